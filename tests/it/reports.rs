//! The seven reports of the example, through the program: the shape that each takes from its
//! data, that they are whole documents, and the shortest word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::{approved, empact, folder};
use comrak::nodes::{NodeHeading, NodeValue};
use comrak::{Arena, Options, parse_document};
use empact::load;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013")
}

/// The letter of every priority that has a report.
static PRIORITIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let plan = load::load(&example()).expect("it can be read").plan.expect("a plan");
    let files = plan.priorities.iter().filter_map(|priority| priority.file.as_ref());
    files.map(|file| file.data.letter.as_ref().expect("a letter").value.to_string()).collect()
});

const MARKING: &str = "~~RESTREINT UE/EU RESTRICTED~~ **DECLASSIFIED**";

/// The report on a priority as the program prints it.
fn report(priority: &str, more: &[&str]) -> String {
    let command = empact().arg("-C").arg(example()).args(["report", "-p", priority]).args(more);
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

/// Every report in Markdown and in HTML, rendered once for all tests.
static REPORTS: LazyLock<BTreeMap<&str, (String, String)>> = LazyLock::new(|| {
    let both = |letter| (report(letter, &[]), report(letter, &["--format", "html"]));
    PRIORITIES.iter().map(|letter| (letter.as_str(), both(letter.as_str()))).collect()
});

fn markdown(priority: &str) -> &'static str {
    &REPORTS[priority].0
}

fn html(priority: &str) -> &'static str {
    &REPORTS[priority].1
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    options
}

/// The headings of a Markdown report: their levels and words without places to link to.
fn headings(markdown: &str) -> Vec<(u8, String)> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut found = Vec::new();
    for node in root.descendants() {
        let NodeValue::Heading(NodeHeading { level, .. }) = node.data().value else { continue };
        let words = node.descendants().filter_map(|inner| match &inner.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        });
        found.push((level, words.collect::<String>().trim().to_owned()));
    }
    found
}

/// The headings of the second level.
fn sections(markdown: &str) -> Vec<String> {
    headings(markdown).into_iter().filter(|(level, _)| *level == 2).map(|(_, text)| text).collect()
}

/// The text from a heading to the next of its level or above.
fn section<'t>(markdown: &'t str, heading: &str) -> &'t str {
    let start = markdown.find(&format!("{heading} <a id=")).expect(heading);
    let level = heading.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &markdown[start..];
    let end = (1..=level)
        .filter_map(|level| rest[1..].find(&format!("\n{} ", "#".repeat(level))))
        .min()
        .map_or(rest.len(), |end| end + 1);
    &rest[..end]
}

/// Every value of an attribute, in order.
fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let parts = html.split(name).skip(1);
    parts.filter_map(|rest| rest.strip_prefix("=\"")?.split('"').next()).collect()
}

