//! `empact note`: the whole of the example in one document, its public edition, and what of a plan
//! that is declassified in part stays out of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::LazyLock;

use crate::support::{approved, empact, folder, put};
use comrak::nodes::{NodeHeading, NodeValue};
use comrak::{Arena, Options, parse_document};
use tempfile::TempDir;

/// Runs `note` on a plan.
fn run(plan: &Path, more: &[&str]) -> Output {
    empact().arg("-C").arg(plan).arg("note").args(more).output().expect("the program runs")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("it is text")
}

/// A note of the example.
fn note(more: &[&str]) -> String {
    let output = run(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013"), more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    text(output.stdout)
}

/// Every edition in Markdown and in HTML, rendered once for all tests.
static EDITIONS: LazyLock<[(String, String); 3]> = LazyLock::new(|| {
    let both = |more: &[&str]| (note(more), note(&[more, &["--format", "html"]].concat()));
    [both(&[]), both(&["--summary"]), both(&["--declassified", "--summary"])]
});

/// A page without its marks, in lines.
fn lines_of(html: &str) -> Vec<String> {
    let mut plain = String::new();
    for piece in html.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        if ["p", "/p", "br", "div", "/div", "li", "/li", "h1", "/h1", "h2", "/h2"]
            .contains(&tag.split(' ').next().unwrap_or_default())
        {
            plain.push('\n');
        } else if tag == "dd" {
            plain.push(' ');
        }
        plain.push_str(words);
    }
    let plain = plain.replace("&#x2f;", "/").replace('\u{a0}', " ");
    plain.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("no {start}"));
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} after {start}")).0
}

const CODES: [&str; 15] = [
    "JAI 406",
    "COSI 51",
    "ENFOPOL 158",
    "CRIMORG 50",
    "ENFOCUSTOM 74",
    "PESC 571",
    "RELEX 475",
    "COAFR 168",
    "COWEB 62",
    "TRANS 300",
    "UD 161",
    "FRONT 114",
    "GENVAL 39",
    "CORDROGUE 41",
    "JAIEX 45",
];

const REPORTS: [(&str, &str); 7] = [
    ("I", "A – West Africa"),
    ("II", "B – Western Balkans"),
    ("III", "D – Synthetic drugs"),
    ("IV", "E – Container shipments"),
    ("V", "F – Trafficking in human beings"),
    ("VI", "G – Mobile organised crime groups"),
    ("VII", "H – Cybercrime"),
];

#[test]
fn the_front_page_is_that_of_the_document_point_by_point() {
    let html = &EDITIONS[0].1;
    let front = lines_of(between(html, "id=\"front\"", "</header>"));
    let mut expected = vec![
        "NOTE: EU Policy Cycle: Implementation Monitoring – Final reports OAP 2013",
        "Council of the European Union",
        "Brussels, 4 June 2014",
        "10494/14",
        "RESTREINT UE/EU RESTRICTED",
    ];
    let codes = CODES.join(" · ");
    expected.push(&codes);
    expected.extend([
        "From Presidency",
        "To JHA Counsellors / COSI Support Group",
        "Standing Committee on operational co-operation on internal security (COSI)",
        "No. prev. doc. 16801/13 + ADD 1 REV 1 (EU RESTRICTED)",
        "The drivers’ final reports on these priorities are annexed:",
    ]);
    // As the front page of the document lists them, by these names and in this order.
    let reports = [
        "A – West Africa: Annex I",
        "B – Western Balkans: Annex II",
        "E – Containers: Annex IV",
        "D – Synthetic Drugs: Annex III",
        "F – THB: Annex V",
        "G – MOCG: Annex VI",
        "H – Cybercrime: Annex VII",
    ];
    expected.extend(reports);
    let rest =
        "The report on priority C – Illegal immigration is in document 10480/14 (RESTREINT EU).";
    expected.push(rest);
    let found: Vec<&str> = front.iter().map(String::as_str).collect();
    let (told, words) = found.split_at(expected.len());
    let expected: Vec<&str> = expected.into_iter().map(str::trim).collect();
    assert_eq!(told, expected);
    assert_eq!(words.len(), 2, "provenance and operative line: {words:?}");
    assert!(words[0].contains("27 and 28 May 2014") && words[0].contains("(NEC)"), "{words:?}");
    assert!(words[0].contains("presented to, and examined by"), "{words:?}");
    assert!(words[1].contains("invited to examine"), "{words:?}");
    assert!(words[1].contains("their main findings"), "{words:?}");
    let findings = between(html, "id=\"main-findings\"", "</section>");
    let told = findings.matches("<a href=\"#annex-").count();
    assert_eq!(told, REPORTS.len(), "the main findings of each report");
}

