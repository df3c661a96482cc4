//! Characters that a text in double quotes only names: `"\u202e"`. `build` asks for those that are
//! hidden, and who goes through such a text as it is written for each of them.

use std::ops::Range;

use crate::clean::is_hidden;

/// Escapes beside each other that stand for hidden characters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Where they stand.
    pub(super) range: Range<usize>,
    /// What they stand for.
    pub(super) letters: String,
}

/// Those between two bytes of a text.
pub(super) fn hidden(text: &str, range: Range<usize>) -> Vec<Hidden> {
    let mut found: Vec<Hidden> = Vec::new();
    let mut at = range.start;
    while let Some(next) = text.get(at..range.end).and_then(|rest| rest.find('\\')) {
        let start = at + next;
        let (length, letter) = escape(text.get(start..range.end).unwrap_or_default());
        at = (start + length).min(range.end);
        // A carriage return is none before the line feed that ends the same line.
        let ends_line =
            letter == Some('\r') && text.get(at..).is_some_and(|rest| rest.starts_with("\\n"));
        let Some(letter) = letter.filter(|letter| is_hidden(*letter) && !ends_line) else {
            continue;
        };
        let joins =
            |last: &&mut Hidden| last.range.end == start && letter != '\r' && last.letters != "\r";
        match found.last_mut().filter(joins) {
            Some(last) => {
                last.range.end = at;
                last.letters.push(letter);
            }
            None => found.push(Hidden { range: start..at, letters: letter.to_string() }),
        }
    }
    found
}

/// The length of the escape that a text begins with, and the character that it stands for; none where
/// it only continues a line.
pub(crate) fn escape(text: &str) -> (usize, Option<char>) {
    let Some(sign) = text.get(1..).and_then(|rest| rest.chars().next()) else {
        return (text.len().max(1), None);
    };
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let length = 1 + sign.len_utf8() + digits;
    let number = |from: usize, to: usize| {
        text.get(from..to).and_then(|digits| u32::from_str_radix(digits, 16).ok())
    };
    let letter = match sign {
        '\n' => None,
        '\r' => return (if text.starts_with("\\\r\n") { 3 } else { 2 }, None),
        '0' => Some('\0'),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        't' => Some('\t'),
        'n' => Some('\n'),
        'v' => Some('\u{b}'),
        'f' => Some('\u{c}'),
        'r' => Some('\r'),
        'e' => Some('\u{1b}'),
        'N' => Some('\u{85}'),
        '_' => Some('\u{a0}'),
        'L' => Some('\u{2028}'),
        'P' => Some('\u{2029}'),
        'u' if text.get(length..length + 2) == Some("\\u") => {
            // JSON writes a character beyond the first 65,536 as two escapes.
            let pair = [number(2, length), number(length + 2, length + 6)];
            let units = pair.into_iter().flatten().filter_map(|unit| u16::try_from(unit).ok());
            let units: Vec<u16> = units.collect();
            let first = char::decode_utf16(units).next().and_then(Result::ok);
            if let Some(letter) = first.filter(|letter| u32::from(*letter) > 0xffff) {
                return (length + 6, Some(letter));
            }
            first
        }
        'x' | 'u' | 'U' => number(2, length).and_then(char::from_u32),
        other => Some(other),
    };
    (length, letter)
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn escapes_of_every_kind_are_found_where_they_stand() {
        for (text, letters) in [
            (r"a\u202eb", vec!["\u{202e}"]),
            (r"\e[31m\x07\0", vec!["\u{1b}", "\u{7}\0"]),
            (r"\U000E0041 \udb40\udc41x", vec!["\u{e0041}", "\u{e0041}"]),
            (r"\\u202e \t\n\r\n \\\e", vec!["\u{1b}"]),
            (r"\r\r\L\é\", vec!["\r", "\r", "\u{2028}"]),
            (r"\u00e9\ud83d\ude00\u20", vec![]),
        ] {
            let found = hidden(text, 0..text.len());
            let told: Vec<&str> = found.iter().map(|hidden| hidden.letters.as_str()).collect();
            assert_eq!(told, letters, "{text}");
            assert!(found.iter().all(|hidden| text[hidden.range.clone()].starts_with('\\')));
        }
    }
}
