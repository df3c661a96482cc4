//! Signs that look like those of YAML and are none: full-width colons and brackets, other dashes.
//! Called by `build` where reading stopped, and by `decode` where it did not.

use super::layout::{self, WrittenLine};
use super::scan;
use super::syntax::Site;
use crate::diagnostic::Finding;

/// A sign in a text, and what is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LookAlike {
    /// How many bytes before it.
    pub(crate) offset: usize,
    pub(crate) sign: char,
    /// What it is taken for: `dash`, `colon`, `bracket`.
    name: &'static str,
    /// The whole text as YAML knows it.
    pub(crate) meant: String,
}

impl LookAlike {
    /// What is wrong, in words.
    pub(crate) fn message(&self) -> String {
        let (sign, code) = (self.sign, u32::from(self.sign));
        format!("`{sign}` (U+{code:04X}) is not the {} that YAML knows", self.name)
    }
}

/// Dashes that are no hyphen.
const DASHES: [char; 9] = ['‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－'];

/// The first sign of a line, behind its indentation, that stands where YAML has one of its own.
pub(crate) fn look_alike(line: &str) -> Option<LookAlike> {
    let first = line.chars().next()?;
    let behind = line.get(first.len_utf8()..)?;
    if DASHES.contains(&first) && behind.starts_with(|c: char| c.is_whitespace()) {
        let meant = format!("- {}", ascii(behind.trim_start()));
        return Some(LookAlike { offset: 0, sign: first, name: "dash", meant });
    }
    let content = line.strip_prefix("- ").unwrap_or(line).trim_start();
    let start = line.len() - content.len();
    let letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let key = content.len() - content.trim_start_matches(letter).len();
    let rest = content.get(key..)?;
    if key > 0 && rest.starts_with(['：', '﹕']) {
        let sign = rest.chars().next()?;
        return Some(LookAlike { offset: start + key, sign, name: "colon", meant: ascii(line) });
    }
    let value = match rest.strip_prefix(':') {
        Some(value) if key > 0 => value.trim_start(),
        _ => content,
    };
    let sign = value.chars().next().filter(|sign| "［｛【〔".contains(*sign))?;
    let offset = line.len() - value.len();
    Some(LookAlike { offset, sign, name: "bracket", meant: ascii(line) })
}

/// A text with the signs of YAML in place of those that look like them.
pub(crate) fn ascii(text: &str) -> String {
    let mut meant = String::new();
    for c in text.chars() {
        match c {
            '：' | '﹕' => meant.push_str(": "),
            '，' | '、' => meant.push_str(", "),
            '【' | '〔' => meant.push('['),
            '】' | '〕' => meant.push(']'),
            '\u{3000}' | '\u{a0}' | '\u{202f}' => meant.push(' '),
            '\u{ff01}'..='\u{ff5e}' => meant.extend(char::from_u32(u32::from(c) - 0xfee0)),
            c => meant.push(c),
        }
    }
    while meant.contains(":  ") || meant.contains(",  ") {
        meant = meant.replace(":  ", ": ").replace(",  ", ", ");
    }
    meant.trim_end().to_owned()
}

impl Site<'_> {
    /// A sign that looks like one of YAML's, on the line at which reading stopped or the one above.
    pub(super) fn look_alike(&self) -> Option<Finding> {
        let here = WrittenLine::at(self.text, self.at);
        let above = layout::above(self.text, scan::line_start(self.text, self.at)).next();
        here.into_iter().chain(above).find_map(|line| {
            let start = line.first();
            let written = self.slice(scan::rest_of_line(self.text, start));
            let found = look_alike(written)?;
            let at = start + found.offset;
            let finding = self.finding(at..at + found.sign.len_utf8(), found.message());
            Some(finding.help(format!("write `{}`", scan::short(&found.meant))))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::look_alike;

    #[test]
    fn signs_are_taken_for_what_they_look_like_only_where_yaml_has_its_own() {
        let meant = |line| look_alike(line).map(|found| (found.sign, found.meant));
        let expected = |sign, text: &str| Some((sign, text.to_owned()));
        assert_eq!(meant("participants：［DE，FR］"), expected('：', "participants: [DE, FR]"));
        assert_eq!(meant("title： One"), expected('：', "title: One"));
        assert_eq!(meant("- ｛ id: a, name: b ｝"), expected('｛', "- { id: a, name: b }"));
        assert_eq!(meant("leaders: ［NL］"), expected('［', "leaders: [NL]"));
        assert_eq!(meant("‑ id: a"), expected('‑', "- id: a"));
        assert_eq!(meant("－\u{3000}DE"), expected('－', "- DE"));
        for line in ["title: One： two", "– ", "–5", "a – b", "- DE", "key: (［x］)"] {
            assert_eq!(meant(line).filter(|_| line != "– "), None, "{line}");
        }
    }
}
