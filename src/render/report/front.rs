//! The front of a report: what it is, and the priority with those who work on it.

use minijinja::{Value, context};

use super::{Reporter, blocks};
use crate::analyse::parties;
use crate::document::{Block, Fact, Inline, Words, text};
use crate::model::{
    Document, Involved, Line, Owner, Period, Plan, Point, Priority, PriorityFile, Report,
    Succession,
};
use crate::render::compose::Part;
use crate::render::messages::Messages;
use crate::render::parts::{bracketed, facts, joined, paragraph};

impl Reporter<'_> {
    /// What the report is: of which priority, plan and period.
    pub(super) fn front(&self) -> Value {
        context! {
            title => self.title(),
            provenance => self.provenance(),
            name => self.name(" – "),
            plan => Part::Words(plan_named(self.request.plan)),
            period => self.told_period(),
        }
    }

    /// What kind of report it is.
    pub(super) fn title(&self) -> String {
        title_of(self.request.plan, self.request.period, self.voice.messages)
    }

    /// Who provides the report: the driver, or those who drive the priority together.
    fn provenance(&self) -> &str {
        let file = self.request.priority.file.as_ref();
        let joint = file.is_some_and(|file| file.data.co_drivers.iter().any(parties::drives));
        let name = if joint { "document.provenance_joint" } else { "document.provenance" };
        self.voice.messages.text(name)
    }

    /// Which time the report tells of, as far as that is known.
    fn told_period(&self) -> Option<String> {
        let file = self.request.priority.file.as_ref();
        let last = file.and_then(|file| file.data.reports.last());
        let covers = last.and_then(|report| report.covers.as_ref()).map(ToString::to_string);
        let is_dated = last.is_none_or(|report| report.at.known().is_some());
        let period = self.request.period.filter(|_| is_dated);
        covers.or_else(|| period.map(|period| period.label.to_string()))
    }

    /// The letter and the name of the priority.
    pub(super) fn name(&self, between: &str) -> String {
        name_of(self.request.priority, between)
    }

    /// The aim of the priority, and who works on it.
    pub(super) fn header(&self) -> Value {
        let Some(file) = &self.request.priority.file else {
            let key = self.request.priority.folder.to_uppercase();
            let fact = Fact::of(self.voice.words("document.priority"), vec![text(key)]);
            return context! { aim => blocks(Vec::new()), facts => blocks(facts(vec![fact])) };
        };
        let notes = file.data.succession.iter().filter(|other| other.note.is_some());
        context! {
            aim => blocks(self.voice.optional_prose(file.data.aim.as_ref())),
            facts => blocks(facts(self.particulars(&file.data))),
            succession => blocks(facts(notes.map(|other| self.succession(other)).collect())),
        }
    }

    pub(in crate::render) fn particulars(&self, file: &PriorityFile) -> Vec<Fact> {
        let voice = &self.voice;
        let (joint, co_drivers): (Vec<Involved>, Vec<Involved>) =
            file.co_drivers.iter().cloned().partition(parties::drives);
        let driver = if joint.is_empty() { "field.driver" } else { "field.drivers" };
        let co_driver = if co_drivers.len() > 1 { "field.co_drivers" } else { "field.co_driver" };
        let drivers = file.driver.iter().map(|one| voice.in_full(std::slice::from_ref(one), false));
        // The row that they stand in says what their part is.
        let joint = (!joint.is_empty()).then(|| voice.in_full(&joint, true));
        let drivers = joined(drivers.chain(joint), "; ");
        let parties = |list: &[Involved]| match list {
            [] => Words::new(),
            list => voice.parties(list),
        };
        let line =
            |line: Option<&Line>| line.map_or_else(Words::new, |line| vec![text(line.as_str())]);
        let started = file.started.as_ref().map(|date| vec![text(voice.style.date(date.value))]);
        let rows = [
            ("document.priority", self.called(file)),
            (driver, drivers),
            (co_driver, voice.in_full(&co_drivers, false)),
            ("field.members", parties(&file.members)),
            ("field.agencies", parties(&file.agencies)),
            ("field.third_states", parties(&file.third_states)),
            ("field.others", parties(&file.others)),
            ("field.started", started.unwrap_or_default()),
            ("field.agreed_by", line(file.agreed_by.as_ref())),
            ("field.reports", self.reports(file)),
        ];
        let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
        let mut all: Vec<Fact> =
            rows.map(|(key, words)| Fact::of(voice.words(key), words)).collect();
        let kind = |other: &Succession| voice.word_of("succession", &other.kind);
        let mut others: Vec<&Succession> = file.succession.iter().collect();
        others.sort_by_key(|other| crate::model::word(&other.kind));
        for same in others.chunk_by(|one, other| kind(one) == kind(other)) {
            let Some(first) = same.first() else { continue };
            let names = same.iter().map(|other| vec![text(Self::other_priority(other))]);
            all.push(Fact::of(vec![text(kind(first))], joined(names, "; ")));
        }
        all
    }

    /// What the priority is called.
    fn called(&self, file: &PriorityFile) -> Words {
        let named = vec![text(self.name(": "))];
        joined([named, bracketed(vec![text(file.key.to_string())])], "")
    }

    /// The reports of the year.
    fn reports(&self, file: &PriorityFile) -> Words {
        let told = |report: &Report| {
            let at = report.at.value.known().map(|date| vec![text(self.voice.style.date(*date))]);
            let title = report.title.as_ref().map(|title| vec![text(title.as_str())]);
            let covers = report.covers.as_ref();
            let covers = covers.map(|covers| {
                self.voice.say("told.covers", &[("what", vec![text(covers.as_str())])])
            });
            let what = joined(title.into_iter().chain(covers), ", ");
            match at {
                Some(at) if what.is_empty() => at,
                Some(at) => joined([at, bracketed(what)], ""),
                None => what,
            }
        };
        let told = file.reports.iter().map(told).filter(|words| !words.is_empty());
        joined(told, "; ")
    }

    pub(in crate::render) fn succession(&self, other: &Succession) -> Fact {
        let name = vec![text(Self::other_priority(other))];
        Fact { label: name, value: self.voice.optional_prose(other.note.as_ref()) }
    }

    fn other_priority(other: &Succession) -> String {
        format!("{}, {}", other.plan, other.priority)
    }

    /// The verdict on the whole.
    pub(super) fn verdict(&self) -> Vec<Block> {
        let file = self.request.priority.file.as_ref();
        let verdict = file.and_then(|file| file.data.verdict.as_ref());
        verdict.map_or_else(Vec::new, |point| self.voice.statement(point, Owner::Priority))
    }

    /// A list of the driver's.
    pub(super) fn driver_points(&self, file: &Document<PriorityFile>, list: &str) -> Vec<Block> {
        let file = &file.data;
        let lessons = file.lessons.as_ref();
        let points: &[Point] = match list {
            "recommendations" => &file.recommendations,
            "difficulties" => &file.difficulties,
            "achievements" => &file.achievements,
            "proposals" => &file.proposals,
            "follow_ups" => &file.follow_ups,
            "went_well" => lessons.map_or(&[], |lessons| lessons.went_well.as_slice()),
            _ => lessons.map_or(&[], |lessons| lessons.shortcomings.as_slice()),
        };
        self.voice.points(points, Owner::Priority)
    }

    /// Who signs.
    pub(super) fn signature(&self) -> Vec<Block> {
        let file = self.request.priority.file.as_ref();
        let Some(signature) = file.and_then(|file| file.data.signature.as_ref()) else {
            return Vec::new();
        };
        let name = signature.name.as_ref().map(|name| vec![text(name.as_str())]);
        let function = vec![text(signature.function.to_string())];
        let signed = joined(std::iter::once(function).chain(name), ", ");
        facts(vec![Fact::of(self.voice.words("field.signed"), signed)])
    }

    /// The title that the driver gives the forms.
    pub(super) fn forms_title(&self) -> Value {
        let file = self.request.priority.file.as_ref();
        let title = file.and_then(|file| file.data.forms_title.as_ref());
        let words = title.map(|title| Inline::Strong(vec![text(title.as_str())]));
        blocks(words.map_or_else(Vec::new, |words| paragraph(vec![words])))
    }
}

