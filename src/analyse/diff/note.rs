//! The fields of the note's front page and of the decision that lifts a marking.

use super::list::listed;
use super::value::{Field, Name};
use super::walk::{Part, Walk, fields, single};
use crate::model::{Declassification, DocumentRef, Note, SubjectCode};

fields!(Declassification: status, extent, document, date, original_language);
fields!(Note:
    number, suffixes, date, kind, from, to, subject, subject_codes, previous_documents,
    institution, place, original_language, provenance, operative_line, service, initials
);
fields!(DocumentRef: document, marking, printed);
fields!(SubjectCode: code, number);
single!(Declassification, Note);

listed!(DocumentRef: |one| Some(one.document.to_string()));
listed!(SubjectCode: |one| Some(one.code.to_string()));

impl Part for DocumentRef {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |one| Some(Name::Words(one.document.as_str())), before, after);
    }
}

impl Part for SubjectCode {
    fn compare<'p>(
        field: Field,
        before: Option<&'p Self>,
        after: Option<&'p Self>,
        walk: &mut Walk<'p>,
    ) {
        walk.thing(field, |one| Some(Name::Words(one.code.as_str())), before, after);
    }
}
