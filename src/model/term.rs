//! What people write for the words of the closed vocabularies, and what they mean by it: `completed` is
//! `stage: finished`, `late` is `punctuality: delayed`.
//!
//! The one list of it. `decode` asks what was meant by a word that is none of the model's, rules what a
//! phrase in a text claims. Words for keys stand in `decode`, names of parties in `party`.

use super::{Basis, BidOutcome, Decision, Marking, Punctuality, Stage, Verdict};

/// A value, and with it the key that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the type of the key that it names")]
pub enum Term {
    Stage(Stage),
    Punctuality(Punctuality),
    Verdict(Verdict),
    Decision(Decision),
    Outcome(BidOutcome),
    Basis(Basis),
    Marking(Marking),
}

impl Term {
    /// The key under which the value stands.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Punctuality(_) => "punctuality",
            Self::Verdict(_) => "verdict",
            Self::Decision(_) => "decision",
            Self::Outcome(_) => "outcome",
            Self::Basis(_) => "basis",
            Self::Marking(_) => "marking",
        }
    }

    /// The word for the value in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stage(value) => value.into(),
            Self::Punctuality(value) => value.into(),
            Self::Verdict(value) => value.into(),
            Self::Decision(value) => value.into(),
            Self::Outcome(value) => value.into(),
            Self::Basis(value) => value.into(),
            Self::Marking(value) => value.into(),
        }
    }

    /// Whether the two stand side by side, so that one is written for the other.
    fn is_beside(self, key: &str) -> bool {
        const REPORT: [&str; 3] = ["stage", "punctuality", "verdict"];
        self.key() == key || REPORT.contains(&self.key()) && REPORT.contains(&key)
    }
}

/// Phrases for a value; for several, where it may be any of them.
struct Phrases {
    meant: &'static [Term],
    /// Those that claim as much in any text, where they stand alone.
    claims: &'static [&'static str],
    /// Those that mean it only where it is asked for.
    answers: &'static [&'static str],
}

const fn phrases(
    meant: &'static [Term],
    claims: &'static [&'static str],
    answers: &'static [&'static str],
) -> Phrases {
    Phrases { meant, claims, answers }
}

