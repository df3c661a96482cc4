//! A state of the plan: what its parts are marked as, what is wrong with their files, and what may
//! be shown of it, as `docs/markings.md` has it.

use empact::model::Marking;
use empact::schema::FileKind;
use serde_json::json;

use super::plan::{Files, Filled, PARTS, filled, mark};

/// What is the matter with the file of a part, beside its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A key that there is not.
    UnknownKey,
    /// Text that is not YAML, before everything else.
    SyntaxBefore,
    /// Text that is not YAML, behind everything else.
    SyntaxBehind,
    /// Parties that nobody knows.
    Parties,
    /// Its marking is misspelt.
    Marking,
    /// The key of its marking is misspelt.
    MarkingKey,
    /// Nothing is written behind the key of its marking.
    EmptyMarking,
    /// It has another marking besides, the lowest, which comes first.
    TwoMarkings,
    /// It refers to what there is not.
    Reference,
}

impl Fault {
    pub(crate) const ALL: [Self; 9] = [
        Self::UnknownKey,
        Self::SyntaxBefore,
        Self::SyntaxBehind,
        Self::Parties,
        Self::Marking,
        Self::MarkingKey,
        Self::EmptyMarking,
        Self::TwoMarkings,
        Self::Reference,
    ];
}

/// A state of the plan.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// What its texts are told by.
    pub(crate) name: &'static str,
    /// The marking that each part has itself.
    pub(crate) markings: Vec<Option<Marking>>,
    /// The declassification, and whether it is in full.
    pub(crate) lifted: Option<(Marking, bool)>,
    pub(crate) faults: Vec<Option<Fault>>,
}

impl State {
    /// The state in which nothing says what it is marked as and nothing is wrong.
    pub(crate) fn plain(name: &'static str) -> Self {
        let parts = PARTS.len();
        Self { name, markings: vec![None; parts], lifted: None, faults: vec![None; parts] }
    }

    /// The files.
    pub(crate) fn files(&self) -> Files {
        let parts = PARTS.iter().enumerate();
        parts.map(|(at, part)| (part.path.clone(), self.written(at))).collect()
    }

    fn written(&self, at: usize) -> String {
        let (fault, mark) = (self.faults[at], mark(self.name, at));
        let Filled { mut data, .. } = filled(self.name, at, fault == Some(Fault::Parties));
        let map = data.as_object_mut().expect("a mapping");
        map.remove("marking");
        map.remove("declassification").filter(|_| self.lifted.is_some()).map(|mut lifted| {
            let (status, full) = self.lifted.expect("it is lifted");
            lifted["status"] = status.word().into();
            lifted["extent"] = if full { "full" } else { "partial" }.into();
            map.insert("declassification".to_owned(), lifted)
        });
        if fault == Some(Fault::Reference) {
            map.insert("relations".to_owned(), json!([{ "kind": "see_also", "action": "9.9" }]));
            map.insert("themes".to_owned(), json!([format!("{mark}theme")]));
        }
        let body = map.remove("(body)");
        let marking = self.markings[at].map(|marking| match fault {
            Some(Fault::Marking) => format!("marking: {}s\n", marking.word()),
            Some(Fault::MarkingKey) => format!("markin: {}\n", marking.word()),
            Some(Fault::EmptyMarking) => "marking:\n".to_owned(),
            Some(Fault::TwoMarkings) => format!("marking: public\nmarking: {}\n", marking.word()),
            _ => format!("marking: {}\n", marking.word()),
        });
        let (before, behind) = match fault {
            Some(Fault::SyntaxBefore) => (format!("{mark}: [ {{\n"), String::new()),
            Some(Fault::SyntaxBehind) => (String::new(), format!("{mark}: \"no end\n")),
            Some(Fault::UnknownKey) => (String::new(), format!("{mark}key: {mark}value\n")),
            _ => Default::default(),
        };
        let lines = map.iter().map(|(key, value)| format!("{key}: {value}\n"));
        let yaml =
            format!("{before}{}{}{behind}", marking.unwrap_or_default(), lines.collect::<String>());
        match body {
            Some(body) => format!("---\n{yaml}---\n\n{}\n", body.as_str().expect("a text")),
            None => yaml,
        }
    }

    /// What holds for each part: its marking, as `docs/markings.md` has it.
    pub(crate) fn holding(&self) -> Vec<Option<Marking>> {
        let mut kept: Vec<Option<Marking>> = Vec::new();
        let mut before: Vec<Option<Marking>> = Vec::new();
        for (part, own) in PARTS.iter().zip(&self.markings) {
            let over = |list: &[Option<Marking>]| part.above.and_then(|above| list[above]);
            let not_released = |own: &Marking| {
                // The marking of the plan's own file is what the decision lifts.
                let is_part = part.kind != FileKind::Plan;
                is_part && self.lifted.is_some_and(|(to, full)| !full && *own > to)
            };
            kept.push(own.map_or_else(|| over(&kept), |own| Some(own).filter(not_released)));
            before.push(own.or_else(|| over(&before)));
        }
        let lowered = |before: Option<Marking>| match self.lifted {
            Some((to, _)) => Some(before.map_or(to, |before| before.min(to))),
            None => before,
        };
        kept.into_iter().zip(before).map(|(kept, before)| kept.or(lowered(before))).collect()
    }

    /// Whether each part is above a ceiling, itself or with what it belongs to.
    pub(crate) fn above(&self, ceiling: Marking) -> Vec<bool> {
        let holding = self.holding();
        let mut above: Vec<bool> = Vec::new();
        for (part, marking) in PARTS.iter().zip(holding) {
            let hangs_on = [part.above, part.with].into_iter().flatten();
            let gone = hangs_on.into_iter().any(|other| above[other]);
            above.push(gone || marking > Some(ceiling));
        }
        above
    }
}
