//! Figures with what is computed from them: in a list, in a table, and behind what they are the result
//! of.

use std::collections::BTreeMap;

use super::{Grid, Voice, begun, bracketed, in_line, joined, paragraph};
use crate::analyse::figures::{Direction, Figures};
use crate::document::{Block, Holds, Inline, Item, Role, Words, push_text, text};
use crate::model::{Absence, Action, Figure, Line, Measure, Owner};

use super::point::list;

/// Figures whose source is a report that is attached.
pub(in crate::render) struct Quoted<'p> {
    /// The place of the report, and its title.
    pub(in crate::render) anchor: String,
    pub(in crate::render) title: &'p str,
    pub(in crate::render) figures: Vec<&'p Figure>,
}

/// What the place says in which a figure stands, so that it need not.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    /// The report that it is from.
    source: bool,
    /// The operation that it is of.
    operation: bool,
}

impl<'p> Voice<'p> {
    /// A list of figures. One that serves only as the "before" of another stands there.
    pub(in crate::render) fn figure_list(
        &self,
        figures: &[&Figure],
        owner: Owner,
        named: bool,
    ) -> Vec<Block> {
        let item = |figure: &&Figure, told: Told| {
            let mut words = self.figure(figure);
            let rest = self.rest(figure, owner, told);
            for more in [rest, self.noted(figure)].into_iter().filter(|more| !more.is_empty()) {
                words = joined([words, begun(more)], ". ");
            }
            Item { blocks: paragraph(words), ..Item::default() }
        };
        let told = Told { source: !named, operation: false };
        let items = by_operation(figures).into_iter().flat_map(|group| {
            let operation = group.first().and_then(|figure| figure.operation.as_ref());
            let Some(operation) = operation.filter(|_| group.len() > 1) else {
                return group.iter().map(|figure| item(figure, told)).collect::<Vec<_>>();
            };
            let lead = vec![Inline::Strong(vec![text(operation.as_str())])];
            let told = Told { operation: true, ..told };
            let under = group.iter().map(|figure| item(figure, told)).collect();
            let blocks = paragraph(lead).into_iter().chain(list(under)).collect();
            vec![Item { blocks, ..Item::default() }]
        });
        list(items.collect())
    }

    /// The results of an event or operation, at the end of its line.
    pub(super) fn counted(&self, figures: &[Figure], owner: Owner) -> Words {
        let told = |figure| {
            let rest = self.remarks(figure, owner);
            let rest = (!rest.is_empty()).then(|| bracketed(rest));
            joined(std::iter::once(self.figure(figure)).chain(rest), "")
        };
        let mut words = joined(Figures::rows(figures).map(told), "; ");
        if !words.is_empty() {
            push_text(&mut words, ".");
        }
        words
    }

    /// A table of figures, each with where it comes from below its name.
    pub(in crate::render) fn figure_table(&self, figures: &[Figure], owner: Owner) -> Vec<Block> {
        let rows: Vec<&Figure> = Figures::rows(figures).collect();
        let value = |figure: &Figure| {
            vec![Inline::Of(Role::Figure, vec![text(self.style.quantity(figure.value.value))])]
        };
        let before = |figure: &Figure| {
            let (before, _) = self.figures.before(figure)?;
            Some(self.value_at(before))
        };
        let change = |figure: &Figure| Some(self.change(self.figures.before(figure)?.1?));
        Grid::new(self, "head.figures", &rows)
            .words("field.figure", Holds::Words, |figure| Some(self.figure_named(figure, owner)))
            .words("field.value", Holds::Numbers, |figure| Some(value(figure)))
            .words("field.unit", Holds::Words, |figure| Some(vec![text(self.unit_beside(figure)?)]))
            .words("field.date", Holds::Words, |figure| {
                Some(vec![text(self.style.date(figure.at?))])
            })
            .words("field.compared_with", Holds::Numbers, |figure| before(figure))
            .words("field.change", Holds::Numbers, |figure| change(figure))
            .words("field.share", Holds::Words, |figure| self.share(figure))
            .table()
    }

