//! `broken-list`, `broken-table`, `image-in-text`, `raw-html`, `skipped-heading-level`,
//! `unsafe-link`: text that a report will not show as its author meant it.
//!
//! What stands in a text is found by `prose`; links to files are held by `missing-file`.

use std::collections::BTreeSet;

use crate::diagnostic::{Edit, Finding, Findings, Fix, RuleInfo};
use crate::model::{Datum, Spot};
use crate::prose::{
    self, FalseList, FalseTable, FalseTableKind, Link, LinkKind, Signs, TableFault,
};
use crate::rule;
use crate::source::Location;

use super::misspelt_citation::Citations;
use super::walk::Passage;
use super::within::Places;
use super::{Context, files, lost_lines};

pub(super) static HEADING: RuleInfo = rule!("skipped-heading-level", Warning, Markdown);
pub(super) static HTML: RuleInfo = rule!("raw-html", Warning, Markdown);
pub(super) static IMAGE: RuleInfo = rule!("image-in-text", Warning, Markdown);
pub(super) static LINK: RuleInfo = rule!("unsafe-link", Warning, Markdown);
pub(super) static LIST: RuleInfo = rule!("broken-list", Warning, Markdown);
pub(super) static TABLE: RuleInfo = rule!("broken-table", Warning, Markdown);

pub(super) fn html(context: &Context<'_>, findings: &mut Findings) {
    let citations = Citations::of(context.plan);
    for passage in context.passages(Signs::ANGLE) {
        let places = Places::of(context.sources, &passage);
        let closed = closed(passage.text);
        for piece in prose::raw_html(passage.text) {
            let written = passage.text.get(piece.clone()).unwrap_or_default();
            // A tag is closed where it was opened.
            if written.starts_with("</") || citations.are_in(written) {
                continue;
            }
            let piece_start = piece.start;
            let place = places.locate(piece);
            let finding = Finding::new(&HTML, place, "HTML is shown as it is written");
            let before = passage.text.get(..piece_start).and_then(|text| text.chars().next_back());
            findings.push(if is_comparison(&closed, before, written) {
                finding.help(
                    "for less than and greater than, write a blank on both sides of `<` and of `>`",
                )
            } else {
                advise(finding, written)
            });
        }
    }
}

/// The names of tags that are closed in a text.
fn closed(text: &str) -> BTreeSet<&str> {
    let behind = text.split("</").skip(1);
    behind.filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next()).collect()
}

/// Whether the brackets compare: `a<b and c>d`. A tag begins behind a blank and is closed again, and what
/// stands in it has a sign of equality.
fn is_comparison(closed: &BTreeSet<&str>, before: Option<char>, written: &str) -> bool {
    let inner = written.trim_start_matches('<').trim_end_matches('>');
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_closed = || closed.range(name..).next().is_some_and(|word| word.starts_with(name));
    let has_words = inner.contains(' ') && !inner.contains(['=', '/', '!', '?']);
    (has_words || is_word(before) && !inner.ends_with('/') && name != "br") && !is_closed()
}

fn advise(finding: Finding, written: &str) -> Finding {
    let tag = written.trim_start_matches('<').to_ascii_lowercase();
    let name: &str = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match name {
        _ if written.starts_with("<!--") => {
            finding.help("remove it, or put it into the file as a comment of YAML: `# …`")
        }
        "b" | "strong" => finding.help("write `**words**`"),
        "i" | "em" => finding.help("write `*words*`"),
        "br" | "p" => finding.help("leave an empty line, or end the line with a backslash"),
        "ul" | "ol" | "li" => finding.help("begin each point with `- ` on a line of its own"),
        "a" => finding.help("write `[words](address)`"),
        "sup" | "sub" => finding.help("write the character itself, such as `²`"),
        "table" | "tr" | "td" | "th" => finding.help("write a table with `|` between its cells"),
        _ => finding
            .help("use the marks of Markdown instead")
            .help("or, if these brackets are meant to be read, write `\\<`"),
    }
}

