//! What moved since the reports before.

use super::Summer;
use super::refs::{self, Uses};
use super::sheet::{Sheet, number};
use crate::analyse::changes::AnswerStep;
use crate::analyse::movement::{self, KpiStep, Moved, Movement};
use crate::analyse::scope::{self, Member, PriorityAt};
use crate::document::{Block, Fact, Holds, Inline, Role, Words, text};
use crate::model::{Period, Quantity};
use crate::render::parts::{Toned, Voice, bracketed, facts, joined};

impl<'p> Summer<'_, 'p> {
    /// What moved; nothing where no priority has reported before.
    pub(super) fn moved(&self) -> Vec<Block> {
        let found = movement::of_scope(self.scope);
        if found.priorities.is_empty() {
            return Vec::new();
        }
        let mut blocks = self.compared(&found);
        blocks.extend(self.steps(&found));
        blocks.extend(self.kpi_steps(&found.kpis));
        blocks.extend(self.news(&found.priorities));
        blocks
    }

    /// Which reports are compared, and how many actions have news.
    fn compared(&self, found: &Movement<'p>) -> Vec<Block> {
        let is_compared = |part: &&PriorityAt<'_>| {
            found.priorities.iter().any(|moved| std::ptr::eq(moved.priority, part.priority))
        };
        let without = self.scope.parts.iter().filter(|part| !is_compared(part));
        let without = refs::keys(without.map(|part| part.priority));
        let without =
            (!without.is_empty()).then(|| Fact::of(self.words("summary.no_before"), without));
        let compared = found.priorities.iter().map(|moved| self.priority_moved(moved));
        facts(compared.chain(without).collect())
    }

    fn priority_moved(&self, moved: &Moved<'p>) -> Fact {
        let unchanged = Uses::of(moved.unchanged.iter().copied());
        let label = |period: &Period| vec![text(self.style.period(period))];
        let count = |count| vec![text(self.counted("actions", count))];
        let mut words = self.say(
            "summary.moved",
            &[
                ("period", label(moved.period)),
                ("since", label(moved.since)),
                ("changed", count(moved.changed.len())),
                ("unchanged", count(unchanged.count)),
            ],
        );
        if unchanged.count > 0 {
            words.extend(bracketed(unchanged.numbers()));
        }
        let others =
            [("summary.moved_first", &moved.first), ("summary.moved_none", &moved.without)];
        for (key, members) in others.into_iter().filter(|(_, members)| !members.is_empty()) {
            let uses = Uses::of(members.iter().copied());
            words.extend(self.say(key, &[("actions", count(uses.count))]));
            words.extend(bracketed(uses.numbers()));
        }
        Fact::of(vec![text(scope::key(moved.priority))], words)
    }

    /// Steps from one answer to another, by question.
    fn steps(&self, found: &Movement<'p>) -> Vec<Block> {
        let all = [found.stages.len(), found.punctualities.len(), found.verdicts.len()];
        if all.iter().sum::<usize>() == 0 {
            return Vec::new();
        }
        let columns = [
            ("summary.question", Holds::Words),
            ("summary.from", Holds::Words),
            ("summary.to", Holds::Words),
            ("summary.count", Holds::Numbers),
            ("summary.actions", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.movement", &columns);
        self.paths(&mut sheet, "stage", &found.stages);
        self.paths(&mut sheet, "punctuality", &found.punctualities);
        self.paths(&mut sheet, "verdict", &found.verdicts);
        sheet.blocks()
    }

    fn paths<T: Toned>(
        &self,
        sheet: &mut Sheet,
        question: &str,
        steps: &[(AnswerStep<T>, Vec<Member<'p>>)],
    ) {
        for (AnswerStep { from, to }, members) in steps {
            let uses = Uses::of(members.iter().copied());
            sheet.row([
                self.words(&format!("field.{question}")),
                vec![self.answer(question, Some(from))],
                vec![self.answer(question, Some(to))],
                number(uses.count),
                uses.listed(),
            ]);
        }
    }

    /// Indicators of which the number changed.
    fn kpi_steps(&self, steps: &[KpiStep<'p>]) -> Vec<Block> {
        if steps.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("field.action", Holds::Words),
            ("field.indicator", Holds::Words),
            ("summary.from", Holds::Numbers),
            ("summary.to", Holds::Numbers),
            ("field.change", Holds::Numbers),
        ];
        let mut sheet = self.sheet("field.kpis", &columns);
        for step in steps {
            let change = step.change.map(|change| text(self.style.change(change)));
            sheet.row([
                refs::member(step.member),
                Voice::kpi_name(step.kpi),
                self.read(step.from),
                self.read(step.to),
                self.or_dash(change.into_iter().collect()),
            ]);
        }
        sheet.blocks()
    }

    fn read(&self, (period, value): (&Period, Quantity)) -> Words {
        let period = bracketed(vec![text(self.style.period(period))]);
        vec![text(self.style.quantity(value)), Inline::Of(Role::Remark, period)]
    }

    /// The actions with news, and what it is.
    fn news(&self, priorities: &[Moved<'p>]) -> Vec<Block> {
        let columns = [("field.action", Holds::Words), ("summary.news", Holds::Words)];
        let mut sheet = self.sheet("summary.news", &columns);
        for (member, changes) in priorities.iter().flat_map(|moved| &moved.changed) {
            let voice = self.voice(member.priority);
            let news = voice.map(|voice| joined(voice.steps(changes), "; "));
            sheet.row([refs::member(*member), news.unwrap_or_default()]);
        }
        sheet.blocks()
    }
}
