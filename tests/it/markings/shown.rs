//! All that the program shows of a plan under a ceiling, made as the commands make it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use empact::analyse::as_of::as_of;
use empact::analyse::diff::{Comparable, Diff, between, between_periods};
use empact::analyse::markings::{Markings, PartName};
use empact::analyse::owed;
use empact::analyse::party::{Subject, of_plan as shares_of};
use empact::analyse::register::Origin;
use empact::analyse::scope::Scope;
use empact::control::ceiling::{Lowered, comparable};
use empact::control::{self, Choice};
use empact::diagnostic::Finding;
use empact::discover::{self, Content, File};
use empact::load::{self, Loaded};
use empact::model::{Marking, Plan, Priority};
use empact::present::{self, PlanFindings, Setting};
use empact::render::environment::Renderer;
use empact::render::frame::{Draft, Quoted};
use empact::render::tables::{self, csv, json, xlsx};
use empact::render::{Format, diff, note, party, plan, report, status, summary};
use empact::source::Revisions;
use empact::writer::terminal::Screen;

use super::plan::Files;

use crate::support::{QUICK, said};

const SETTING: Setting = Setting { colour: false, width: 100 };

/// What was shown, by what showed it.
pub(crate) type Shown = Vec<(String, String)>;

pub(crate) fn read(files: &Files) -> Loaded {
    load::read(discover::gather(files.iter().map(|(path, text)| File {
        path: path.clone(),
        content: Content::Bytes(text.clone().into_bytes()),
    })))
}

/// A plan of which only what may be shown is left.
struct Seen<'p> {
    lowered: &'p Lowered,
    plan: &'p Plan,
    findings: Vec<Finding>,
    ceiling: Marking,
    markings: Markings,
    renderer: &'p Renderer,
    pick: Option<u8>,
}

/// Everything but comparisons of two states; where a number is given, one half of the documents, by
/// its bits. `None` where the plan's own file is above the ceiling.
pub(crate) fn of_one(
    files: &Files,
    ceiling: Marking,
    renderer: &Renderer,
    pick: Option<u8>,
) -> Option<Shown> {
    let loaded = read(files);
    let known = control::Checked::new(&loaded).known();
    let lowered = Lowered::new(loaded, known, ceiling).ok()?;
    let plan = lowered.loaded.plan.as_ref()?;
    let findings = lowered.checked().findings(&Choice::default());
    let seen = Seen {
        lowered: &lowered,
        plan,
        findings,
        ceiling,
        markings: Markings::of(plan),
        renderer,
        pick,
    };
    let mut shown = seen.findings();
    shown.extend(seen.documents());
    shown.extend(seen.notes());
    shown.extend(seen.status());
    shown.extend(seen.export());
    shown.extend(seen.periods());
    Some(shown)
}