#[test]
fn markdown_has_the_same_front_page() {
    let text = &EDITIONS[0].0;
    let front = text.split_once("\n## ANNEX I:").expect("the annexes come behind it").0;
    approved("tests/fixtures/note-front.md", front);
    for code in CODES {
        assert!(front.contains(code), "{code}");
    }
}

#[test]
fn pages_carry_number_page_marking_and_language() {
    let [(_, html), _, (_, public)] = &*EDITIONS;
    let style = between(html, "@page {\n  @top-center", "</style>");
    for furniture in [
        "{ content: \"RESTREINT UE\\2f EU RESTRICTED\"; }",
        "@bottom-left { content: \"10494\\2f 14\"; }",
        "@bottom-right { content: counter(page) \"\\a \" \"EN\"; }",
        "@page annex-4 { @bottom-left { content: \"10494\\2f 14\" \"\\a \" \"ANNEX IV\"; } }",
    ] {
        assert!(style.contains(furniture), "{furniture} in {style}");
    }
    assert!(!style.contains("DECLASSIFIED"), "the note itself was never declassified");
    let style = between(public, "@page {\n  @top-center", "</style>");
    for furniture in [
        "text-decoration: line-through;",
        "@top-right { content: \"DECLASSIFIED\"; }",
        "@bottom-left { content: \"10494\\2f 14 DCL 1\"; }",
    ] {
        assert!(style.contains(furniture), "{furniture} in {style}");
    }
}

#[test]
fn each_report_is_an_annex_with_its_own_cover_in_the_order_of_the_plan() {
    for (text, html) in &*EDITIONS {
        let mut rest = text.as_str();
        for (number, name) in REPORTS {
            let cover = format!("\n## ANNEX {number}: Final driver’s report, {name} <a id=");
            rest = rest.split_once(&cover).unwrap_or_else(|| panic!("no {cover}")).1;
        }
        let covers = html.split("class=\"annex\">").skip(1);
        let covers: Vec<Vec<String>> =
            covers.map(|cover| lines_of(cover.split("</header>").next().unwrap_or(""))).collect();
        assert_eq!(covers.len(), 7);
        for (cover, (number, name)) in covers.iter().zip(REPORTS) {
            assert_eq!(cover[0], format!("ANNEX {number}: Final driver’s report, {name}"));
            assert!(cover.join(" ").contains("Operational Action Plan 2013"), "{cover:?}");
        }
    }
}

#[test]
fn places_are_unique_and_every_link_leads_to_one() {
    for (text, html) in &*EDITIONS {
        let values = |text: &'static str, mark: &str| -> Vec<&'static str> {
            text.split(mark).skip(1).filter_map(|rest| rest.split(['"', ')']).next()).collect()
        };
        for (ids, links) in [
            (values(text, "<a id=\""), values(text, "](#")),
            (values(html, " id=\""), values(html, " href=\"#")),
        ] {
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(unique.len(), ids.len(), "a place is named twice");
            let links: BTreeSet<&str> = links.into_iter().collect();
            assert!(links.len() > 100, "{}", links.len());
            let dead: Vec<_> = links.difference(&unique).collect();
            assert!(dead.is_empty(), "{dead:?} lead nowhere");
        }
        let defined: Vec<&str> = text.lines().filter(|line| line.starts_with("[^")).collect();
        let labels: BTreeSet<&str> =
            defined.iter().filter_map(|line| line.split("]:").next()).collect();
        assert_eq!(labels.len(), defined.len(), "a footnote is defined twice");
    }
}

