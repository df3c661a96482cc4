//! What is summed up, the status matrix, the printed words and the index of actions.

use minijinja::{Value, context};

use super::refs::{self, Uses};
use super::sheet::{Counts, Sheet, number, row, total_of};
use super::{Summer, blocks};
use crate::analyse::matrix::Matrix;
use crate::analyse::parties;
use crate::analyse::scope::{self, PriorityAt};
use crate::analyse::status::Status;
use crate::analyse::wording::{self, Wording};
use crate::document::{Bar, Block, Fact, Holds, Inline, Role, Row, Share, Tone, Words, text};
use crate::model::{Action, Decision, Document, Owner, Punctuality, Stage, Verdict, word};
use crate::render::parts::{Toned, Voice, bars, facts, joined, paragraph, short_title, state};

/// How a question is asked of a status.
pub(super) type Asked<T> = fn(Status) -> Option<T>;

pub(super) const STAGE: (&str, Asked<Stage>) = ("stage", |status| status.stage);
const PUNCTUALITY: (&str, Asked<Punctuality>) = ("punctuality", |status| status.punctuality);
pub(super) const VERDICT: (&str, Asked<Verdict>) = ("verdict", |status| status.verdict);
const CONTINUATION: (&str, Asked<Decision>) = ("continuation", |status| status.continuation);