/// All phrases, folded.
const PHRASES: &[Phrases] = &[
    phrases(
        &[Term::Stage(Stage::NotStarted)],
        &["not started", "not begun", "not yet started", "not yet begun"],
        &[
            "unstarted",
            "not commenced",
            "to do",
            "todo",
            "planned",
            "scheduled",
            "pending",
            "upcoming",
            "future",
            "no progress",
            "geplant",
            "nicht begonnen",
            "noch nicht begonnen",
            "prévu",
            "pas commencé",
            "non commencé",
            "à venir",
        ],
    ),
    phrases(
        &[Term::Stage(Stage::Ongoing)],
        &["ongoing", "on going", "in progress", "under way", "underway"],
        &[
            "running",
            "started",
            "begun",
            "commenced",
            "active",
            "continuing",
            "in process",
            "in implementation",
            "being implemented",
            "unfinished",
            "incomplete",
            "uncompleted",
            "not finished",
            "not completed",
            "not complete",
            "partly finished",
            "partially completed",
            "partly completed",
            "wip",
            "work in progress",
            "laufend",
            "läuft",
            "in bearbeitung",
            "in arbeit",
            "nicht abgeschlossen",
            "en cours",
            "inachevé",
            "non terminé",
        ],
    ),
    phrases(
        &[Term::Stage(Stage::Finished)],
        &["finished", "completed", "complete", "formally completed", "concluded", "finalised"],
        &[
            "finalized",
            "done",
            "closed",
            "ended",
            "implemented",
            "fully implemented",
            "executed",
            "delivered",
            "resolved",
            "carried out",
            "finish",
            "abgeschlossen",
            "beendet",
            "erledigt",
            "fertig",
            "terminé",
            "terminée",
            "achevé",
            "achevée",
            "clôturé",
            "réalisé",
        ],
    ),
    phrases(
        &[Term::Stage(Stage::Halted)],
        &["halted", "stopped", "suspended", "cancelled", "abandoned"],
        &[
            "canceled",
            "on hold",
            "paused",
            "discontinued",
            "withdrawn",
            "frozen",
            "dropped",
            "terminated",
            "interrupted",
            "blocked",
            "abgebrochen",
            "eingestellt",
            "ausgesetzt",
            "gestoppt",
            "annulé",
            "suspendu",
            "abandonné",
            "arrêté",
        ],
    ),
    phrases(
        &[Term::Verdict(Verdict::Met)],
        &["achieved", "fully achieved", "met", "target met", "reached"],
        &[
            "fully met",
            "fully reached",
            "target reached",
            "target achieved",
            "fulfilled",
            "attained",
            "accomplished",
            "success",
            "successful",
            "satisfied",
            "yes",
            "passed",
            "exceeded",
            "surpassed",
            "on target",
            "erreicht",
            "erfüllt",
            "ja",
            "atteint",
            "rempli",
            "oui",
        ],
    ),
    phrases(
        &[Term::Verdict(Verdict::PartlyMet)],
        &["partially achieved", "partly achieved", "partially met", "partly met"],
        &[
            "partially",
            "partly",
            "partial",
            "in part",
            "partially reached",
            "partly reached",
            "partially fulfilled",
            "partly fulfilled",
            "teilweise",
            "teilweise erreicht",
            "teilweise erfüllt",
            "partiellement",
            "partiellement atteint",
            "en partie",
        ],
    ),
    phrases(
        &[Term::Verdict(Verdict::NotMet)],
        &["not achieved", "not met", "not reached", "missed"],
        &[
            "unmet",
            "target missed",
            "target not met",
            "not fulfilled",
            "not attained",
            "unachieved",
            "unfulfilled",
            "unreached",
            "failed",
            "failure",
            "unsuccessful",
            "below target",
            "no",
            "nicht erreicht",
            "nicht erfüllt",
            "verfehlt",
            "nein",
            "non atteint",
            "pas atteint",
            "non",
        ],
    ),
    phrases(
        &[Term::Verdict(Verdict::Undetermined)],
        &[],
        &[
            "unknown",
            "unclear",
            "uncertain",
            "not known",
            "not measured",
            "not measurable",
            "inconclusive",
            "indeterminate",
            "unbekannt",
            "unklar",
            "inconnu",
            "indéterminé",
        ],
    ),
    phrases(
        &[Term::Verdict(Verdict::Open)],
        &[],
        &[
            "not yet",
            "too early",
            "too early to say",
            "pending",
            "to be assessed",
            "not yet assessed",
            "not yet known",
            "ausstehend",
            "à évaluer",
        ],
    ),
    phrases(
        &[Term::Punctuality(Punctuality::OnTime)],
        &["on schedule", "on time", "on track"],
        &[
            "in time",
            "timely",
            "as planned",
            "punctual",
            "early",
            "ahead",
            "ahead of schedule",
            "not delayed",
            "not late",
            "undelayed",
            "pünktlich",
            "planmäßig",
            "im zeitplan",
            "à temps",
            "dans les délais",
        ],
    ),
    phrases(
        &[Term::Punctuality(Punctuality::Delayed)],
        &["delayed", "late", "behind schedule"],
        &[
            "behind",
            "delay",
            "delays",
            "overdue",
            "belated",
            "off track",
            "not on time",
            "not on schedule",
            "not on track",
            "untimely",
            "verspätet",
            "verzögert",
            "im verzug",
            "überfällig",
            "en retard",
            "retardé",
        ],
    ),
    phrases(
        &[Term::Decision(Decision::None)],
        &[],
        &[
            "no",
            "ends",
            "end",
            "ended",
            "not continued",
            "discontinued",
            "no continuation",
            "will not continue",
            "closed",
            "finished",
            "done",
            "nein",
            "keine",
            "non",
            "aucune",
        ],
    ),
    phrases(
        &[Term::Decision(Decision::Possible), Term::Decision(Decision::None)],
        &[],
        &["unlikely", "improbable", "not likely", "doubtful", "unwahrscheinlich", "peu probable"],
    ),
    phrases(
        &[Term::Decision(Decision::Possible)],
        &[],
        &[
            "maybe",
            "perhaps",
            "potential",
            "potentially",
            "uncertain",
            "unsure",
            "not certain",
            "not sure",
            "undecided",
            "not decided",
            "open",
            "möglich",
            "unsicher",
            "éventuel",
            "incertain",
        ],
    ),
    phrases(
        &[Term::Decision(Decision::Likely)],
        &[],
        &["probable", "probably", "expected", "wahrscheinlich", "probablement"],
    ),
    phrases(
        &[Term::Decision(Decision::Certain)],
        &[],
        &[
            "yes",
            "sure",
            "confirmed",
            "definite",
            "definitely",
            "continued",
            "continues",
            "continuing",
            "will continue",
            "decided",
            "agreed",
            "ja",
            "sicher",
            "oui",
        ],
    ),
    phrases(
        &[Term::Decision(Decision::Conditional)],
        &[],
        &["depends", "dependent", "subject to funding", "if funded", "bedingt", "conditionnel"],
    ),
    phrases(
        &[Term::Decision(Decision::Postponed)],
        &[],
        &["deferred", "delayed", "later", "put off", "verschoben", "reporté", "reportée"],
    ),
    phrases(
        &[Term::Decision(Decision::Merged)],
        &[],
        &["combined", "integrated", "joined", "absorbed", "zusammengelegt", "fusionné"],
    ),
    phrases(
        &[Term::Decision(Decision::Dropped)],
        &[],
        &["cancelled", "canceled", "abandoned", "given up", "scrapped", "gestrichen", "abandonné"],
    ),
    phrases(
        &[Term::Outcome(BidOutcome::Planned)],
        &[],
        &["intended", "to be submitted", "not submitted", "in preparation", "draft", "geplant"],
    ),
    phrases(
        &[Term::Outcome(BidOutcome::Pending)],
        &[],
        &[
            "submitted",
            "applied",
            "awaiting",
            "waiting",
            "under review",
            "in review",
            "under evaluation",
            "undecided",
            "not decided",
            "open",
            "eingereicht",
            "en attente",
        ],
    ),
    phrases(
        &[Term::Outcome(BidOutcome::Accepted)],
        &[],
        &[
            "approved",
            "granted",
            "awarded",
            "successful",
            "success",
            "won",
            "funded",
            "secured",
            "bewilligt",
            "genehmigt",
            "accordé",
            "approuvé",
        ],
    ),
    phrases(
        &[Term::Outcome(BidOutcome::Refused)],
        &[],
        &[
            "rejected",
            "denied",
            "declined",
            "unsuccessful",
            "not accepted",
            "unaccepted",
            "not approved",
            "not granted",
            "turned down",
            "failed",
            "not funded",
            "abgelehnt",
            "refusé",
            "rejeté",
        ],
    ),
    phrases(
        &[Term::Outcome(BidOutcome::Withdrawn)],
        &[],
        &["retracted", "cancelled", "canceled", "dropped", "zurückgezogen", "retiré"],
    ),
    phrases(&[Term::Basis(Basis::New)], &[], &["newly", "first", "neu", "nouveau", "nouvelle"]),
    phrases(
        &[Term::Basis(Basis::Continuing)],
        &[],
        &[
            "continued",
            "continuation",
            "ongoing",
            "existing",
            "carried over",
            "follow up",
            "fortgesetzt",
            "poursuite",
        ],
    ),
    phrases(&[Term::Basis(Basis::ContinuingDelayed)], &[], &["delayed", "late"]),
    phrases(
        &[Term::Marking(Marking::Public), Term::Marking(Marking::Limite)],
        &[],
        &["unclassified", "not classified", "eu unclassified", "non classifié", "offen"],
    ),
    phrases(
        &[Term::Marking(Marking::Restricted)],
        &[],
        &[
            "restreint",
            "restreint ue",
            "restreint ue eu restricted",
            "eu restricted",
            "r ue",
            "r ue eu r",
            "vs nfd",
        ],
    ),
    phrases(
        &[Term::Marking(Marking::Confidential)],
        &[],
        &["confidentiel", "confidentiel ue", "confidentiel ue eu confidential", "eu confidential"],
    ),
    phrases(
        &[Term::Marking(Marking::Secret)],
        &[],
        &["secret ue", "secret ue eu secret", "eu secret", "geheim"],
    ),
    phrases(
        &[Term::Marking(Marking::TopSecret)],
        &[],
        &["très secret", "très secret ue", "très secret ue eu top secret", "eu top secret"],
    ),
];

