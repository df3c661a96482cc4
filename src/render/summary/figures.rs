//! Totals per measure, and the indicators by what became of their targets.

use super::refs::{self, Uses};
use super::sheet::{Counts, row};
use super::{Summer, blocks};
use crate::analyse::attainment::{self, Judged, Outcome};
use crate::analyse::scope::{self, Position, PriorityAt};
use crate::analyse::totals::{self, Candidate, NotCounted, Total};
use crate::document::{Block, Holds, Inline, Role, Row, Tone, Words, text};
use crate::model::{Measure, Quantity, word};
use crate::prose;
use crate::render::parts::{Voice, bracketed, in_line, joined, outcome, paragraph, state};

use minijinja::{Value, context};

impl<'p> Summer<'_, 'p> {
    /// What the figures of each measure make.
    pub(super) fn measures(&self) -> Vec<Block> {
        let columns = [
            ("summary.measure", Holds::Words),
            ("summary.sum", Holds::Numbers),
            ("field.unit", Holds::Words),
            ("summary.between", Holds::Words),
            ("summary.by_priority", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.figures", &columns);
        let totals = totals::of_scope(self.scope);
        if totals.is_empty() {
            return Vec::new();
        }
        for total in &totals {
            let measure = self.measure(total);
            let unit = measure.and_then(|measure| measure.unit.as_ref());
            let sum = match total.value {
                Some(value) => {
                    let value = vec![text(self.style.quantity(value))];
                    vec![Inline::Of(Role::Figure, vec![Inline::Strong(value)])]
                }
                None => vec![state(Tone::Unstated, self.word("summary.no_sum"))],
            };
            sheet.row([
                self.measured(total),
                sum,
                self.or_dash(unit.map(|unit| text(unit.as_str())).into_iter().collect()),
                self.or_dash(self.between(total)),
                self.or_dash(self.by_priority(total)),
            ]);
        }
        sheet.blocks()
    }

    fn measure(&self, total: &Total<'_>) -> Option<&'p Measure> {
        let measure = self.scope.plan.file.data.measures.get(total.measure);
        measure.map(|measure| &measure.value)
    }

    /// What a measure is called: the file may not know it.
    fn measure_name(&self, total: &Total<'p>) -> &'p str {
        self.measure(total).map_or(total.measure, |measure| measure.name.as_str())
    }

    /// The same with what it was counted among.
    fn counted_in(&self, total: &Total<'p>) -> Words {
        let among = total.population.map(|population| vec![text(population)]);
        joined(std::iter::once(vec![text(self.measure_name(total))]).chain(among), ": ")
    }

    /// What is counted, which leads to what the sum is made of.
    fn measured(&self, total: &Total<'p>) -> Words {
        let name = self.counted_in(total);
        let mut words = vec![Inline::Link(format!("#{}", anchor(total)), name)];
        if let Some(note) = self
            .measure(total)
            .and_then(|measure| measure.note.as_ref())
            .filter(|_| total.population.is_none())
        {
            let note = in_line(prose::read(&prose::one_line(note)));
            words.push(Inline::Of(Role::Remark, bracketed(note)));
        }
        words
    }

    /// Between which numbers a sum lies, where it is not exact.
    fn between(&self, total: &Total<'_>) -> Words {
        let bounds = total.interval();
        // Where nothing says how little it may be, nought is no news.
        let bounds = bounds.filter(|bounds| !bounds.low.value.is_zero());
        if total.value.is_some_and(Quantity::is_exact) {
            return Words::new();
        }
        let Some(bounds) = bounds else { return Words::new() };
        let high = bounds.high.map(|high| self.style.number(high.value));
        let high = high.unwrap_or_else(|| self.word("summary.no_end").to_owned());
        let low = ("low", vec![text(self.style.number(bounds.low.value))]);
        self.say("summary.low_to_high", &[low, ("high", vec![text(high)])])
    }

    /// The sum within each priority that has any.
    fn by_priority(&self, total: &Total<'_>) -> Words {
        let of = |part: &PriorityAt<'_>| {
            let own = total.counted.iter();
            let mut own = own.filter(|one| std::ptr::eq(one.priority, part.priority)).peekable();
            own.peek()?;
            let sum = Quantity::sum(own.map(|one| one.figure.value.value));
            let sum = sum.map(|sum| vec![text(self.style.quantity(sum))]);
            let key = vec![text(scope::key(part.priority))];
            Some(joined([key, self.or_dash(sum.unwrap_or_default())], " "))
        };
        joined(self.scope.parts.iter().filter_map(of), "; ")
    }

    /// The figures behind the sums, and those that are not counted.
    pub(super) fn made_of(&self) -> Vec<Block> {
        let columns = [
            ("summary.measure", Holds::Words),
            ("summary.where", Holds::Words),
            ("summary.figure", Holds::Words),
            ("summary.value", Holds::Numbers),
            ("summary.counts", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.made_of", &columns);
        for total in totals::of_scope(self.scope) {
            let counted = total.counted.iter().map(|one| (one, None));
            let not_counted = total.not_counted.iter().map(|(one, why)| (one, Some(*why)));
            for (at, (one, why)) in counted.chain(not_counted).enumerate() {
                let role = why.map(|_| Role::Skipped);
                let anchor = (at == 0).then(|| anchor(&total));
                sheet.add(Row { role, anchor, ..row(self.candidate(&total, one, why)) });
            }
        }
        sheet.blocks()
    }

    fn candidate(
        &self,
        total: &Total<'p>,
        one: &Candidate<'p>,
        why: Option<NotCounted>,
    ) -> [Words; 5] {
        let Candidate { priority, owner, figure } = *one;
        let label = self.voice(priority).map(|voice| voice.figure_label(figure));
        let mut label = vec![text(label.unwrap_or_default())];
        let operation = figure.operation.as_ref().map(|operation| vec![text(operation.as_str())]);
        label.extend(operation.map(|one| Inline::Of(Role::Remark, bracketed(one))));
        let counts = match &why {
            None => self.words("summary.yes"),
            Some(why) => vec![Inline::Emphasis(self.words(&format!("why.{}", word(why))))],
        };
        [
            self.counted_in(total),
            self.place(Position { priority, owner }),
            label,
            vec![text(self.style.quantity(figure.value.value))],
            counts,
        ]
    }

    /// Indicators: how many met their targets by priority, and each of them.
    pub(super) fn kpis(&self) -> Option<Value> {
        let mut judged = attainment::of_scope(self.scope);
        if judged.is_empty() {
            return None;
        }
        let counts = self.attainment(&judged);
        // Stable: within an outcome the order of the plan stays.
        judged.sort_by_key(|one| one.outcome);
        Some(context! {
            counts => blocks(self.counts("summary.kpis", "summary.total", counts)),
            each => blocks(self.each_kpi(&judged)),
        })
    }

    fn attainment(&self, judged: &[Judged<'p>]) -> Counts<'p> {
        // Plans whose targets have no dates have nothing to say of this.
        let is_asked = |outcome: &Outcome| {
            *outcome != Outcome::NotDue || judged.iter().any(|one| one.outcome == *outcome)
        };
        let outcomes: Vec<Outcome> = Outcome::ALL.into_iter().filter(is_asked).collect();
        let row = |part: &PriorityAt<'p>| {
            let own = judged.iter().filter(|one| std::ptr::eq(one.member.priority, part.priority));
            let own: Vec<&Judged<'p>> = own.collect();
            let cell = |outcome: Outcome| {
                Uses::of(own.iter().filter(|one| one.outcome == outcome).map(|one| one.member))
            };
            (part.priority, outcomes.iter().copied().map(cell).collect(), own.len())
        };
        let count = |outcome| judged.iter().filter(|one| one.outcome == outcome).count();
        Counts {
            answers: outcomes.iter().map(|one| vec![outcome(*one, self.messages)]).collect(),
            rows: self.scope.parts.iter().map(row).filter(|(_, _, total)| *total > 0).collect(),
            totals: outcomes.iter().copied().map(count).collect(),
            total: judged.len(),
        }
    }

    fn each_kpi(&self, judged: &[Judged<'p>]) -> Vec<Block> {
        let columns = [
            ("field.indicator", Holds::Words),
            ("field.action", Holds::Words),
            ("field.baseline", Holds::Words),
            ("field.target", Holds::Words),
            ("summary.last_value", Holds::Words),
            ("field.change", Holds::Numbers),
            ("field.attained", Holds::Status),
        ];
        let mut sheet = self.sheet("field.kpis", &columns);
        for one in judged {
            let Some(voice) = self.voice(one.member.priority) else { continue };
            let kpi = one.kpi;
            let baseline = kpi.baseline.as_ref().map(|reading| voice.reading(reading));
            let target = Some(voice.targets(&kpi.target)).filter(|blocks| !blocks.is_empty());
            let last = one.last.map(|reading| voice.reading(reading));
            let cell = |blocks: Option<Vec<Block>>| self.cell(blocks.unwrap_or_default());
            let change = one.judgement.change.map(|change| text(self.style.change(change)));
            let cells = [
                paragraph(Voice::kpi_name(kpi)),
                paragraph(refs::member(one.member)),
                cell(baseline),
                cell(target),
                cell(last),
                paragraph(self.or_dash(change.into_iter().collect())),
                paragraph(self.judged(voice, one)),
            ];
            sheet.add(cells.into_iter().collect());
        }
        sheet.blocks()
    }

    fn judged(&self, voice: &Voice<'_>, one: &Judged<'p>) -> Words {
        let by_date = one.judgement.target.is_none_or(|target| target.by.is_some());
        match one.outcome {
            Outcome::Met | Outcome::NotMet | Outcome::NotDue if by_date => {
                voice.attained(&one.judgement, one.outcome)
            }
            other => vec![outcome(other, self.messages)],
        }
    }
}

fn anchor(total: &Total<'_>) -> String {
    let among = total.population.map(|population| {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        format!("-{}", population.chars().map(plain).collect::<String>())
    });
    format!("measure-{}{}", total.measure, among.unwrap_or_default())
}