impl<'p> Summer<'_, 'p> {
    /// When the priorities stand.
    pub(super) fn standing(&self) -> Words {
        match self.scope.until {
            Some(period) => {
                let period = vec![Inline::Strong(vec![text(period.label.as_str())])];
                self.say("summary.until", &[("period", period)])
            }
            None => self.words("summary.last"),
        }
    }

    /// What is summed up.
    pub(super) fn priorities(&self) -> Vec<Block> {
        let columns = [
            ("document.priority", Holds::Words),
            ("field.driver", Holds::Words),
            ("summary.stands", Holds::Words),
            ("summary.actions", Holds::Numbers),
            ("summary.reported", Holds::Numbers),
        ];
        let mut sheet = self.sheet("summary.priorities", &columns);
        let mut sums = (0, 0);
        for part in &self.scope.parts {
            let reported = part.members().filter(|one| part.progress(one.action).is_some()).count();
            let actions = part.priority.actions.len();
            sums = (sums.0 + actions, sums.1 + reported);
            let mut name = self.name(part.priority);
            let file = part.priority.file.as_ref();
            name.extend(file.and_then(|file| self.portion(file.source)));
            let anchor = format!("priority-{}", part.priority.folder);
            let cells = [name, self.drivers(part), self.stands(part), number(actions)];
            let cells = row(cells.into_iter().chain([number(reported)]));
            sheet.add(Row { anchor: Some(anchor), ..cells });
        }
        let total = [self.words("summary.total"), Words::new(), Words::new()];
        sheet.add(total_of(total.into_iter().chain([number(sums.0), number(sums.1)])));
        sheet.blocks()
    }

    fn drivers(&self, part: &PriorityAt<'_>) -> Words {
        let file = part.priority.file.as_ref().map(|file| &file.data);
        let drivers = file.into_iter().flat_map(|file| {
            file.driver.iter().chain(file.co_drivers.iter().filter(|one| parties::drives(one)))
        });
        self.or_dash(joined(drivers.map(|driver| vec![text(driver.party.as_str())]), ", "))
    }

    /// As of when a priority stands.
    fn stands(&self, part: &PriorityAt<'_>) -> Words {
        let file = part.priority.file.as_ref().map(|file| &file.data);
        let last = file.and_then(|file| file.reports.last());
        let covers = last.and_then(|report| report.covers.as_ref());
        let until = self.scope.until;
        if let Some(period) = part.period {
            let covers = covers.filter(|_| until.is_none());
            return vec![text(covers.map_or(period.label.as_str(), |covers| covers.as_str()))];
        }
        let mut goals = file.into_iter().flat_map(|file| &file.goals);
        let by_goal = part.priority.actions.is_empty() && goals.any(|goal| goal.report.is_some());
        let key = match until {
            _ if by_goal => "summary.by_goal",
            Some(_) => "summary.no_report",
            None => "summary.no_period",
        };
        vec![state(Tone::Unstated, self.word(key))]
    }

    /// The priorities that are not summed up.
    pub(super) fn others(&self) -> Vec<Block> {
        let elsewhere = self.elsewheres();
        let left_out = self.scope.left_out().into_iter().map(|priority| self.name(priority));
        let rows = [("summary.elsewhere", elsewhere), ("summary.left_out", joined(left_out, "; "))];
        let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
        facts(rows.map(|(key, words)| Fact::of(self.words(key), words)).collect())
    }

    /// The priorities on which other documents report.
    pub(super) fn elsewheres(&self) -> Words {
        let entries = self.scope.elsewhere().into_iter();
        joined(entries.filter_map(|entry| self.elsewhere(entry)), "; ")
    }

    /// The answers to the four questions over all actions.
    pub(super) fn glance(&self) -> Vec<Block> {
        let count = self.scope.members().count();
        if count == 0 {
            return Vec::new();
        }
        let rows =
            [self.bar(STAGE), self.bar(PUNCTUALITY), self.bar(VERDICT), self.bar(CONTINUATION)];
        bars(self.counted("actions", count), rows.into())
    }

    fn bar<T: Ord + Copy + Toned>(&self, (question, asked): (&str, Asked<T>)) -> Bar {
        let matrix = Matrix::of(self.scope, asked);
        let shares = matrix.answers.iter().zip(matrix.totals()).map(|(answer, count)| Share {
            tone: answer.as_ref().map_or(Tone::Unstated, Toned::tone),
            label: self.answer_word(question, answer.as_ref()).to_owned(),
            count,
        });
        Bar { label: self.words(&format!("field.{question}")), shares: shares.collect() }
    }

    /// The answers to each question by priority, with the actions behind every number.
    pub(super) fn matrices(&self) -> Vec<Value> {
        vec![
            self.matrix(STAGE),
            self.matrix(PUNCTUALITY),
            self.matrix(VERDICT),
            self.matrix(CONTINUATION),
        ]
    }

    fn matrix<T: Ord + Copy + Toned>(&self, (question, asked): (&str, Asked<T>)) -> Value {
        let matrix = Matrix::of(self.scope, asked);
        let answers = matrix.answers.iter();
        let rows = matrix.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| Uses::of(cell.iter().copied()));
            (row.priority, cells.collect(), row.total())
        });
        let totals = matrix.totals();
        let counts = Counts {
            answers: answers.map(|one| vec![self.answer(question, one.as_ref())]).collect(),
            rows: rows.collect(),
            total: totals.iter().sum(),
            totals,
        };
        let name = format!("field.{question}");
        context! {
            heading => self.word(&name),
            table => blocks(self.counts(&name, "summary.total", counts)),
        }
    }

    /// The words printed for a status.
    pub(super) fn status_words(&self) -> Vec<Block> {
        let words = wording::of_status(self.scope);
        let answers = |(stage, punctuality, verdict, onward): wording::Answers| {
            let all = [
                stage.map(|answer| self.answer("stage", Some(&answer))),
                punctuality.map(|answer| self.answer("punctuality", Some(&answer))),
                verdict.map(|answer| self.answer("target_verdict", Some(&answer))),
                onward.map(|answer| self.answer("decision", Some(&answer))),
            ];
            joined(all.into_iter().flatten().map(|answer| vec![answer]), " · ")
        };
        self.wordings("summary.words", &words, answers)
    }

    /// The words printed for a continuation.
    pub(super) fn continuation_words(&self) -> Vec<Block> {
        let words = wording::of_continuation(self.scope);
        let answer = |decision| vec![self.answer("continuation", Some(&decision))];
        self.wordings("summary.words_continuation", &words, answer)
    }

    fn wordings<M: Copy>(
        &self,
        caption: &str,
        all: &[Wording<'_, M>],
        answers: impl Fn(M) -> Words,
    ) -> Vec<Block> {
        if all.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("summary.word", Holds::Words),
            ("summary.whose", Holds::Words),
            ("summary.times", Holds::Numbers),
            ("summary.stands_for", Holds::Words),
            ("field.number", Holds::Numbers),
            ("summary.where", Holds::Words),
        ];
        let mut sheet = self.sheet(caption, &columns);
        for wording in all {
            self.wording(&mut sheet, wording, &answers);
        }
        sheet.blocks()
    }

    /// A word with a row for each of its meanings.
    fn wording<M: Copy>(
        &self,
        sheet: &mut Sheet,
        wording: &Wording<'_, M>,
        answers: &impl Fn(M) -> Words,
    ) {
        let quoted = wording.spellings.iter().map(|spelling| {
            let spelling = [("text", vec![text(*spelling)])];
            vec![Inline::Of(Role::Printed, self.say("style.quote", &spelling))]
        });
        let mut word = joined(quoted, ", ");
        let mut whose = self.whose(wording);
        let mut count = number(wording.count());
        for meaning in &wording.meanings {
            let uses = Uses::of(meaning.members.iter().copied());
            let mut stands_for = answers(meaning.meaning);
            if stands_for.is_empty() {
                stands_for = vec![state(Tone::Unstated, self.word("summary.no_answer"))];
            }
            let lead = [&mut word, &mut whose, &mut count].map(std::mem::take);
            sheet.row(lead.into_iter().chain([stands_for, number(uses.count), uses.listed()]));
        }
    }

    /// In whose words it is told.
    fn whose<M>(&self, wording: &Wording<'_, M>) -> Words {
        let first = wording.meanings.first().and_then(|meaning| meaning.members.first());
        let said = wording.by.zip(first).and_then(|(by, member)| {
            let owner = Owner::Action(member.action.action.value);
            Some(self.voice(member.priority)?.who(by, owner))
        });
        let mut members = wording.meanings.iter().flat_map(|meaning| &meaning.members);
        let is_led = members.any(|member| !member.action.leaders.is_empty());
        let unsaid = if is_led { "speaker.leader" } else { "summary.whose_unnamed" };
        said.unwrap_or_else(|| self.words(unsaid))
    }

    /// Every action that is summed up.
    pub(super) fn index(&self) -> Vec<Block> {
        let names =
            ["action", "title", "leaders", "stage", "punctuality", "verdict", "continuation"];
        let columns = names.map(|name| (format!("field.{name}"), Holds::Words));
        let columns: Vec<(&str, Holds)> =
            columns.iter().map(|(name, holds)| (name.as_str(), *holds)).collect();
        let mut sheet =
            self.sheet("summary.list", &columns).column(self.words("field.printed"), Holds::Words);
        for (part, voice) in self.parts() {
            for document in &part.priority.actions {
                let anchor = refs::anchor(part.priority, document.data.action.value);
                let cells = row(self.indexed(part, voice, document));
                sheet.add(Row { anchor: Some(anchor), ..cells });
            }
        }
        sheet.blocks()
    }

    fn indexed(
        &self,
        part: &PriorityAt<'p>,
        voice: &Voice<'_>,
        document: &'p Document<Action>,
    ) -> [Words; 8] {
        let action = &document.data;
        let Status { stage, punctuality, verdict, continuation } = part.status(action);
        let mut title = self.or_dash(short_title(action).map(text).into_iter().collect());
        title.extend(self.portion(document.source));
        let leaders = action.leaders.iter().chain(&action.co_leaders);
        let leaders = leaders.flat_map(|leader| voice.labels(leader));
        let printed = part.progress(action).and_then(|progress| progress.printed.as_ref());
        let printed = printed.map(|printed| text(printed.text.as_str()));
        let answer = |answer: Option<Inline>| self.or_dash(answer.into_iter().collect());
        [
            vec![text(format!("{} {}", scope::key(part.priority), action.action.value))],
            title,
            self.or_dash(joined(leaders.map(|label| vec![text(label)]), ", ")),
            answer(stage.map(|one| self.answer("stage", Some(&one)))),
            answer(punctuality.map(|one| self.answer("punctuality", Some(&one)))),
            answer(verdict.map(|one| self.answer("verdict", Some(&one)))),
            answer(continuation.map(|one| self.answer("continuation", Some(&one)))),
            self.or_dash(printed.into_iter().collect()),
        ]
    }

    /// An answer in the words of a group of the catalogue; of none, that nobody gave it.
    pub(super) fn answer<T: Toned>(&self, group: &str, answer: Option<&T>) -> Inline {
        let tone = answer.map_or(Tone::Unstated, Toned::tone);
        state(tone, self.answer_word(group, answer))
    }

    fn answer_word<T: Toned>(&self, group: &str, answer: Option<&T>) -> &'p str {
        let answer = answer.map_or_else(|| "unstated".to_owned(), word);
        self.word(&format!("{group}.{answer}"))
    }

    /// What stands where nothing is known.
    pub(super) fn nothing(&self) -> Vec<Block> {
        paragraph(vec![state(Tone::Unstated, self.word("summary.none"))])
    }
}
