//! The view across priorities by horizontal goal: which actions serve each, and how they stand.

use minijinja::{Value, context};

use super::refs::{self, Uses};
use super::sheet::{number, row};
use super::status::{Asked, STAGE, VERDICT};
use super::{Summer, blocks};
use crate::analyse::horizontal::{self, Served};
use crate::analyse::matrix::Matrix;
use crate::document::{Block, Holds, Inline, Item, Words, text};
use crate::prose;
use crate::render::parts::{Toned, list, paragraph};

impl<'p> Summer<'_, 'p> {
    /// Everything by horizontal goal, where the plan has such goals.
    pub(super) fn horizontal(&self) -> Option<Value> {
        let mut served = horizontal::of_scope(self.scope);
        served.retain(|one| one.goal.is_some() || !one.members.is_empty());
        (!served.is_empty()).then(|| {
            context! {
                goals => blocks(self.horizontal_goals(&served)),
                matrices => [
                    self.horizontal_matrix(&served, STAGE),
                    self.horizontal_matrix(&served, VERDICT),
                ],
            }
        })
    }

    fn horizontal_goals(&self, all: &[Served<'p>]) -> Vec<Block> {
        let columns = [
            ("summary.horizontal_goal", Holds::Words),
            ("field.title", Holds::Words),
            ("field.priorities", Holds::Words),
            ("summary.actions", Holds::Numbers),
        ];
        let mut sheet = self.sheet("summary.horizontal", &columns);
        for served in all {
            let mut priorities: Vec<_> = served.members.iter().map(|one| one.priority).collect();
            priorities.dedup_by(|one, other| std::ptr::eq(*one, *other));
            let title = served.goal.map(|(_, goal)| text(goal.title.as_str()));
            sheet.add(row([
                self.horizontal_key(served),
                title.into_iter().collect(),
                self.or_dash(refs::keys(priorities)),
                number(served.members.len()),
            ]));
        }
        let mut blocks = sheet.blocks();
        let told = all.iter().filter_map(|served| {
            let (key, goal) = served.goal?;
            let told = goal.text.as_ref()?;
            let mut blocks = paragraph(vec![Inline::Strong(vec![text(key.as_str())])]);
            blocks.extend(prose::read(&prose::one_line(told)));
            Some(Item { blocks, ..Item::default() })
        });
        blocks.extend(list(told.collect()));
        blocks
    }

    fn horizontal_key(&self, served: &Served<'_>) -> Words {
        match served.goal {
            Some((key, _)) => vec![text(key.as_str())],
            None => self.words("summary.horizontal_none"),
        }
    }

    /// The answers to a question, with the actions behind every number.
    fn horizontal_matrix<T: Ord + Copy + Toned>(
        &self,
        all: &[Served<'p>],
        (question, asked): (&str, Asked<T>),
    ) -> Value {
        let matrix = Matrix::of(self.scope, asked);
        let name = format!("field.{question}");
        let mut sheet = self.sheet(&name, &[("summary.horizontal_goal", Holds::Words)]);
        for answer in &matrix.answers {
            sheet = sheet.column(vec![self.answer(question, answer.as_ref())], Holds::Numbers);
        }
        for served in all {
            let cells = (0..matrix.answers.len()).map(|at| {
                let given = matrix.rows.iter().filter_map(|row| row.cells.get(at)).flatten();
                Uses::of(given.copied().filter(|one| served.contains(*one))).cell_across()
            });
            let key = vec![Block::paragraph(self.horizontal_key(served))];
            sheet.add(std::iter::once(key).chain(cells).collect());
        }
        context! { heading => self.word(&name), table => blocks(sheet.blocks()) }
    }
}
