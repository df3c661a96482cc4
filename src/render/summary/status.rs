//! The status matrix, the printed words and the index of actions.

use super::{Summer, refs};
use crate::analyse::matrix::Matrix;
use crate::analyse::scope::Member;
use crate::analyse::status::Status;
use crate::analyse::wording::{self, Wording};
use crate::model::Involved;
use crate::model::{Vocabulary, word};
use crate::render::report::old_action::short_title;
use crate::render::views::{GridRowView, GridView, IndexView, MeaningView, WordingView};

impl Summer<'_, '_> {
    pub(super) fn matrices(&self) -> Vec<GridView> {
        vec![
            self.matrix("stage", |status| status.stage),
            self.matrix("punctuality", |status| status.punctuality),
            self.matrix("verdict", |status| status.verdict),
            self.matrix("continuation", |status| status.continuation),
        ]
    }

    fn matrix<T: Ord + Copy + Vocabulary>(
        &self,
        question: &str,
        answer: impl Fn(Status) -> Option<T>,
    ) -> GridView {
        let matrix = Matrix::of(self.scope, answer);
        let answers = matrix.answers.iter();
        let answers = answers.map(|answer| answer.as_ref().map_or("unstated".to_owned(), word));
        let rows = matrix.rows.iter().map(|row| GridRowView {
            priority: refs::name(row.priority),
            cells: row.cells.iter().map(|cell| refs::cell(cell.iter().copied())).collect(),
            total: row.total(),
        });
        let totals = matrix.totals();
        GridView {
            question: question.to_owned(),
            answers: answers.collect(),
            rows: rows.collect(),
            total: totals.iter().sum(),
            totals,
        }
    }

    pub(super) fn words(&self) -> Vec<WordingView> {
        let words = wording::of_status(self.scope);
        words.iter().map(|word| wording_view(word, answers)).collect()
    }

    pub(super) fn continuation_words(&self) -> Vec<WordingView> {
        let words = wording::of_continuation(self.scope);
        let answers = |decision| vec![("continuation".to_owned(), word(&decision))];
        words.iter().map(|word| wording_view(word, answers)).collect()
    }

    pub(super) fn index(&self) -> Vec<IndexView> {
        let rows = self.parts().flat_map(|(part, builder)| {
            part.priority.actions.iter().map(move |document| {
                let action = &document.data;
                let member = Member { priority: part.priority, action };
                let status = part.status(action);
                let leaders = action.leaders.iter().chain(&action.co_leaders);
                let label = |leader: &Involved| {
                    builder.party(leader).into_iter().map(|party| party.label).collect::<Vec<_>>()
                };
                let printed = part.progress(action).and_then(|progress| progress.printed.as_ref());
                IndexView {
                    action: refs::action(member),
                    title: short_title(action),
                    leaders: leaders.flat_map(label).collect(),
                    stage: status.stage.as_ref().map(word),
                    punctuality: status.punctuality.as_ref().map(word),
                    verdict: status.verdict.as_ref().map(word),
                    continuation: status.continuation.as_ref().map(word),
                    printed: printed.map(ToString::to_string),
                    marking: self.portion(document.source),
                }
            })
        });
        rows.collect()
    }
}

fn wording_view<M: Copy>(
    wording: &Wording<'_, M>,
    answers: impl Fn(M) -> Vec<(String, String)>,
) -> WordingView {
    let meanings = wording.meanings.iter().map(|meaning| MeaningView {
        answers: answers(meaning.meaning),
        uses: refs::cell(meaning.members.iter().copied()),
    });
    WordingView {
        spellings: wording.spellings.iter().map(|&spelling| spelling.to_owned()).collect(),
        count: wording.count(),
        meanings: meanings.collect(),
    }
}

fn answers((stage, punctuality, verdict): wording::Answers) -> Vec<(String, String)> {
    fn answer<T: Vocabulary>(question: &str, answer: Option<&T>) -> Option<(String, String)> {
        Some((question.to_owned(), word(answer?)))
    }
    let answers = [
        answer("stage", stage.as_ref()),
        answer("punctuality", punctuality.as_ref()),
        answer("verdict", verdict.as_ref()),
    ];
    answers.into_iter().flatten().collect()
}