impl Seen<'_> {
    /// Which of several things are to be made: all, or the one that bits say.
    fn some_of<T: Copy, const N: usize>(&self, things: [T; N], bit: u8) -> Vec<T> {
        match self.pick {
            None => things.to_vec(),
            Some(pick) => vec![things[usize::from(pick >> bit) % N]],
        }
    }

    fn findings(&self) -> Shown {
        let sources = &self.lowered.loaded.sources;
        let checked = PlanFindings::new("plan/", sources, &self.findings);
        let checked = [checked.withholding(self.lowered.files)];
        let shown = present::FindingsFormat::ALL.iter().map(|&format| {
            let mut text = Vec::new();
            present::write(&mut text, format, &checked, SETTING).expect("it is written");
            (format!("check {format:?}"), String::from_utf8(text).expect("it is text"))
        });
        shown.collect()
    }

    fn draft(&self) -> Draft {
        let sources = &self.lowered.loaded.sources;
        let view = |finding: &Finding| Quoted {
            severity: finding.severity().to_string(),
            rule: finding.rule.id.to_owned(),
            place: sources.get(finding.location.source).path.to_owned(),
            message: finding.message.clone(),
        };
        let findings = self.findings.iter().map(view).collect();
        Draft { errors: self.findings.len(), warnings: 0, not_shown: 0, findings }
    }

    fn origin<'s>(&'s self, revisions: &'s Revisions) -> Origin<'s> {
        Origin {
            sources: &self.lowered.loaded.sources,
            listed: true,
            revisions,
            ceiling: Some(self.ceiling),
            withheld: &self.lowered.withheld,
        }
    }

    fn documents(&self) -> Shown {
        let revisions = Revisions::default();
        let origin = Some(self.origin(&revisions));
        let plan = self.plan;
        let mut shown = Shown::new();
        let mut render = |name: String, bit: u8, of: &dyn Fn(Format) -> String| {
            let formats = self.some_of(QUICK, bit).into_iter();
            shown.extend(formats.map(|format| (format!("{name} {format:?}"), of(format))));
        };
        for (bit, priority) in (0..).zip(&plan.priorities) {
            let period = plan.file.data.periods.last();
            let draft = Some(self.draft());
            let (markings, gaps) = (&self.markings, Vec::new());
            let request = report::Request {
                plan,
                markings,
                priority,
                period,
                draft,
                origin,
                notes: true,
                gaps,
            };
            let report = report::compose(&request, self.renderer).expect("it is composed");
            render(format!("report {}", priority.folder), bit, &|format| {
                said(self.renderer, &report, format)
            });
        }
        let all: Vec<&Priority> = plan.priorities.iter().collect();
        let itself = plan::Request {
            plan,
            markings: &self.markings,
            priorities: &all,
            period: None,
            draft: Some(self.draft()),
            origin: self.origin(&revisions),
            notes: true,
        };
        let itself = plan::compose(&itself, self.renderer).expect("it is composed");
        render("plan".to_owned(), 5, &|format| said(self.renderer, &itself, format));
        for word in ["NL", "Europol"] {
            let subject = &Subject::of(&plan.file.data, word).expect("it is known");
            let debtors = owed::of_plan(plan, &all, owed::By::Party, None).into_iter();
            let debts = debtors.filter(|debtor| debtor.who == word).flat_map(|one| one.debts);
            let request = party::Request {
                plan,
                markings: &self.markings,
                subject,
                shares: &shares_of(plan, subject),
                debts: &debts.collect::<Vec<_>>(),
                period: None,
                today: None,
                draft: Some(self.draft()),
                origin: self.origin(&revisions),
            };
            let page = party::compose(&request, self.renderer).expect("it is composed");
            render(format!("party {word}"), 5, &|format| said(self.renderer, &page, format));
        }
        let scope = Scope::new(plan, |_| true, None);
        let request = summary::Request {
            scope,
            markings: &self.markings,
            draft: Some(self.draft()),
            notes: true,
            origin,
        };
        let summary = summary::compose(&request, self.renderer).expect("it is composed");
        render("summary".to_owned(), 2, &|format| said(self.renderer, &summary, format));
        shown
    }

    fn notes(&self) -> Shown {
        let front = self.plan.file.data.note.as_ref().expect("there is a front page");
        let mut shown = Shown::new();
        for declassified in self.some_of([false, true], 3) {
            let Ok(edition) = note::edition(self.plan, declassified) else { continue };
            let draft = (!declassified).then(|| self.draft());
            let revisions = Revisions::default();
            let request = note::Request {
                notes: true,
                edition: &edition,
                note: front,
                period: None,
                summary: true,
                draft,
                origin: self.origin(&revisions),
            };
            let note = note::compose(&request, self.renderer).expect("it is composed");
            shown.extend(self.some_of(QUICK, 4).into_iter().map(|format| {
                let text = said(self.renderer, &note, format);
                (format!("note {format:?}, declassified {declassified}"), text)
            }));
        }
        shown
    }

    fn status(&self) -> Shown {
        let all: Vec<&Priority> = self.plan.priorities.iter().collect();
        let mut shown = Shown::new();
        for (actions, priorities) in [(false, None), (true, Some(all))] {
            let (plan, errors) = (self.plan, self.findings.len());
            let request = status::Request {
                plan,
                markings: &self.markings,
                priorities,
                period: None,
                today: None,
                errors,
                warnings: 0,
                ceiling: Some(self.ceiling),
                withheld: &self.lowered.withheld,
            };
            let view = status::view(&request);
            let rows = status::screen::screen(&view, self.renderer.messages(), 200, actions);
            let row = |row: &status::screen::Spans| {
                row.iter().map(|span| span.text.as_str()).collect::<String>()
            };
            let text: Vec<String> = rows.iter().map(row).collect();
            shown.push((format!("status, actions {actions}"), text.join("\n")));
            shown.push(("status json".to_owned(), status::json(&view).expect("it is written")));
        }
        shown
    }

    fn export(&self) -> Shown {
        let priorities = self.plan.priorities.iter().collect();
        let (plan, withheld) = (self.plan, self.lowered.withheld.as_slice());
        let ceiling = Some(self.ceiling);
        let request = tables::Request {
            plan,
            markings: &self.markings,
            priorities,
            period: None,
            ceiling,
            withheld,
        };
        let tables = tables::tables(&request, self.renderer.messages());
        let workbook = xlsx::workbook(&tables).expect("it is written").bytes;
        let lists = tables.iter().map(|table| {
            (format!("export {}.csv", table.name), csv::text(table).expect("it is written"))
        });
        let mut shown: Shown = lists.collect();
        shown.push(("export json".to_owned(), json::text(&tables).expect("it is written")));
        shown.push(("export xlsx".to_owned(), cells(workbook)));
        shown
    }

    fn periods(&self) -> Shown {
        let periods = &self.plan.file.data.periods;
        let [before, after] = periods.as_slice() else { return Shown::new() };
        let [old, new] = [before, after].map(|period| as_of(self.plan, Some(period)));
        let diff = between_periods([&old, &new]);
        compared([self.plan, self.plan], &diff, &[], self.renderer)
    }
}