/// What kind of report one on a period is; on a priority that has none of its own, one on the last that is
/// known of the plan.
fn kind_of<'p>(plan: &'p Plan, period: Option<&'p Period>) -> Option<&'p str> {
    let period = period.or_else(|| plan.file.data.periods.last())?;
    period.kind.as_ref().map(Line::as_str)
}

/// The name of the catalogue for a kind of report.
fn known_kind(kind: &str) -> String {
    format!("report_kind.{}", kind.to_lowercase().replace([' ', '-'], "_"))
}

/// Whether a report is the final one.
pub(in crate::render) fn is_final(plan: &Plan, period: Option<&Period>) -> bool {
    kind_of(plan, period).is_some_and(|kind| known_kind(kind) == FINAL)
}

/// What a report is called: by its kind, where the plan says one.
pub(in crate::render) fn title_of(
    plan: &Plan,
    period: Option<&Period>,
    messages: &Messages,
) -> String {
    let Some(kind) = kind_of(plan, period) else {
        return messages.text("document.report").to_owned();
    };
    match messages.word(&known_kind(kind)) {
        Some(title) => title.to_owned(),
        None => messages.fill("document.report_of_kind", &[("kind", kind.into())]),
    }
}

/// What a plan is called, and the cycle that it is of.
pub(in crate::render) fn plan_named(plan: &Plan) -> Words {
    let plan = &plan.file.data;
    let title = vec![Inline::Strong(vec![text(plan.title.as_str())])];
    let cycle = plan.cycle.as_ref().map(|cycle| vec![text(cycle.title.as_str())]);
    joined(std::iter::once(title).chain(cycle), " · ")
}

/// The kind of the last report, after which there is no other.
const FINAL: &str = "report_kind.final";

/// The letter and the name of a priority; of one whose own file could not be read, its key.
pub(in crate::render) fn name_of(priority: &Priority, between: &str) -> String {
    let Some(file) = &priority.file else { return priority.folder.to_uppercase() };
    match &file.data.letter {
        Some(letter) => format!("{letter}{between}{}", file.data.name),
        None => file.data.name.to_string(),
    }
}
