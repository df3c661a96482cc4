//! A comparison as text for a terminal: a line for each change, under the part it belongs to.
//!
//! The words come from the view and the message catalogue. Colour only helps: signs and brackets
//! say the same.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::clean::{clean_line, no_command};
use crate::render::messages::Messages;
use crate::render::views::{
    ActionDiffView, ChangeLineView, DiffView, MarkingStepView, PieceView, PriorityDiffView,
};

const HEADING: Style = Style::new().bold();
const MARKING: Style = AnsiColor::BrightRed.on_default().bold();
const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const CHANGED: Style = AnsiColor::Yellow.on_default();
const FAINT: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();

/// Words of one style, which may be broken between words.
struct Styled {
    style: Style,
    text: String,
}

/// Writes a comparison.
///
/// # Errors
/// Those of the writer.
pub fn write(
    out: &mut dyn Write,
    view: &DiffView,
    messages: &Messages,
    colour: bool,
    width: usize,
) -> io::Result<()> {
    let mut page = Page { out, messages, colour, width };
    page.marking(view)?;
    let names = format!("{} {} {}", view.before, messages.text("diff.to"), view.after);
    page.line(
        0,
        "",
        PLAIN,
        &[span(HEADING, &view.plan.title), span(PLAIN, ": "), span(PLAIN, &names)],
    )?;
    if !view.markings.is_empty() {
        page.heading(messages.text("diff.markings"), MARKING)?;
        for step in &view.markings {
            page.marking_step(step)?;
        }
    }
    if !view.changes.is_empty() {
        page.empty()?;
        let title = span(HEADING, messages.text("diff.plan"));
        page.line(0, "", PLAIN, &[title, portion(view.changes_marking.as_ref())])?;
        page.changes(2, &view.changes)?;
    }
    for priority in &view.priorities {
        page.priority(priority)?;
    }
    if !view.withheld.is_empty() {
        let parts = view.withheld.join(", ");
        let words = format!("{}: {parts}", messages.text("diff.left_out"));
        page.empty()?;
        page.line(0, "", PLAIN, &[span(PLAIN, &words)])?;
    }
    page.empty()?;
    let end = if view.changed { &view.counts } else { messages.text("diff.nothing") };
    page.line(0, "", PLAIN, &[span(HEADING, end)])?;
    page.marking(view)
}

/// What is written to, and how.
struct Page<'w> {
    out: &'w mut dyn Write,
    messages: &'w Messages,
    colour: bool,
    width: usize,
}

