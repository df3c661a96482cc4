//! The words for what goes wrong between brackets and braces, and for texts that begin or end with them.
//! Called by `syntax`, which says what stopped the parser, and by `build`, which asks how far it goes.

use std::ops::Range;

use super::layout::WrittenLine;
use super::scan;
use super::syntax::{Site, in_quotes};
use super::tree::ScalarStyle;
use super::write::{self, Intent};
use crate::diagnostic::Finding;

/// A text between braces in which a colon stands.
struct WithColon<'t> {
    /// What stands before the colon.
    before: &'t str,
    /// What stands behind it.
    after: &'t str,
}

impl<'t> WithColon<'t> {
    fn of(written: &'t str) -> Option<Self> {
        let (before, after) =
            written.split_once(": ").or_else(|| Some((written.strip_suffix(':')?, "")))?;
        Some(Self { before, after })
    }

    /// The word before the colon, where it is written like a key and something stands before it, with that.
    fn key(&self) -> Option<(&'t str, &'t str)> {
        let (head, key) = self.before.rsplit_once(' ')?;
        let is_key = scan::is_key(key) && key.starts_with(|c: char| c.is_ascii_lowercase());
        is_key.then_some((head.trim_end_matches([' ', ';']), key))
    }

    /// How it is written if it is a key and a value itself, where it can hardly be a text.
    fn as_mapping(&self) -> Option<String> {
        let Self { before, after } = self;
        let signs = |c: char| ",{}[]#\"'".contains(c);
        let is_plain = !after.is_empty() && !after.contains(signs) && !after.contains(": ");
        let is_word = before.starts_with(|c: char| c.is_ascii_lowercase()) && self.is_value();
        let is_certain = is_word || before.contains(|c: char| c == '_' || c.is_ascii_digit());
        let fits = scan::is_key(before) && is_plain && is_certain;
        fits.then(|| format!("if `{before}` is a key, write `{{ {before}: {after} }}`"))
    }

    /// Whether what follows the colon is no sentence, so that the word before it is a key.
    fn is_value(&self) -> bool {
        let signs = |c: char| c.is_ascii_digit() || "[{\"'".contains(c);
        !self.after.is_empty() && (self.after.starts_with(signs) || !self.after.contains(' '))
    }
}

