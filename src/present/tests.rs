//! Tests of what is shown: exact places, cut lines, and nothing raw.
#![allow(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots so")]

mod hostile;

use proptest::prelude::*;
use snapbox::{IntoData, assert_data_eq, str};

use super::{FindingsFormat, PlanFindings, Setting, write};
use crate::diagnostic::{Family, Finding, RuleInfo, Severity};
use crate::source::{Columns, Location, SourceFile, SourceId, Sources, Span};

static KEY: RuleInfo =
    RuleInfo { id: "unknown-key", severity: Severity::Error, family: Family::Schema, page: "" };
static GAP: RuleInfo =
    RuleInfo { id: "gap", severity: Severity::Warning, family: Family::Completeness, page: "" };

const PLAIN: Setting = Setting { colour: false, width: 100 };

fn sources(files: &[(&str, &str)]) -> Sources {
    Sources::new(files.iter().map(|(path, text)| SourceFile::new(path, *text)).collect())
}

/// The file that comes so late.
fn id(sources: &Sources, rank: usize) -> SourceId {
    sources.iter().nth(rank).expect("there are so many").0
}

/// The first place of `marked` in a file.
fn place(sources: &Sources, rank: usize, marked: &str) -> Location {
    let id = id(sources, rank);
    let start = sources.get(id).text.find(marked).expect("the text is in the file");
    Location::new(id, Span::new(start, start + marked.len()))
}

fn show(
    format: FindingsFormat,
    findings: &[Finding],
    sources: &Sources,
    setting: Setting,
) -> String {
    show_in("", format, findings, sources, setting)
}

fn show_in(
    prefix: &str,
    format: FindingsFormat,
    findings: &[Finding],
    sources: &Sources,
    setting: Setting,
) -> String {
    let mut out = Vec::new();
    write(&mut out, format, &[PlanFindings::new(prefix, sources, findings)], setting)
        .expect("a vector takes everything");
    String::from_utf8(out).expect("what is written is text")
}