    /// What a figure counts, and below it where it comes from and what is noted on it.
    pub(in crate::render) fn figure_named(&self, figure: &Figure, owner: Owner) -> Words {
        let mut words = vec![text(self.figure_label(figure))];
        let rest = self.remarks(figure, owner);
        if !rest.is_empty() {
            words.extend([Inline::Break, Inline::Of(Role::Remark, begun(rest))]);
        }
        words
    }

    /// Figures that stand in reports that are attached, and those that are an action's own.
    pub(in crate::render) fn quoted_figures(
        &self,
        action: &'p Action,
    ) -> (Vec<Quoted<'p>>, Vec<&'p Figure>) {
        let number = action.action.value;
        let mut own: Vec<&Figure> =
            Figures::rows(self.figures.of_owner(Owner::Action(number))).collect();
        let mut quoted = Vec::new();
        for (ordinal, annex) in (1..).zip(&self.priority.annexes) {
            let head = &annex.data.head;
            if head.action.as_ref().is_none_or(|of| of.value != number) {
                continue;
            }
            let title = head.title.as_str();
            let of_annex = |figure: &&Figure| {
                figure.source.as_ref().is_some_and(|source| source.as_str() == title)
            };
            let (figures, others): (Vec<_>, Vec<_>) = own.into_iter().partition(of_annex);
            own = others;
            if !figures.is_empty() {
                quoted.push(Quoted { anchor: format!("annex-{ordinal}"), title, figures });
            }
        }
        (quoted, own)
    }

    /// The number and what is computed from it.
    fn figure(&self, figure: &Figure) -> Words {
        let mut value = vec![Inline::Of(
            Role::Figure,
            vec![Inline::Strong(vec![text(self.style.quantity(figure.value.value))])],
        )];
        if let Some(unit) = self.unit_beside(figure) {
            push_text(&mut value, &format!(" {unit}"));
        }
        if let Some(at) = figure.at {
            value.extend(bracketed(vec![text(self.style.date(at))]));
        }
        let label = vec![text(self.figure_label(figure))];
        let core = self.say("figure.core", &[("label", label), ("value", value)]);
        let before = self.figures.before(figure).map(|(before, change)| {
            let value = ("value", self.value_at(before));
            match change {
                Some(change) => {
                    self.say("figure.compared_change", &[value, ("change", self.change(change))])
                }
                None => self.say("figure.compared", &[value]),
            }
        });
        joined(std::iter::once(core).chain(before).chain(self.share(figure)), "; ")
    }

    fn value_at(&self, figure: &Figure) -> Words {
        let mut words = vec![text(self.style.quantity(figure.value.value))];
        if let Some(at) = figure.at {
            words.extend(bracketed(vec![text(self.style.date(at))]));
        }
        joined([words], "")
    }

    fn change(&self, change: crate::model::Growth) -> Words {
        let sign = self.word_of("direction", &Direction::of(Some(change)));
        let change = text(self.style.change(change));
        if sign.is_empty() {
            return vec![change];
        }
        vec![Inline::Of(Role::Arrow, vec![text(sign)]), text(" "), change]
    }

    /// What it is part of.
    fn share(&self, figure: &Figure) -> Option<Words> {
        let (whole, share) = self.figures.whole(figure)?;
        let value = ("whole", vec![text(self.style.quantity(whole.value.value))]);
        let label = ("label", vec![text(self.figure_label(whole))]);
        Some(match share {
            Some(share) => {
                let share = ("share", vec![text(self.style.share(share))]);
                self.say("figure.share", &[share, value, label])
            }
            None => self.say("figure.part", &[value, label]),
        })
    }

    /// All that is said of it besides, for brackets and cells: without a stop at its end.
    fn remarks(&self, figure: &Figure, owner: Owner) -> Words {
        let mut note = self.noted(figure);
        if let Some(Inline::Text(last)) = note.last_mut() {
            last.truncate(last.trim_end_matches('.').len());
        }
        let rest = [self.rest(figure, owner, Told::default()), note];
        joined(rest.into_iter().filter(|words| !words.is_empty()), " · ")
    }