pub(super) fn links(context: &Context<'_>, findings: &mut Findings) {
    let citations = Citations::of(context.plan);
    for passage in context.passages(Signs::LINK) {
        let places = Places::of(context.sources, &passage);
        let links = prose::links(passage.text).into_iter();
        for Link { url, range, .. } in links.filter(|link| is_lost(context, &passage, link)) {
            let written = passage.text.get(range.clone()).unwrap_or_default();
            if citations.are_in(written) {
                continue;
            }
            let place = places.locate(range);
            let finding = Finding::new(&LINK, place, format!("no report keeps a link to `{url}`"));
            findings.push(match url.strip_prefix("figure:") {
                Some(id) => finding.help(format!("to cite the figure, write `<figure:{id}>`")),
                None => finding.help("link to a page (`https:`), or write the address as text"),
            });
        }
    }
}

/// Whether a link leads nowhere: no report keeps it, and it is none to another file of the plan, which
/// those who read the plan itself can follow.
fn is_lost(context: &Context<'_>, passage: &Passage<'_>, link: &Link) -> bool {
    let from = context.sources.get(passage.source).path;
    !link.is_safe && files::resolve(from, &link.url).is_none()
}

pub(super) fn images(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::LINK) {
        let places = Places::of(context.sources, &passage);
        let links = prose::links(passage.text).into_iter();
        for link in links.filter(|link| link.kind == LinkKind::Image) {
            let message = match link.is_safe {
                true => "a report shows no image, but a link to it",
                false if is_lost(context, &passage, &link) => continue,
                false => "a report shows no image",
            };
            let finding = Finding::new(&IMAGE, places.locate(link.range), message);
            let help =
                "say in words or in a table what it shows, or link to it: `[words](address)`";
            findings.push(finding.help(help));
        }
    }
}

pub(super) fn headings(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::HEADING) {
        let places = Places::of(context.sources, &passage);
        let mut before: Option<(u8, Location)> = None;
        for (level, piece) in prose::headings(passage.text) {
            let place = places.locate(piece);
            let above = before.replace((level, place));
            let Some((above, first)) = above.filter(|(above, _)| level > above + 1) else {
                continue;
            };
            let marks = "#".repeat(usize::from(above) + 1);
            findings.push(
                Finding::new(
                    &HEADING,
                    place,
                    format!("a heading of level {level} follows one of level {above}"),
                )
                .related(first, "the heading before it")
                .help(format!("begin it with `{marks}`")),
            );
        }
    }
}

pub(super) fn lists(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::ANY) {
        let found = prose::false_lists(passage.text);
        let raw = || context.sources.get(passage.source).slice(passage.span);
        let is_line = !passage.text.trim().contains('\n');
        if found.is_empty() || is_line && lost_lines::joins_items(raw()) {
            continue;
        }
        let places = Places::of(context.sources, &passage);
        for list in found {
            findings.push(false_list(&places, list, passage.text, is_line));
        }
    }
    // Titles and other lines hold no list, but a sign comes along with them as well.
    let mut lines = context.lines();
    context.plan.visit(&mut |at: Spot, datum| {
        let Datum::Line(line) = datum else { return };
        let text = line.as_str();
        if let Some(sign) = prose::sign_before(text) {
            let passage = lines.passage(at, text);
            let places = Places::of(context.sources, &passage);
            let edits = vec![(sign.clone(), String::new())];
            let list = FalseList { sign, edits, is_alone: true };
            findings.push(false_list(&places, list, text, true));
        }
    });
}

fn false_list(places: &Places<'_>, list: FalseList, text: &str, is_line: bool) -> Finding {
    let FalseList { sign, edits, is_alone } = list;
    let written = text.get(sign.clone()).unwrap_or_default().trim_end();
    let written = match written.chars().next() {
        // Others than Word show a box, or nothing.
        Some(sign @ '\u{e000}'..='\u{f8ff}') => format!("U+{:04X}", u32::from(sign)),
        _ => format!("`{written}`"),
    };
    let message = if is_alone {
        format!("{written} begins no list item, and is shown as it is")
    } else {
        format!("{written} begins no list item, and these run together")
    };
    let help = match (is_alone, is_line) {
        (true, true) => "leave it out",
        (true, false) => "begin the item with `- `",
        (false, _) => "begin each item with `- ` on a line of its own",
    };
    let edit = |(range, with)| Some(Edit { location: places.exact(range)?, replacement: with });
    let edits: Option<Vec<Edit>> = edits.into_iter().map(edit).collect();
    let edits = edits.filter(|edits| !edits.is_empty());
    let finding = Finding::new(&LIST, places.locate(sign), message).help(help);
    let finding = if is_alone && is_line {
        finding
    } else {
        finding.help("leave an empty line before the first one")
    };
    finding.fix(edits.map(|edits| Fix { title: help.into(), edits, rename: None }))
}

