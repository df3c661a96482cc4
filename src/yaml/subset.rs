//! The words for YAML that plan files do not use. Called by `build` and `keys`; what is no YAML
//! at all belongs in `syntax`.

use super::UNSUPPORTED_YAML;
use crate::diagnostic::Finding;
use crate::source::Location;

fn unsupported(location: Location, message: &str, help: &str) -> Finding {
    Finding::new(&UNSUPPORTED_YAML, location, message).help(help)
}

/// `&name`
pub(super) fn anchor(location: Location) -> Finding {
    let message = "a word that starts with `&` is a YAML anchor, which plan files do not use";
    let help = "remove it; if it is part of the text, put the text in quotes";
    unsupported(location, message, help)
}

/// `*name`
pub(super) fn alias(location: Location) -> Finding {
    let message = "a word that starts with `*` is a YAML alias, which plan files do not use";
    let help = "write out the value it stands for; if it is text, put the text in quotes";
    unsupported(location, message, help)
}

/// `!name`
pub(super) fn tag(location: Location) -> Finding {
    let message = "a word that starts with `!` is a YAML tag, which plan files do not use";
    let help = "remove it; if it is part of the text, put the text in quotes";
    unsupported(location, message, help)
}

/// `<<`
pub(super) fn merge_key(location: Location) -> Finding {
    let message = "`<<` is a YAML merge key, which plan files do not use";
    unsupported(location, message, "write out the keys it would bring in")
}

/// A list or mapping as a key.
pub(super) fn key_not_scalar(location: Location) -> Finding {
    let message = "a list or a mapping cannot be a key";
    let help = "write a word before the colon; if brackets are part of the word, put it in quotes";
    unsupported(location, message, help)
}

/// `%YAML 1.2`
pub(super) fn directive(location: Location) -> Finding {
    let message = "a line that starts with `%` is a YAML directive, which plan files do not use";
    unsupported(location, message, "remove the line")
}

/// `---` after the first document, or anything after `...`.
pub(super) fn second_document(location: Location) -> Finding {
    let message = "a second YAML document starts here, and plan files hold one each";
    let help = "remove the `---` or `...` line, or move what follows to a file of its own";
    unsupported(location, message, help).note("what follows has not been read")
}
