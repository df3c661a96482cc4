//! Says what is wrong with a text that is not YAML, in the author's terms rather than the
//! parser's. Called by `build`; YAML that is merely not used in plan files belongs in `subset`.
//!
//! The parser says where it could not go on; the mistake is often earlier. Everything here is
//! about finding it, and about which of a few common mistakes it was.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::indentation::odd_name;
use super::layout::WrittenLine;
use super::pasted::WITH_A_LIST;
use super::{INVALID_YAML, MAX_DEPTH, scan, subset};
use crate::diagnostic::Finding;
use crate::source::{Location, SourceId, Span};

/// Where the parser stopped, and what it had read by then.
pub(super) struct Site<'a> {
    pub(super) source: SourceId,
    /// The text up to the end of what is read.
    pub(super) text: &'a str,
    /// The byte at which the parser could not go on.
    pub(super) at: usize,
    /// Where the last value ended.
    pub(super) seen: usize,
    /// The last scalar.
    pub(super) last_scalar: Range<usize>,
    /// The outermost bracket that is open.
    pub(super) bracket: Option<usize>,
}

/// Finds the mistake and names it.
pub(super) fn explain(site: &Site<'_>, kind: &ErrorKind) -> Finding {
    use ErrorKind as E;
    match kind {
        E::DirectiveDisallowed => subset::directive(site.character()),
        E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8
        | E::UndeclaredTagHandle => subset::tag(site.character()),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart
        | E::InvalidBlockEntryWhitespace
        | E::InvalidMappingValueWhitespace => site.tab(),
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar => site.quote(),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            site.after_quote()
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => site.escape(),
        E::MismatchedFlowCollectionEnd { open, close } => site.mismatch(*open, *close),
        E::MisplacedFlowCollectionEnd => site.closing_bracket(),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::InvalidIndentation
        | E::InvalidFlowScalarIndent => site.bracket(kind),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => site.separator(kind),
        E::BlockEntryInFlowCollection | E::PlainScalarStartsWithDashFlowIndicator
            if site.rest().trim_start_matches('-').trim_start().starts_with([',', '}', ']']) =>
        {
            site.here(LONE_DASH).help(NO_VALUE)
        }
        E::BlockEntryInFlowCollection | E::PlainScalarStartsWithDashFlowIndicator => site
            .here("a list item with `-` cannot stand inside brackets")
            .help("inside brackets write the items with commas between them"),
        E::MappingValueNotAllowed | E::InvalidColonPlacement => site.colon(),
        E::SimpleKeyExpected | E::InvalidSimpleKey => {
            site.lone_line(matches!(kind, E::InvalidSimpleKey))
        }
        E::BlockSequenceEntryNotAllowed => site.item_behind_key(),
        E::InvalidBlockScalarHeader | E::ZeroBlockScalarIndent => site.block_header(),
        E::InvalidBlockScalarIndent => site.indentation(),
        E::UnexpectedCharacter { .. } | E::MissingAnchorOrAliasName | E::MappingKeyNotAllowed => {
            site.reserved_character()
        }
        E::UnexpectedEofBlockMapping | E::UnexpectedEofBlockSequence
            if site.rest().starts_with(',') =>
        {
            site.reserved_character()
        }
        E::ExpectedBlockMappingKey | E::ExpectedBlockSequenceEntry | E::ExpectedDocumentStart => {
            site.indentation()
        }
        E::CommentNotSeparated => {
            site.here("no space before the comment").help("write a space before the `#`")
        }
        E::CommentInterceptedScalar => site
            .here("a comment stands in the middle of a text")
            .help("move the comment to a line above the key"),
        E::RecursionLimitExceeded => site
            .here(format!("lists and mappings lie in each other more than {MAX_DEPTH} deep"))
            .help("write the file with fewer levels"),
        E::InvalidDocumentEnd => subset::second_document(site.character()),
        other => site.unknown(other),
    }
}

