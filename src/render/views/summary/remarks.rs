//! What was remarked, by theme.

use serde::Serialize;

use super::super::document::PointView;
use super::{NameView, PlaceView};

/// A theme and what was remarked about it.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeView {
    /// Its name.
    pub name: String,
    /// A prose: what belongs to it.
    pub text: Option<String>,
    /// The place to link to, `theme-funding`.
    pub anchor: String,
    /// The priorities that share it.
    pub priorities: Vec<NameView>,
    /// The remarks, in the order of the plan and of their kinds.
    pub remarks: Vec<RemarkView>,
}

/// A remark.
#[derive(Debug, Clone, Serialize)]
pub struct RemarkView {
    /// Whose it is.
    pub place: PlaceView,
    /// `difficulty`, `shortcoming`, `good_practice`, `achievement`, `recommendation`, `proposal`
    /// or `text`.
    pub kind: String,
    /// The point; of a text, its title and its prose.
    pub point: PointView,
    /// The name of the theme under which a text stands in full, and the place to link to.
    pub told_under: Option<(String, String)>,
    /// The language of a text that is not in English.
    pub language: Option<String>,
    /// Its own marking as printed, where it is not the document's.
    pub marking: Option<String>,
}
