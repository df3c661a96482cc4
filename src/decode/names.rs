//! Where keys stand, and what people call them who do not know the words of this program. Called by
//! `words` and `access` for a key that is unknown where it stands.

use super::items::plain;
use crate::model::{Punctuality, Stage, Term, Verdict, meant};
use crate::yaml::write::literal;
use crate::yaml::{Node, short};

/// Keys that are often written in the wrong place, and where they stand.
pub static PLACES: &[(&str, &str)] = &[
    ("stage", "under `progress`, below a period"),
    ("verdict", "under `progress`, below a period"),
    ("punctuality", "under `progress`, below a period"),
    ("result", "under `progress`, below a period"),
    ("outputs", "under `progress`, below a period"),
    ("late", "under `progress`, below a period"),
    ("reported", "under `progress`, below a period"),
    ("target_gap", "under `progress`, below a period"),
    ("target", "in an item of `kpis`"),
    ("baseline", "in an item of `kpis`"),
    ("values", "in an item of `kpis`"),
    ("value", "in an item of `results`; what a KPI came to stands under its `values`, by period"),
    ("measure", "in an item of `results`"),
    ("staff_fte", "under `inputs`"),
    ("staff", "under `inputs`"),
    ("budget_eur", "under `inputs`"),
    ("budget", "under `inputs`, in words; the amount is `budget_eur`"),
    ("funding", "under `inputs`"),
    ("decision", "under `continuation` in the file of an action"),
    ("plan", "under `continuation` in the file of an action"),
    ("leaders", "in the file of an action, at the margin"),
    ("co_leaders", "in the file of an action, at the margin"),
    ("participants", "in the file of an action, at the margin"),
    ("kpis", "in the file of an action, at the margin"),
    ("progress", "in the file of an action, at the margin"),
    ("inputs", "in the file of an action, at the margin"),
    ("description", "in the file of an action, at the margin"),
    ("comments", "in the file of an action, at the margin"),
    ("difficulties", "in the file of an action, at the margin"),
    ("results", "in the file of an action, at the margin"),
    ("events", "in the file of an action, at the margin"),
    ("operations", "in the file of an action, at the margin"),
    ("funding_bids", "in the file of an action, at the margin"),
    ("follow_ups", "in the file of an action, at the margin"),
    ("recommendations", "in the file of an action, at the margin"),
    ("start", "in the file of an action, at the margin"),
    ("end", "in the file of an action, at the margin"),
    ("goal", "in the file of an action, at the margin"),
    ("driver", "in `priority.yaml`"),
    ("co_drivers", "in `priority.yaml`"),
    ("members", "in `priority.yaml`"),
    ("agencies", "in `priority.yaml`"),
    ("third_states", "in `priority.yaml`"),
    ("goals", "in `priority.yaml`"),
    ("aim", "in `priority.yaml`"),
    ("lessons", "in `priority.yaml`"),
    ("achievements", "in `priority.yaml`"),
    ("proposals", "in `priority.yaml`"),
    ("years", "in `oap.yaml`"),
    ("periods", "in `oap.yaml`"),
    ("priorities", "in `oap.yaml`"),
    ("measures", "in `oap.yaml`"),
    ("groups", "in `oap.yaml`"),
    ("parties", "in `oap.yaml`"),
    ("themes", "in `oap.yaml`"),
    ("horizontal_goals", "in `oap.yaml`"),
];

