//! `hidden-character`, where the reader cannot find it: in the names of files, and in texts in Markdown
//! that only name the character, as `&rlm;`.

use std::collections::BTreeSet;

use super::Context;
use super::within::Places;
use crate::clean::is_hidden;
use crate::diagnostic::{Finding, Findings};
use crate::hidden::{self, HIDDEN_CHARACTER};
use crate::prose::{self, Signs};
use crate::source::{Location, Span};

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    names(context, findings);
    for passage in context.passages(Signs::AMPERSAND) {
        let places = Places::of(context.sources, &passage);
        for (piece, letter) in prose::hidden_references(passage.text) {
            findings.push(hidden::finding(&letter.to_string(), places.locate(piece), "", false));
        }
    }
}

/// Nobody sees either that a name has a line break or a tab in it.
fn names(context: &Context<'_>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (id, file) in context.sources.iter() {
        let path = file.path;
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        for place in ends.filter_map(|end| path.get(..end)) {
            let name = place.rsplit('/').next().unwrap_or(place);
            let hidden = name.chars().find(|letter| letter.is_control() || is_hidden(*letter));
            let Some(letter) = hidden.filter(|_| seen.insert(place)) else { continue };
            let message = format!("the name `{place}` has in it {}", hidden::name(letter));
            findings.push(
                Finding::new(&HIDDEN_CHARACTER, Location::new(id, Span::default()), message)
                    .help("rename it"),
            );
        }
    }
}
