//! Makes text from files harmless to show: nothing in it can move the cursor, change colours or
//! turn the direction of writing. Used on every word that `present` writes.

use std::borrow::Cow;

/// What stands in place of a character that must not reach a terminal; `None` for one that may.
///
/// Always one character for one character, so that columns stay what they are.
fn replacement(c: char) -> Option<char> {
    match c {
        // Each has a picture of itself, at the same distance: ESC is shown as ␛.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        // C1 controls, among them the one-byte form of ESC [.
        '\u{80}'..='\u{9f}'
        // Marks, embeddings, overrides and isolates of the writing direction.
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        // Separators that some programs break lines at.
        | '\u{2028}' | '\u{2029}'
        // Characters without width: a finding must not point at what nobody can see.
        | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// A character as it may be shown within a line.
pub(super) fn visible(c: char) -> char {
    replacement(c).unwrap_or(c)
}

/// A text of one or more lines as it may be shown.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if c == '\n' { c } else { visible(c) }).collect::<String>().into()
}

/// A text as it may be shown in a format where a line means something: breaks become spaces.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<String> =
        text.lines().map(|line| line.trim().chars().map(visible).collect()).collect();
    lines.join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line};

    #[test]
    fn what_could_command_a_terminal_is_shown_as_a_picture() {
        assert_eq!(clean("\u{1b}[31mred\u{7}\u{9b}2J"), "␛[31mred␇\u{fffd}2J");
        assert_eq!(clean("a\u{202e}b\r\nc"), "a\u{fffd}b␍\nc");
    }

    #[test]
    fn ordinary_text_of_any_language_is_left_alone() {
        for text in ["Čeština, ελληνικά, ქართული", "58\u{a0}361 – “quoted”", "e\u{301}", ""]
        {
            assert_eq!(clean(text), text);
            assert_eq!(clean_line(text), text);
        }
    }

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(clean_line("one\n  two\u{2028}three"), "one two\u{fffd}three");
    }
}
