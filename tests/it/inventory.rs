//! Every number that is known of the plan of 2013 stands in the report of its priority, with its
//! action or goal.
//!
//! The numbers are data: `inventory/KEY.tsv`, a line for each, in the order in which a person
//! goes through the priority. The columns:
//!
//! - the section of the inventory it comes from;
//! - the part of the report it belongs to: `action 1.2`, `goal 3`, `list:HEADING` for the number
//!   of points under a heading, or `-` for the report as a whole;
//! - the number as a person reads it;
//! - a word that stands beside it, in the same paragraph, point or row of a table;
//! - what it is;
//! - why it is not in the report, for the few that are not.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::empact;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A line of the inventory.
#[derive(Debug)]
struct Entry {
    section: String,
    part: String,
    figure: String,
    beside: Option<String>,
    what: String,
    exception: Option<String>,
}

fn inventory(key: &str) -> Vec<Entry> {
    let path = Path::new(ROOT).join(format!("tests/inventory/{key}.tsv"));
    let text = fs::read_to_string(path).expect("the inventory of the priority");
    let mut lines = text.lines();
    let head = "section\tpart\tfigure\tbeside\twhat it is\texception";
    assert_eq!(lines.next(), Some(head), "{key}");
    lines.map(entry).collect()
}

fn entry(line: &str) -> Entry {
    let cells: Vec<&str> = line.split('\t').collect();
    let [section, part, figure, beside, what, exception] = cells.as_slice() else {
        panic!("not six cells: {line}");
    };
    let text = |cell: &str| (cell != "-").then(|| cell.to_owned());
    Entry {
        section: (*section).to_owned(),
        part: (*part).to_owned(),
        figure: plain(figure).trim().to_owned(),
        beside: text(beside),
        what: (*what).to_owned(),
        exception: text(exception),
    }
}

fn report(key: &str) -> String {
    let example = Path::new(ROOT).join("examples/oap-2013");
    let assert = empact().arg("-C").arg(example).args(["report", "-p", key]).assert().success();
    String::from_utf8(assert.get_output().stdout.clone()).expect("text")
}

/// Words without markup, with one kind of space and none inside a number.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some((shown, after)) = link(rest) {
            plain.push_str(shown);
            rest = after;
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        let space = matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        let in_number = plain.ends_with(|c: char| c.is_ascii_digit())
            && rest.chars().take_while(char::is_ascii_digit).count() == 3
            && (letter != ' ' || text.chars().all(|c| c.is_ascii_digit() || c == ' '));
        match letter {
            '*' | '\\' | '`' => {}
            _ if space && in_number => {}
            _ if space => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    plain
}

/// The words of a link or anchor at the beginning of a text, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    if text.starts_with("<a id=") {
        return Some(("", text.split_once("</a>")?.1));
    }
    let (shown, address) = text.strip_prefix('[')?.split_once("](")?;
    (!shown.contains(['[', ']']))
        .then(|| address.split_once(')'))
        .flatten()
        .map(|(_, r)| (shown, r))
}

/// The level of a heading: 0 where a line is none.
fn level(line: &str) -> usize {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    if line[level..].starts_with(' ') { level } else { 0 }
}

/// The lines from each heading that fits to the next of its level or above.
fn under(report: &str, fits: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = 0;
    for line in report.lines() {
        let level = level(line);
        // The prose has headings of its own, which go deeper than those of the report.
        if level > 0 && (open == 0 || level <= open) {
            open = if fits(line) { level } else { 0 };
        }
        if open > 0 {
            found.push(line);
        }
    }
    found
}

