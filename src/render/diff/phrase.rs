//! What became of something, in pieces: words of the program, and those of the plan.

use super::Builder;
use crate::analyse::diff::{Change, Run, RunKind, Step, Value, words};
use crate::model::{Field, Quantity, Target};
use crate::render::views::PieceView;

/// So many words that stayed are shown before and behind those that did not.
const CONTEXT: usize = 5;

impl Builder<'_> {
    /// The pieces, and what can be computed from the change.
    pub(super) fn phrase(&self, change: &Change<'_>) -> (Vec<PieceView>, Option<String>) {
        match &change.step {
            Step::Reordered => (vec![plain(self.messages.text("diff.reordered"))], None),
            Step::Added(Value::Thing) => (self.whole(change, "added"), None),
            Step::Removed(Value::Thing) => (self.whole(change, "removed"), None),
            Step::Added(value) => (self.alone("after", value), None),
            Step::Removed(value) => (self.alone("before", value), None),
            Step::Changed(Value::Text(before), Value::Text(after)) => {
                (self.text(before, after), None)
            }
            Step::Changed(before, after) => {
                let remark = match (before, after) {
                    (Value::Quantity(before), Value::Quantity(after)) => {
                        Quantity::change(*before, *after).map(|change| self.style.change(change))
                    }
                    (Value::Marking(before), Value::Marking(after)) => {
                        let way = if after > before { "raised" } else { "lowered" };
                        Some(self.messages.text(&format!("diff.{way}")).to_owned())
                    }
                    _ => None,
                };
                (self.changed(before, after), remark)
            }
        }
    }

    /// That something made of fields is new or gone; a report is reported or not.
    fn whole(&self, change: &Change<'_>, step: &str) -> Vec<PieceView> {
        let field = change.field().map(Field::name).unwrap_or_default();
        let own = self.messages.word(&format!("diff_{step}.{field}"));
        let words = own.unwrap_or_else(|| self.messages.text(&format!("diff.{step}")));
        vec![plain(words)]
    }

    /// A value that is new or gone.
    fn alone(&self, kind: &str, value: &Value<'_>) -> Vec<PieceView> {
        let text = match value {
            // One that is new or gone as a whole needs no marks around it.
            Value::Line(line) => (*line).to_owned(),
            other => self.value(other),
        };
        vec![plain(self.messages.text("diff.colon")), piece(kind, text)]
    }

    fn changed(&self, before: &Value<'_>, after: &Value<'_>) -> Vec<PieceView> {
        let pattern = match (before, after) {
            (Value::Date(_), Value::Date(_)) => "diff.moved",
            (Value::Quantity(_) | Value::Unset(_), Value::Quantity(_) | Value::Unset(_))
            | (Value::Number(_), Value::Number(_))
            | (Value::Target(_), Value::Target(_)) => "diff.value",
            _ => "diff.changed",
        };
        let mut pieces = Vec::new();
        let mut rest = self.messages.text(pattern);
        while let Some((start, end)) = rest.find('{').zip(rest.find('}')) {
            let (words, place) = (&rest[..start], rest.get(start + 1..end).unwrap_or_default());
            if !words.is_empty() {
                pieces.push(plain(words));
            }
            let (kind, value) = if place == "before" { (place, before) } else { ("after", after) };
            pieces.push(piece(kind, self.value(value)));
            rest = &rest[end + 1..];
        }
        if !rest.is_empty() {
            pieces.push(plain(rest));
        }
        pieces
    }

    /// The words of a text that changed, with some of those around them.
    fn text(&self, before: &str, after: &str) -> Vec<PieceView> {
        let runs = words(before, after);
        if runs.iter().all(|run| run.kind == RunKind::Kept) {
            return vec![plain(self.messages.text("diff.layout"))];
        }
        let mut pieces = vec![plain(self.messages.text("diff.colon"))];
        for (at, run) in runs.iter().enumerate() {
            if at > 0 {
                pieces.push(plain(" "));
            }
            self.run(run, at == 0, at + 1 == runs.len(), &mut pieces);
        }
        pieces
    }

    fn run(&self, run: &Run<'_>, first: bool, last: bool, pieces: &mut Vec<PieceView>) {
        let kind = match run.kind {
            RunKind::Added => "added",
            RunKind::Removed => "removed",
            RunKind::Kept => "kept",
        };
        let head = if first { 0 } else { CONTEXT };
        let tail = if last { 0 } else { CONTEXT };
        let count = run.words.len();
        if run.kind != RunKind::Kept || count <= head + tail + 1 {
            pieces.push(piece(kind, joined(&run.words)));
            return;
        }
        let (begin, end) = (&run.words[..head], &run.words[count - tail..]);
        if !begin.is_empty() {
            pieces.extend([piece(kind, joined(begin)), plain(" ")]);
        }
        pieces.push(piece("skipped", self.messages.text("diff.skipped").to_owned()));
        if !end.is_empty() {
            pieces.extend([plain(" "), piece(kind, joined(end))]);
        }
    }

    /// A value in the house style.
    fn value(&self, value: &Value<'_>) -> String {
        let word = |group: &str, word: &str| self.messages.text(&format!("{group}.{word}"));
        match value {
            Value::Quantity(quantity) => self.style.quantity(*quantity),
            Value::Percent(percent) => self.style.asked(*percent),
            Value::Date(date) => self.style.date(*date),
            Value::Marking(marking) => marking.printed().to_owned(),
            Value::Flag(flag) => word("flag", if *flag { "yes" } else { "no" }).to_owned(),
            Value::Word(one) => word(one.group, one.word).to_owned(),
            Value::Unset(_) => word("unset", &value.to_string()).to_owned(),
            Value::Target(target) => self.target(target),
            Value::Line(line) => format!("“{line}”"),
            Value::Text(text) => {
                words("", text).iter().map(|run| joined(&run.words)).collect::<Vec<_>>().join(" ")
            }
            Value::Thing | Value::Number(_) | Value::Action(_) | Value::Party(_) => {
                value.to_string()
            }
        }
    }

    fn target(&self, target: &Target) -> String {
        let (kind, amount) = match target {
            Target::AtLeast(quantity) => ("at_least", self.style.quantity(*quantity)),
            Target::AtMost(quantity) => ("at_most", self.style.quantity(*quantity)),
            Target::Equals(quantity) => ("equals", self.style.quantity(*quantity)),
            Target::Change(percent) => ("change", self.style.asked(*percent)),
            Target::Text(text) => ("text", text.as_str().to_owned()),
            Target::Unset(unset) => (unset.word(), String::new()),
        };
        let kind = self.messages.text(&format!("target.{kind}"));
        format!("{kind} {amount}").trim().to_owned()
    }
}

/// Words in a row; what stands between paragraphs is shown as a sign.
fn joined(words: &[&str]) -> String {
    words.iter().map(|word| if word.is_empty() { "¶" } else { word }).collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> PieceView {
    piece("plain", text.to_owned())
}

fn piece(kind: &str, text: String) -> PieceView {
    PieceView { kind: kind.to_owned(), text }
}
