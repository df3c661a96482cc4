//! What became of something, in pieces: words of the program, and those of the plan.

use super::line::Wording;
use crate::analyse::diff::{Change, Run, RunKind, Step, Value, words};
use crate::analyse::figures::Figures;
use crate::document::{Block, Inline, Role, Words, plain, text};
use crate::model::{Aim, Field, Target};
use crate::prose;
use crate::render::cited::citation;
use crate::render::parts::worded;

/// So many words that stayed are shown before and behind those that did not.
const CONTEXT: usize = 5;

impl Wording<'_, '_> {
    /// What became of it, and what can be computed from that.
    pub(super) fn phrase(&self, change: &Change<'_>) -> Words {
        match &change.step {
            Step::Reordered => vec![self.word("diff.reordered")],
            Step::Added(Value::Thing) => vec![self.whole(change, "added")],
            Step::Removed(Value::Thing) => vec![self.whole(change, "removed")],
            Step::Added(value) => self.alone(Role::After, value),
            Step::Removed(value) => self.alone(Role::Before, value),
            Step::Changed(Value::Text(before), Value::Text(after)) => self.text(before, after),
            Step::Changed(before, after) => {
                let mut words = self.changed(before, after);
                if let Some(remark) = self.remark(change, before, after) {
                    words.extend([text(", "), Inline::Strong(vec![text(remark)])]);
                }
                words
            }
        }
    }

    fn word(&self, place: &str) -> Inline {
        text(self.builder.messages.text(place))
    }

    /// What is computed from two values.
    fn remark(&self, change: &Change<'_>, before: &Value<'_>, after: &Value<'_>) -> Option<String> {
        match (before, after) {
            (Value::Quantity(_), Value::Quantity(_)) => {
                change.growth().map(|growth| self.builder.style.change(growth))
            }
            (Value::Marking(before), Value::Marking(after)) => {
                let way = if after > before { "raised" } else { "lowered" };
                Some(self.builder.messages.text(&format!("diff.{way}")).to_owned())
            }
            _ => None,
        }
    }

    /// That something made of fields is new or gone; a report is reported or not.
    fn whole(&self, change: &Change<'_>, step: &str) -> Inline {
        let field = change.field().map(Field::name).unwrap_or_default();
        let messages = self.builder.messages;
        let own = messages.word(&format!("diff_{step}.{field}"));
        text(own.unwrap_or_else(|| messages.text(&format!("diff.{step}"))))
    }

    /// A value that is new or gone; which side it is of, its part says.
    fn alone(&self, role: Role, value: &Value<'_>) -> Words {
        let mut pieces = vec![self.word("diff.colon")];
        match value {
            // Its sign says already that all of it is new or gone.
            Value::Text(written) => {
                let [before, after] = &self.figures;
                let figures = if role == Role::Before { before } else { after };
                let read = self.read(written, figures.as_ref());
                pieces.extend(words("", &read).iter().flat_map(|run| joined(&run.words)));
            }
            // One that is new or gone as a whole needs no marks around it.
            Value::Line(line) => pieces.push(Inline::Of(role, vec![text(*line)])),
            other => pieces.push(Inline::Of(role, vec![text(self.value(other))])),
        }
        pieces
    }

    fn changed(&self, before: &Value<'_>, after: &Value<'_>) -> Words {
        let pattern = match (before, after) {
            (Value::Date(_), Value::Date(_)) => "diff.moved",
            (Value::Quantity(_) | Value::Unset(_), Value::Quantity(_) | Value::Unset(_))
            | (Value::Number(_), Value::Number(_))
            | (Value::Targets(_), Value::Targets(_)) => "diff.value",
            _ => "diff.changed",
        };
        let side = |role, value| vec![Inline::Of(role, vec![text(self.value(value))])];
        let sides = [("before", side(Role::Before, before)), ("after", side(Role::After, after))];
        worded(self.builder.messages, pattern, &sides)
    }

    /// A text as a document shows it: cited figures filled in, without marks of Markdown, an empty line
    /// between what stands by itself.
    fn read(&self, written: &str, figures: Option<&Figures<'_>>) -> String {
        let style = self.builder.style;
        let cited = match figures {
            Some(figures) => prose::cite(written, |cited| citation(figures, style, cited)),
            None => written.to_owned(),
        };
        let mut lines = Vec::new();
        plain_lines(&prose::read(&cited), &mut lines);
        lines.join("\n\n")
    }