/// The lines of a report that belong to a part: under its headings, and the rows and remarks of
/// tables that are about it.
fn lines<'r>(report: &'r str, part: &str) -> Vec<&'r str> {
    if part == "-" {
        return report.lines().collect();
    }
    if let Some(number) = part.strip_prefix("action ") {
        let dashed = number.replace('.', "-");
        let ids = [format!("id=\"action-{dashed}\""), format!("id=\"form-{dashed}\"")];
        let mut found = under(report, |line| ids.iter().any(|id| line.contains(id)));
        found.extend(reported_with(&found, report));
        found.extend(listed(report, number));
        let (row, remark) = (format!("](#action-{dashed})"), format!("- {number} "));
        let about = |line: &&str| {
            (line.starts_with('|') && line.contains(&row)) || line.starts_with(&remark)
        };
        for line in report.lines().filter(about) {
            found.extend(["", line]);
        }
        found.extend(annex(report, number));
        return found;
    }
    if let Some(number) = part.strip_prefix("goal ") {
        let id = format!("id=\"goal-{number}\"");
        return under(report, |line| line.contains(&id));
    }
    let title = part.strip_prefix("list:").unwrap_or_else(|| panic!("no such part: {part}"));
    under(report, |line| plain(line).trim_start_matches('#').trim() == title)
}

/// The text that an action shares with the one it is reported with.
fn reported_with<'r>(section: &[&str], report: &'r str) -> Vec<&'r str> {
    let partners =
        section.iter().filter_map(|line| line.split_once("reported with [")?.1.split_once(']'));
    let ids: Vec<String> =
        partners.map(|(number, _)| format!("id=\"action-{}\"", number.replace('.', "-"))).collect();
    under(report, |line| ids.iter().any(|id| line.contains(id)))
}

/// The points of status lists that are about an action of which little more is known.
fn listed<'r>(report: &'r str, number: &str) -> Vec<&'r str> {
    let point = format!("- **{number}**");
    let mut open = false;
    let mut found = Vec::new();
    for line in report.lines() {
        if line.starts_with("- ") || level(line) > 0 {
            open = line.starts_with(&point);
        }
        if open {
            found.push(line);
        }
    }
    found
}

/// The attached report that says under its heading that it belongs to an action.
fn annex<'r>(report: &'r str, number: &str) -> Vec<&'r str> {
    let belongs = format!("*Annex to action [{number}](#action-{})*", number.replace('.', "-"));
    let before = report.lines().take_while(|line| *line != belongs);
    let Some(heading) = before.filter(|line| level(line) > 0).last() else { return Vec::new() };
    if !report.contains(&belongs) {
        return Vec::new();
    }
    under(report, |line| std::ptr::eq(line, heading))
}

/// Paragraphs, points of lists and rows of tables, without markup.
fn blocks(lines: &[&str]) -> Vec<String> {
    let mut blocks: Vec<String> = vec![String::new()];
    for line in lines {
        let text = line.trim_start();
        let numbered = text.split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok());
        if text.is_empty() || text.starts_with(['|', '#']) || text.starts_with("- ") || numbered {
            blocks.push(String::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push_str(&plain(text));
            block.push(' ');
        }
    }
    blocks
}

