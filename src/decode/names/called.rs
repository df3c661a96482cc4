//! What people call keys, as data, and which keys they mean by it; where keys stand that are written
//! elsewhere. Asked by `names`; what to answer stands there.

use std::collections::HashMap;
use std::sync::LazyLock;

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
    ("risks", "in the file of an action, at the margin"),
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
        &["problems", "problem", "obstacles", "challenges", "issues", "constraints"],
        &["difficulties"],
    ),
    (&["risk", "risk_register", "risk_log", "deviations", "departures"], &["risks"]),
    (&["severity", "impact", "seriousness", "risk_level"], &["gravity"]),
    (&["probability", "chance"], &["likelihood"]),
    (&["mitigation", "countermeasures", "response", "treatment"], &["remedy"]),
    (&["state", "status", "stage", "decision", "word"], &["is"]),
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
pub(in crate::decode) fn place_of(key: &str) -> Option<&'static str> {
    PLACES.iter().find(|(known, _)| *known == key).map(|(_, place)| *place)
}

/// Keys of which one is meant, the likelier first.
type Keys = &'static [&'static str];

/// The keys that are meant by a word as [`folded`], for each line of [`CALLED`] that has it.
pub(super) fn meant_by(folded: &str) -> &'static [Keys] {
    static LINES: LazyLock<HashMap<&str, Vec<Keys>>> = LazyLock::new(|| {
        let mut lines: HashMap<&str, Vec<Keys>> = HashMap::new();
        for (words, keys) in CALLED {
            for word in *words {
                lines.entry(word).or_default().push(keys);
            }
        }
        lines
    });
    LINES.get(folded).map_or(&[], Vec::as_slice)
}

/// A word as it is looked up, whatever stands between its parts.
pub(super) fn folded(word: &str) -> String {
    word.trim().to_lowercase().replace([' ', '-', '/'], "_")
}