#[test]
fn each_document_lists_what_it_contains_once() {
    for (text, _) in &*EDITIONS {
        let sections: Vec<&str> = text.split("\n#").collect();
        let contents = sections.iter().filter(|part| {
            let heading = part.lines().next().unwrap_or_default().trim_start_matches('#').trim();
            heading.split(" <a").next() == Some("Contents")
        });
        let mut documents = 0;
        for part in contents {
            documents += 1;
            let places: Vec<&str> =
                part.lines().filter_map(|line| line.split("](#").nth(1)).collect();
            let unique: BTreeSet<&str> = places.iter().copied().collect();
            assert!(unique.len() > 1 && unique.len() == places.len(), "{part}");
        }
        // The note, and each of its reports.
        assert!(documents > REPORTS.len(), "{documents}");
    }
}

#[test]
fn headings_go_down_step_by_step_under_one_title() {
    for (text, html) in &*EDITIONS {
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        let root = parse_document(&arena, text, &options);
        let levels: Vec<u8> = root
            .descendants()
            .filter_map(|node| match node.data().value {
                NodeValue::Heading(NodeHeading { level, .. }) => Some(level),
                _ => None,
            })
            .collect();
        let page: Vec<u8> = html
            .match_indices("<h")
            .filter_map(|(at, _)| html[at + 2..].split(['>', ' ']).next()?.parse().ok())
            .collect();
        for levels in [levels, page] {
            assert_eq!(levels[0], 1);
            assert!(levels.iter().skip(1).all(|level| *level > 1), "{levels:?}");
            assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
        }
    }
}

#[test]
fn the_summary_stands_before_the_reports_when_it_is_asked_for() {
    let [(without, _), (with, html), _] = &*EDITIONS;
    assert!(!without.contains("Summary of the priorities"));
    let at = |needle: &str| with.find(needle).unwrap_or_else(|| panic!("no {needle}"));
    assert!(at("](#overall-summary)") < at("\n## Summary of the priorities"));
    assert!(at("\n## Summary of the priorities") < at("\n## ANNEX I:"));
    assert!(html.contains("<section id=\"overall-summary\" class=\"bound\">"));
    assert!(!EDITIONS[0].1.contains("overall-summary"));
}

#[test]
fn the_public_edition_has_a_cover_and_the_stamp() {
    let (text, html) = &EDITIONS[2];
    let cover = lines_of(between(html, "id=\"declassification\"", "</header>"));
    for line in [
        "Brussels, 21 October 2020",
        "10494/14 DCL 1",
        "Declassification",
        "of document ST 10494/14 RESTREINT UE/EU RESTRICTED",
        "dated 4 June 2014",
        "new status Public",
        "Its text is the same as that of the version before, word for word.",
    ] {
        assert!(cover.iter().any(|other| other == line), "{line} in {cover:#?}");
    }
    let stamp = "~~RESTREINT UE/EU RESTRICTED~~ **DECLASSIFIED**";
    assert_eq!(text.lines().next(), Some(stamp));
    assert_eq!(text.lines().last(), Some(stamp));
    let old = "**RESTREINT UE/EU RESTRICTED**";
    let issued = &EDITIONS[0].0;
    assert_eq!((issued.lines().next(), issued.lines().last()), (Some(old), Some(old)));
    // The old note is behind the cover, with its own date and number.
    assert!(
        between(text, "<a id=\"front\">", "## Contents").contains("Brussels, 4\u{a0}June 2014")
    );
}