    /// The words of a text that changed, with some of those around them.
    fn text(&self, before: &str, after: &str) -> Words {
        let is_kept = |runs: &[Run<'_>]| runs.iter().all(|run| run.kind == RunKind::Kept);
        if is_kept(&words(before, after)) {
            return vec![self.word("diff.layout")];
        }
        let [figures_before, figures_after] = &self.figures;
        let before = self.read(before, figures_before.as_ref());
        let after = self.read(after, figures_after.as_ref());
        let runs = words(&before, &after);
        if is_kept(&runs) {
            return vec![self.word("diff.markup")];
        }
        let mut pieces = vec![self.word("diff.colon")];
        for (at, run) in runs.iter().enumerate() {
            if at > 0 {
                pieces.push(text(" "));
            }
            pieces.extend(self.run(run, at == 0, at + 1 == runs.len()));
        }
        pieces
    }

    fn run(&self, run: &Run<'_>, first: bool, last: bool) -> Words {
        let count = run.words.len();
        match run.kind {
            RunKind::Added => return vec![Inline::Added(joined(&run.words))],
            RunKind::Removed => return vec![Inline::Removed(joined(&run.words))],
            RunKind::Kept => {}
        }
        let head = if first { 0 } else { CONTEXT };
        let tail = if last { 0 } else { CONTEXT };
        if count <= head + tail + 1 {
            return joined(&run.words);
        }
        let (begin, end) = (&run.words[..head], &run.words[count - tail..]);
        let mut pieces = joined(begin);
        if !begin.is_empty() {
            pieces.push(text(" "));
        }
        pieces.push(Inline::Of(Role::Skipped, vec![self.word("diff.skipped")]));
        if !end.is_empty() {
            pieces.push(text(" "));
        }
        pieces.extend(joined(end));
        pieces
    }

    /// A value in the house style.
    fn value(&self, value: &Value<'_>) -> String {
        let word = |group: &str, word: &str| self.builder.messages.text(&format!("{group}.{word}"));
        match value {
            Value::Quantity(quantity) => self.builder.style.quantity(*quantity),
            Value::Percent(percent) => self.builder.style.asked(*percent),
            Value::Date(date) => self.builder.style.date(*date),
            Value::Marking(marking) => marking.printed().to_owned(),
            Value::Flag(flag) => word("flag", if *flag { "yes" } else { "no" }).to_owned(),
            Value::Word(one) => word(one.group, one.word).to_owned(),
            Value::Unset(_) => word("unset", &value.to_string()).to_owned(),
            Value::Targets(targets) => {
                targets.iter().map(|target| self.target(target)).collect::<Vec<_>>().join("; ")
            }
            Value::Line(line) => {
                self.builder.messages.fill("style.quote", &[("text", line.to_string().into())])
            }
            Value::Text(written) => prose::to_text(written),
            Value::Thing | Value::Number(_) | Value::Action(_) | Value::Party(_) => {
                value.to_string()
            }
        }
    }

    fn target(&self, target: &Target) -> String {
        let (kind, amount) = match &target.aim {
            Aim::AtLeast(quantity) => ("at_least", self.builder.style.quantity(*quantity)),
            Aim::AtMost(quantity) => ("at_most", self.builder.style.quantity(*quantity)),
            Aim::Equals(quantity) => ("equals", self.builder.style.quantity(*quantity)),
            Aim::Change(percent) => ("change", self.builder.style.asked(*percent)),
            Aim::Text(text) => ("text", text.as_str().to_owned()),
            Aim::Unset(unset) => (unset.word(), String::new()),
        };
        let kind = self.builder.messages.text(&format!("target.{kind}"));
        let aim = format!("{kind} {amount}").trim().to_owned();
        let Some(by) = target.by else { return aim };
        let sides = [("aim", vec![text(aim)]), ("by", vec![text(self.builder.style.date(by))])];
        plain(&worded(self.builder.messages, "aim.by", &sides))
    }
}

/// Words in a row; between paragraphs a new line begins.
fn joined(words: &[&str]) -> Words {
    let mut joined = Words::new();
    for paragraph in words.split(|word| word.is_empty()) {
        if !joined.is_empty() {
            joined.push(Inline::Break);
        }
        if !paragraph.is_empty() {
            joined.push(text(paragraph.join(" ")));
        }
    }
    joined
}

/// The words of what stands by itself, one after the other.
fn plain_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Section(section) => {
                lines.push(plain(&section.heading));
                plain_lines(&section.blocks, lines);
            }
            Block::Paragraph(paragraph) => lines.push(plain(&paragraph.words)),
            Block::List(list) => {
                list.items.iter().for_each(|item| plain_lines(&item.blocks, lines));
            }
            Block::Table(table) => {
                let headings = table.columns.iter().map(|column| plain(&column.heading));
                lines.push(headings.collect::<Vec<_>>().join(" · "));
                for row in &table.rows {
                    let mut cells = Vec::new();
                    row.cells.iter().for_each(|cell| plain_lines(cell, &mut cells));
                    lines.push(cells.join(" · "));
                }
            }
            Block::Quote(blocks) | Block::Foreign(_, blocks) => plain_lines(blocks, lines),
            Block::Code(code) => lines.push(code.text.trim_end().to_owned()),
            // Nothing that prose is read into.
            Block::Facts(_) | Block::Labelled(_) | Block::Bars(_) | Block::Rule => {}
        }
    }
}
