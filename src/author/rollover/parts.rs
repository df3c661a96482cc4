//! What the files of actions and of priorities have in common: parties, points, markings. Called by `action`,
//! `plan` and `priority`.

use crate::author::carried::{Value, entries};
use crate::author::rollover::Made;
use crate::model::{Action, Document, Marking, Priority};
use crate::prose;
use crate::source::SourceFile;
use crate::yaml::{self, Entry, Kind, Node};

/// The entries of a file.
pub(super) type Written = Vec<(String, Value)>;

/// A file that something is carried from.
pub(super) struct Old<'s> {
    pub(super) text: &'s str,
    root: Option<Node<'s>>,
}

impl<'s> Old<'s> {
    pub(super) fn new(file: &'s SourceFile) -> Self {
        let text = file.text.as_str();
        Self { text, root: yaml::parse(file.id(), text, 0..text.len()).root }
    }

    /// The value of a key at the top of the file.
    pub(super) fn node(&self, key: &str) -> Option<&Node<'s>> {
        let entries = self.root.as_ref()?.entries()?;
        value_of(entries, key)
    }

    /// A key at the top of the file, as it is written; one whose text cites a figure stays behind.
    pub(super) fn as_written(&self, key: &str) -> Option<(String, Value)> {
        let node = self.node(key).filter(|node| !cites(node))?;
        Some((key.to_owned(), Value::of(self.text, node)?))
    }

    /// A list of parties, without those who left and without what belongs to the time that is over.
    pub(super) fn parties(&self, key: &str) -> Option<(String, Value)> {
        self.parties_but(key, None)
    }

    /// The same without the one at a place.
    pub(super) fn parties_but(&self, key: &str, but: Option<usize>) -> Option<(String, Value)> {
        let node = self.node(key)?;
        let value = match &node.kind {
            Kind::Sequence(items) => {
                let others = items.iter().enumerate().filter(|(at, _)| Some(*at) != but);
                let all: Vec<Value> = others.filter_map(|(_, one)| self.party(one)).collect();
                let lines: Option<Vec<String>> = all.iter().map(line).collect();
                let is_changed = but.is_some() || items.iter().any(|one| has(one, &PAST));
                match lines.filter(|_| is_changed) {
                    Some(lines) => Value::in_brackets(&lines),
                    None if is_changed => Value::List(all),
                    None => Value::of(self.text, node)?,
                }
            }
            _ => self.party(node)?,
        };
        let is_nobody = value == Value::in_brackets(&[]);
        (!is_nobody).then(|| (key.to_owned(), value))
    }

    fn party(&self, node: &Node<'_>) -> Option<Value> {
        if has(node, &["until"]) {
            return None;
        }
        if !has(node, &PAST) {
            return Value::of(self.text, node);
        }
        let left = entries(self.text, node, |key| !PAST.contains(&key));
        match left.as_slice() {
            [(key, party)] if key == "party" => Some(party.clone()),
            _ => Some(Value::Map(left)),
        }
    }

    /// A list of points, or of risks; what is done or over stays behind, and what cites a figure, which is
    /// counted.
    pub(super) fn points(&self, made: &Made<'_>, key: &str) -> (Option<(String, Value)>, usize) {
        let Some(Node { kind: Kind::Sequence(items), .. }) = self.node(key) else {
            return (None, 0);
        };
        let open: Vec<&Node<'s>> = items.iter().filter(|one| !is_over(made, one)).collect();
        let left = open.iter().filter(|one| cites(one)).count();
        let kept: Vec<Value> = open
            .into_iter()
            .filter(|one| !cites(one))
            .filter_map(|one| self.point(made, key, one))
            .collect();
        ((!kept.is_empty()).then(|| (key.to_owned(), Value::List(kept))), left)
    }

    fn point(&self, made: &Made<'_>, list: &str, node: &Node<'_>) -> Option<Value> {
        // What is asked for says from which plan it comes.
        let is_asked = ["recommendations", "follow_ups"].contains(&list);
        let all = node.entries().unwrap_or_default();
        if !is_asked && !has(node, &OF_THE_TIME) {
            return Value::of(self.text, node);
        }
        let mut left = entries(self.text, node, |key| !OF_THE_TIME.contains(&key));
        if node.entries().is_none() {
            left.push(("text".to_owned(), Value::of(self.text, node)?));
        }
        let day = if list == "risks" { "since" } else { "at" };
        let period = value_of(all, "period").and_then(Node::scalar);
        if let (Some(period), None) = (period, value_of(all, day))
            && let Some(told) = made.cut_off(period)
        {
            left.push((day.to_owned(), Value::Line(told)));
        }
        if is_asked && value_of(all, "plan_year").is_none() {
            left.push(("plan_year".to_owned(), Value::Line(made.first.to_string())));
        }
        if let Some(Node { kind: Kind::Sequence(points), .. }) = value_of(all, "points") {
            let open = points.iter().filter(|one| !is_over(made, one));
            let points = open.filter_map(|one| self.point(made, "points", one)).collect();
            left.push(("points".to_owned(), Value::List(points)));
        }
        Some(Value::Map(left))
    }
}

