//! Makes text from files harmless to show: nothing in it can move the cursor, change colours or
//! turn the direction of writing, and no line of it is a command to the program that runs a
//! pipeline. Used on every word of a plan that is printed as it is, in findings and comparisons.

pub mod json;

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
        | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        // No characters at all, which XML and others refuse.
        | '\u{fffe}' | '\u{ffff}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Whether a character is nothing to read, and must not be shown: all but tabs and ends of lines that
/// nobody sees.
pub fn is_hidden(c: char) -> bool {
    !matches!(c, '\n' | '\t') && replacement(c).is_some()
}

/// A character as it may be shown within a line.
pub fn visible(c: char) -> char {
    replacement(c).unwrap_or(c)
}

/// A text of one or more lines as it may be shown.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if c == '\n' { c } else { visible(c) }).collect::<String>().into()
}

/// A document as it may be written: as [`clean`], and a tab stays one.
pub fn clean_document(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if is_hidden(c) { visible(c) } else { c }).collect::<String>().into()
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

/// A line of output that no pipeline takes for a command: `::set-output …` at its beginning, or
/// `##[…]`, `##vso[…]` anywhere. One character is replaced by one that looks the same.
pub fn no_command(line: &str) -> Cow<'_, str> {
    let body = line.trim_start();
    // Three colons are no command, and stand before the path of a second file.
    let colons = body.starts_with("::") && !body.starts_with(":::");
    if !colons && hash_command(line, 0).is_none() {
        return Cow::Borrowed(line);
    }
    let mut safe = line.to_owned();
    if colons {
        let at = line.len() - body.len();
        safe.replace_range(at..=at, "\u{2236}");
    }
    while let Some(at) = hash_command(&safe, 0) {
        safe.replace_range(at..=at, "\u{266f}");
    }
    safe.into()
}

/// Where the second `#` of the first `##[` or `##word[` behind an offset stands.
pub fn hash_command(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from.max(1)..bytes.len()).find(|&at| {
        let after = &bytes[at + 1..];
        bytes[at] == b'#'
            && bytes[at - 1] == b'#'
            && after.iter().find(|byte| !byte.is_ascii_alphabetic()) == Some(&b'[')
    })
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line, no_command};

    #[test]
    fn no_line_is_a_command() {
        for (line, shown) in [
            ("::error ::x", "∶:error ::x"),
            ("  ::set-output name=a::b", "  ∶:set-output name=a::b"),
            ("a ##[add-path]b ##vso[x] ###[y]", "a #♯[add-path]b #♯vso[x] ##♯[y]"),
            (" ::: a.yaml:1:2", " ::: a.yaml:1:2"),
            ("a ::error ::b ## c [d] ##", "a ::error ::b ## c [d] ##"),
        ] {
            assert_eq!(no_command(line), shown);
        }
    }

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