/// How many bytes the longest phrase has.
const LONGEST: usize = 40;

/// What a folded phrase claims of an action, if all of it is a status.
pub fn claimed(phrase: &str) -> Option<Term> {
    let found = PHRASES.iter().find(|phrases| phrases.claims.contains(&phrase))?;
    found.meant.first().copied()
}

/// What may be meant by a text behind a key: values of that key, or of one that stands beside it.
pub fn meant(key: &str, text: &str) -> &'static [Term] {
    if text.len() > LONGEST {
        return &[];
    }
    let text = fold(text);
    let all = PHRASES.iter().filter(|phrases| {
        let first = phrases.meant.first();
        let is_word = first.is_some_and(|meant| fold(meant.word()) == text);
        is_word || [phrases.claims, phrases.answers].iter().any(|list| list.contains(&&*text))
    });
    let beside = |phrases: &&Phrases| phrases.meant.iter().all(|meant| meant.is_beside(key));
    let mut found: Vec<&Phrases> = all.filter(beside).collect();
    found.sort_by_key(|phrases| phrases.meant.first().is_some_and(|meant| meant.key() != key));
    match found.as_slice() {
        [first, second, ..]
            if first.meant.first().map(|meant| meant.key()) != Some(key)
                && first.meant != second.meant =>
        {
            &[]
        }
        [first, ..] => first.meant,
        [] => &[],
    }
}