/// What is in a workbook: the names of its sheets, and every cell.
pub(crate) fn cells(workbook: Vec<u8>) -> String {
    let mut workbook = Xlsx::new(Cursor::new(workbook)).expect("a workbook");
    let mut text = String::new();
    for (name, sheet) in workbook.worksheets() {
        text.push_str(&name);
        for (_, _, cell) in sheet.used_cells() {
            text.push('\n');
            text.push_str(&match cell {
                Data::String(words) => words.clone(),
                other => other.to_string(),
            });
        }
    }
    text
}

/// The comparison of two states. `None` where the plan's own file is above the ceiling.
pub(crate) fn of_two(files: [&Files; 2], ceiling: Marking, renderer: &Renderer) -> Option<Shown> {
    let [before, after] = files.map(read);
    let Comparable { plans, withheld } = comparable([&before, &after], ceiling).ok()?;
    let diff = between(&plans[0], &plans[1]);
    let withheld: Vec<PartName> = withheld.into_iter().collect();
    Some(compared([&plans[0], &plans[1]], &diff, &withheld, renderer))
}

fn compared(
    plans: [&Plan; 2],
    changes: &Diff<'_>,
    withheld: &[PartName],
    renderer: &Renderer,
) -> Shown {
    let holding = plans.map(Markings::of);
    let names = ["before".to_owned(), "after".to_owned()];
    let request =
        diff::Request { plans, holding: &holding, diff: changes, names, marking: None, withheld };
    let composed = diff::diff(&request, renderer).expect("it is composed");
    let text = renderer.show(&composed, Screen { width: 100, colour: false }).expect("it is shown");
    let mut json = Vec::new();
    diff::json::write(&mut json, &request, renderer.messages()).expect("it is written");
    let json = String::from_utf8(json).expect("it is text");
    let written = [("diff text".to_owned(), text), ("diff json".to_owned(), json)];
    let documents = QUICK.map(|format| {
        let text = said(renderer, &composed, format);
        (format!("diff {format:?}"), text)
    });
    written.into_iter().chain(documents).collect()
}
