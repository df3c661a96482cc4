//! What was remarked, by theme.

use super::{Summer, refs};
use crate::analyse::remarks::{self, Remark, Said};
use crate::model::{Owner, word};
use crate::prose::one_line;
use crate::render::views::{PointView, RemarkView, ThemeView};
use crate::source::SourceId;

impl Summer<'_, '_> {
    pub(super) fn themes(&self) -> Vec<ThemeView> {
        let found = remarks::of_scope(self.scope);
        let names: Vec<(&str, String)> =
            found.themes.iter().map(|theme| (theme.key, theme.theme.name.to_string())).collect();
        let view = |theme: &remarks::ThemeRemarks<'_>| {
            let remarks = theme.remarks.iter();
            ThemeView {
                name: theme.theme.name.to_string(),
                text: theme.theme.text.as_ref().map(|text| one_line(text).into_owned()),
                anchor: anchor(theme.key),
                priorities: theme.priorities().into_iter().map(refs::name).collect(),
                remarks: remarks
                    .filter_map(|remark| self.remark(remark, Some(theme.key), &names))
                    .collect(),
            }
        };
        found.themes.iter().map(view).collect()
    }

    pub(super) fn without_theme(&self) -> Vec<RemarkView> {
        let found = remarks::of_scope(self.scope);
        found.without.iter().filter_map(|remark| self.remark(remark, None, &[])).collect()
    }

    /// A text stands in full under the first of its themes, and is only named under the others.
    fn remark(
        &self,
        remark: &Remark<'_>,
        under: Option<&str>,
        names: &[(&str, String)],
    ) -> Option<RemarkView> {
        let builder = self.builder(remark.place.priority)?;
        let (point, language, source) = match remark.said {
            Said::Point(point) => {
                let point = builder
                    .points(std::slice::from_ref(point), remark.place.owner)
                    .into_iter()
                    .next()?;
                (point, None, source(remark))
            }
            Said::Text(_, section) => {
                let head = &section.data.head;
                let point = PointView {
                    title: Some(head.title.to_string()),
                    text: builder.optional_prose(section.data.body.as_ref()).unwrap_or_default(),
                    by: builder.optional_who(head.by.as_ref(), remark.place.owner),
                    ..PointView::default()
                };
                (point, head.language.as_ref().map(ToString::to_string), Some(section.source))
            }
        };
        let known = |key: &str| names.iter().find(|(known, _)| *known == key);
        let first = remark.themes().iter().find_map(|theme| known(theme.as_str()));
        let elsewhere = first.filter(|(key, _)| {
            matches!(remark.said, Said::Text(..)) && under.is_some_and(|under| under != *key)
        });
        Some(RemarkView {
            place: refs::place(remark.place),
            kind: word(&remark.kind),
            point,
            told_under: elsewhere.map(|(key, name)| (name.clone(), anchor(key))),
            language,
            marking: source.and_then(|source| self.portion(source)),
        })
    }
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