    fn noted(&self, figure: &Figure) -> Words {
        in_line(self.optional_prose(figure.note.as_ref()))
    }

    /// Where it comes from and how it was printed, without what is noted on it and what is told already.
    fn rest(&self, figure: &Figure, owner: Owner, told: Told) -> Words {
        let line = |line: &Line| vec![text(line.as_str())];
        let parts = self.figures.parts(figure);
        let sum = (!parts.is_empty()).then(|| {
            let parts = parts.iter().map(|part| self.quote(&self.figure_label(part)));
            self.say("figure.sum", &[("figures", joined(parts, ", "))])
        });
        let leans = self.figures.leans_on_absent(figure).map(|why| match why {
            Absence::Withheld => self.words("register.leans"),
            Absence::NotYet => self.words("register.leans_later"),
        });
        let countries = (!figure.countries.is_empty()).then(|| {
            self.say("figure.countries", &[("countries", self.parties_called(&figure.countries))])
        });
        let operation = figure.operation.as_ref().filter(|_| !told.operation);
        let operation =
            operation.map(|name| self.say("figure.operation", &[("operation", line(name))]));
        let by = figure.by.as_ref();
        let by = by.map(|by| self.say("told.by", &[("who", self.who(by, owner))]));
        let source = figure.source.as_ref().filter(|_| !told.source);
        let source = source.map(|source| self.say("figure.source", &[("source", line(source))]));
        let printed = figure.printed.as_ref();
        let printed =
            printed.map(|word| self.say("told.printed", &[("word", self.quoted(word, owner))]));
        joined([sum, leans, countries, operation, by, source, printed].into_iter().flatten(), " · ")
    }

    /// What a figure counts: its own words, or else those of its measure.
    pub(in crate::render) fn figure_label(&self, figure: &Figure) -> String {
        let label = figure.label.as_ref().or(self.measure(figure).map(|measure| &measure.name));
        label.map(ToString::to_string).unwrap_or_default()
    }

    /// What one of it is called, in the singular beside one; nothing where its label says it.
    fn unit_beside(&self, figure: &Figure) -> Option<String> {
        let unit = self.unit_of(figure)?;
        let named = names(&self.figure_label(figure), unit);
        (!named).then(|| self.style.unit(unit, figure.value.value))
    }

    /// What one of it is called.
    pub(in crate::render) fn unit_of<'f>(&'f self, figure: &'f Figure) -> Option<&'f str> {
        let measured = || self.measure(figure).and_then(|measure| measure.unit.as_ref());
        figure.unit.as_ref().or_else(measured).map(Line::as_str)
    }

    fn measure(&self, figure: &Figure) -> Option<&Measure> {
        let key = figure.measure.as_ref()?.as_str();
        self.plan.file.data.measures.get(key).map(|measure| &measure.value)
    }

    /// A text in quotation marks.
    pub(in crate::render) fn quote(&self, quoted: &str) -> Words {
        self.say("style.quote", &[("text", vec![text(quoted)])])
    }
}

/// Figures with those of the same operation, each where the first of them stands.
fn by_operation<'f>(figures: &[&'f Figure]) -> Vec<Vec<&'f Figure>> {
    let mut groups: Vec<Vec<&Figure>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures.iter().copied() {
        let operation = figure.operation.as_ref().map(|operation| operation.as_str());
        let group = operation.and_then(|name| known.get(name)).and_then(|at| groups.get_mut(*at));
        if let Some(group) = group {
            group.push(figure);
        } else {
            known.extend(operation.map(|name| (name, groups.len())));
            groups.push(vec![figure]);
        }
    }
    groups
}

/// Whether a unit stands in a name already: "Expert meetings held", "meetings".
pub(in crate::render) fn names(name: &str, unit: &str) -> bool {
    let (name, unit) = (name.to_lowercase(), unit.to_lowercase());
    let part_of_word = |letter: char| letter.is_alphanumeric();
    name.match_indices(unit.as_str()).any(|(at, unit)| {
        !name[..at].ends_with(part_of_word) && !name[at + unit.len()..].starts_with(part_of_word)
    })
}
