//! How actions stand: the answers to the four questions with the tone of each, the word that was
//! printed, what changed since the report before, and when an action runs.

use super::{Voice, bracketed, joined};
use crate::analyse::changes::{AnswerStep, Changes};
use crate::analyse::status::Status;
use crate::document::{Block, Inline, Paragraph, Role, Tone, Words, text};
use crate::model::{
    Action, BidOutcome, Decision, Line, Owner, PlanDate, Printed, Progress, Punctuality, Relation,
    Stage, Verdict, Vocabulary,
};
use crate::source::Spanned;

/// What an answer says about how well it goes.
pub(in crate::render) trait Toned: Vocabulary {
    fn tone(&self) -> Tone;
}

impl Toned for Stage {
    fn tone(&self) -> Tone {
        match self {
            Self::Finished => Tone::Good,
            Self::Ongoing => Tone::Half,
            Self::Halted => Tone::Bad,
            Self::NotStarted => Tone::Open,
        }
    }
}

impl Toned for Punctuality {
    fn tone(&self) -> Tone {
        match self {
            Self::OnTime => Tone::Good,
            Self::Delayed => Tone::Bad,
        }
    }
}

impl Toned for Verdict {
    fn tone(&self) -> Tone {
        match self {
            Self::Met => Tone::Good,
            Self::PartlyMet => Tone::Half,
            Self::NotMet => Tone::Bad,
            Self::Undetermined | Self::Open => Tone::Open,
        }
    }
}

impl Toned for Decision {
    fn tone(&self) -> Tone {
        match self {
            Self::Certain => Tone::Good,
            Self::Possible | Self::Likely | Self::Conditional | Self::Postponed | Self::Merged => {
                Tone::Half
            }
            Self::Dropped => Tone::Bad,
            Self::None => Tone::Open,
        }
    }
}

impl Toned for BidOutcome {
    fn tone(&self) -> Tone {
        match self {
            Self::Accepted => Tone::Good,
            Self::Planned | Self::Pending => Tone::Half,
            Self::Refused => Tone::Bad,
            Self::Withdrawn => Tone::Open,
        }
    }
}