/// What keys are called by people, and the keys: the first that is known at a place is meant there, and
/// the first of all where none is.
pub static CALLED: &[(&[&str], &[&str])] = &[
    (&["status", "state", "progress_status", "phase", "implementation"], &["stage"]),
    (&["evaluation", "assessment", "rating", "target_met", "achieved", "success"], &["verdict"]),
    (&["timeliness", "delay", "delayed", "on_time", "delays", "on_schedule"], &["punctuality"]),
    (&["completed", "complete", "done", "finished", "closed"], &["stage"]),
    (&["deliverables", "deliverable", "output", "products"], &["outputs"]),
    (
        &["outcomes", "achievement", "summary", "progress_made", "text"],
        &["result", "about", "text"],
    ),
    (&["report_date", "reported_on", "reporting_date"], &["reported"]),
    (&["explanation", "deviation", "gap", "shortfall", "why_not_met"], &["target_gap"]),
    (
        &[
            "costs",
            "cost",
            "budget_in_eur",
            "budget_euro",
            "estimated_budget",
            "amount_eur",
            "total_budget",
        ],
        &["budget_eur"],
    ),
    (&["asked", "requested", "asked_for", "amount_asked", "amount_requested"], &["asked_eur"]),
    (&["granted", "awarded", "amount_granted", "grant"], &["granted_eur"]),
    (&["spent", "amount_spent", "paid"], &["spent_eur"]),
    (&["fte", "personnel", "manpower", "human_resources"], &["staff_fte"]),
    (&["resources", "means", "required_resources"], &["inputs"]),
    (&["source_of_funding", "financing", "funded_by", "funds"], &["funding"]),
    (&["grant", "grants", "applications", "funding_applications", "hvg", "lvg"], &["funding_bids"]),
    (
        &[
            "start_date",
            "begin",
            "begins",
            "starting_date",
            "date_from",
            "begin_date",
            "commencement",
        ],
        &["start"],
    ),
    (&["date", "dates", "when", "day"], &["at", "start", "reported"]),
    (
        &[
            "end_date",
            "deadline",
            "finish",
            "finishes",
            "ends",
            "completion_date",
            "date_to",
            "until",
        ],
        &["end"],
    ),
    (&["due_date", "by_when"], &["due"]),
    (&["timeline", "time_frame", "timeframe", "duration", "schedule"], &["timing"]),
    (
        &[
            "indicators",
            "indicator",
            "kpi",
            "kpi_list",
            "performance_indicators",
            "key_performance_indicators",
            "metrics",
        ],
        &["kpis", "measure"],
    ),
    (
        &[
            "objective",
            "objectives",
            "purpose",
            "activities",
            "activity",
            "tasks",
            "scope",
            "content",
            "details",
            "abstract",
        ],
        &["description", "aim", "about"],
    ),
    (
        &[
            "risks",
            "risk",
            "problems",
            "problem",
            "obstacles",
            "challenges",
            "issues",
            "constraints",
        ],
        &["difficulties"],
    ),
    (&["lessons_learned", "lessons_learnt", "best_practices", "good_practices"], &["lessons"]),
    (&["suggestions", "advice"], &["recommendations"]),
    (&["next_steps", "follow_up", "followup", "todo", "open_points"], &["follow_ups"]),
    (&["remarks", "observations", "annotations"], &["comments", "note"]),
    (&["description", "text", "details"], &["about", "text", "outcome"]),
    (&["participants", "attendees"], &["members", "countries", "attended_by"]),
    (&["result", "outcome"], &["outcome", "result"]),
    (&["indicators"], &["measures"]),
    (&["remark", "comment", "notes", "footnote"], &["note", "comments", "text"]),
    (&["name", "heading", "action_title"], &["title", "label", "name"]),
    (&["title", "label", "caption", "heading"], &["name", "label", "title"]),
    (
        &["number", "no", "nr", "action_number", "action_no", "ref"],
        &["action", "number", "value", "id"],
    ),
    (
        &["strategic_goal", "goal_number", "chsg", "sg", "operational_goal", "goal_no"],
        &["goal", "number"],
    ),
    (&["strategic_goals", "horizontal_goals", "chsgs", "operational_goals"], &["goals"]),
    (
        &[
            "jads",
            "jad",
            "action_days",
            "joint_action_days",
            "meetings",
            "meeting",
            "trainings",
            "training",
            "workshops",
            "conferences",
            "event",
        ],
        &["events"],
    ),
    (&["operation_list", "joint_operations", "investigations"], &["operations"]),
    (
        &[
            "action_leader",
            "action_leaders",
            "lead",
            "leading_country",
            "lead_country",
            "responsible",
            "owner",
        ],
        &["leaders", "driver"],
    ),
    (
        &["co_leader", "leaders_co", "co_lead", "co_action_leader", "co_action_leaders", "deputy"],
        &["co_leaders"],
    ),
    (
        &[
            "participating_countries",
            "participating_ms",
            "participating_member_states",
            "countries_involved",
            "participant",
            "member_states",
            "members",
            "partners_involved",
            "involved",
        ],
        &["participants", "members", "countries"],
    ),
    (&["drivers", "priority_driver", "lead_driver"], &["driver"]),
    (&["co_driver", "codrivers", "codriver", "deputy_driver"], &["co_drivers"]),
    (&["third_countries", "third_parties"], &["third_states"]),
    (&["eu_agencies", "jha_agencies", "institutions"], &["agencies"]),
    (
        &["host", "hosts", "organiser", "organizer", "organizers", "organised_by", "organized_by"],
        &["organisers"],
    ),
    (
        &["attendees", "attendance", "number_of_participants", "persons"],
        &["participants", "attended_by"],
    ),
    (&["location", "venue", "city", "town", "where"], &["place"]),
    (&["type", "category"], &["kind"]),
    (&["agenda", "subject", "topic", "topics"], &["about"]),
    (&["amount", "count", "quantity", "total", "figure", "result_value"], &["value", "values"]),
    (
        &[
            "actual",
            "actuals",
            "current",
            "current_value",
            "measured",
            "results",
            "result",
            "value",
        ],
        &["values", "value"],
    ),
    (&["goal", "target_value", "objective_value", "aim"], &["target", "number"]),
    (&["base", "start_value", "starting_point", "reference_value", "initial"], &["baseline"]),
    (&["measure_unit", "unit_of_measure", "units", "currency"], &["unit"]),
    (&["indicator", "metric", "category"], &["measure"]),
    (&["year", "plan_years"], &["years", "plan_year", "plan"]),
    (&["period", "reporting_periods", "reporting_period"], &["periods", "period"]),
    (&["cutoff", "closing_date", "cut_off_date", "date", "end", "deadline"], &["cut_off"]),
    (&["priority_list", "crime_priorities", "crime_priority"], &["priorities", "priority"]),
    (&["party", "organisations", "organizations"], &["parties"]),
    (&["parties", "countries"], &["members"]),
    (&["classification", "security", "tlp", "confidentiality", "handling"], &["marking"]),
    (&["author", "who", "said_by", "speaker", "by_whom"], &["by"]),
    (&["code", "abbreviation", "short"], &["key", "short_title"]),
    (&["fund", "funder", "funding_programme", "call"], &["programme"]),
    (&["title", "project", "description", "subject"], &["purpose"]),
    (&["decision", "verdict", "stage", "status", "result"], &["outcome"]),
    (&["linked_actions", "links", "related", "related_actions", "see_also"], &["relations"]),
    (&["continues", "continued", "continuing", "follow_on", "carried_over"], &["continuation"]),
];