impl Page<'_> {
    fn marking(&mut self, view: &DiffView) -> io::Result<()> {
        match &view.marking.printed {
            Some(marking) => self.line(0, "", PLAIN, &[span(HEADING, marking)]),
            None => Ok(()),
        }
    }

    fn heading(&mut self, text: &str, style: Style) -> io::Result<()> {
        self.empty()?;
        self.line(0, "", PLAIN, &[span(style, text)])
    }

    fn marking_step(&mut self, step: &MarkingStepView) -> io::Result<()> {
        let none = self.messages.text("diff.unmarked");
        let marking = |one: &Option<String>| one.clone().unwrap_or_else(|| none.to_owned());
        let sign = match step.way.as_str() {
            "raised" => "^",
            "lowered" => "v",
            _ => "=",
        };
        let words = [
            span(HEADING, &step.part),
            span(PLAIN, ": "),
            span(REMOVED, &marking(&step.before)),
            span(PLAIN, &format!(" {} ", self.messages.text("diff.to"))),
            span(ADDED, &marking(&step.after)),
            span(PLAIN, &format!(", {}", self.messages.text(&format!("diff.{}", step.way)))),
        ];
        self.line(2, sign, MARKING, &words)
    }

    fn priority(&mut self, priority: &PriorityDiffView) -> io::Result<()> {
        self.empty()?;
        let title: Vec<&str> = priority
            .letter
            .as_deref()
            .into_iter()
            .chain([priority.key.as_str()])
            .chain(priority.name.as_deref())
            .collect();
        let (sign, style) = sign(&priority.sign);
        let fate = self.messages.text(&format!("diff_priority.{}", priority.sign));
        let mut words = vec![span(HEADING, &title.join("  "))];
        if !fate.is_empty() {
            words.extend([span(PLAIN, "  "), span(style, &format!("({fate})"))]);
        }
        words.push(portion(priority.marking.as_ref()));
        let sign = if fate.is_empty() { "" } else { sign };
        self.line(0, sign, style, &words)?;
        self.changes(2, &priority.changes)?;
        priority.actions.iter().try_for_each(|action| self.action(action))
    }

    fn action(&mut self, action: &ActionDiffView) -> io::Result<()> {
        let (sign, style) = match action.fate.as_str() {
            "added" => ("+", ADDED),
            "removed" | "moved_away" => ("-", REMOVED),
            "kept" => ("", PLAIN),
            _ => (">", CHANGED),
        };
        let title = action.title.as_deref().unwrap_or_default();
        let mut words =
            vec![span(HEADING, &action.number), span(PLAIN, "  "), span(HEADING, title)];
        if action.fate != "kept" {
            let fate = self.messages.text(&format!("diff_fate.{}", action.fate));
            let fate = fate.replace("{other}", action.other.as_deref().unwrap_or_default());
            words.extend([span(PLAIN, "  "), span(style, &format!("({fate})"))]);
        }
        words.push(portion(action.marking.as_ref()));
        if !action.changes.is_empty() {
            self.empty()?;
        }
        self.line(2, sign, style, &words)?;
        self.changes(4, &action.changes)
    }

    fn changes(&mut self, indent: usize, changes: &[ChangeLineView]) -> io::Result<()> {
        changes.iter().try_for_each(|change| self.change(indent, change))
    }

    fn change(&mut self, indent: usize, change: &ChangeLineView) -> io::Result<()> {
        let (sign, style) = sign(&change.sign);
        let label = if change.marking { MARKING } else { PLAIN };
        let mut words = vec![span(label, &change.label)];
        words.extend(change.pieces.iter().map(piece));
        if let Some(remark) = &change.remark {
            words.extend([span(PLAIN, ", "), span(HEADING, remark)]);
        }
        self.line(indent + 2 * change.depth, sign, style, &words)
    }

    /// Writes a line, broken where it is too long, with a sign before it and what follows
    /// indented behind the sign.
    fn line(
        &mut self,
        indent: usize,
        sign: &str,
        style: Style,
        words: &[Styled],
    ) -> io::Result<()> {
        let hanging = if sign.is_empty() { indent } else { indent + 2 };
        let mut line = ScreenLine { text: " ".repeat(indent), width: indent, empty: true };
        if !sign.is_empty() {
            line.push(self.painted(style), sign, 1);
            line.push(PLAIN, " ", 1);
            line.empty = true;
        }
        for Styled { style, text } in words {
            let style = self.painted(*style);
            let text = clean_line(text);
            for word in text.split_inclusive(' ') {
                let width = word.trim_end_matches(' ').chars().count();
                if !line.empty && line.width + width > self.width {
                    self.end(&line)?;
                    line = ScreenLine { text: " ".repeat(hanging), width: hanging, empty: true };
                }
                line.push(style, word, word.chars().count());
            }
        }
        self.end(&line)
    }

    fn end(&mut self, line: &ScreenLine) -> io::Result<()> {
        writeln!(self.out, "{}", no_command(line.text.trim_end()))
    }

    fn empty(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn painted(&self, style: Style) -> Style {
        if self.colour { style } else { PLAIN }
    }
}

/// A line that is being written.
struct ScreenLine {
    text: String,
    width: usize,
    empty: bool,
}

impl ScreenLine {
    fn push(&mut self, style: Style, word: &str, width: usize) {
        // Blanks at the end of a word are left without style, so that they can be cut off.
        let visible = word.trim_end_matches(' ');
        let blanks = word.get(visible.len()..).unwrap_or_default();
        if !visible.is_empty() {
            // A string takes everything.
            let _ = write!(self.text, "{style}{visible}{style:#}");
        }
        self.text.push_str(blanks);
        self.width += width;
        self.empty = false;
    }
}

fn span(style: Style, text: &str) -> Styled {
    Styled { style, text: text.to_owned() }
}

/// A marking that is not that of the whole, behind the heading of a part.
fn portion(marking: Option<&String>) -> Styled {
    span(PLAIN, &marking.map_or_else(String::new, |marking| format!("  [{marking}]")))
}

/// Words that are new or gone within a text stand in brackets, as in git's own words.
fn piece(piece: &PieceView) -> Styled {
    let text = &piece.text;
    match piece.kind.as_str() {
        "before" => span(REMOVED, text),
        "after" => span(ADDED, text),
        "removed" => span(REMOVED, &format!("[-{text}-]")),
        "added" => span(ADDED, &format!("{{+{text}+}}")),
        "skipped" => span(FAINT, text),
        _ => span(PLAIN, text),
    }
}

fn sign(kind: &str) -> (&'static str, Style) {
    match kind {
        "added" => ("+", ADDED),
        "removed" => ("-", REMOVED),
        "reordered" => ("=", CHANGED),
        _ => ("~", CHANGED),
    }
}
