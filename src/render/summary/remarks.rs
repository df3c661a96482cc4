//! What was remarked, by theme.

use minijinja::{Value, context};

use super::sheet::number;
use super::{Summer, blocks, refs};
use crate::analyse::remarks::{Remark, Said, ThemeRemarks};
use crate::document::{Block, Holds, Inline, Item, List, Words, push_text, text};
use crate::model::{Document, Line, NarrativeHead, Owner, Point, Section, word};
use crate::prose;
use crate::render::compose::Part;
use crate::render::parts::{Voice, in_language, joined, led, paragraph, without_headings};
use crate::source::SourceId;

impl<'p> Summer<'_, 'p> {
    /// The themes, those that most priorities share first.
    pub(super) fn themes(&self) -> Vec<Block> {
        if self.remarks.themes.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("summary.theme", Holds::Words),
            ("field.number", Holds::Numbers),
            ("summary.shared_by", Holds::Words),
            ("summary.remarks", Holds::Numbers),
        ];
        let mut sheet = self.sheet("summary.themes", &columns);
        for theme in &self.remarks.themes {
            let priorities = theme.priorities();
            sheet.row([
                vec![link(theme)],
                number(priorities.len()),
                refs::keys(priorities),
                number(theme.remarks.len()),
            ]);
        }
        sheet.blocks()
    }

    /// What was remarked about each.
    pub(super) fn each_theme(&self) -> Vec<Value> {
        let theme = |theme: &ThemeRemarks<'p>| {
            let about = theme.theme.text.as_ref();
            let count = vec![text(self.counted("remarks", theme.remarks.len()))];
            let priorities = refs::keys(theme.priorities());
            context! {
                heading => theme.theme.name.as_str(),
                anchor => anchor(theme.key),
                about => blocks(about.map_or_else(Vec::new, |about| {
                    prose::read(&prose::one_line(about))
                })),
                count => Part::Words(joined([count, priorities], " – ")),
                remarks => blocks(self.remarks(&theme.remarks, Some(theme.key))),
            }
        };
        self.remarks.themes.iter().map(theme).collect()
    }

    /// The remarks that have no theme.
    pub(super) fn without_theme(&self) -> Vec<Block> {
        self.remarks(&self.remarks.without, None)
    }

    fn remarks(&self, remarks: &[Remark<'p>], under: Option<&str>) -> Vec<Block> {
        let items = remarks.iter().filter_map(|remark| self.remark(remark, under));
        let list = List { items: items.collect(), loose: true, ..List::default() };
        if list.items.is_empty() { Vec::new() } else { vec![Block::List(list)] }
    }

    fn remark(&self, remark: &Remark<'p>, under: Option<&str>) -> Option<Item> {
        let voice = self.voice(remark.place.priority)?;
        let place = vec![Inline::Strong(self.place(remark.place))];
        let kind = self.words(&format!("remark.{}", word(&remark.kind)));
        let mut lead = self.say("summary.remark", &[("place", place), ("kind", kind)]);
        let blocks = match remark.said {
            Said::Point(point) => {
                lead.extend(source(remark).and_then(|source| self.portion(source)));
                point_of(voice, lead, point, remark.place.owner)
            }
            Said::Text(_, section) => {
                lead.extend(self.portion(section.source));
                self.text_of(voice, lead, section, self.told_under(remark, under))
            }
        };
        Some(Item { blocks, ..Item::default() })
    }

    /// A text of the driver's: in full, or where it stands in full.
    fn text_of(
        &self,
        voice: &Voice<'_>,
        lead: Words,
        section: &Document<Section<NarrativeHead>>,
        told_under: Option<&ThemeRemarks<'_>>,
    ) -> Vec<Block> {
        let head = &section.data.head;
        let lead = joined([lead, voice.quote(head.title.as_str())], " ");
        if let Some(theme) = told_under {
            let told = self.say("summary.told_under", &[("theme", vec![link(theme)])]);
            return paragraph(joined([lead, told], ", "));
        }
        let body = without_headings(voice.optional_prose(section.data.body.as_ref()));
        let language = head.language.as_ref().map(Line::as_str);
        let body = in_language(voice.messages, language, body);
        paragraph(self.labelled(lead)).into_iter().chain(body).collect()
    }

    fn labelled(&self, label: Words) -> Words {
        self.say("style.label", &[("label", label)])
    }

    /// The theme under which a text stands in full: the first of its themes.
    fn told_under(&self, remark: &Remark<'_>, under: Option<&str>) -> Option<&ThemeRemarks<'p>> {
        let themes = &self.remarks.themes;
        let known = |key: &str| themes.iter().find(|theme| theme.key == key);
        let first = remark.themes().iter().find_map(|theme| known(theme.as_str()))?;
        under.is_some_and(|under| under != first.key).then_some(first)
    }
}

/// A point with those under it.
fn point_of(voice: &Voice<'_>, lead: Words, point: &Point, owner: Owner) -> Vec<Block> {
    let mut lead = voice.say("style.label", &[("label", lead)]);
    if let Some(title) = &point.title {
        push_text(&mut lead, " ");
        let title = [("title", vec![text(title.as_str())])];
        lead.push(Inline::Strong(voice.say("style.title", &title)));
    }
    let mut blocks = led(lead, without_headings(voice.prose(&point.text)));
    voice.grounds(point, &mut blocks);
    blocks.extend(voice.points(&point.points, owner));
    blocks
}

/// The name of a theme, which leads to what was remarked about it.
fn link(theme: &ThemeRemarks<'_>) -> Inline {
    let name = vec![text(theme.theme.name.as_str())];
    Inline::Link(format!("#{}", anchor(theme.key)), name)
}

fn anchor(key: &str) -> String {
    format!("theme-{key}")
}

/// The file that a point stands in.
fn source(remark: &Remark<'_>) -> Option<SourceId> {
    let priority = remark.place.priority;
    match remark.place.owner {
        Owner::Action(number) => {
            let mut actions = priority.actions.iter();
            Some(actions.find(|action| action.data.action.value == number)?.source)
        }
        Owner::Goal(_) | Owner::Priority => Some(priority.file.as_ref()?.source),
    }
}