impl Site<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn place(&self, range: Range<usize>) -> Location {
        Location::new(self.source, Span::new(range.start, range.end))
    }

    pub(super) fn finding(&self, range: Range<usize>, message: impl Into<String>) -> Finding {
        Finding::new(&INVALID_YAML, self.place(range), message)
    }

    fn character_at(&self, at: usize) -> Range<usize> {
        let character = self.text.get(at..).and_then(|rest| rest.chars().next());
        at..at + character.filter(|c| *c != '\n' && *c != '\r').map_or(0, char::len_utf8)
    }

    /// The character at which the parser stopped.
    fn character(&self) -> Location {
        self.place(self.character_at(self.at))
    }

    pub(super) fn here(&self, message: impl Into<String>) -> Finding {
        Finding::new(&INVALID_YAML, self.character(), message)
    }

    fn unknown(&self, kind: &ErrorKind) -> Finding {
        self.here("this is not valid YAML").note(format!("the parser says: {kind}"))
    }

    pub(super) fn slice(&self, range: impl std::slice::SliceIndex<str, Output = str>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn tab(&self) -> Finding {
        let rest_of_line = scan::line(self.text, self.at).end;
        let tab = scan::indenting_tab(self.text, self.at)
            .or_else(|| Some(self.at + self.slice(self.at..rest_of_line).find('\t')?));
        let at = tab.unwrap_or(self.at);
        self.finding(at..self.character_at(at).end, "a tab is used where only spaces may stand")
            .help("indent with spaces, two for each level")
    }

    fn quote(&self) -> Finding {
        if self.rest().starts_with(['"', '\'']) {
            return self.open_quote(self.at);
        }
        let open = scan::unclosed(self.text, self.seen, self.at).quote;
        self.open_quote(open.unwrap_or(self.at))
    }

    fn open_quote(&self, at: usize) -> Finding {
        let quote = self.slice(self.character_at(at));
        self.finding(self.character_at(at), "this quote is not closed")
            .label("opened here")
            .help(format!("close it with `{quote}` at the end of the text"))
            .help("a text of several lines is easier to write as a block after `|`")
    }

    fn after_quote(&self) -> Finding {
        if self.bracket.is_some() && self.rest().starts_with(['"', '\'']) {
            return self.comma();
        }
        let written = scan::rest_of_line(self.text, self.at);
        let sign = self.slice(written.clone()).to_owned();
        let finding = self.finding(written.clone(), "text follows after the closing quote");
        if matches!(sign.as_str(), "," | ";" | ".") {
            return finding.help(format!("remove the `{sign}`"));
        }
        if let Some(whole) = self.quoted_whole(written.end) {
            return finding.help(in_quotes(&whole));
        }
        if let Some(range) = self.quoted_in_brackets() {
            let whole = self.slice(range.clone());
            let quote = whole.get(..1).unwrap_or_default();
            let inner = whole.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
            let help = in_quotes(inner.unwrap_or(whole));
            return self.finding(range, "a quote inside this text ends it").help(help);
        }
        if self.slice(..self.at).trim_end().ends_with('\'') {
            finding.help("put the whole text in quotes, and write `''` for an apostrophe in it")
        } else {
            finding.help("put the whole text in quotes, and write `\\\"` for a quote in it")
        }
    }

    /// The text that was meant where a quote in it ended the value, without the quotes around it.
    fn quoted_whole(&self, end: usize) -> Option<String> {
        let line = WrittenLine::at(self.text, self.at).filter(|_| self.bracket.is_none())?;
        let content = line.start + line.content;
        let start = scan::value_start(self.text, content).unwrap_or(content);
        let whole = self.slice(scan::trim(self.text, start..end));
        let quote = whole.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let inner = whole.strip_prefix(quote)?.strip_suffix(quote);
        // `"one" and "two"` begins with a quoted word, `"the "second" one"` is a quoted text.
        let opens = |inner: &&str| {
            let next = inner.split_once(quote);
            next.is_some_and(|(before, after)| {
                before.ends_with(' ') || (quote == '\'' && after.starts_with(char::is_alphabetic))
            })
        };
        Some(inner.filter(opens).unwrap_or(whole).to_owned())
    }

    fn escape(&self) -> Finding {
        let Some(escape) = scan::unknown_escape(self.text, self.at) else {
            return self
                .here("an escape in this quoted text stands for no character")
                .help("use single quotes, in which `\\` has no meaning");
        };
        let written = self.slice(escape.clone()).to_owned();
        self.finding(escape, format!("`{written}` is not an escape that double quotes know")).help(
            format!("write `\\{written}`, or use single quotes, in which `\\` has no meaning"),
        )
    }

    fn mismatch(&self, open: char, close: char) -> Finding {
        let expected = if open == '[' { ']' } else { '}' };
        self.here(format!("a bracket opened with `{open}` is closed with `{close}`"))
            .label("opened here")
            .help(format!("close it with `{expected}`"))
    }

    fn closing_bracket(&self) -> Finding {
        self.here("a closing bracket without an opening one")
            .help("remove it, or put the text in quotes if it belongs there")
    }

    fn bracket(&self, kind: &ErrorKind) -> Finding {
        if self.rest().starts_with(',') {
            return self.no_item();
        }
        if self.rest().starts_with([']', '}']) {
            return self
                .here("the closing bracket stands too far to the left")
                .help("indent it by at least one space more than the key it belongs to");
        }
        let from = self.bracket.unwrap_or(self.seen);
        let unclosed = scan::unclosed(self.text, from, self.at);
        if let Some(quote) = unclosed.quote {
            return self.open_quote(quote);
        }
        let at_bracket = matches!(kind, ErrorKind::UnclosedFlowCollection { .. })
            && self.rest().starts_with(['[', '{']);
        let open = if at_bracket { Some(self.at) } else { unclosed.bracket.or(self.bracket) };
        let Some(open) = open else { return self.indentation() };
        if let Some(finding) = self.unindented_in_brackets(open) {
            return finding;
        }
        let close = if self.slice(open..).starts_with('[') { ']' } else { '}' };
        let finding = self
            .finding(self.character_at(open), "this bracket is not closed")
            .label("opened here");
        let rest = self.slice(open..scan::line(self.text, open).end);
        if let Some(comment) = rest.find(" #").filter(|_| rest.contains(close)) {
            let comment = open + comment + 1..open + rest.len();
            return finding
                .related(self.place(comment), "a `#` after a space begins a comment")
                .help("put the text with the `#` in quotes");
        }
        if rest.trim_end().ends_with(')') && !rest.contains('(') {
            return finding.help(format!("close it with `{close}` in place of `)`"));
        }
        finding.help(format!("close it with `{close}`; further lines inside it must be indented"))
    }

    fn separator(&self, kind: &ErrorKind) -> Finding {
        if self.rest().starts_with(':') {
            return self.colon();
        }
        if self.rest().starts_with(',') {
            return self.no_item();
        }
        let on_new_line = self.slice(self.seen..self.at).contains('\n');
        if on_new_line && scan::glued_colon(self.text, self.at).is_none() {
            return self.bracket(kind);
        }
        self.comma()
    }

    fn no_item(&self) -> Finding {
        self.here("nothing stands before this comma").help("remove it, or write what is missing")
    }

    fn comma(&self) -> Finding {
        if let Some(finding) = self.bracket_in_text() {
            return finding;
        }
        self.here("a comma is missing before this").help("write a comma between the items")
    }

    /// A colon where no value can begin: too many on a line, or a line that became part of the
    /// text above it.
    fn colon(&self) -> Finding {
        let value = self.last_scalar.clone();
        if value.end != self.at {
            let value = scan::rest_of_line(self.text, self.at);
            return self.finding(value, "this colon has no key before it").help(QUOTE);
        }
        let first_line = scan::line(self.text, value.start);
        if self.at <= first_line.end {
            let line = WrittenLine::at(self.text, value.start);
            if let Some(finding) = line.and_then(|line| self.text_without_sign(line)) {
                return finding;
            }
            if self.bracket.is_some() {
                return self.colon_in_brackets(value.start);
            }
            return self.colon_in_text(self.item_of_words(value.start).unwrap_or(value.start));
        }
        let first = scan::trim(self.text, first_line);
        if let Some(colon) = scan::glued_colon(self.text, first.start) {
            return self.glued(colon);
        }
        let key = scan::trim(self.text, scan::line_start(self.text, self.at)..self.at);
        if let Some(colon) = scan::glued_colon(self.text, key.start) {
            return self.glued(colon);
        }
        match (WrittenLine::at(self.text, self.at), WrittenLine::at(self.text, value.start)) {
            (Some(line), Some(above)) => self.too_far(line, above),
            _ => self.finding(key, "this colon has no key before it").help(QUOTE),
        }
    }

    /// Where the list item begins that a byte lies in, if it is a sentence with a colon rather than
    /// a key and a value: `- Note: there are two: …`.
    fn item_of_words(&self, at: usize) -> Option<usize> {
        let line =
            WrittenLine::at(self.text, at).filter(|line| line.is_item() && line.is_words())?;
        Some(line.start + line.content)
    }

    pub(super) fn glued(&self, colon: usize) -> Finding {
        let start = scan::trim(self.text, scan::line(self.text, colon)).start;
        let key = scan::short(self.slice(start..colon));
        let value = scan::rest_of_line(self.text, colon + 1);
        let value = self.slice(value);
        let finding = match value.chars().next().filter(|c| scan::is_odd_space(*c)) {
            Some(c) => {
                let message = format!("{} follows the colon in place of a space", odd_name(c));
                self.finding(colon + 1..colon + 1 + c.len_utf8(), message)
            }
            None => self.finding(colon..colon + 1, "no space after the colon"),
        };
        let value = scan::short(value.trim_start_matches(scan::is_odd_space));
        finding.help(format!("write `{key}: {value}`"))
    }

    fn block_header(&self) -> Finding {
        let written = scan::rest_of_line(self.text, self.at);
        let value = self.slice(written.clone()).to_owned();
        let sign = value.chars().next().unwrap_or('|');
        self.finding(
            written,
            format!("`{sign}` starts a block of text, so the text must begin on the next line"),
        )
        .help(in_quotes(&value))
    }

    /// `key: - text`, of which nobody knows whether it is a list, a text with a list in it, or a text.
    fn item_behind_key(&self) -> Finding {
        let written = scan::rest_of_line(self.text, self.at);
        let item = self.slice(written.clone()).to_owned();
        if item == "-" {
            return self.finding(written, LONE_DASH).help(NO_VALUE);
        }
        let finding = self.finding(written, "a list item cannot start on the same line as its key");
        let line = WrittenLine::at(self.text, self.at).filter(|line| line.key().is_some());
        let Some(line) = line.filter(|_| self.bracket.is_none()) else {
            return finding.help(in_quotes(&item));
        };
        let (key, spaces) = (line.name(), line.content + 2);
        let shown = scan::short(&item);
        finding
            .help(format!("for a list, write `{key}:`, and on the next line, behind {spaces} spaces, `{shown}`"))
            .help(format!("{WITH_A_LIST} `{key}: |`, and the same on the next line"))
            .help(format!("for a text that begins with a dash, {}", in_quotes(&item)))
    }

    fn reserved_character(&self) -> Finding {
        if self.bracket.is_none()
            && scan::trim(self.text, scan::line(self.text, self.at)).start == self.at
            && let Some(finding) = self.bullet(self.at)
        {
            return finding;
        }
        let value = self.slice(self.value(self.at)).to_owned();
        let sign = value.chars().next().unwrap_or(' ');
        self.here(format!("a text without quotes cannot start with `{sign}`"))
            .help(in_quotes(&value))
    }
}

/// Said of what the parser would take.
pub(super) const ALLOWED: &str = "YAML allows this, where the sign is a part of the text; a plan does not, because it is nearly always a slip";

/// A dash where a value belongs, as in the tables of reports.
const LONE_DASH: &str = "a dash alone is no value";

const NO_VALUE: &str = "leave the key out while there is nothing to write";

pub(super) const QUOTE: &str = "if it is part of the text, put the whole text in quotes";

/// Advice that shows the value in quotes, where it is short enough to show.
pub(super) fn in_quotes(value: &str) -> String {
    if value.chars().count() > 80 {
        "put the whole text in quotes".into()
    } else if value.contains(['"', '\\']) {
        format!("put it in quotes: `'{}'`", value.replace('\'', "''"))
    } else {
        format!("put it in quotes: `\"{value}\"`")
    }
}
