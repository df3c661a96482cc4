//! Events and operations, and the heading of all that someone did.

use super::figure::names;
use super::point::list;
use super::{Grid, Voice, begun, bracketed, capital, joined, paragraph, push, without_headings};
use crate::document::{Block, Holds, Inline, Item, Words, push_text, text};
use crate::model::{Event, Holder, Involved, Line, Operation, Owner, PlanDate, Prose, Quantity};
use crate::render::style::HouseStyle;
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
        let count = count?.value;
        let number = if HouseStyle::is_one(count) { 1 } else { 2 };
        let said = [("count", self.style.quantity(count).into()), ("number", number.into())];
        Some(vec![text(self.messages.fill(key, &said))])
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
    pub(super) fn told<'t>(
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
        let line = |line: &Option<Line>| Some(vec![text(line.as_ref()?.as_str())]);
        let name = |one: &Operation| {
            let reference = line(&one.reference).map(bracketed);
            let name = vec![text(one.name.as_str())];
            Some(joined(std::iter::once(name).chain(reference), ""))
        };
        let about = |one: &&Operation| without_headings(self.optional_prose(one.about.as_ref()));
        let result = |one: &&Operation| {
            let mut blocks = without_headings(self.optional_prose(one.outcome.as_ref()));
            let counted = self.counted(&one.results, owner);
            if !counted.is_empty() {
                blocks.extend(paragraph(counted));
            }
            blocks
        };
        Grid::new(self, "field.operations", groups)
            .words("field.name", Holds::Words, |group| self.below(group, name))
            .words("field.kind", Holds::Words, |group| self.below(group, |one| line(&one.kind)))
            .words("field.countries", Holds::Words, |group| {
                self.below(group, |one| {
                    (!one.countries.is_empty()).then(|| self.parties(&one.countries))
                })
            })
            .words("field.date", Holds::Words, |group| {
                self.below(group, |one| self.span(one.start.as_ref(), one.end.as_ref()))
            })
            .words("field.crime", Holds::Words, |group| {
                group.iter().find_map(|one| line(&one.crime))
            })
            .words("field.route", Holds::Words, |group| {
                group.iter().find_map(|one| line(&one.route))
            })
            .blocks("field.about", Holds::Words, |group| group.iter().flat_map(about).collect())
            .blocks("field.result", Holds::Words, |group| group.iter().flat_map(result).collect())
            .table()
    }

    /// What there is to say of operations, one below the other; once where it is the same of all.
    fn below(
        &self,
        group: &[&Operation],
        cell: impl Fn(&Operation) -> Option<Words>,
    ) -> Option<Words> {
        let mut all: Vec<Option<Words>> = group.iter().map(|one| cell(one)).collect();
        if all.windows(2).all(|two| two.first() == two.last()) {
            all.truncate(1);
        }
        if all.iter().all(Option::is_none) {
            return None;
        }
        let mut words = Words::new();
        for one in all {
            if !words.is_empty() {
                words.push(Inline::Break);
            }
            words.extend(one.unwrap_or_else(|| self.dash()));
        }
        Some(words)
    }
}

/// Operations with those that are reported with them.
fn together(operations: &[Operation]) -> Vec<Vec<&Operation>> {
    let mut groups: Vec<Vec<&Operation>> = Vec::new();
    for operation in operations {
        let with = operation.reported_with.as_ref();
        let group = with.and_then(|name| {
            let is = |one: &&Operation| one.name.as_str() == name.as_str();
            groups.iter_mut().find(|group| group.iter().any(&is))
        });
        match group {
            Some(group) => group.push(operation),
            None => groups.push(vec![operation]),
        }
    }
    groups
}

/// Ends a line behind which something else begins.
fn stop(words: &mut Words) {
    let ends = crate::document::plain(words);
    let stop = if ends.trim_end().ends_with(['.', '!', '?', ':']) { " " } else { ". " };
    push_text(words, stop);
}