impl Voice<'_> {
    /// An answer in the words of a group of the catalogue.
    pub(in crate::render) fn state<T: Toned>(&self, group: &str, answer: &T) -> Inline {
        super::state(answer.tone(), self.word_of(group, answer))
    }

    /// How an action stands, in one line; the word that was printed stands behind the answers.
    pub(in crate::render) fn status(
        &self,
        status: Status,
        printed: Option<&Printed>,
        owner: Owner,
    ) -> Words {
        let Status { stage, punctuality, verdict, continuation } = status;
        let answers = [
            stage.as_ref().map(|stage| self.state("stage", stage)),
            punctuality.as_ref().map(|punctuality| self.state("punctuality", punctuality)),
            verdict.as_ref().map(|verdict| self.state("target_verdict", verdict)),
        ];
        let mut words = joined(answers.into_iter().flatten().map(|answer| vec![answer]), " · ");
        if let Some(printed) = printed {
            let quoted = self.quoted(printed, owner);
            words = if words.is_empty() { quoted } else { joined([words, bracketed(quoted)], "") };
        }
        let onward = continuation.as_ref().map(|decision| vec![self.state("decision", decision)]);
        if words.is_empty() && onward.is_none() {
            return vec![super::state(Tone::Unstated, self.word("stage.unstated"))];
        }
        joined([words].into_iter().filter(|words| !words.is_empty()).chain(onward), " · ")
    }

    /// The answers of one period; whether it continues is answered once for the action.
    pub(in crate::render) fn answers(&self, action: &Action, progress: &Progress) -> Words {
        let status = Status { continuation: None, ..Status::of(action, Some(progress)) };
        if status == Status::default() && progress.printed.is_none() {
            return Words::new();
        }
        self.status(status, progress.printed.as_ref(), Owner::Action(action.action.value))
    }

    /// What changed since the report before.
    pub(in crate::render) fn changed(&self, changes: &Changes<'_>) -> Block {
        let since = vec![text(changes.since.label.as_str())];
        let steps = joined(self.steps(changes), "; ");
        let words = self.say("changed.told", &[("period", since), ("steps", steps)]);
        Block::Paragraph(Paragraph { role: Some(Role::Changed), words })
    }

    /// What changed, one by one.
    pub(in crate::render) fn steps(&self, changes: &Changes<'_>) -> impl Iterator<Item = Words> {
        let steps = [
            self.step("question.stage", changes.stage.as_ref(), "stage"),
            self.step("question.punctuality", changes.punctuality.as_ref(), "punctuality"),
            self.step("question.verdict", changes.verdict.as_ref(), "verdict"),
            changes.printed.as_ref().map(|step| self.step_of_word("question.printed", step)),
            changes.text.then(|| self.words("changed.text")),
        ];
        steps.into_iter().flatten()
    }

    /// The same for an overview, whose other columns have the rest.
    pub(in crate::render) fn changed_in_short(&self, changes: &Changes<'_>) -> Words {
        let steps = [
            self.step("question.none", changes.stage.as_ref(), "stage"),
            self.step("question.none", changes.punctuality.as_ref(), "punctuality"),
            self.step("question.verdict", changes.verdict.as_ref(), "verdict"),
        ];
        let mut answered: Vec<Words> = steps.into_iter().flatten().collect();
        if answered.is_empty() {
            let word = changes.printed.as_ref();
            answered.extend(word.map(|step| self.step_of_word("question.none", step)));
        }
        if answered.is_empty() {
            answered.push(self.words("changed.text"));
        }
        self.say("changed.in_short", &[("steps", joined(answered, "; "))])
    }

    fn step<T: Toned>(
        &self,
        question: &str,
        step: Option<&AnswerStep<T>>,
        group: &str,
    ) -> Option<Words> {
        let AnswerStep { from, to } = step?;
        let word = |answer| vec![text(self.word_of(group, answer))];
        Some(self.step_between(question, word(from), word(to)))
    }

    fn step_of_word(&self, question: &str, step: &AnswerStep<&str>) -> Words {
        self.step_between(question, self.quote(step.from), self.quote(step.to))
    }

    fn step_between(&self, question: &str, from: Words, to: Words) -> Words {
        self.say(question, &[("from", from), ("to", vec![Inline::Strong(to)])])
    }

    /// When an action runs; nothing where that is not said.
    pub(in crate::render) fn dates(&self, action: &Action) -> Words {
        let date = |date: PlanDate| vec![text(self.style.date(date))];
        let dated = |key, date| vec![text(self.style.dated(key, "date", date))];
        let day = |date: Option<&Spanned<PlanDate>>| date.map(|date| date.value);
        match (day(action.start.as_ref()), day(action.end.as_ref())) {
            (Some(start), Some(end)) if start != end => {
                self.say("time.span", &[("start", date(start)), ("end", date(end))])
            }
            (Some(start), Some(_)) => date(start),
            (Some(start), None) => dated("time.from_date", start),
            (None, Some(end)) => dated("time.until_date", end),
            (None, None) => Words::new(),
        }
    }

    /// Whether an action is new, and for which year it was first drawn up, where that is not this
    /// plan's; nothing where that is not said.
    pub(in crate::render) fn basis(&self, action: &Action) -> Words {
        let year = action.plan_year.as_ref().map(|year| year.value);
        let year =
            year.filter(|year| self.plan.file.data.years.iter().all(|own| own.value != *year));
        let year = year.map(|year| vec![text(year.to_string())]);
        match (&action.basis, year) {
            (Some(basis), Some(year)) => {
                let key = format!("basis.{}_from", crate::model::word(&basis.value));
                self.say(&key, &[("year", year)])
            }
            (Some(basis), None) => vec![text(self.word_of("basis", &basis.value))],
            (None, Some(year)) => self.say("basis.from", &[("year", year)]),
            (None, None) => Words::new(),
        }
    }

    /// The actions of earlier plans that one continues.
    pub(in crate::render) fn continues(action: &Action) -> Words {
        joined(action.continues.iter().map(|one| vec![text(one.to_string())]), "; ")
    }

    /// Horizontal goals by what they are called.
    pub(in crate::render) fn horizontal(&self, keys: &[Spanned<Line>]) -> Words {
        let called = |key: &Spanned<Line>| {
            let goal = self.plan.file.data.horizontal_goals.get(key.as_str());
            let title = goal.map(|goal| format!(": {}", goal.value.title)).unwrap_or_default();
            vec![text(format!("{key}{title}"))]
        };
        joined(keys.iter().map(called), "; ")
    }

    /// The other priorities whose action it is as well.
    pub(in crate::render) fn with(action: &Action) -> Words {
        joined(action.with.iter().map(|key| vec![text(key.as_str())]), ", ")
    }

    /// Ties to other actions; one that is in the report is linked to.
    pub(in crate::render) fn relations(&self, relations: &[Relation]) -> Words {
        let told = |relation: &Relation| {
            let own = relation.action.value.within(&self.priority.key());
            let other = match own.filter(|number| self.action_of(*number).is_some()) {
                Some(number) => Self::link(number),
                None => text(relation.action.value.as_str()),
            };
            let kind = vec![text(self.word_of("relation", &relation.kind))];
            let note = relation.note.as_ref().map(|note| bracketed(vec![text(note.as_str())]));
            joined([joined([kind, vec![other]], " ")].into_iter().chain(note), "")
        };
        joined(relations.iter().map(told), "; ")
    }
}