/// Asserts that some lines stand in a list in this order, with others between them.
fn assert_in_order(found: &[String], expected: &[&str]) {
    let mut rest = found.iter();
    for line in expected {
        assert!(rest.any(|other| other == line), "`{line}` is missing or too early in {found:#?}");
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    for letter in PRIORITIES.iter() {
        assert_eq!(report(letter, &[]), markdown(letter), "{letter}");
        assert_eq!(report(letter, &["--format", "html"]), html(letter), "{letter}");
    }
}

#[test]
fn the_marking_is_the_first_and_the_last_line() {
    for letter in PRIORITIES.iter() {
        let text = markdown(letter);
        assert_eq!(text.lines().next(), Some(MARKING), "{letter}");
        assert_eq!(text.lines().last(), Some(MARKING), "{letter}");
        let page = html(letter);
        let line = "<s>RESTREINT UE/EU RESTRICTED</s> <strong>DECLASSIFIED</strong>";
        // On the screen, and on the paper of browsers that print no margins.
        for place in ["<p class=\"marking\">", "<p class=\"on-paper "] {
            let marked = page.lines().filter(|own| own.contains(place) && own.contains(line));
            assert_eq!(marked.count(), 2, "{letter}: {place}");
        }
        assert_eq!(page.matches(line).count(), 4, "{letter}");
    }
}

#[test]
fn printed_pages_have_the_marking_once_at_their_head_and_foot() {
    let lifted = |status: &str| {
        format!(
            "declassification: {{ document: 7/14, date: 2020-10-21, status: {status}, extent: full }}\n"
        )
    };
    // One that was lifted is struck out, with what became of it beside it and at the foot.
    let printed = "RESTREINT UE\\2f EU RESTRICTED";
    let struck = "; text-decoration: line-through";
    for (more, head, foot) in [
        (String::new(), "", printed),
        (lifted("public"), struck, "DECLASSIFIED"),
        (lifted("limite"), struck, "DECLASSIFIED \\b7  LIMITE"),
    ] {
        let oap = format!(
            "title: P\nyears: [2013]\nmarking: restricted\npriorities: [THB]\nperiods:\n  - {{ id: a, label: A }}\n{more}"
        );
        let priority = "key: THB\nname: N\ndriver: UK\n";
        let plan = folder(&[("oap.yaml", &oap), ("priorities/thb/priority.yaml", priority)]);
        for command in [&["report", "-p", "THB"][..], &["summary"]] {
            let run = empact().arg("-C").arg(plan.path()).args(command).args(["--format", "html"]);
            let page = String::from_utf8(run.output().expect("it runs").stdout).expect("text");
            let expected = [
                format!("@top-center {{ content: \"{printed}\"{head}; }}"),
                format!("@bottom-center {{ content: \"{foot}\"; }}"),
            ];
            for expected in expected {
                assert!(page.contains(&expected), "{expected}\n{page}");
            }
        }
    }
}

#[test]
fn every_row_of_a_table_has_the_cells_of_its_head() {
    for letter in PRIORITIES.iter() {
        let text = markdown(letter);
        let arena = Arena::new();
        let root = parse_document(&arena, text, &options());
        let mut parsed = 0;
        for table in root.descendants() {
            let NodeValue::Table(head) = &table.data().value else { continue };
            parsed += 1;
            for row in table.children() {
                let line = row.data().sourcepos.start.line;
                let written = text.lines().nth(line - 1).unwrap_or_default();
                let cells = written.replace("\\|", "").matches('|').count() - 1;
                assert_eq!(cells, head.num_columns, "{letter}:{line}: {written}");
            }
        }
        let lines: Vec<&str> = text.lines().collect();
        let begun =
            lines.windows(2).filter(|two| !two[0].starts_with('|') && two[1].starts_with('|'));
        assert_eq!(parsed, begun.count(), "{letter}: something looks like a table and is none");
    }
}

#[test]
fn every_link_leads_to_one_place() {
    for letter in PRIORITIES.iter() {
        let text = markdown(letter);
        let links = text.split("](#").skip(1).filter_map(|rest| rest.split(')').next());
        check_links(letter, &attribute(text, "<a id"), &links.collect());
        let page = html(letter);
        let links = attribute(page, " href").into_iter().filter_map(|link| link.strip_prefix('#'));
        check_links(letter, &attribute(page, " id"), &links.collect());
    }
}

fn check_links(letter: &str, ids: &[&str], links: &BTreeSet<&str>) {
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "{letter}: an id occurs twice");
    assert!(!links.is_empty(), "{letter}");
    let dead: Vec<_> = links.difference(&unique).collect();
    assert!(dead.is_empty(), "{letter}: {dead:?} lead nowhere");
}

#[test]
fn a_page_asks_for_nothing_and_runs_nothing() {
    for letter in PRIORITIES.iter() {
        let page = html(letter);
        for never in ["<script", "<link", "<img", "<iframe", " src=", "url(", "@import", "://"] {
            assert!(!page.contains(never), "{letter}: {never}");
        }
    }
}

#[test]
fn headings_go_down_step_by_step() {
    for letter in PRIORITIES.iter() {
        let headings = headings(markdown(letter));
        assert!(headings.windows(2).all(|two| two[1].0 <= two[0].0 + 1), "{letter}: {headings:#?}");
        assert_eq!(headings.iter().filter(|(level, _)| *level == 1).count(), 1, "{letter}");
    }
}

#[test]
fn a_is_told_goal_by_goal_with_its_operations_in_a_table() {
    let text = markdown("A");
    assert_in_order(
        &sections(text),
        &[
            "The priority",
            "Introduction",
            "Strategic goal 1: A comprehensive picture of drug trafficking from West Africa",
            "Strategic goal 5: Joint operations, investigations and prosecutions",
            "Strategic goal 6: Prevention, training and ethics",
            "Concluding remarks",
        ],
    );
    let goal =
        section(text, "## Strategic goal 5: Joint operations, investigations and prosecutions");
    assert!(goal.contains("| Name | Kind | Parties | Crime | Route | About | Result |"), "{goal}");
    assert!(goal.contains("\n| Palabra | joint investigation team | UK, PT"), "{goal}");
    // Those that the report lists in one line share a row, and each has its country.
    let shared = goal.lines().find(|line| line.starts_with("| Hektor<br>")).expect("a row");
    let cells: Vec<usize> =
        shared.split(" | ").take(3).map(|cell| cell.matches("<br>").count()).collect();
    assert_eq!(cells, [7, 0, 7], "what is the same for all stands once: {shared}");
    assert_eq!(goal.lines().filter(|line| line.starts_with("| ")).count(), 11, "{goal}");
    // What is not reported by period claims none, and there is nothing to annex.
    for never in ["Period reported on", "December 2013\n", "Appendix", "at a glance"] {
        assert!(!text.contains(never), "{never}");
    }
}