impl Site<'_> {
    /// The innermost bracket that is open.
    fn innermost(&self) -> Option<char> {
        let open = scan::unclosed(self.text, self.bracket?, self.at).bracket?;
        self.text.get(open..)?.chars().next()
    }

    /// From a byte to the end of the value there; in brackets it ends with them at the latest, and in
    /// braces a comma ends it only where a key follows.
    pub(super) fn value(&self, at: usize) -> Range<usize> {
        let line = scan::rest_of_line(self.text, at);
        if self.bracket.is_none() {
            return line;
        }
        let in_braces = self.innermost() == Some('{');
        let written = self.slice(line.clone());
        let mut depth = 0_usize;
        let ends = written.char_indices().find(|(offset, c)| match c {
            '[' | '{' => {
                depth += 1;
                false
            }
            ']' | '}' if depth > 0 => {
                depth -= 1;
                false
            }
            ']' | '}' => true,
            ',' if depth == 0 => {
                let next = self.slice(at + offset + 1..).trim_start();
                !in_braces || next.starts_with('}') || begins_with_key(next)
            }
            _ => false,
        });
        ends.map_or(line.clone(), |(end, _)| scan::trim(self.text, at..at + end))
    }

    /// A colon inside a text between brackets: a comma is missing, or quotes are.
    pub(super) fn colon_in_brackets(&self, at: usize) -> Finding {
        let value = self.value(at);
        let written = self.slice(value.clone()).to_owned();
        let quoted = in_quotes(&written);
        let colon = "a colon followed by a space stands inside an unquoted value";
        let Some(parts) = WithColon::of(&written) else {
            return self.finding(value, colon).help(quoted);
        };
        if let Some((head, key)) = parts.key() {
            let line = format!("{head}, {key}: {}", parts.after);
            if parts.is_value() {
                return self
                    .finding(value, format!("a comma is missing before `{key}`"))
                    .help(format!("write `{}`", line.trim_end()))
                    .help(format!("if it is one text, {quoted}"));
            }
            return self.finding(value, colon).help(quoted).help(format!(
                "if `{key}` is a key, write a comma before it: `{}`",
                line.trim_end()
            ));
        }
        let finding = self.finding(value, colon);
        match parts.as_mapping().filter(|_| self.innermost() == Some('{')) {
            Some(help) => finding.help(help).help(format!("if it is a text, {quoted}")),
            None => finding.help(quoted),
        }
    }

    /// A colon inside a text that is the whole value of a key or item.
    pub(super) fn colon_in_text(&self, at: usize) -> Finding {
        let value = self.value(at);
        let written = self.slice(value.clone()).to_owned();
        let quoted = in_quotes(&written);
        let finding =
            self.finding(value, "a colon followed by a space stands inside an unquoted value");
        let Some(parts) = WithColon::of(&written) else { return finding.help(quoted) };
        if let Some(mapping) = several_keys(&written) {
            return finding
                .help(format!("write `{mapping}`, or each key below on a line of its own"))
                .help(format!("if it is one text, {quoted}"));
        }
        let key = parts.before.rsplit_once(", ").filter(|(_, key)| scan::is_key(key));
        if let Some((head, key)) = key {
            let lines = format!("`{key}: {}`", parts.after);
            return finding
                .help(format!("if `{key}` is a key, end the line behind `{head}`, and write {lines} on the next"))
                .help(format!("if it is one text, {quoted}"));
        }
        match parts.as_mapping() {
            Some(help) => finding.help(help).help(format!("if it is a text, {quoted}")),
            None => finding.help(quoted),
        }
    }

    /// A bracket inside a text between brackets, which ends the text for YAML.
    pub(super) fn bracket_in_text(&self) -> Option<Finding> {
        let start = self.last_scalar.start;
        let written = self.slice(self.last_scalar.end..self.at);
        let is_text = self.last_scalar.end > start && scan::is_blank(written);
        let opens = self.slice(self.at..).starts_with(['[', '{']);
        let is_plain = !self.slice(start..).starts_with(['"', '\'']);
        (is_text && opens && is_plain && !written.contains('\n')).then(|| {
            let value = self.value(start);
            let quoted = in_quotes(self.slice(value.clone()));
            let message = "a bracket stands inside an unquoted text between brackets";
            self.finding(value, message).help(quoted)
        })
    }

    /// The text that was meant where a quote in it ended a value between brackets.
    pub(super) fn quoted_in_brackets(&self) -> Option<Range<usize>> {
        let before = self.slice(self.bracket?..self.at).trim_end();
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
        let inner = before.get(..before.len() - 1)?;
        let mut starts = inner.match_indices(quote).filter(|(at, _)| {
            let left = inner.get(..*at).unwrap_or_default();
            left.ends_with([' ', '[', '{']) && left.trim_end().ends_with([':', ',', '[', '{'])
        });
        let start = self.bracket? + starts.next_back()?.0;
        Some(start..self.value(self.at).end)
    }

    /// Words behind the bracket that ends a value, such as `[draft] Routes`.
    pub(super) fn after_bracket(&self) -> Finding {
        let rest = scan::rest_of_line(self.text, self.at);
        let finding =
            self.finding(rest.clone(), "words follow behind the bracket that ends the value");
        let line = WrittenLine::at(self.text, self.at);
        let start = line.and_then(|line| scan::value_start(self.text, line.start + line.content));
        let Some(start) = start.map(|start| scan::trim(self.text, start..rest.end).start) else {
            return finding.help("write them inside the brackets, or put the whole text in quotes");
        };
        let whole = self.slice(start..rest.end);
        let names: Vec<&str> = whole
            .split(['[', ']', ',', ';'])
            .flat_map(|part| part.split(" and "))
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .collect();
        let is_name = |name: &&str| name.starts_with(char::is_uppercase) && !name.contains(' ');
        let names = Some(names).filter(|names| whole.starts_with('[') && names.iter().all(is_name));
        let list = names.map(|names| format!("if it is a list, write `[{}]`", names.join(", ")));
        finding.help::<String>(list).help(format!("if it is a text, {}", in_quotes(whole)))
    }
}

/// `name: Assets frozen, unit: EUR`: several keys with their values, as they are written in braces.
fn several_keys(written: &str) -> Option<String> {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    for part in written.split(", ") {
        if let Some((key, value)) = part.split_once(": ").filter(|(key, _)| scan::is_key(key)) {
            pairs.push((key, value.to_owned()));
        } else {
            let (_, value) = pairs.last_mut()?;
            value.push_str(", ");
            value.push_str(part);
        }
    }
    let shown: Option<Vec<String>> = pairs
        .iter()
        .map(|(key, value)| {
            let value = write::in_style(ScalarStyle::Plain, value, Intent::Any)?;
            Some(format!("{key}: {value}"))
        })
        .collect();
    (pairs.len() > 1).then_some(format!("{{ {} }}", shown?.join(", ")))
}

/// How far a mistake in brackets goes, where what is marked is one value among others: only that, and
/// whether a key is lost with it.
pub(super) fn marked_value(text: &str, marked: &Range<usize>) -> Option<bool> {
    let written = text.get(marked.clone()).filter(|written| !written.contains('\n'))?;
    let before = text.get(..marked.start)?.trim_end();
    let after = text.get(marked.end..)?.trim_start();
    let is_value = before.ends_with([':', '[', ',']) && after.starts_with([',', ']', '}']);
    let is_item = !before.ends_with(':');
    let has_key = WithColon::of(written).is_some_and(|colon| colon.key().is_some());
    let is_one = is_value && marked.len() > 1 && (!is_item || !written.contains(", "));
    is_one.then_some(has_key && !is_item)
}

/// Whether a key and its colon stand at the beginning of a text.
fn begins_with_key(text: &str) -> bool {
    let Some((key, rest)) = text.split_once(':') else { return false };
    scan::is_key(key) && (rest.is_empty() || rest.starts_with([' ', '\n', '\r']))
}
