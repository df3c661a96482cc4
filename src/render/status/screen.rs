//! The status of a plan on one screen: a row for each priority, or for each action of some.
//!
//! Every sign of a bar is told apart without colour. What calls for action comes first: missing
//! reports, then late actions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::grid::{self, Column, Side, fitted, lines, span, width, width_of};
use super::{ActionView, CountsView, PriorityView, StatusOutput, UNSTATED};
use crate::model::Marking;
use crate::model::{Vocabulary, word};
use crate::render::messages::Messages;
use crate::render::style::HouseStyle;

pub use super::grid::{Spans, Tone, Toned};

/// The narrowest screen that is laid out for.
pub const NARROWEST: usize = 60;

/// How many signs a bar has at least and at most.
const SHORTEST_BAR: usize = 7;
const LONGEST_BAR: usize = 24;
/// What a name or a title must have room for to be shown.
const SHORTEST_NAME: usize = 10;

/// An answer with its sign in bars.
type Sign = (&'static str, char, Tone);

const STAGES: [Sign; 5] = [
    ("finished", '█', Tone::Good),
    ("ongoing", '▓', Tone::Busy),
    ("not_started", '░', Tone::Plain),
    ("halted", '×', Tone::Bad),
    (UNSTATED, '·', Tone::Faint),
];

const VERDICTS: [Sign; 6] = [
    ("met", '█', Tone::Good),
    ("partly_met", '▓', Tone::Doubtful),
    ("not_met", '×', Tone::Bad),
    ("undetermined", '?', Tone::Doubtful),
    ("open", '░', Tone::Busy),
    (UNSTATED, '·', Tone::Faint),
];

/// Lays out the status for a screen of so many columns; with `actions`, a row for each action.
pub fn screen(
    view: &StatusOutput,
    messages: &Messages,
    columns: usize,
    actions: bool,
) -> Vec<Spans> {
    let screen = Screen { view, messages, columns: columns.max(NARROWEST) };
    let mut rows = Vec::new();
    rows.extend(screen.marking());
    rows.push(span(fitted(&view.title, screen.columns), Tone::Head));
    rows.push(Vec::new());
    if actions {
        for priority in &view.priorities {
            rows.extend(screen.actions(priority));
            rows.push(Vec::new());
        }
    } else {
        rows.extend(screen.priorities());
        rows.push(Vec::new());
    }
    rows.extend(screen.legend("stage", &STAGES, &view.total.stages));
    rows.extend(screen.legend("verdict", &VERDICTS, &view.total.verdicts));
    rows.push(Vec::new());
    rows.push(screen.summary());
    rows.extend(screen.blank());
    rows.extend(screen.today());
    rows.extend(screen.findings());
    rows.extend(screen.marking());
    rows
}

struct Screen<'v> {
    view: &'v StatusOutput,
    messages: &'v Messages,
    columns: usize,
}