pub(super) fn tables(context: &Context<'_>, findings: &mut Findings) {
    for passage in context.passages(Signs::ANY) {
        let places = Places::of(context.sources, &passage);
        for FalseTable { kind, range, mended } in prose::false_tables(passage.text) {
            let below = passage.text.get(range.end..).and_then(|rest| rest.strip_prefix('\n'));
            let finding = pasted(&places, kind, range, &mended);
            findings.push(match below.and_then(|rest| rest.lines().next()) {
                Some(line) if !line.trim().is_empty() => finding.help(
                    "leave an empty line behind the table, or the line below becomes a row of it",
                ),
                _ => finding,
            });
        }
    }
    for passage in context.passages(Signs::BAR) {
        let places = Places::of(context.sources, &passage);
        for fault in prose::table_faults(passage.text) {
            findings.push(broken(&places, fault, passage.text));
        }
    }
}

/// A table as it stands on a page.
fn pasted(
    places: &Places<'_>,
    kind: FalseTableKind,
    range: std::ops::Range<usize>,
    mended: &[String],
) -> Finding {
    let message = match kind {
        FalseTableKind::Tabs => "tabs make no table, and these lines run together",
        FalseTableKind::Grid => "a grid of `+---+` makes no table, and these lines run together",
        FalseTableKind::Columns => {
            "dashes under a head make no table, and these lines run together"
        }
        FalseTableKind::Blanks => "blanks make no table, and these lines run together",
    };
    let help = "write a table with `|` between its cells, and a line `|---|---|` under its head";
    let lines = places.lines(range.clone()).filter(|_| !mended.is_empty());
    let fix =
        lines.map(|(place, indent)| Fix::replace(help, place, mended.join(&format!("\n{indent}"))));
    let finding = Finding::new(&TABLE, places.locate(range), message).help(help);
    let finding = match kind {
        FalseTableKind::Tabs | FalseTableKind::Blanks => finding.help(
            "where they are no table, begin each with `- `, or leave an empty line between them",
        ),
        FalseTableKind::Grid | FalseTableKind::Columns => finding,
    };
    finding.fix(fix)
}

fn broken(places: &Places<'_>, fault: TableFault, text: &str) -> Finding {
    let count = |cells: usize| format!("{cells} cell{}", if cells == 1 { "" } else { "s" });
    let at = |range| places.locate(range);
    match fault {
        TableFault::Row { range, head, cells } => {
            let (cells_of_row, of_head) = (count(cells), count(head));
            let is_row = text.get(range.clone()).is_some_and(|row| row.contains('|'));
            let message =
                format!("the row has {cells_of_row}, and the head of the table {of_head}");
            let finding = Finding::new(&TABLE, at(range), message);
            if cells > head {
                finding
                    .note("what stands in the cells too many is lost")
                    .help("give the head more cells, or write `\\|` where a bar is part of a text")
            } else if is_row {
                finding.help("add the missing cells; one that is empty is `| |`")
            } else {
                finding
                    .help("if it is no row, leave an empty line before it")
                    .help("if it is one, write `|` between its cells")
            }
        }
        TableFault::Delimiter { range, head, cells } => {
            let (of_line, of_head) = (count(cells), count(head));
            let message =
                format!("the line of dashes has {of_line}, and the head above it {of_head}");
            Finding::new(&TABLE, at(range), message)
                .note("these lines are not taken for a table")
                .help(format!("write `|{}`", "---|".repeat(head)))
        }
        TableFault::Inside { range } => {
            let message = "this table goes on in the words above it, and is not taken for one";
            Finding::new(&TABLE, at(range), message).help("leave an empty line before it")
        }
        TableFault::NoDelimiter { range } => {
            let message = "there is no line of dashes under the head of the table";
            Finding::new(&TABLE, at(range), message)
                .note("these lines are not taken for a table")
                .help("add a line such as `|---|---|` under the first one")
        }
    }
}