#[test]
fn a_register_names_every_file_once() {
    let text = note(&["--sources"]);
    let register = text.split("<a id=\"sources\"></a>").nth(1).expect("a register");
    let files: Vec<&str> = register
        .lines()
        .filter(|line| line.starts_with("| "))
        .flat_map(|line| line.split('|').map(str::trim))
        .filter(|cell| {
            let ending = Path::new(cell).extension();
            ending.is_some_and(|ending| ending == "yaml" || ending == "md")
        })
        .collect();
    let unique: BTreeSet<&str> = files.iter().copied().collect();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let loaded = empact::discover::read(&example).expect("it can be read");
    let sources: BTreeSet<&str> = loaded.sources.iter().map(|(_, source)| source.path).collect();
    assert_eq!(files.len(), unique.len());
    assert_eq!(unique, sources);
}

#[test]
fn the_same_plan_gives_the_same_bytes_wherever_they_go() {
    let target = TempDir::new().expect("a folder");
    let folder = target.path().join("new");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let output = run(&example, &["-o", &format!("{}/", folder.display())]);
    assert!(output.status.success());
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("it was written");
    assert_eq!((read("note.md"), read("note.html")), EDITIONS[0]);
    let file = folder.join("public.html");
    let output = run(&example, &["--declassified", "--summary", "-o", &file.to_string_lossy()]);
    assert!(output.status.success());
    assert_eq!(read("public.html"), EDITIONS[2].1);
}

const FRONT: &str = "note:\n  institution: Council\n  place: Brussels\n  date: 2014-06-04\n  \
                     original_language: en\n  number: 7/14\n  suffixes: [ADD 1, REV 2, COR 1]\n  \
                     type: NOTE\n  from: Presidency\n";
const PLAN: &str = "title: Plan\nyears: [2013]\nmarking: restricted\nperiods:\n  - { id: a, label: \
                    June }\n  - { id: b, label: December }\npriorities: [ONE, TWO]\n";
const DECISION: &str = "declassification: { document: 7/14 EXT 1, date: 2020-10-21, status: public, extent: partial }\n";

/// A plan with two priorities, with these lines in `oap.yaml`.
fn plan(more: &str) -> TempDir {
    let action = |title: &str, marking: &str| {
        format!(
            "action: \"1.1\"\ntitle: {title}\nleaders: [FR]\n{marking}progress:\n  a: {{ stage: \
             ongoing, verdict: open, result: Begun. }}\n  b: {{ stage: finished, verdict: met, \
             result: Done. }}\n"
        )
    };
    let plan = folder(&[
        ("oap.yaml", &format!("{PLAN}{more}")),
        (
            "priorities/one/priority.yaml",
            "key: ONE\nname: First\ndriver: FR\ngoals: [{ number: 1, title: G }]\n",
        ),
        (
            "priorities/two/priority.yaml",
            "key: TWO\nname: Hiddenname\ndriver: NL\nmarking: restricted\ngoals: [{ number: 1, title: G }]\n",
        ),
        (
            "priorities/one/narrative/s.md",
            "---\ntitle: Hiddenhead\nplace: summary\nmarking: restricted\n---\nHiddenwords.\n",
        ),
        (
            "priorities/one/annexes/x.md",
            "---\ntitle: Hiddentitle\nmarking: restricted\n---\nHiddenannex.\n",
        ),
    ]);
    put(plan.path(), "priorities/one/actions/1.1.yaml", &action("Open to all", ""));
    let hidden = action("Hiddenaction", "marking: restricted\n").replace("1.1", "1.2");
    put(plan.path(), "priorities/one/actions/1.2.yaml", &hidden);
    put(plan.path(), "priorities/two/actions/1.1.yaml", &action("Hiddenother", ""));
    plan
}

