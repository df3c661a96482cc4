//! A value as a JSON document that is safe to print: what could command a terminal or a pipeline
//! is written as an escape, so that a reader of the JSON still gets every character.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::{hash_command, visible};

/// Writes a value, indented, with a line break at its end.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    out.write_all(escaped(&text).as_bytes())?;
    out.write_all(b"\n")
}

/// Outside of strings JSON has no character that is replaced here but the break of a line.
fn escaped(json: &str) -> String {
    let mut command = hash_command(json, 0);
    let mut safe = String::with_capacity(json.len());
    for (at, c) in json.char_indices() {
        if command == Some(at) {
            command = hash_command(json, at + 1);
            safe.push_str("\\u0023");
        } else if c == '\n' || visible(c) == c {
            safe.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // A string takes everything.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn every_character_comes_back_and_none_is_raw() {
        let text = "\u{1b}[31m \u{9b}2J \u{202e}\u{e0041}\u{7f}\r\n \\ \" é😀 ##[x] ##vso[y]";
        let mut out = Vec::new();
        write(&mut out, &[text]).expect("a vector takes everything");
        let json = String::from_utf8(out).expect("it is text");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).expect("it is JSON"), [text]);
        assert_eq!(
            json,
            "[\n  \"\\u001b[31m \\u009b2J \\u202e\\udb40\\udc41\\u007f\\r\\n \\\\ \\\" é😀 #\\u0023[x] \
             #\\u0023vso[y]\"\n]\n"
        );
    }
}