#[test]
fn b_is_a_summary_with_updates() {
    let text = markdown("B");
    assert_in_order(
        &sections(text),
        &[
            "The priority",
            "Overall verdict",
            "Actions at a glance",
            "Actions of strategic goal 1",
            "Recommendations",
            "Lessons learned",
        ],
    );
    let action = section(text, "### 1.1 Exchange of SIENA messages");
    assert!(action.contains("**Update 2013.**"), "{action}");
    let action = section(text, "### 1.2 Operational cooperation agreements");
    assert!(action.contains("reported with [1.1](#action-1-1)"), "{action}");
    assert!(!text.contains("Six-monthly form"), "nothing in the data answers one");
}

#[test]
fn d_has_a_table_of_results_for_each_goal() {
    let text = markdown("D");
    let last = "Appendix: steps by goal";
    assert_in_order(&sections(text), &["Overall verdict", "Indicators", "Recommendations", last]);
    let told = sections(text);
    let end: Vec<&str> = told.iter().rev().take(3).map(String::as_str).collect();
    assert_eq!(end, ["Sources", "Abbreviations", last]);
    let results = section(text, "## Appendix: steps by goal");
    // Who leads, what was measured and what came of it is told before.
    let head = "| No | Activity | Steps |";
    assert_eq!(results.matches(head).count(), 5, "five goals have actions");
    let row = results.lines().find(|line| line.starts_with("| [1.1](#action-1-1) |"));
    let row = row.expect("1.1");
    assert!(row.contains("– Europol is to draw up the list"), "{row}");
    assert_eq!(row.matches("<br>– ").count(), 4, "{row}");
    assert!(text.contains("[planned steps](#results-1)"), "its section leads there");
    assert!(!results.contains("left blank"), "{results}");
    let june = "Left blank on all actions: report for June 2013";
    assert!(!text.contains("eft blank"), "nothing of an editor");
    assert_eq!(report("D", &["--notes"]).matches(june).count(), 1, "once, not on every action");
    assert!(!text.contains("Six-monthly form"));
    assert!(html("D").contains("class=\"results\""));
}

#[test]
fn e_is_an_essay_with_reports_attached_and_pairs_told_once() {
    let text = markdown("E");
    assert_in_order(
        &sections(text),
        &[
            "The priority",
            "Actions at a glance",
            "Actions implemented",
            "Actions of strategic goal 1",
            "General findings: the scope of the priority",
            "Recommendations",
            "Lessons learned",
            "Conclusion",
            "Attached reports",
        ],
    );
    let headings = headings(text);
    let two = headings.windows(2).find(|two| two[0].1.starts_with("2.2 ")).expect("2.2");
    assert!(two[1].1.starts_with("2.3 "), "{two:?}");
    let [first, second] =
        [&two[0].1, &two[1].1].map(|title| section(text, &format!("### {title}")));
    assert!(!first.contains("closely linked"), "both headings come before the text");
    assert!(second.contains("reported with [2.2](#action-2-2)"), "{second}");
    assert!(second.contains("actions 2.2 and 2.3, which are closely linked"), "{second}");
    let attached = headings.iter().find(|(_, title)| title.starts_with("6.2 ")).expect("6.2");
    assert!(section(text, &format!("### {}", attached.1)).contains("](#annex-2)"));
    assert!(!text.contains("Six-monthly form"));
}

#[test]
fn f_is_a_note_of_the_driver_whose_forms_tell_nothing_more() {
    let text = markdown("F");
    assert_in_order(
        &sections(text),
        &["Summary", "Actions at a glance", "Key figures", "Continuation", "Abbreviations"],
    );
    assert!(!text.contains("six-monthly form") && !text.contains("Not specified:"));
    let with_notes = report("F", &["--notes"]);
    let notes = section(&with_notes, "## Notes on the source");
    assert_eq!(notes.matches("*Not specified*: indicator").count(), 18, "one for each form");
    assert!(notes.contains("Letter printed as E (form of action 7.2)"), "{notes}");
    assert!(notes.contains("printed as goal 1 (form of action 3.2)"), "{notes}");
    assert!(!text.contains("**Timing:**"), "no action of it has a timing");
}

