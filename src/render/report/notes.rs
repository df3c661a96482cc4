//! What an editor remarks on a report, and how the forms that it was made from were filled in: nothing that
//! its driver says, and told only where somebody asks for it.

use super::Reporter;
use crate::document::{Block, Inline, Words, text};
use crate::model::{Action, GoalVariant, PriorityFile, Prose, Report, Unset};
use crate::render::back::{self, SourceNote};
use crate::render::parts::{Voice, begun, bracketed, joined, paragraph};

impl Reporter<'_> {
    /// The remarks, by what they are on; nothing where nobody asked.
    pub(super) fn source_notes(&self) -> Vec<Block> {
        let request = self.request;
        let messages = self.voice.messages;
        if !request.notes {
            return Vec::new();
        }
        let mut all = Vec::new();
        if let Some(file) = request.priority.file.as_ref().map(|file| &file.data) {
            let part = [self.voice.words("register.priority"), vec![text(file.key.to_string())]];
            let part = joined(part, " ");
            let printed = self.on_priority(file).into_iter().map(paragraph);
            all.extend(self.on(&part, printed, &file.source_notes));
        }
        for action in self.actions().map(|action| &action.data) {
            let link = vec![Voice::link(action.action.value)];
            let part = joined([self.voice.words("register.action"), link], " ");
            let printed = self.unanswered(action).into_iter().map(paragraph);
            all.extend(self.on(&part, printed, &action.source_notes));
        }
        back::source_notes(messages, all)
    }

    fn on(
        &self,
        part: &Words,
        printed: impl Iterator<Item = Vec<Block>>,
        remarks: &[Prose],
    ) -> Vec<SourceNote> {
        let remarks = remarks.iter().map(|remark| self.voice.prose(remark));
        let note = |remark| SourceNote { part: part.clone(), remark };
        printed.chain(remarks).map(note).collect()
    }

    /// How the head of the report and its goals were printed, and what was left open there.
    fn on_priority(&self, file: &PriorityFile) -> Vec<Words> {
        let voice = &self.voice;
        let aside = |place: Option<&str>| place.map(|place| bracketed(vec![text(place)]));
        let letter = file.printed_letter.iter().map(|printed| {
            let letter = vec![text(printed.letter.to_string())];
            let said = voice.say("told.printed_letter", &[("letter", letter)]);
            joined([Some(said), aside(printed.place.as_deref())].into_iter().flatten(), "")
        });
        let reports = file.reports.iter().filter_map(|report| self.undated(report));
        let unanswered = file.unanswered.iter().map(|(what, why)| {
            joined([begun(vec![text(what.as_str())]), voice.unset(why.value)], ": ")
        });
        let silent = self.silent.iter().map(|(period, why)| {
            let period = [("period", vec![text(voice.style.period(period))])];
            let unset = begun(vec![text(voice.word_of("unset", why))]);
            let label = voice.say("told.unset_on_all", &[("unset", unset)]);
            joined([label, voice.say("told.report_for", &period)], ": ")
        });
        let variants = file.goals.iter().filter_map(|goal| {
            let variant = goal.variant.as_ref().filter(|variant| variant.text.is_none())?;
            let heading = self.goal_heading(goal.number.value, Some(goal));
            Some(joined([heading, self.other_number(variant)], ": "))
        });
        letter.chain(reports).chain(unanswered).chain(silent).chain(variants).collect()
    }

    fn undated(&self, report: &Report) -> Option<Words> {
        let unset = report.at.value.unset()?;
        let title = report.title.as_ref().map(|title| vec![text(title.as_str())]);
        let what = title.unwrap_or_else(|| self.voice.words("one.report"));
        let date = joined([begun(what), self.voice.words("part.at")], ", ");
        Some(joined([date, self.voice.unset(unset)], ": "))
    }

    fn other_number(&self, variant: &GoalVariant) -> Words {
        let number = variant.number.map(|number| vec![text(number.to_string())]);
        let number = ("number", number.unwrap_or_default());
        let place = variant.place.as_ref().map(|place| bracketed(vec![text(place.as_str())]));
        let printed = self.voice.say("told.printed_number", &[number]);
        joined([Some(printed), place].into_iter().flatten(), "")
    }

    /// What the form of an action asks for and nobody answered, by how that looks there.
    fn unanswered(&self, action: &Action) -> Vec<Words> {
        let asked = action.unanswered.iter();
        let mut all: Vec<(Unset, Words)> =
            asked.map(|(what, why)| (why.value, vec![text(what.as_str())])).collect();
        all.extend(self.periods.iter().filter_map(|period| {
            let progress = self.column(action, period)?;
            let why = progress.unset.as_ref()?.value;
            let headed = progress.headed.as_ref().unwrap_or(&period.label);
            let period = [("period", vec![text(headed.as_str())])];
            Some((why, self.voice.say("told.report_for", &period)))
        }));
        all.extend(self.inputs_unset(action));
        let mut reasons: Vec<Unset> = all.iter().map(|(why, _)| *why).collect();
        reasons.sort_by_key(|why| Unset::words().iter().position(|word| *word == why.word()));
        reasons.dedup();
        let told = |why: Unset| {
            let what = all.iter().filter(|(other, _)| *other == why);
            let what = joined(what.map(|(_, what)| what.clone()), " · ");
            let unset = begun(vec![text(self.voice.word_of("unset", &why))]);
            joined([vec![Inline::Emphasis(unset)], what], ": ")
        };
        reasons.into_iter().map(told).collect()
    }
}