/// Whether the words stand in the text as a whole: `2` not in `12`, `2013` or `2–3`.
fn mentions(text: &str, words: &str) -> bool {
    let part_of_number = |mut rest: std::vec::IntoIter<char>| match rest.next() {
        Some(next) if next.is_alphanumeric() => true,
        Some('.' | ',' | '-' | '–' | '/') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    let chars = |text: &str| text.chars().take(2).collect::<Vec<char>>().into_iter();
    text.match_indices(words).any(|(at, _)| {
        let before: String = text[..at].chars().rev().take(2).collect();
        !part_of_number(chars(&before)) && !part_of_number(chars(&text[at + words.len()..]))
    })
}

/// A part of a report, ready to be searched.
struct Searched {
    /// How many points its lists have.
    points: usize,
    /// Its blocks as they are, and in small letters.
    blocks: Vec<(String, String)>,
}

impl Searched {
    fn new(report: &str, part: &str) -> Self {
        let lines = lines(report, part);
        let point = |line: &&&str| {
            line.starts_with("- ") || line.starts_with(|first: char| first.is_ascii_digit())
        };
        let points = lines.iter().filter(point).count();
        let both = |block: String| (block.to_lowercase(), block);
        let blocks = blocks(&lines).into_iter().map(both).map(|(low, block)| (block, low));
        Self { points, blocks: blocks.collect() }
    }

    fn holds(&self, entry: &Entry) -> bool {
        if entry.part.starts_with("list:") {
            return entry.figure == self.points.to_string();
        }
        let near = entry.beside.as_ref().map(|word| plain(&word.to_lowercase()));
        let in_words = entry.figure.chars().all(char::is_alphabetic);
        self.blocks.iter().any(|(block, low)| {
            let found = if in_words {
                mentions(low, &entry.figure.to_lowercase())
            } else {
                mentions(block, &entry.figure)
            };
            found && near.as_ref().is_none_or(|near| low.contains(near))
        })
    }
}

/// What of a priority's inventory is missing in its report, or was said to be and is not.
fn complaints(key: &str) -> Vec<String> {
    let report = report(key);
    let entries = inventory(&key.to_lowercase());
    let mut parts: BTreeMap<&str, Searched> = BTreeMap::new();
    let mut complaints = Vec::new();
    for entry in &entries {
        assert!(!entry.what.is_empty() && entry.figure != "-", "{entry:?}");
        let part = parts.entry(&entry.part).or_insert_with(|| Searched::new(&report, &entry.part));
        if part.holds(entry) == entry.exception.is_some() {
            let Entry { section, part, figure, beside, .. } = entry;
            let problem = if entry.exception.is_some() { "is there" } else { "is missing" };
            let beside = beside.as_deref().unwrap_or_default();
            complaints.push(format!("{section}, {part}: {figure} ({beside}) {problem}"));
        }
    }
    complaints
}

#[test]
fn west_africa() {
    assert_eq!(complaints("WA"), [""; 0]);
}

#[test]
fn western_balkans() {
    assert_eq!(complaints("WB"), [""; 0]);
}

#[test]
fn synthetic_drugs() {
    assert_eq!(complaints("SYN"), [""; 0]);
}

#[test]
fn container_shipments() {
    assert_eq!(complaints("CONT"), [""; 0]);
}

#[test]
fn trafficking_in_human_beings() {
    assert_eq!(complaints("THB"), [""; 0]);
}

#[test]
fn mobile_organised_crime_groups() {
    assert_eq!(complaints("MOCG"), [""; 0]);
}

#[test]
fn cybercrime() {
    assert_eq!(complaints("CYB"), [""; 0]);
}

#[test]
fn eighty_actions_are_listed_and_exceptions_are_few() {
    let keys = ["wa", "wb", "syn", "cont", "thb", "mocg", "cyb"];
    let entries: Vec<Entry> = keys.into_iter().flat_map(inventory).collect();
    let own_number = |entry: &&Entry| entry.part == format!("action {}", entry.figure);
    assert_eq!(entries.iter().filter(own_number).count(), 80);
    let exceptions = entries.iter().filter(|entry| entry.exception.is_some()).count();
    assert!(exceptions * 40 < entries.len(), "{exceptions} of {}", entries.len());
}

#[test]
fn a_number_is_not_found_inside_another() {
    for text in ["12", "2013", "2–3", "1.2", "2,5", "SYN2", "2nd", "2/13"] {
        assert!(!mentions(text, "2"), "{text}");
    }
    for text in ["2", "there were 2, and", "(2)", "2 %", "over 2."] {
        assert!(mentions(text, "2"), "{text}");
    }
    assert_eq!(plain("**58\u{a0}361** [persons](#a) <a id=\"b\"></a>x"), "58361 persons x");
    assert_eq!(plain("58 361"), "58361");
    assert_eq!(plain("in 2013 266 persons"), "in 2013 266 persons");
}

#[test]
fn a_part_ends_where_the_next_begins() {
    let report = "## Goal <a id=\"goal-1\"></a>\n\n### 1.1 <a id=\"action-1-1\"></a>\n\n##### Own\n\n5 cases\n\n### 1.2 <a id=\"action-1-2\"></a>\n\n6 cases\n\n## Forms\n\n### Form <a id=\"form-1-1\"></a>\n\n7 cases\n";
    let text = |part| lines(report, part).join("\n");
    assert!(text("action 1.1").contains("5 cases") && text("action 1.1").contains("7 cases"));
    assert!(!text("action 1.1").contains("6 cases"));
    assert!(text("goal 1").contains("6 cases") && !text("goal 1").contains("7 cases"));
}
