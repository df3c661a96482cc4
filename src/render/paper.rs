//! What stands around a document on the pages of a file for paper. Called by `environment`.

use super::environment::Composed;
use super::messages::Messages;
use crate::document::{Inline, Words, text};
use crate::writer::paper::Paper;

/// The head and foot of the pages of a document.
pub(super) fn paper(document: &Composed, messages: &Messages) -> Paper {
    let Composed { title, running, frame, .. } = document;
    let (margin, running) = (&frame.margin, frame.running(running));
    let some = |word: &str| (!word.is_empty()).then(|| vec![text(word)]);
    let strong =
        |word: &str| some(word).map(|words| vec![Inline::Strong(words)]).unwrap_or_default();
    let draft = if frame.is_draft { messages.text("document.draft") } else { "" };
    let mut marking = strong(&margin.marking);
    if margin.struck {
        marking = vec![Inline::Struck(marking)];
    }
    let holds = some(if margin.struck { &margin.stamp } else { &margin.marking });
    let mut middle = Vec::new();
    let mut below_number = None;
    if let Some(pages) = &frame.pages {
        middle.extend(some(&pages.initials));
        middle.extend(some(&pages.service));
        below_number = some(messages.text("document.language_mark"));
    }
    middle.extend(holds);
    let annexes = frame.pages.iter().flat_map(|pages| &pages.annexes);
    let label = |label: &str| -> Words { some(label).unwrap_or_default() };
    Paper {
        title: title.clone(),
        language: messages.text("document.locale").to_owned(),
        head: [strong(draft), marking, strong(&margin.stamp)],
        foot: [some(&running).into_iter().collect(), middle],
        below_number,
        annexes: annexes.map(|annex| (annex.place.clone(), label(&annex.label))).collect(),
    }
}
