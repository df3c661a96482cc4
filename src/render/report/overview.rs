//! What a report tells over all actions: how they stand, the key figures, indicators, and what goes on.

use super::Reporter;
use crate::analyse::changes;
use crate::analyse::status::{Status, Tally};
use crate::document::{Bar, Block, Fact, Holds, Share, Tone, Words, text};
use crate::model::{Action, ActionNumber, Continuation, Kpi, Owner};
use crate::render::parts::{Grid, Toned, Voice, bars, facts, short_title};

impl Reporter<'_> {
    /// Every action in a row.
    pub(super) fn glance(&self) -> Vec<Block> {
        let voice = &self.voice;
        let actions: Vec<(&Action, Status)> =
            self.actions().map(|action| (&action.data, self.status_of(&action.data))).collect();
        let printed = |(action, _): &(&Action, Status)| {
            let printed = self.progress_of(action)?.printed.as_ref()?;
            Some(voice.quoted(printed, Owner::Action(action.action.value)))
        };
        let mut blocks = Grid::new(voice, "head.glance", &actions)
            .words("field.number", Holds::Words, |(action, _)| {
                Some(vec![Voice::link(action.action.value)])
            })
            .words("field.title", Holds::Words, |(action, _)| {
                Some(vec![text(short_title(action)?)])
            })
            .words("field.leaders", Holds::Words, |(action, _)| {
                (!action.leaders.is_empty()).then(|| voice.parties_in_short(&action.leaders))
            })
            .words("field.stage", Holds::Words, |(_, status)| {
                Some(vec![voice.state("stage", status.stage.as_ref()?)])
            })
            .words("field.punctuality", Holds::Words, |(_, status)| {
                Some(vec![voice.state("punctuality", status.punctuality.as_ref()?)])
            })
            .words("field.verdict", Holds::Words, |(_, status)| {
                Some(vec![voice.state("verdict", status.verdict.as_ref()?)])
            })
            .words("field.continuation", Holds::Words, |(_, status)| {
                Some(vec![voice.state("continuation", status.continuation.as_ref()?)])
            })
            .words("field.printed", Holds::Words, printed)
            .words("field.changed", Holds::Words, |(action, _)| {
                Some(voice.changed_in_short(&changes::since_last(action, &self.periods)?))
            })
            .table();
        let file = self.request.priority.file.as_ref();
        if let Some(note) = file.and_then(|file| file.data.leaders_note.as_ref()) {
            let label = voice.words("field.leaders");
            blocks.extend(facts(vec![Fact { label, value: voice.prose(note) }]));
        }
        blocks
    }

    /// How many actions gave which answer.
    pub(super) fn tally(&self) -> Vec<Block> {
        let statuses: Vec<Status> =
            self.actions().map(|action| self.status_of(&action.data)).collect();
        let Tally { stages, punctualities, verdicts, continuations } = Tally::of(&statuses);
        let rows = [
            self.bar("field.stage", "stage", &stages),
            self.bar("field.punctuality", "punctuality", &punctualities),
            self.bar("field.verdict", "verdict", &verdicts),
            self.bar("field.continuation", "continuation", &continuations),
        ];
        let caption = self.voice.messages.counted("actions", statuses.len());
        let rows: Vec<Bar> = rows.into_iter().flatten().collect();
        bars(caption, rows)
    }

    /// The answers to a question; of one that nobody answered, nothing.
    fn bar<T: Toned>(
        &self,
        label: &str,
        group: &str,
        counts: &[(Option<T>, usize)],
    ) -> Option<Bar> {
        if counts.iter().all(|(answer, _)| answer.is_none()) {
            return None;
        }
        let share = |(answer, count): &(Option<T>, usize)| Share {
            tone: answer.as_ref().map_or(Tone::Unstated, Toned::tone),
            label: match answer {
                Some(answer) => self.voice.word_of(group, answer).to_owned(),
                None => self.voice.word(&format!("{group}.unstated")).to_owned(),
            },
            count: *count,
        };
        let shares = counts.iter().map(share).collect();
        Some(Bar { label: self.voice.words(label), shares })
    }

    /// How an action stands in the period reported on.
    pub(super) fn status_of(&self, action: &Action) -> Status {
        Status::of(action, self.progress_of(action))
    }

    /// The key figures.
    pub(super) fn key_figures(&self) -> Vec<Block> {
        self.voice.figure_table(self.voice.figures.of_owner(Owner::Priority), Owner::Priority)
    }

    /// What the priority as a whole did.
    pub(super) fn own_activities(&self) -> Vec<Block> {
        let Some(file) = &self.request.priority.file else { return Vec::new() };
        self.voice.activities(file.holder(), |name| self.voice.words(name), true)
    }

    /// What that is called.
    pub(super) fn activities_named(&self) -> Words {
        let file = self.request.priority.file.as_ref();
        file.map_or_else(Words::new, |file| self.voice.activities_named(&file.holder()))
    }

    /// Every indicator of every action.
    pub(super) fn kpis(&self) -> Vec<Block> {
        let kpis: Vec<_> = self.actions().flat_map(|action| kpis_of(&action.data)).collect();
        self.voice.kpi_table(&kpis, &self.periods)
    }

    /// What becomes of the actions.
    pub(super) fn continuations(&self) -> Vec<Block> {
        let file = self.request.priority.file.as_ref();
        let whole = file.and_then(|file| file.data.continuation.as_ref());
        let mut blocks =
            whole.map_or_else(Vec::new, |point| self.voice.statement(point, Owner::Priority));
        let all: Vec<(&Action, &Continuation)> = self
            .actions()
            .filter_map(|action| Some((&action.data, action.data.continuation.as_ref()?)))
            .collect();
        if !all.is_empty() {
            blocks.extend(self.voice.continuations(&all));
        }
        blocks
    }
}

fn kpis_of(action: &Action) -> impl Iterator<Item = (ActionNumber, &Kpi)> {
    action.kpis.iter().map(|kpi| (action.action.value, kpi))
}