/// Where a key stands that is known elsewhere.
pub(super) fn place_of(key: &str) -> Option<&'static str> {
    PLACES.iter().find(|(known, _)| *known == key).map(|(_, place)| *place)
}

/// `status: on track`: the line that is meant, where the value belongs to another key than the word does.
fn answered_elsewhere(word: &str, text: &str, free: &[&'static str]) -> Option<String> {
    let folded = folded(word);
    let (_, keys) = CALLED.iter().find(|(words, _)| words.contains(&folded.as_str()))?;
    let called = keys.iter().find(|key| free.contains(key))?;
    let [said] = meant(called, text) else { return None };
    (said.key() != *called && free.contains(&said.key())).then(|| {
        format!(
            "write `{}: {}` in place of `{}: {}`",
            said.key(),
            said.word(),
            literal(word),
            literal(text)
        )
    })
}

/// `completed: yes`: the line that is meant, where a word for a value stands in place of its key.
pub(super) fn answered(word: &str, value: &Node<'_>, free: &[&'static str]) -> Option<String> {
    let answer = value.scalar()?.trim();
    let is_so = match answer.to_lowercase().as_str() {
        "yes" | "true" | "y" | "x" | "ja" | "oui" => true,
        "no" | "false" | "n" | "nein" | "non" => false,
        _ => return answered_elsewhere(word, answer, free),
    };
    let keys = ["stage", "verdict", "punctuality"].into_iter().filter(|key| free.contains(key));
    let mut said = keys.filter_map(|key| meant(key, word).first().filter(|said| said.key() == key));
    let said = *said.next()?;
    let meant: &[Term] = match said {
        _ if is_so => &[said],
        Term::Stage(Stage::Finished) => {
            &[Term::Stage(Stage::Ongoing), Term::Stage(Stage::NotStarted)]
        }
        Term::Verdict(Verdict::Met) => &[Term::Verdict(Verdict::NotMet)],
        Term::Punctuality(Punctuality::OnTime) => &[Term::Punctuality(Punctuality::Delayed)],
        Term::Punctuality(Punctuality::Delayed) => &[Term::Punctuality(Punctuality::OnTime)],
        _ => return None,
    };
    let lines = meant.iter().map(|meant| format!("`{}: {}`", meant.key(), meant.word()));
    let lines: Vec<String> = lines.collect();
    Some(format!("write {} in place of `{}: {answer}`", lines.join(" or "), literal(word)))
}