fn fold(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_phrase_is_folded_and_means_one_thing_under_a_key() {
        let mut seen = BTreeSet::new();
        for phrases in PHRASES {
            let key = phrases.meant.first().expect("it means something").key();
            assert!(phrases.meant.iter().all(|meant| meant.key() == key));
            for phrase in phrases.claims.iter().chain(phrases.answers) {
                assert_eq!(fold(phrase), *phrase);
                assert!(phrase.len() <= LONGEST, "{phrase}");
                assert!(seen.insert((key, *phrase)), "{phrase} is given twice under {key}");
                assert_eq!(meant(key, phrase), phrases.meant, "{key}: {phrase}");
            }
        }
    }

    #[test]
    fn a_word_of_the_key_beside_leads_there() {
        let said = |key, text| {
            meant(key, text).iter().map(|one| (one.key(), one.word())).collect::<Vec<_>>()
        };
        assert_eq!(said("stage", "Completed"), [("stage", "finished")]);
        assert_eq!(said("stage", "late"), [("punctuality", "delayed")]);
        assert_eq!(said("stage", "achieved"), [("verdict", "met")]);
        assert_eq!(said("verdict", "completed"), [("stage", "finished")]);
        assert_eq!(said("verdict", "pending"), [("verdict", "open")]);
        assert_eq!(said("stage", "un-finished"), []);
        assert_eq!(said("stage", "unfinished"), [("stage", "ongoing")]);
        assert_eq!(said("decision", "unlikely"), [("decision", "possible"), ("decision", "none")]);
        assert_eq!(said("decision", "late"), []);
        assert_eq!(said("title", "late"), []);
    }
}
