//! Which characters a text may hold here, and what each may begin. Called by its neighbours; what is read behind
//! the first character belongs to them.

use memchr::memchr2;

use super::super::scan;

/// What a value is by the character that it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// A text without quotes.
    Plain,
    /// A text in quotes.
    Quoted,
    /// A list or mapping in brackets.
    Bracketed,
    /// A text on the lines below.
    Block,
    /// What the parser must read.
    Other,
}

/// Whether a text has no characters that YAML treats in a way of their own. Controls and what is hidden are gone
/// from it already.
pub(super) fn are_usual(text: &str) -> bool {
    memchr2(b'\t', b'\r', text.as_bytes()).is_none()
}

/// Whether a line is no directive and parts no documents; the first may begin the only one, with nothing behind it.
pub(super) fn may_begin_line(rest: &str) -> bool {
    match rest.strip_prefix("---") {
        Some(behind) => behind.starts_with('\n'),
        None => !rest.starts_with("...") && !rest.starts_with('%'),
    }
}

/// What begins with the first character of a text.
pub(super) fn begins(text: &str) -> Begins {
    let bytes = text.as_bytes();
    match bytes.first() {
        Some(
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'+'
            | b'_'
            | b'<'
            | b'='
            | b'('
            | b')'
            | b'.'
            | b'/'
            | b'~'
            | b'$'
            | b'^'
            | b';'
            | b'\\',
        ) => Begins::Plain,
        Some(b'-') if bytes.get(1).is_some_and(u8::is_ascii_digit) => Begins::Plain,
        Some(b'"' | b'\'') => Begins::Quoted,
        Some(b'[' | b'{') => Begins::Bracketed,
        Some(b'|' | b'>') => Begins::Block,
        Some(0x80..) if !text.starts_with(scan::is_odd_space) => Begins::Plain,
        _ => Begins::Other,
    }
}