/// The key that is meant by a word where these keys may be written.
pub(super) fn called_here(
    word: &str,
    value: &Node<'_>,
    (known, free): (&[&str], &[&'static str]),
) -> Option<&'static str> {
    let called = folded(word);
    let counts = value.scalar().is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()));
    // At events those who came are counted under one key and named under the other.
    let fits = |key: &str| match key {
        "attended_by" => !counts,
        "participants" => counts || !free.contains(&"attended_by"),
        // Of a bid it is one of a few words, of all else what came of it.
        "outcome" => known.contains(&"programme") || !OF_BIDS.contains(&called.as_str()),
        _ => true,
    };
    let meant = CALLED.iter().filter(|(words, _)| words.contains(&called.as_str()));
    let mut keys = meant.flat_map(|(_, keys)| *keys);
    keys.find_map(|key| free.iter().copied().find(|field| field == key && fits(key)))
}

/// What people call the outcome of a bid, and what of anything else would be no outcome.
const OF_BIDS: [&str; 3] = ["verdict", "stage", "status"];

/// The key that is meant by a word, where it is there already.
pub(super) fn called_already<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = folded(word);
    let (_, keys) = CALLED.iter().find(|(words, _)| words.contains(&word.as_str()))?;
    keys.iter().find_map(|key| known.iter().copied().find(|known| known == key))
}

/// What keys say of the thing that they stand in, and of another thing where they may be written.
const OF_ITS_THING: [&str; 15] = [
    "stage",
    "verdict",
    "punctuality",
    "result",
    "results",
    "value",
    "values",
    "target",
    "baseline",
    "staff_fte",
    "staff",
    "budget_eur",
    "budget",
    "funding",
    "inputs",
];

/// What to write of a part of an action, such as a bid, where a key is known of others only: there it would
/// say something else.
pub(super) fn of_another(
    word: &str,
    value: &Node<'_>,
    (known, free): (&[&str], &[&'static str]),
) -> Option<String> {
    let (thing, prose) = match () {
        () if known.contains(&"programme") => ("a funding bid", "note"),
        () if known.contains(&"attended_by") => ("an event", "about"),
        () if known.contains(&"reported_with") => ("an operation", "about"),
        () if known.contains(&"parties") && known.contains(&"since") => ("a partner", "about"),
        () => return None,
    };
    let called = folded(word);
    let is_amount = matches!(called.as_str(), "amount" | "sum" | "value" | "money" | "eur");
    if prose == "note" && (is_amount || called == "budget_eur" || is_called(&called, "budget_eur"))
    {
        return Some(
            "a funding bid says which amount it is: `asked_eur`, `granted_eur` or `spent_eur`"
                .to_owned(),
        );
    }
    let mut keys = CALLED.iter().filter(|(words, _)| words.contains(&called.as_str()));
    let is_of_its_thing = OF_ITS_THING.contains(&word)
        || keys.any(|(_, keys)| keys.iter().any(|key| OF_ITS_THING.contains(key)));
    if !is_of_its_thing {
        return None;
    }
    let asked = |key: &str| word == key || is_called(&called, key);
    let (told, prose) = match () {
        () if prose == "note" => (format!("{thing} has no key for it"), prose),
        () if asked("stage") && thing == "a partner" => {
            (format!("{thing} has no stage"), "outcome")
        }
        () if asked("stage") => {
            (format!("{thing} has no stage, but a first and a last day"), "outcome")
        }
        () if asked("verdict") => {
            (format!("{thing} has no verdict, which is that of the action"), "outcome")
        }
        () => (format!("{thing} has no key for it"), prose),
    };
    let text = value.scalar().filter(|text| !text.trim().is_empty() && free.contains(&prose));
    Some(match text {
        Some(text) if text.chars().count() <= 60 && !text.contains(['"', '\\', '\n']) => {
            let name = called.trim_end_matches("_eur").replace('_', " ");
            let unit = if called.ends_with("_eur") { " EUR" } else { "" };
            let said = literal(text);
            let words = match prose {
                // What is planned is told from how a text begins.
                "outcome" if asked("stage") => plain(text),
                _ => format!("\"{name}: {said}{unit}\""),
            };
            format!("{told}; write `{prose}: {words}` in place of `{}: {said}`", literal(word))
        }
        _ => format!("{told}; say it in words under `{prose}`"),
    })
}

/// Whether a word is one for this key before all others.
fn is_called(word: &str, key: &str) -> bool {
    let meant = CALLED.iter().find(|(words, _)| words.contains(&word));
    meant.is_some_and(|(_, keys)| keys.first() == Some(&key))
}

/// What to do about a word for a key that stands elsewhere.
pub(super) fn called_elsewhere(word: &str) -> Option<String> {
    let folded = folded(word);
    let (_, keys) = CALLED.iter().find(|(words, _)| words.contains(&folded.as_str()))?;
    let (key, place) = keys.iter().find_map(|key| Some((key, place_of(key)?)))?;
    Some(format!("`{}` is called `{key}`, and stands {place}", short(word)))
}

fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-', '/'], "_")
}