#[test]
fn partial_declassification_leaves_out_what_is_not_released_and_says_so_in_its_place() {
    let plan = plan(&format!("{FRONT}{DECISION}"));
    for format in ["md", "html"] {
        let output = run(plan.path(), &["--declassified", "--summary", "--format", format]);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let public = text(output.stdout);
        assert!(!public.contains("Hidden"), "{format}: {public}");
        assert!(public.contains("Open to all"));
        assert!(public.contains("Partial declassification") && public.contains("EXT 1"));
        // On the cover and in its place, each.
        for part in [
            "action 1.2, priority ONE",
            "attached report 1, priority ONE",
            "text 1, priority ONE",
            "report on priority TWO",
        ] {
            assert_eq!(public.matches(part).count(), 2, "{format}: {part} in {public}");
        }
        let issued = text(run(plan.path(), &["--format", format]).stdout);
        for hidden in [
            "Hiddenname",
            "Hiddenwords",
            "Hiddenhead",
            "Hiddentitle",
            "Hiddenannex",
            "Hiddenaction",
            "Hiddenother",
        ] {
            assert!(issued.contains(hidden), "{format}: {hidden} belongs to the note itself");
        }
        assert!(!issued.contains("NOT DECLASSIFIED"));
    }
    let markdown = text(run(plan.path(), &["--declassified"]).stdout);
    let annex = between(&markdown, "\n## ANNEX I:", "\n## ANNEX II");
    let (before, goals) = annex.split_once("\n### Strategic goal 1").expect("a goal");
    assert!(before.contains("> **NOT DECLASSIFIED**: text 1, priority ONE"), "{before}");
    assert!(goals.contains("> **NOT DECLASSIFIED**: action 1.2, priority ONE"), "{goals}");
    assert!(goals.contains("> **NOT DECLASSIFIED**: attached report 1, priority ONE"), "{goals}");
    let second = markdown.split("\n## ANNEX II").nth(1).expect("the number is kept");
    assert!(second.contains("> **NOT DECLASSIFIED**: report on priority TWO"), "{second}");
}

#[test]
fn suffixes_follow_the_number_everywhere() {
    let plan = plan(FRONT);
    let markdown = text(run(plan.path(), &[]).stdout);
    assert!(markdown.contains("**7/14 ADD 1 REV 2 COR 1**"), "{markdown}");
    let html = text(run(plan.path(), &["--format", "html"]).stdout);
    assert!(html.contains("<strong>7/14 ADD 1 REV 2 COR 1</strong>"), "{html}");
    assert!(html.contains("@bottom-left { content: \"7\\2f 14 ADD 1 REV 2 COR 1\"; }"), "{html}");
    let plan = plan_with_decision_in_full();
    let public = text(run(plan.path(), &["--declassified"]).stdout);
    assert!(public.contains("ST 7/14 ADD 1 REV 2 COR 1 RESTREINT UE/EU RESTRICTED"), "{public}");
    assert!(!public.contains("NOT DECLASSIFIED") && public.contains("Hiddenname"));
}

fn plan_with_decision_in_full() -> TempDir {
    plan(&format!("{FRONT}{}", DECISION.replace("EXT 1", "DCL 1").replace("partial", "full")))
}