impl Screen<'_> {
    fn text(&self, place: &str) -> &str {
        self.messages.text(place)
    }

    fn none(&self) -> Spans {
        span(self.text("document.none"), Tone::Faint)
    }

    /// The marking, in the middle of its line.
    fn marking(&self) -> Option<Spans> {
        let mut text = self.view.marking_printed?.to_owned();
        if self.view.declassified {
            text = format!(
                "{text} {} {}",
                self.text("document.none"),
                self.text("document.declassified")
            );
            let now = self.view.marking.filter(|now| *now != Marking::Public);
            text.extend(now.into_iter().flat_map(|now| [" ", now.printed()]));
        }
        let line = span(text, Tone::Head);
        let mut before =
            span(" ".repeat(self.columns.saturating_sub(width(&line)) / 2), Tone::Plain);
        before.extend(line);
        Some(grid::tidy(before))
    }

    /// A row for each priority, those that call for action first.
    fn priorities(&self) -> Vec<Spans> {
        let (mut priorities, elsewhere): (Vec<&PriorityView>, Vec<&PriorityView>) =
            self.view.priorities.iter().partition(|priority| priority.reported_in.is_none());
        priorities.sort_by_key(|priority| {
            (Reverse(priority.counts.missing), Reverse(priority.counts.delayed))
        });
        let fixed = self.fixed(&priorities);
        let numbers = |answer: &str, signs: &[Sign]| self.numbers(answer, signs, &priorities);
        let [stages, verdicts] = [numbers("stages", &STAGES), numbers("verdicts", &VERDICTS)];
        let names = priorities.iter().map(|priority| priority.name.as_deref().unwrap_or_default());
        let names: Vec<&str> = names.collect();
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        // What there is room for is shown in this order: bars, numbers, names, longer bars.
        let heads = ["field.stage", "field.verdict"].map(|head| self.text(head).chars().count());
        let bars: usize = heads.map(|head| 2 + head.max(SHORTEST_BAR)).iter().sum();
        let mut room = self.columns.saturating_sub(width_of(&fixed) + bars);
        let with_numbers = width_of(&stages) + width_of(&verdicts);
        let has_numbers = room >= with_numbers;
        room -= if has_numbers { with_numbers } else { 0 };
        let has_names = has_numbers && room >= SHORTEST_NAME + 2;
        let name = if has_names { longest.min(room - 2) } else { 0 };
        room -= if has_names { name + 2 } else { 0 };
        let signs = LONGEST_BAR.min(SHORTEST_BAR + room / 2);
        let mut fixed = fixed.into_iter();
        let mut columns: Vec<Column> = fixed.by_ref().take(2).collect();
        if has_names {
            columns.push(self.column(
                "field.name",
                names.into_iter().map(|n| span(fitted(n, name), Tone::Plain)),
            ));
        }
        columns.extend(fixed);
        for (head, answer, all, numbers) in [
            ("field.stage", "stages", &STAGES[..], stages),
            ("field.verdict", "verdicts", &VERDICTS[..], verdicts),
        ] {
            let bars =
                priorities.iter().map(|priority| bar(counts(&priority.counts, answer), all, signs));
            columns.push(self.column(head, bars));
            if has_numbers {
                columns.extend(numbers);
            }
        }
        let mut rows = lines(&columns);
        rows.extend(elsewhere.into_iter().map(|priority| self.elsewhere(priority)));
        rows
    }

    /// A line for a priority that another document reports on.
    fn elsewhere(&self, priority: &PriorityView) -> Spans {
        let document = priority.reported_in.as_deref().unwrap_or_default();
        let fill = [("key", priority.key.as_str().into()), ("document", document.into())];
        let text = self.messages.fill("status.elsewhere", &fill);
        let letter = priority.letter.as_deref().unwrap_or_default();
        span(fitted(format!("{letter} {text}").trim(), self.columns), Tone::Faint)
    }

    /// The columns that every screen has room for.
    fn fixed(&self, priorities: &[&PriorityView]) -> Vec<Column> {
        let cells = |cell: &dyn Fn(&PriorityView) -> Spans| -> Vec<Spans> {
            priorities.iter().map(|priority| cell(priority)).collect()
        };
        let letter = cells(&|one| span(one.letter.clone().unwrap_or_default(), Tone::Plain));
        let key = cells(&|one| span(&one.key, Tone::Head));
        let period = cells(&|one| {
            one.period.as_ref().map_or_else(|| self.none(), |period| span(period, Tone::Plain))
        });
        let reports = cells(&|one| {
            let CountsView { reported, missing, .. } = one.counts;
            let due = reported + missing;
            let told = one.period.is_some() && due > 0;
            if told { span(format!("{reported}/{due}"), Tone::Plain) } else { self.none() }
        });
        let missing = cells(&|one| self.count(one.counts.missing, Tone::Bad));
        let delayed = cells(&|one| self.count(one.counts.delayed, Tone::Doubtful));
        let head = |cells: Vec<Spans>, place: &str, side, gap| {
            let head = span(self.text(place), Tone::Head);
            Column::new(side, gap, std::iter::once(head).chain(cells).collect())
        };
        vec![
            head(letter, "status.letter", Side::Left, 0),
            head(key, "status.key", Side::Left, 1),
            head(period, "field.period", Side::Left, 2),
            head(reports, "status.reports", Side::Right, 2),
            head(missing, "status.missing", Side::Right, 2),
            head(delayed, "status.delayed", Side::Right, 2),
        ]
    }

    fn count(&self, count: usize, tone: Tone) -> Spans {
        if count == 0 { self.none() } else { span(count.to_string(), tone) }
    }

    fn column(&self, head: &str, cells: impl Iterator<Item = Spans>) -> Column {
        let head = span(self.text(head), Tone::Head);
        Column::new(Side::Left, 2, std::iter::once(head).chain(cells).collect())
    }

    /// A column for the number of each answer, under its sign.
    fn numbers(&self, answer: &str, signs: &[Sign], priorities: &[&PriorityView]) -> Vec<Column> {
        let column = |(word, sign, tone): &Sign| {
            let head = span(sign.to_string(), *tone);
            let cell = |priority: &&PriorityView| {
                let number = counts(&priority.counts, answer).get(*word).copied().unwrap_or(0);
                if priority.counts.actions == 0 { Vec::new() } else { self.count(number, *tone) }
            };
            let cells = std::iter::once(head).chain(priorities.iter().map(cell)).collect();
            Column::new(Side::Right, 1, cells)
        };
        let mut columns: Vec<Column> = signs.iter().map(column).collect();
        if let Some(first) = columns.first_mut() {
            first.move_off();
        }
        columns
    }

    /// A priority and a row for each of its actions, those that call for action first.
    fn actions(&self, priority: &PriorityView) -> Vec<Spans> {
        let letter = priority.letter.as_deref().unwrap_or_default();
        let name = priority.name.as_deref().unwrap_or_default();
        let period = priority.period.as_deref().unwrap_or_default();
        let title = format!("{letter} {} {name}", priority.key);
        let room = self.columns.saturating_sub(period.len() + 2);
        let mut head = span(fitted(title.trim(), room), Tone::Head);
        head.extend(span(format!("  {period}"), Tone::Plain));
        let mut rows = vec![grid::tidy(head)];
        let mut actions: Vec<&ActionView> = priority.actions.iter().collect();
        actions.sort_by_key(|action| (action.report != "missing", !is_delayed(action)));
        rows.extend(self.grid_of(&actions));
        rows
    }

    fn grid_of(&self, actions: &[&ActionView]) -> Vec<Spans> {
        let column = |place: &str, cell: &dyn Fn(&ActionView) -> Spans| {
            self.column(place, actions.iter().map(|action| cell(action)))
        };
        let plain =
            |text: Option<&str>| text.map_or_else(|| self.none(), |text| span(text, Tone::Plain));
        let report = column("status.report", &|action| {
            let tone = if action.report == "missing" { Tone::Bad } else { Tone::Plain };
            let word = match action.unset {
                Some(why) => format!("unset.{}", why.word()),
                None => format!("status.report_{}", action.report),
            };
            span(self.text(&word), tone)
        });
        let number = column("field.number", &|action| span(&action.action, Tone::Head));
        let stage =
            column("field.stage", &|action| self.answer("stage", action.stage.as_ref(), &STAGES));
        let verdict = column("field.verdict", &|action| {
            self.answer("verdict", action.verdict.as_ref(), &VERDICTS)
        });
        let late = column("field.punctuality", &|action| {
            let tone = if is_delayed(action) { Tone::Doubtful } else { Tone::Plain };
            let punctuality = action.punctuality.as_ref();
            punctuality.map_or_else(
                || self.none(),
                |p| span(self.text(&format!("punctuality.{}", word(p))), tone),
            )
        });
        let leaders = column("field.leaders", &|action| {
            let leaders = action.leaders.join(", ");
            plain((!leaders.is_empty()).then_some(&fitted(&leaders, SHORTEST_NAME)))
        });
        let goes_on = column("field.continuation", &|action| {
            let decision = action.continuation.as_ref();
            plain(decision.map(|d| self.text(&format!("continuation.{}", word(d)))))
        });
        let printed = column("field.printed", &|action| {
            plain(
                action
                    .printed
                    .as_deref()
                    .map(|printed| fitted(printed, 2 * SHORTEST_NAME))
                    .as_deref(),
            )
        });
        // The others have a place wherever there is room.
        let mut room = self.columns.saturating_sub(
            width_of(std::slice::from_ref(&number))
                + width_of(std::slice::from_ref(&report))
                + width_of(std::slice::from_ref(&stage))
                + width_of(std::slice::from_ref(&verdict))
                + 2,
        );
        let mut more = Vec::new();
        for column in [late, leaders, goes_on, printed] {
            let taken = width_of(std::slice::from_ref(&column));
            if room >= taken + 2 * SHORTEST_NAME {
                room -= taken;
                more.push(column);
            }
        }
        let title = column("field.title", &|action| {
            plain(action.title.as_deref().map(|title| fitted(title, room)).as_deref())
        });
        let mut columns = vec![number, title, report, stage, verdict];
        columns.extend(more);
        lines(&columns)
    }

    /// A word with its sign.
    fn answer<T: Vocabulary>(&self, group: &str, answer: Option<&T>, signs: &[Sign]) -> Spans {
        let word = answer.map_or_else(|| UNSTATED.to_owned(), word);
        let sign = signs.iter().find(|(name, _, _)| *name == word);
        let (sign, tone) = sign.map_or((' ', Tone::Plain), |(_, sign, tone)| (*sign, *tone));
        span(format!("{sign} {}", self.text(&format!("{group}.{word}"))), tone)
    }

    /// What the signs mean, with the number of each over all that is shown.
    fn legend(&self, group: &str, signs: &[Sign], counts: &BTreeMap<String, usize>) -> Vec<Spans> {
        let heads = ["field.stage", "field.verdict"].map(|head| self.text(head).chars().count());
        let indent = heads.into_iter().max().unwrap_or(0);
        let head = self.text(&format!("field.{group}"));
        let mut rows = vec![span(format!("{head:indent$}"), Tone::Head)];
        for (word, sign, tone) in signs {
            let number = counts.get(*word).copied().unwrap_or(0);
            let mut item = span(format!("  {sign} "), *tone);
            let name = self.text(&format!("{group}.{word}"));
            item.extend(span(format!("{name} {number}"), Tone::Plain));
            let taken = rows.last().map_or(0, |row| width(row)) + width(&item);
            if taken > self.columns {
                rows.push(span(" ".repeat(indent), Tone::Plain));
            }
            if let Some(row) = rows.last_mut() {
                row.extend(item);
            }
        }
        rows
    }

    fn summary(&self) -> Spans {
        let CountsView { actions, reported, missing, delayed, .. } = &self.view.total;
        let fill = [
            ("actions", self.messages.counted("actions", *actions).into()),
            ("reported", (*reported).into()),
            ("due", (reported + missing).into()),
            ("missing", (*missing).into()),
            ("delayed", (*delayed).into()),
        ];
        span(self.messages.fill("status.summary", &fill), Tone::Plain)
    }

    /// How many actions lack a report for a reason that is given.
    fn blank(&self) -> Option<Spans> {
        let blank = self.view.total.blank;
        (blank > 0).then(|| span(self.messages.counted("status.blank", blank), Tone::Plain))
    }

    /// The day on which it was asked what is due.
    fn today(&self) -> Option<Spans> {
        let today = self.view.today.as_ref()?.parse().ok()?;
        let day = HouseStyle::new(self.messages).day(today);
        let text = self.messages.fill("status.today", &[("day", day.into())]);
        Some(span(text, Tone::Plain))
    }

    /// How much is wrong with the plan.
    fn findings(&self) -> Vec<Spans> {
        let StatusOutput { errors, warnings, .. } = self.view;
        let parts = [("errors", *errors), ("warnings", *warnings)];
        let told = parts.iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> =
            told.map(|(group, count)| self.messages.counted(group, *count)).collect();
        if told.is_empty() {
            return Vec::new();
        }
        let place = if *errors > 0 { "status.errors" } else { "status.warnings" };
        let tone = if *errors > 0 { Tone::Bad } else { Tone::Doubtful };
        let text = self.messages.fill(place, &[("findings", told.join(", ").into())]);
        text.lines().map(|line| span(line, tone)).collect()
    }
}

fn is_delayed(action: &ActionView) -> bool {
    action.punctuality == Some(crate::model::Punctuality::Delayed)
}

fn counts<'c>(counts: &'c CountsView, answer: &str) -> &'c BTreeMap<String, usize> {
    if answer == "stages" { &counts.stages } else { &counts.verdicts }
}

fn bar(counts: &BTreeMap<String, usize>, signs: &[Sign], length: usize) -> Spans {
    let parts: Vec<(usize, char, Tone)> = signs
        .iter()
        .map(|(word, sign, tone)| (counts.get(*word).copied().unwrap_or(0), *sign, *tone))
        .collect();
    grid::bar(&parts, length)
}