/// What in a point belongs to the plan in which it stands, or holds others.
const OF_THE_TIME: [&str; 3] = ["period", "outcome", "points"];

/// Whether the last that was said of what became of it is that nothing more is to come.
fn is_over(made: &Made<'_>, node: &Node<'_>) -> bool {
    let told = node.entries().and_then(|all| value_of(all, "outcome")).and_then(Node::entries);
    let Some(told) = told else { return false };
    let mut periods = made.plan.file.data.periods.iter().rev();
    let last = periods.find_map(|period| value_of(told, period.id.as_str()));
    let is = last.and_then(Node::entries).and_then(|last| value_of(last, "is"));
    is.and_then(Node::scalar).is_some_and(|is| ["done", "refused", "over"].contains(&is))
}

/// What belongs to the time that is over in what is said of a party.
const PAST: [&str; 3] = ["since", "until", "took_part"];

/// The value of a key of a mapping.
pub(super) fn value_of<'n, 's>(entries: &'n [Entry<'s>], key: &str) -> Option<&'n Node<'s>> {
    entries.iter().find(|entry| entry.key.scalar() == Some(key)).map(|entry| &entry.value)
}

fn has(node: &Node<'_>, keys: &[&str]) -> bool {
    let entries = node.entries().unwrap_or_default();
    entries.iter().any(|entry| entry.key.scalar().is_some_and(|key| keys.contains(&key)))
}

fn line(value: &Value) -> Option<String> {
    match value {
        Value::Line(line) => Some(line.clone()),
        _ => None,
    }
}

/// Whether a text in a value cites a figure: figures are not carried.
pub(super) fn cites(node: &Node<'_>) -> bool {
    match &node.kind {
        Kind::Scalar { text, .. } => !prose::citations(text).is_empty(),
        Kind::Sequence(items) => items.iter().any(cites),
        Kind::Mapping(entries) => entries.iter().any(|entry| cites(&entry.value)),
        Kind::Refused => false,
    }
}

/// Every scalar in a value, with the key it stands under.
pub(super) fn scalars<'n>(
    node: &'n Node<'_>,
    under: &'n str,
    found: &mut impl FnMut(&'n str, &'n str),
) {
    match &node.kind {
        Kind::Scalar { text, .. } => found(under, text),
        Kind::Sequence(items) => items.iter().for_each(|item| scalars(item, under, found)),
        Kind::Mapping(entries) => {
            for entry in entries {
                scalars(&entry.value, entry.key.scalar().unwrap_or_default(), found);
            }
        }
        Kind::Refused => {}
    }
}

/// What a file is marked as by itself, by its priority or by the plan; no decision has lowered it.
pub(super) fn marking(
    made: &Made<'_>,
    priority: Option<&Priority>,
    action: Option<&Document<Action>>,
) -> Option<Marking> {
    let of_action = action.and_then(|action| action.data.marking.as_ref());
    let of_priority = || priority?.file.as_ref()?.data.marking.as_ref();
    let of_plan = || made.plan.file.data.marking.as_ref();
    of_action.or_else(of_priority).or_else(of_plan).map(|marking| marking.value)
}

/// Points that cite figures, which stay behind, in words.
pub(super) fn left_behind(left: usize, of_years: &str) -> Option<String> {
    (left > 0).then(|| {
        let points = if left == 1 {
            "a point that cites".into()
        } else {
            format!("{left} points that cite")
        };
        format!("what to say in place of {points} figures of the plan {of_years}")
    })
}
