//! Events, operations, bids for money, partners and initiatives.

use super::figure::names;
use super::point::list;
use super::{Grid, Voice, begun, bracketed, capital, joined, paragraph, push, without_headings};
use crate::document::{Block, Holds, Inline, Item, Words, push_text, text};
use crate::model::{
    Event, FundingBid, Holder, Involved, Line, Operation, Owner, Partner, PlanDate, Prose, Quantity,
};
use crate::source::Spanned;

/// So many operations fit into a list; more are easier to read in a table.
const OPERATIONS_IN_A_LIST: usize = 3;

impl Voice<'_> {
    /// All that someone did, a list or table for each kind; each under its name, unless it is all there
    /// is under a heading that says so.
    pub(in crate::render) fn activities(
        &self,
        holder: Holder<'_>,
        label: impl Fn(&str) -> Words,
        is_headed: bool,
    ) -> Vec<Block> {
        let Holder { owner, events, operations, funding_bids, partners, initiatives, .. } = holder;
        let groups = [
            ("field.events", self.events(events, owner)),
            ("field.operations", self.operations(operations, owner)),
            ("field.bids", self.bids(funding_bids)),
            ("field.partners", self.partners(partners, "field.partners")),
            ("field.initiatives", self.partners(initiatives, "field.initiatives")),
        ];
        let groups: Vec<_> = groups.into_iter().filter(|(_, blocks)| !blocks.is_empty()).collect();
        let is_alone = is_headed && groups.len() == 1;
        let told = groups.into_iter().flat_map(|(name, blocks)| {
            if is_alone { blocks } else { super::labelled(label(name), blocks) }
        });
        told.collect()
    }

    /// A heading that names what there is of these: `Events, operations and funding bids`.
    pub(in crate::render) fn activities_named(&self, holder: &Holder<'_>) -> Words {
        let there = [
            ("events", !holder.events.is_empty()),
            ("operations", !holder.operations.is_empty()),
            ("bids", !holder.funding_bids.is_empty()),
            ("partners", !holder.partners.is_empty()),
            ("initiatives", !holder.initiatives.is_empty()),
        ];
        let there = there.iter().filter(|(_, is_there)| *is_there);
        let mut names: Vec<Words> =
            there.map(|(name, _)| self.words(&format!("activities.{name}"))).collect();
        let last = names.pop();
        let words = match (names.is_empty(), last) {
            (false, Some(last)) => {
                self.say("activities.and", &[("first", joined(names, ", ")), ("last", last)])
            }
            (_, last) => last.unwrap_or_default(),
        };
        begun(words)
    }

    fn events(&self, events: &[Event], owner: Owner) -> Vec<Block> {
        let item = |event: &Event| {
            let about = [event.about.as_ref(), event.outcome.as_ref()];
            let counted = self.counted(&event.results, owner);
            Item { blocks: self.told(self.event(event), about, counted), ..Item::default() }
        };
        list(events.iter().map(item).collect())
    }

    fn event(&self, event: &Event) -> Words {
        // The kind is the author's word, and may stand in the title already.
        let kind = event.title.as_ref().is_none_or(|title| !names(title, &event.kind));
        let kind = kind.then(|| vec![text(capital(event.kind.as_str()))]);
        let title = event.title.as_ref();
        let title = title.map(|title| vec![Inline::Strong(vec![text(title.as_str())])]);
        let mut words = joined(kind.into_iter().chain(title), ": ");
        let line = |line: &Option<Line>| line.as_ref().map(|line| vec![text(line.as_str())]);
        let country = event.country.as_ref();
        let country = country.map(|one| vec![text(self.country(one, event.place.is_some()))]);
        let date = self.span(event.start.as_ref(), event.end.as_ref());
        for place in [line(&event.place), country, date].into_iter().flatten() {
            words = joined([words, place], ", ");
        }
        let people = [
            ("people_counted.participants", &event.participants),
            ("people_counted.member_states", &event.member_states),
            ("people_counted.trainers", &event.trainers),
            ("people_counted.presenters", &event.presenters),
        ];
        let people = people.into_iter().filter_map(|(key, count)| self.people(key, count.as_ref()));
        let people = joined(people, ", ");
        let people = (!people.is_empty()).then_some(people);
        let is_host =
            |one: &&Involved| one.role.as_ref().is_some_and(|role| role.as_str() == "host");
        let (hosts, organisers): (Vec<_>, Vec<_>) =
            event.organisers.iter().cloned().partition(|one| is_host(&one));
        let parties = |key: &str, list: &[Involved], words: Words| {
            (!list.is_empty()).then(|| self.say(key, &[("parties", words)]))
        };
        let more = [
            people,
            parties("told.organised", &organisers, self.parties(&organisers)),
            parties("told.hosted", &hosts, self.parties_called(&hosts)),
            parties("told.attended", &event.attended_by, self.parties(&event.attended_by)),
            line(&event.funding).map(|funding| self.say("told.paid", &[("funding", funding)])),
        ];
        joined(std::iter::once(words).chain(more.into_iter().flatten()), "; ")
    }

    fn people(&self, key: &str, count: Option<&Spanned<Quantity>>) -> Option<Words> {
        let count = self.style.quantity(count?.value);
        Some(self.say(key, &[("count", vec![text(count)])]))
    }

    fn span(
        &self,
        start: Option<&Spanned<PlanDate>>,
        end: Option<&Spanned<PlanDate>>,
    ) -> Option<Words> {
        let date = |date: Option<&Spanned<PlanDate>>| date.map(|date| date.value);
        Some(vec![text(self.style.span(date(start), date(end))?)])
    }

    /// What something was about and led to, behind the rest of its line: nothing goes on in the line of
    /// a prose that is more than a paragraph.
    fn told<'t>(
        &self,
        lead: Words,
        about: impl IntoIterator<Item = Option<&'t Prose>>,
        counted: Words,
    ) -> Vec<Block> {
        let mut blocks = paragraph(lead);
        let counted = if counted.is_empty() { Vec::new() } else { paragraph(counted) };
        let about = about.into_iter().map(|text| without_headings(self.optional_prose(text)));
        for more in about.chain([counted]) {
            match (blocks.as_mut_slice(), more.as_slice()) {
                (_, []) => {}
                ([Block::Paragraph(line)], [Block::Paragraph(next)]) => {
                    stop(&mut line.words);
                    for inline in next.words.clone() {
                        push(&mut line.words, inline);
                    }
                }
                _ => blocks.extend(more),
            }
        }
        blocks
    }

    fn operations(&self, operations: &[Operation], owner: Owner) -> Vec<Block> {
        let groups = together(operations);
        let has_more =
            |one: &&[&Operation]| one.iter().any(|one| one.crime.is_some() || one.route.is_some());
        let groups: Vec<&[&Operation]> = groups.iter().map(Vec::as_slice).collect();
        if groups.len() > OPERATIONS_IN_A_LIST || groups.iter().any(has_more) {
            return self.operation_table(&groups, owner);
        }
        let item = |group: &&[&Operation]| {
            let line = joined(group.iter().map(|one| self.operation(one)), "; ");
            let about = group.iter().flat_map(|one| [one.about.as_ref(), one.outcome.as_ref()]);
            let counted = group.iter().map(|one| self.counted(&one.results, owner));
            let counted = joined(counted.filter(|words| !words.is_empty()), " ");
            Item { blocks: self.told(line, about, counted), ..Item::default() }
        };
        list(groups.iter().map(item).collect())
    }

    fn operation(&self, operation: &Operation) -> Words {
        let mut words = vec![Inline::Strong(vec![text(operation.name.as_str())])];
        let aside = |line: &Option<Line>| {
            line.iter().flat_map(|line| bracketed(vec![text(line.as_str())])).collect::<Words>()
        };
        words = joined([words, aside(&operation.kind)], "");
        if !operation.countries.is_empty() {
            words = joined([words, self.parties(&operation.countries)], ": ");
        }
        let date = self.span(operation.start.as_ref(), operation.end.as_ref());
        words = joined(std::iter::once(words).chain(date), ", ");
        joined([words, aside(&operation.reference)], "")
    }

    /// Operations that are reported together share a row, one below the other.
    fn operation_table(&self, groups: &[&[&Operation]], owner: Owner) -> Vec<Block> {
        let lines = |cell: &dyn Fn(&Operation) -> Option<Words>| -> Vec<Option<Words>> {
            let of_group = |group: &&[&Operation]| {
                let all: Vec<Option<Words>> = group.iter().map(|one| cell(one)).collect();
                if all.iter().all(Option::is_none) {
                    return None;
                }
                let first = all.first().cloned().flatten();
                if all.iter().all(|other| *other == first) && group.len() > 1 {
                    return first;
                }
                let all = all.into_iter().map(|words| words.unwrap_or_else(|| self.dash()));
                Some(below(all))
            };
            groups.iter().map(of_group).collect()
        };
        let line = |line: &Option<Line>| Some(vec![text(line.as_ref()?.as_str())]);
        let name = |one: &Operation| {
            let reference = line(&one.reference).map(bracketed);
            let name = vec![text(one.name.as_str())];
            Some(joined(std::iter::once(name).chain(reference), ""))
        };
        let countries =
            |one: &Operation| (!one.countries.is_empty()).then(|| self.parties(&one.countries));
        let first = |cell: &dyn Fn(&Operation) -> Vec<Block>| -> Vec<Option<Vec<Block>>> {
            let of_group = |group: &&[&Operation]| {
                let blocks: Vec<Block> = group.iter().flat_map(|one| cell(one)).collect();
                (!blocks.is_empty()).then_some(blocks)
            };
            groups.iter().map(of_group).collect()
        };
        let about = |one: &Operation| without_headings(self.optional_prose(one.about.as_ref()));
        let result = |one: &Operation| {
            let mut blocks = without_headings(self.optional_prose(one.outcome.as_ref()));
            let counted = self.counted(&one.results, owner);
            if !counted.is_empty() {
                blocks.extend(paragraph(counted));
            }
            blocks
        };
        Grid::new(self, "field.operations", groups.len())
            .words("field.name", Holds::Words, lines(&name))
            .words("field.kind", Holds::Words, lines(&|one| line(&one.kind)))
            .words("field.countries", Holds::Words, lines(&countries))
            .words(
                "field.date",
                Holds::Words,
                lines(&|one| self.span(one.start.as_ref(), one.end.as_ref())),
            )
            .words("field.crime", Holds::Words, lines(&|one| line(&one.crime)))
            .words("field.route", Holds::Words, lines(&|one| line(&one.route)))
            .column("field.about", Holds::Words, first(&about))
            .column("field.result", Holds::Words, first(&result))
            .table()
    }

    fn bids(&self, bids: &[FundingBid]) -> Vec<Block> {
        let item = |bid: &FundingBid| {
            let programme = vec![Inline::Strong(vec![text(bid.programme.as_str())])];
            let purpose = bid.purpose.as_ref().map(|purpose| vec![text(purpose.as_str())]);
            let what = joined(std::iter::once(programme).chain(purpose), ", ");
            let outcome = vec![self.state("bid", &bid.outcome)];
            let date = |key: &str, date: Option<&Spanned<PlanDate>>| {
                let date = vec![text(self.style.date(date?.value))];
                Some(self.say(key, &[("date", date)]))
            };
            let applicant = bid.applicant.as_ref();
            let more = [
                applicant.map(|one| self.say("told.applicant", &[("party", self.party(one))])),
                date("told.submitted", bid.submitted.as_ref()),
                date("told.decided", bid.decided.as_ref()),
            ];
            let line = std::iter::once(joined([what, outcome], ": "));
            let line = joined(line.chain(more.into_iter().flatten()), "; ");
            let blocks = self.told(line, [bid.note.as_ref()], Words::new());
            Item { blocks, ..Item::default() }
        };
        list(bids.iter().map(item).collect())
    }

    /// Partners or initiatives; a list where there is nothing but their names.
    pub(in crate::render) fn partners(&self, partners: &[Partner], caption: &str) -> Vec<Block> {
        let each = |cell: &dyn Fn(&Partner) -> Option<Words>| -> Vec<Option<Words>> {
            partners.iter().map(cell).collect()
        };
        let prose = |cell: fn(&Partner) -> Option<&Prose>| -> Vec<Option<Vec<Block>>> {
            let one = |partner| Some(without_headings(self.prose(cell(partner)?)));
            partners.iter().map(one).collect()
        };
        let grid = Grid::new(self, caption, partners.len())
            .words("field.name", Holds::Words, each(&|one| Some(vec![text(one.name.as_str())])))
            .words(
                "field.kind",
                Holds::Words,
                each(&|one| Some(vec![text(one.kind.as_ref()?.as_str())])),
            )
            .words(
                "field.behind",
                Holds::Words,
                each(&|one| (!one.parties.is_empty()).then(|| self.parties(&one.parties))),
            )
            .words(
                "field.since",
                Holds::Words,
                each(&|one| Some(vec![text(self.style.date(one.since.as_ref()?.value))])),
            )
            .column("field.about", Holds::Words, prose(|one| one.about.as_ref()))
            .column("field.outcome", Holds::Words, prose(|one| one.outcome.as_ref()));
        if grid.width() > 1 {
            return grid.table();
        }
        let name = |one: &Partner| Item {
            blocks: paragraph(vec![text(one.name.as_str())]),
            ..Item::default()
        };
        list(partners.iter().map(name).collect())
    }
}

/// Operations with those that are reported with them.
fn together(operations: &[Operation]) -> Vec<Vec<&Operation>> {
    let mut groups: Vec<Vec<&Operation>> = Vec::new();
    for operation in operations {
        let with = operation.reported_with.as_ref();
        let group = with.and_then(|name| {
            let is = |one: &&Operation| one.name.as_str() == name.as_str();
            groups.iter_mut().find(|group| group.iter().any(|one| is(&one)))
        });
        match group {
            Some(group) => group.push(operation),
            None => groups.push(vec![operation]),
        }
    }
    groups
}

/// One below the other.
fn below(all: impl Iterator<Item = Words>) -> Words {
    let mut words = Words::new();
    for one in all {
        if !words.is_empty() {
            words.push(Inline::Break);
        }
        words.extend(one);
    }
    words
}

/// Ends a line behind which something else begins.
fn stop(words: &mut Words) {
    let ends = crate::document::plain(words);
    let stop = if ends.trim_end().ends_with(['.', '!', '?', ':']) { " " } else { ". " };
    push_text(words, stop);
}
