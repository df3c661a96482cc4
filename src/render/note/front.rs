//! The front page of the note, as the plan words it.

use crate::model::{DocumentRef, Line, Note, Prose};
use crate::prose::one_line;
use crate::render::style::HouseStyle;
use crate::render::views::{FrontView, ReferenceView};

/// The front page.
pub(super) fn front(note: &Note, style: HouseStyle<'_>) -> FrontView {
    let prose = |text: &Option<Prose>| text.as_ref().map(|text| one_line(text).into_owned());
    let codes = note.subject_codes.iter();
    FrontView {
        institution: note.institution.to_string(),
        place: note.place.to_string(),
        date: style.date(note.date.value),
        original_language: note.original_language.as_ref().map(ToString::to_string),
        number: note.number.to_string(),
        suffixes: lines(&note.suffixes),
        kind: note.kind.to_string(),
        from: note.from.to_string(),
        to: lines(&note.to),
        previous: note.previous_documents.iter().map(reference).collect(),
        subject: lines(&note.subject),
        codes: codes.map(|code| format!("{} {}", code.code, code.number)).collect(),
        provenance: prose(&note.provenance),
        operative_line: prose(&note.operative_line),
        service: note.service.as_ref().map(ToString::to_string),
        initials: note.initials.as_ref().map(ToString::to_string),
    }
}

/// Another document.
pub(super) fn reference(document: &DocumentRef) -> ReferenceView {
    let printed = document.printed.as_ref().map(ToString::to_string);
    let marking = document.marking.as_ref();
    ReferenceView {
        document: document.document.to_string(),
        marking: printed.or_else(|| marking.map(|marking| marking.value.printed().to_owned())),
    }
}

fn lines(lines: &[Line]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}