#[test]
fn the_period_is_chosen_for_all_reports() {
    let plan = plan(FRONT);
    let june = text(run(plan.path(), &["--period", "a"]).stdout);
    assert!(june.contains("Period reported on: June"), "{june}");
    let last = text(run(plan.path(), &[]).stdout);
    assert!(last.contains("Period reported on: December"), "{last}");
    let wrong = run(plan.path(), &["--period", "c"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("there is no period `c`"));
}

#[test]
fn what_a_note_needs_is_asked_for() {
    let refusal = |plan: &TempDir, more: &[&str]| {
        let output = run(plan.path(), more);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        text(output.stderr)
    };
    let problem = refusal(&plan(""), &[]);
    assert!(problem.contains("add `note` to `oap.yaml`") && problem.contains("`institution`"));
    let problem = refusal(&plan(FRONT), &["--declassified"]);
    assert!(problem.contains("add `declassification` to `oap.yaml`"), "{problem}");
    // What was released may be shown, the note as it was issued may not.
    let released = plan_with_decision_in_full();
    let problem = refusal(&released, &["--max-marking", "limite"]);
    assert!(problem.contains("above LIMITE") && problem.contains("--declassified"), "{problem}");
    let public = run(released.path(), &["--max-marking", "limite", "--declassified"]);
    assert_eq!(public.status.code(), Some(0));
}

#[test]
fn a_ceiling_leaves_out_parts_and_says_so() {
    let plan = plan(FRONT);
    put(plan.path(), "oap.yaml", &format!("{}{FRONT}", PLAN.replace("restricted", "limite")));
    let output = run(plan.path(), &["--max-marking", "limite", "--summary"]);
    let note = text(output.stdout);
    assert!(!note.contains("Hidden") && note.contains("Open to all"), "{note}");
    assert!(note.contains("5 parts are left out of this document"), "{note}");
    assert_eq!(note.lines().next(), Some("**LIMITE**"));
}

#[test]
fn a_plan_with_errors_gives_a_draft_only_when_asked_for() {
    let plan = plan(FRONT);
    put(
        plan.path(),
        "priorities/one/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: T\nleaders: [Nowhere]\n",
    );
    let output = run(plan.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("unknown-party"));
    let output = run(plan.path(), &["--draft"]);
    assert_eq!(output.status.code(), Some(1));
    let draft = text(output.stdout);
    assert_eq!(draft.lines().next(), Some("**DRAFT** · **RESTREINT UE/EU RESTRICTED**"));
    assert!(draft.contains("| priorities/one/actions/1.1.yaml:3:11 |"), "{draft}");
    assert!(draft.contains("This document was made all the same"));
    let html = text(run(plan.path(), &["--draft", "--format", "html"]).stdout);
    assert!(html.contains("@top-left { content: \"DRAFT\"; }"));
    let both = run(plan.path(), &["--draft", "--declassified"]);
    assert_eq!(both.status.code(), Some(2), "findings could tell of what is not released");
}

#[test]
fn a_number_that_only_begins_alike_is_that_of_another_document() {
    let decision = DECISION.replace("7/14 EXT 1", "7/145");
    let plan = plan(&format!("{FRONT}{decision}"));
    let public = text(run(plan.path(), &["--declassified"]).stdout);
    assert!(public.contains("\n**7/145**\n"), "{public}");
}

#[test]
fn the_cover_has_all_suffixes_of_its_own() {
    let decision = DECISION.replace("7/14 EXT 1", "7/14 ADD 1 REV 2 COR 1 EXT 1");
    let plan = plan(&format!("{FRONT}{decision}"));
    let public = text(run(plan.path(), &["--declassified", "--format", "html"]).stdout);
    let cover = between(&public, "class=\"cover", "</header>");
    assert!(cover.contains("<strong>7/14 ADD 1 REV 2 COR 1 EXT 1</strong>"), "{cover}");
}

#[test]
fn what_is_not_released_leaves_its_number_free_and_no_number_counts_it() {
    let plan = plan(&format!("{FRONT}{DECISION}"));
    let told = "---\ntitle: Told\nplace: summary\n---\nTold.\n";
    put(plan.path(), "priorities/one/narrative/t.md", told);
    for (format, told) in [("md", "| Text 2 |"), ("html", ">Text 2<")] {
        let options = ["--declassified", "--summary", "--sources", "--format", format];
        let public = text(run(plan.path(), &options).stdout);
        assert!(public.contains(told), "{format}: {public}");
        assert!(public.contains("Text 1 (ONE): RESTREINT"), "{format}: {public}");
        assert!(public.contains("The summary counts only what stands in this document"));
    }
}