#[test]
fn g_has_forms_with_timing_and_marks_what_changed() {
    let text = markdown("G");
    assert_in_order(
        &sections(text),
        &[
            "Introduction",
            "Actions at a glance",
            "Main goals in 2013",
            "Appendix: six-monthly forms",
        ],
    );
    assert!(!text.contains("printed as I") && !text.contains("Left blank"), "nothing of an editor");
    let with_notes = report("G", &["--notes"]);
    let notes = section(&with_notes, "## Notes on the source");
    assert!(notes.contains("Letter printed as I (the annexed forms)"), "the letter of the annex");
    assert!(notes.contains("*Left blank*: human resources"), "{notes}");
    let forms = section(text, "## Appendix: six-monthly forms");
    assert_eq!(forms.matches("\n### [").count(), 17);
    assert_eq!(forms.matches("\n- **Timing:** ").count(), 17);
    let headings = headings(text);
    let action = headings.iter().find(|(_, title)| title.starts_with("3.1 ")).expect("3.1");
    let action = section(text, &format!("### {}", action.1));
    let change = "◆ changed since June 2013: as printed “Delayed” → **“Not achieved”**";
    assert!(action.contains(change), "{action}");
    assert!(
        section(text, "## Actions at a glance").contains("| Changed since the report before |")
    );

    let june = report("G", &["--period", "2013-06"]);
    assert!(june.contains("Period reported on: June 2013"));
    assert!(!june.contains('◆'), "nothing was reported before June");
    assert!(!june.contains("“Achieved”"), "nothing of what came later is told");
}

#[test]
fn h_is_lists_of_numbers_by_status() {
    let text = markdown("H");
    assert_in_order(
        &sections(text),
        &[
            "General remarks",
            "Actions at a glance",
            "Actions by status",
            "Continuation",
            "Difficulties",
            "Achievements",
            "Proposals",
        ],
    );
    let lists = section(text, "## Actions by status");
    let titles: Vec<String> = headings(lists)
        .into_iter()
        .filter(|(level, _)| *level == 3)
        .map(|(_, text)| text)
        .collect();
    let quoted = "“Completed activities with no additional details”";
    let completed = format!("Completed (8; {quoted})");
    assert_eq!(titles, [completed.as_str(), "Continuing (6; “will continue”)", "Postponed (3)"]);
    assert_eq!(lists.matches(quoted).count(), 1, "what holds for all stands once");
    assert_eq!(lists.matches("**3.5**").count(), 2, "one action is listed twice");
    for told in ["3.2", "4.5"] {
        assert!(lists.contains(&format!("\n- [**{told}** ")), "it has a section: {lists}");
    }
    let head = "| No | Title | Stage | On time | Continues | As printed |";
    assert!(text.contains(head), "no column without a value");
    for never in ["Six-monthly form", "| – | – | – |\n"] {
        assert!(!section(text, "## Continuation").contains(never), "{never}");
    }
    assert!(!text.contains("Six-monthly form"));
}

#[test]
fn small_things_are_said_once_and_in_one_way() {
    let d = markdown("D");
    assert!(d.contains("\n- **Driver:** PL – Poland\n- **Co-driver:** NL – Netherlands\n"));
    assert!(
        d.contains("| Investigations |") && !d.contains("Investigations (investigations)"),
        "a unit in a name"
    );
    let d_headings = headings(d);
    let action = d_headings.iter().find(|(_, title)| title.starts_with("1.1 ")).expect("1.1");
    let action = section(d, &format!("### {}", action.1));
    assert!(action.contains("**Leader:** The leader depends on the HVT"), "{action}");
    assert!(markdown("A").contains("\n| Container profiling (SIENA 1041692) |"));
    let e_headings = headings(markdown("E"));
    let action = e_headings.iter().find(|(_, title)| title.starts_with("1.1 ")).expect("1.1");
    let action = section(markdown("E"), &format!("### {}", action.1));
    assert!(action.contains("merged with [5.2](#action-5-2)"), "{action}");
}

#[test]
fn a_short_report_is_as_it_was_approved() {
    approved("tests/golden/wa.md", markdown("A"));
}