#[test]
fn a_finding_is_drawn_with_all_its_parts_and_findings_come_by_path_and_place() {
    let sources = sources(&[
        ("priorities/thb/actions/1.1.yaml", "action: \"1.1\"\nparticpants: [NL]\nend: 2013\n"),
        ("priorities/thb/actions/1.2.yaml", "action: \"1.1\"\n"),
    ]);
    let findings = [
        Finding::new(&GAP, place(&sources, 1, "\"1.1\""), "the number is taken")
            .label("again here")
            .related(place(&sources, 0, "\"1.1\""), "first used here")
            .help("the file is named `1.2.yaml`"),
        Finding::new(&KEY, place(&sources, 0, "2013"), "ends before it begins")
            .related(place(&sources, 0, "\"1.1\""), "of this action"),
        Finding::new(&KEY, place(&sources, 0, "particpants"), "unknown key `particpants`")
            .label("not a key of an action")
            .note("an action has participants\nand leaders")
            .help("did you mean `participants`?"),
    ];
    assert_data_eq!(
        show_in("examples/", FindingsFormat::Text, &findings, &sources, PLAIN),
        str![[r#"
error[unknown-key]: unknown key `particpants`
 --> examples/priorities/thb/actions/1.1.yaml:2:1
  |
2 | particpants: [NL]
  | ^^^^^^^^^^^ not a key of an action
  |
  = note: an action has participants
          and leaders
  = help: did you mean `participants`?

error[unknown-key]: ends before it begins
 --> examples/priorities/thb/actions/1.1.yaml:3:6
  |
1 | action: "1.1"
  |         ----- of this action
2 | particpants: [NL]
3 | end: 2013
  |      ^^^^

warning[gap]: the number is taken
 --> examples/priorities/thb/actions/1.2.yaml:1:9
  |
1 | action: "1.1"
  |         ^^^^^ again here
  |
 ::: examples/priorities/thb/actions/1.1.yaml:1:9
  |
1 | action: "1.1"
  |         ----- first used here
  |
  = help: the file is named `1.2.yaml`


"#]]
        .raw()
    );
    assert_data_eq!(
        show_in("examples/", FindingsFormat::Concise, &findings, &sources, PLAIN),
        str![[r#"
examples/priorities/thb/actions/1.1.yaml:2:1: error[unknown-key]: unknown key `particpants`
examples/priorities/thb/actions/1.1.yaml:3:6: error[unknown-key]: ends before it begins
examples/priorities/thb/actions/1.2.yaml:1:9: warning[gap]: the number is taken

"#]]
        .raw()
    );
}

#[test]
fn the_marked_place_is_exact_beside_wide_and_invisible_characters() {
    let sources =
        sources(&[("a.yaml", "title: 😀 q\u{301}\u{200b} \u{1b}[31mXXX\u{202e}\n\tkey: 1\r\n")]);
    let findings = [
        Finding::new(&KEY, place(&sources, 0, "XXX"), "a placeholder \u{1b}[2J").label("\u{9b}31m"),
        Finding::new(&KEY, place(&sources, 0, "key"), "unknown key").label("here"),
        Finding::new(
            &GAP,
            Location::new(id(&sources, 0), Span::new(43, 43)),
            "the file ends too soon",
        ),
    ];
    assert_data_eq!(
        show(FindingsFormat::Text, &findings, &sources, PLAIN),
        str![[r#"
error[unknown-key]: a placeholder ␛[2J
 --> a.yaml:1:19
  |
1 | title: 😀 q́� ␛[31mXXX�
  |                   ^^^ �31m

error[unknown-key]: unknown key
 --> a.yaml:2:2
  |
2 |     key: 1
  |     ^^^ here

warning[gap]: the file ends too soon
 --> a.yaml:3:1
  |
3 |
  | ^


"#]]
        .raw()
    );
}

#[test]
fn long_lines_and_long_places_are_cut() {
    let long = format!("aim: {}XXX{}\n", "word ".repeat(60), " more".repeat(400));
    let many = "- item\n".repeat(20);
    let far = format!("{}XXX", " ".repeat(5000));
    let sources = sources(&[("long.yaml", &long), ("many.yaml", &many), ("z.yaml", &far)]);
    let findings = [
        Finding::new(&KEY, place(&sources, 0, "XXX"), "a placeholder").label("fill this in"),
        Finding::new(&KEY, place(&sources, 0, long.trim_end()), "a long line").label("all of it"),
        Finding::new(&KEY, place(&sources, 1, &many), "too many items").label("this list"),
        Finding::new(&KEY, place(&sources, 1, "- item\n- item\n"), "two items").label("these two"),
        Finding::new(&KEY, place(&sources, 2, "XXX"), "far to the right").label("fill this in"),
    ];
    assert_data_eq!(
        show(FindingsFormat::Text, &findings, &sources, PLAIN),
        str![[r#"
error[unknown-key]: a long line
 --> long.yaml:1:1
  |
1 | aim: word word word word word wo... more more more more more more more...
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^...^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all of it

error[unknown-key]: a placeholder
 --> long.yaml:1:306
  |
1 | ...d word word word word word word word XXX more more more more more more more more more more...
  |                                         ^^^ fill this in

error[unknown-key]: two items
 --> many.yaml:1:1
  |
1 | / - item
2 | | - item
  | |______^ these two

error[unknown-key]: too many items
 --> many.yaml:1:1
  |
1 | - item
  | ^^^^^^ this list

error[unknown-key]: far to the right
--> z.yaml:1:5001
 = note: fill this in


"#]]
        .raw()
    );
}

#[test]
fn of_a_file_in_which_nothing_was_read_only_the_name_is_shown() {
    let sources = sources(&[("notes.txt", "")]);
    let place = Location::new(id(&sources, 0), Span::default());
    let finding = Finding::new(&KEY, place, "nothing reads it").help("delete it");
    assert_data_eq!(
        show(FindingsFormat::Text, &[finding], &sources, PLAIN),
        str![[r#"
error[unknown-key]: nothing reads it
--> notes.txt:1:1
 = help: delete it


"#]]
        .raw()
    );
}

#[test]
fn related_places_far_away_have_snippets_of_their_own() {
    let far = format!("first: 1\n{}second: 2\n", "# nothing\n".repeat(1000));
    let near = "first: 1\n# a\n# b\n# c\n# d\nsecond: 2\n";
    let sources = sources(&[("far.yaml", &far), ("near.yaml", near)]);
    let finding = |file| {
        Finding::new(&KEY, place(&sources, file, "second"), "twice")
            .label("again")
            .related(place(&sources, file, "first"), "first here")
    };
    assert_data_eq!(
        show(FindingsFormat::Text, &[finding(0), finding(1)], &sources, PLAIN),
        str![[r#"
error[unknown-key]: twice
    --> far.yaml:1002:1
     |
1002 | second: 2
     | ^^^^^^ again
     |
    ::: far.yaml:1:1
     |
   1 | first: 1
     | ----- first here

error[unknown-key]: twice
 --> near.yaml:6:1
  |
1 | first: 1
  | ----- first here
...
6 | second: 2
  | ^^^^^^ again


"#]]
        .raw()
    );
}

#[test]
fn colour_is_written_only_when_asked_for() {
    let sources = sources(&[("a.yaml", "a: 1\n")]);
    let findings = [Finding::new(&KEY, place(&sources, 0, "a"), "unknown key").label("here")];
    for format in [FindingsFormat::Text, FindingsFormat::Concise] {
        assert!(!show(format, &findings, &sources, PLAIN).contains('\u{1b}'));
        let coloured = Setting { colour: true, ..PLAIN };
        let shown = show(format, &findings, &sources, coloured);
        assert!(shown.contains("\u{1b}["));
        assert_eq!(
            anstream::adapter::strip_str(&shown).to_string(),
            show(format, &findings, &sources, PLAIN)
        );
    }
}

/// Whether a character may reach a terminal from a file.
fn harmless(c: char) -> bool {
    c == '\n'
        || !(c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2066}'..='\u{2069}'))
}

/// Text with many characters that ought not to be shown as they are.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ -~]{0,6}",
        2 => "\n|\r\n|\r|\t",
        1 => "\u{1b}\\[[0-9;]{0,4}[A-Za-z]",
        1 => any::<char>().prop_map(String::from),
        1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{61c}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}]",
        1 => "[é😀漢\u{301}]{1,3}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_in_a_file_reaches_the_terminal_raw_and_places_agree(
        texts in [nasty(), nasty()],
        words in [nasty(), nasty(), nasty(), nasty()],
        path in "[^/]{1,8}",
        spans in prop::collection::vec((0..2_usize, 0..90_usize, 0..30_usize), 1..4),
    ) {
        let sources = sources(&[(&path, &texts[0]), ("z\u{1b}.yaml", &texts[1])]);
        let on_boundaries = |(file, start, length): (usize, usize, usize)| {
            let text = &sources.get(id(&sources, file)).text;
            let (start, end) = (
                text.floor_char_boundary(start),
                text.floor_char_boundary(start + length),
            );
            // No finding begins inside a line break.
            let start = if text[..start].ends_with('\r') { start - 1 } else { start };
            Location::new(id(&sources, file), Span::new(start, end))
        };
        let mut places = spans.into_iter().map(on_boundaries);
        let own = places.next().expect("there is at least one");
        let finding = Finding::new(&KEY, own, words[0].clone())
            .label(words[1].clone())
            .note(words[2].clone())
            .help(words[3].clone());
        let finding = places.fold(finding, |finding, place| finding.related(place, &words[1]));
        let lines = sources.get(own.source).lines();
        let (line, column) = lines.line_column(own.span.range().start, Columns::Characters);

        for format in [FindingsFormat::Text, FindingsFormat::Concise] {
            let shown = show(format, std::slice::from_ref(&finding), &sources, PLAIN);
            prop_assert!(shown.chars().all(harmless), "{shown:?}");
            prop_assert!(shown.contains(&format!(":{line}:{column}")), "{line}:{column} in\n{shown}");
        }
        let concise = show(FindingsFormat::Concise, &[finding], &sources, PLAIN);
        prop_assert_eq!(concise.matches('\n').count(), 1);
    }
}

#[test]
fn a_file_with_nothing_but_warnings_passes_as_the_run_does() {
    let sources = sources(&[("a.yaml", "a: 1\n"), ("b.yaml", "")]);
    let findings = [Finding::new(&GAP, place(&sources, 0, "1"), "a gap").help("fill it")];
    let shown = |format| show_in("p/", format, &findings, &sources, PLAIN);
    assert_data_eq!(
        shown(FindingsFormat::Junit),
        str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="empact" tests="2" failures="0" errors="0">
  <testsuite name="empact check" tests="2" failures="0" errors="0" skipped="0">
    <testcase classname="empact" name="p/a.yaml">
      <system-out>p/a.yaml:1:4: warning[gap]: a gap
  help: fill it</system-out>
    </testcase>
    <testcase classname="empact" name="p/b.yaml"/>
  </testsuite>
</testsuites>

"#]]
        .raw()
    );
    assert_data_eq!(
        shown(FindingsFormat::Github),
        str![[r#"
::warning file=p/a.yaml,line=1,endLine=1,col=4,endColumn=5,title=empact gap::a gap%0Ahelp: fill it

"#]]
        .raw()
    );
    assert!(shown(FindingsFormat::Gitlab).contains(r#""severity": "minor""#));
    assert!(shown(FindingsFormat::Sarif).contains(r#""level": "warning""#));
}

#[test]
fn regions_end_where_the_text_ends() {
    let sources = sources(&[("a.yaml", "é: >\r\n  one\r\n  two\r\n\r\n")]);
    let findings = [
        Finding::new(&KEY, place(&sources, 0, ">\r\n  one\r\n  two\r\n\r\n"), "too long"),
        Finding::new(&KEY, Location::new(id(&sources, 0), Span::new(2, 2)), "nothing here"),
    ];
    assert_data_eq!(
        show(FindingsFormat::Github, &findings, &sources, PLAIN),
        str![[r#"
::error file=a.yaml,line=1,endLine=1,col=2,endColumn=2,title=empact unknown-key::nothing here
::error file=a.yaml,line=1,endLine=3,title=empact unknown-key::too long

"#]]
        .raw()
    );
    let json: serde_json::Value =
        serde_json::from_str(&show(FindingsFormat::Json, &findings, &sources, PLAIN))
            .expect("it is JSON");
    let place = |which: &str| {
        let place = &json["findings"][1][which];
        ["line", "column", "byte"].map(|key| place[key].as_u64().expect("a number"))
    };
    assert_eq!([place("start"), place("end")], [[1, 4, 4], [3, 6, 19]]);
}
