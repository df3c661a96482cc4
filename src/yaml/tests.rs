//! Tests of reading YAML: what is refused, in which words, where, and what is read all the same.

use super::{Kind, MAX_DEPTH, MAX_FINDINGS, MAX_SYNTAX_ERRORS, Node, Parsed, ScalarStyle, parse};
use crate::diagnostic::Finding;
use crate::source::{Columns, LineIndex, SourceId};

fn read(text: &str) -> Parsed<'_> {
    parse(SourceId::of(""), text, 0..text.len())
}

/// `LINE:COLUMN [marked text] message`
fn show(text: &str, found: &Finding) -> String {
    let (lines, span) = (LineIndex::new(text), found.location.span.range());
    let (line, column) = lines.line_column(span.start, Columns::Characters);
    format!("{line}:{column} [{}] {}", lines.slice(span), found.message)
}

/// The keys of the outermost mapping, with `KEY=VALUE` for values that are scalars.
fn keys(parsed: &Parsed<'_>) -> Vec<String> {
    let entries = parsed.root.as_ref().and_then(Node::entries).unwrap_or_default();
    let show = |key: &Node<'_>, value: &Node<'_>| {
        let key = key.scalar().unwrap_or("?");
        value.scalar().map_or(key.to_string(), |value| format!("{key}={value}"))
    };
    entries.iter().map(|entry| show(&entry.key, &entry.value)).collect()
}

/// One mistake, in which words and where it is reported, and which keys are read all the same.
struct Case(&'static str, &'static str, &'static [&'static str]);

fn check(cases: &[Case]) {
    for Case(text, expected, read_all_the_same) in cases {
        let parsed = read(text);
        let shown: Vec<String> = parsed.findings.iter().map(|found| show(text, found)).collect();
        assert_eq!(shown, [*expected], "in {text:?}");
        assert_eq!(keys(&parsed), *read_all_the_same, "in {text:?}");
        assert!(parsed.findings.iter().all(|found| !found.help.is_empty()), "in {text:?}");
    }
}

#[test]
fn names_a_mistake_with_a_colon() {
    check(&[
        Case(
            "a: 1\ntitle: One: two\nb: 2\n",
            "2:8 [One: two] a colon followed by a space stands inside an unquoted value",
            &["a=1", "title", "b=2"],
        ),
        Case(
            "a: \"b\": c\nd: 1\n",
            "1:4 [\"b\": c] a colon followed by a space stands inside an unquoted value",
            &["a", "d=1"],
        ),
        Case("a: 1\ntitle:One\nb: 2\n", "2:6 [:] no space after the colon", &["a=1", "b=2"]),
        Case("title:One\nb: 2\n", "1:6 [:] no space after the colon", &["b=2"]),
        Case("a: {b:1, c: 2}\nd: 1\n", "1:6 [:] no space after the colon", &["a", "d=1"]),
        Case("a: 1\n-b\nc: 2\n", "2:1 [-] no space after the dash", &["a=1", "c=2"]),
    ]);
}

#[test]
fn a_dash_without_a_space_is_a_mistake_only_where_a_line_begins() {
    for text in ["a: -b\nc: 1\n", "- -b\n", "a:\n  - b: --c\n"] {
        assert_eq!(read(text).findings, [], "in {text:?}");
    }
}

/// How far what goes with a broken line reaches: what is left is drawn.
#[test]
fn what_goes_with_a_broken_line_is_what_belongs_to_it() {
    for (text, expected) in [
        // A line without a dash between items takes what stands in its column with it.
        ("a:\n  - one\n  two\n  three\n  - four\nb: 5\n", "{a: [one, four]+, b: 5}+"),
        // Items that are glued to their dashes go together.
        ("a:\n  -one\n  -two\nb: 3\n", "{a: ?, b: 3}+"),
        // Brackets that are closed in the column of their key.
        ("a: [1, : 2\n]\nb: 3\n", "{a: ?, b: 3}"),
    ] {
        let parsed = read(text);
        assert_eq!(parsed.findings.len(), 1, "in {text:?}: {:?}", parsed.findings);
        assert_eq!(draw(&parsed.root.expect("a tree")), expected, "in {text:?}");
    }
}

#[test]
fn reports_an_open_quote_or_bracket_where_it_opens() {
    check(&[
        Case("a: \"x\nb: 2\nc: 3\n", "1:4 [\"] this quote is not closed", &["a", "b=2", "c=3"]),
        Case("a: \"x\n  b: 2\n", "1:4 [\"] this quote is not closed", &["a"]),
        Case("a: 'x\nc: 'x'\n", "1:4 ['] this quote is not closed", &["a", "c=x"]),
        Case("a: [\"x\", \"y]\nb: 1\n", "1:10 [\"] this quote is not closed", &["a", "b=1"]),
        Case("a: [x, y\nb: 2\n", "1:4 [[] this bracket is not closed", &["a", "b=2"]),
        Case("a: {x: [1], y: [2\nb: 2\n", "1:16 [[] this bracket is not closed", &["a", "b=2"]),
        Case("a: [x, y\n", "1:4 [[] this bracket is not closed", &["a"]),
        Case(
            "a:\n  - {x: 1,\n  - {y: 2}\nb: 1\n",
            "2:5 [{] this bracket is not closed",
            &["a", "b=1"],
        ),
        Case(
            "a: [x}\nb: 2\n",
            "1:4 [[] a bracket opened with `[` is closed with `}`",
            &["a", "b=2"],
        ),
        Case(
            "a: {b: 1}}\nc: 1\n",
            "1:10 [}] a closing bracket without an opening one",
            &["a", "c=1"],
        ),
        Case(
            "a: [\n]\nb: 1\n",
            "2:1 []] the closing bracket stands too far to the left",
            &["a", "b=1"],
        ),
        Case("a: [\"x\" \"y\"]\nb: 1\n", "1:9 [\"] a comma is missing before this", &["a", "b=1"]),
    ]);
}

#[test]
fn names_a_mistake_with_quotes() {
    check(&[
        Case(
            "a: \"x\" y # z\nb: 2\n",
            "1:8 [y] text follows after the closing quote",
            &["a", "b=2"],
        ),
        Case("a: 'it's'\nb: 2\n", "1:8 [s'] text follows after the closing quote", &["a", "b=2"]),
        Case(
            "a: \"C:\\dir\"\nb: 2\n",
            "1:7 [\\d] `\\d` is not an escape that double quotes know",
            &["a", "b=2"],
        ),
        Case("a: @x\nb: 2\n", "1:4 [@] a text without quotes cannot start with `@`", &["a", "b=2"]),
        Case(
            "a: * x\nb: 2\n",
            "1:4 [*] a text without quotes cannot start with `*`",
            &["a", "b=2"],
        ),
        Case("a: ,x\nb: 2\n", "1:4 [,] a text without quotes cannot start with `,`", &["a", "b=2"]),
        Case(
            "a: > 90\nb: 2\n",
            "1:4 [> 90] `>` starts a block of text, so the text must begin on the next line",
            &["a", "b=2"],
        ),
    ]);
}

#[test]
fn names_wrong_indentation() {
    check(&[
        Case(
            "a: 1\n\tb: 2\nc: 3\n",
            "2:1 [\t] a tab is used where only spaces may stand",
            &["a=1", "c=3"],
        ),
        Case(
            "a:\n  - x\n\t- y\nc: 3\n",
            "3:1 [\t] a tab is used where only spaces may stand",
            &["a", "c=3"],
        ),
        Case(
            "a: |\n\tx\nb: 2\n",
            "2:1 [\t] a tab is used where only spaces may stand",
            &["a", "b=2"],
        ),
        Case(
            "a:\n  x: 1\n   y: 2\nc: 3\n",
            "3:4 [y] `y` is indented by 3 spaces, and `x` above it by 2",
            &["a", "c=3"],
        ),
        Case(
            "a:\n    x: 1\n  y: 2\nc: 3\n",
            "3:3 [y] `y` is indented by 2 spaces, and `x` above it by 4",
            &["a", "c=3"],
        ),
        Case(
            "  a: 1\nb: 2\n",
            "1:3 [a] `a` is indented by 2 spaces, and `b` below it is not",
            &["b=2"],
        ),
        Case("- a\nb: 2\n", "2:1 [b] a line without a dash stands between list items", &[]),
        Case("a: 1\n- b\n", "2:1 [-] a list item stands where a key should", &["a=1"]),
        Case(
            "a: - b\nc: 2\n",
            "1:4 [- b] a list item cannot start on the same line as its key",
            &["a", "c=2"],
        ),
        Case(
            "a: 1\none two\nc: 2\n",
            "2:1 [one two] this line is neither a key with a value nor a list item",
            &["a=1", "c=2"],
        ),
    ]);
}

#[test]
fn names_the_line_that_is_to_blame() {
    check(&[
        // The key above, which left its block, or never stood in it.
        Case(
            "a:\n    x: 1\n  y: 2\n    z: 3\nb: 2\n",
            "3:3 [y] `y` is indented by 2 spaces, and `x` above it by 4",
            &["a", "b=2"],
        ),
        Case(
            "a:\n  x:\n  y: 2\n    z: 3\nb: 2\n",
            "3:3 [y] `y` is not indented under `x`",
            &["a", "b=2"],
        ),
        Case(
            "a:\n  x\n  y: 3\nb: 2\n",
            "2:3 [x] this line is neither a key with a value nor a list item",
            &["a", "b=2"],
        ),
        // List items that became part of a text, or are none.
        Case(
            "a:\n  - x\n   - y\nb: 2\n",
            "3:4 [-] this dash is indented by 3 spaces, and the one above it by 2",
            &["a", "b=2"],
        ),
        Case("a:\n  -x\n  -y\nb: 2\n", "2:3 [-] no space after the dash", &["a", "b=2"]),
        Case(
            "a:\n  - x\n  \u{2022} y\nb: 2\n",
            "3:3 [\u{2022}] a list item begins with `-`, not with `\u{2022}`",
            &["a", "b=2"],
        ),
        Case(
            "a:\n    x: 1\n    y: 2\n  - x: 1\nb: 2\n",
            "2:5 [x: 1\n    y: 2] a dash is missing before `x`, where a list begins",
            &["a", "b=2"],
        ),
        // Texts.
        Case(
            "a: |\nOne two\nthree four\nb: 2\n",
            "1:4 [|\nOne two\nthree four] the text after `|` is not indented",
            &["a", "b=2"],
        ),
        Case(
            "a:\n  One two: three: four\n  five\nb: 2\n",
            "2:3 [One two: three: four\n  five] a colon followed by a space stands inside an \
             unquoted text",
            &["a", "b=2"],
        ),
        Case("a: [x,, y]\nb: 2\n", "1:7 [,] nothing stands before this comma", &["a", "b=2"]),
    ]);
}

#[test]
fn a_mistake_costs_only_what_is_wrong() {
    for (text, expected) in [
        ("a:\n  x: \"1\n  y: 2\n", "{a: {x: ?, y: 2}}"),
        ("a:\n  x: [1\n  y: 2\n", "{a: {x: ?, y: 2}}"),
        ("a:\n  - x: 1\n    y:2\n    z: 3\n  - w: 4\n", "{a: [{x: 1, z: 3}+, {w: 4}]+}+"),
        ("a:\n  - one\n  - t: w: o\n  - three\n", "{a: [one, {t: ?}, three]}"),
        ("a:\n  - one\n  - \"two\n  - three\n", "{a: [one, ?, three]}"),
        ("a:\n  x:\n    y: 1\n     z: 2\n  v: 3\n", "{a: {x: {y: 1}+, v: 3}+}+"),
        ("a:\n  k: >-\n  One\n  l: 2\n", "{a: {k: ?, l: 2}}"),
    ] {
        let parsed = read(text);
        assert_eq!(parsed.findings.len(), 1, "in {text:?}: {:?}", parsed.findings);
        assert_eq!(draw(&parsed.root.expect("a tree")), expected, "in {text:?}");
    }
}

#[test]
fn what_stands_for_a_value_that_was_taken_out_is_never_a_key() {
    for (text, expected) in [
        ("a: 1\n? à la fin\n\n  - x\n", "{a: 1}+"),
        ("a: 1\n? à la fin\n\n  - x\n? à la fois\n\n  - y\nb: 2\n", "{a: 1, b: 2}+"),
    ] {
        let parsed = read(text);
        let shown: Vec<String> = parsed.findings.iter().map(|found| show(text, found)).collect();
        assert!(shown.iter().all(|shown| !shown.contains('~')), "in {text:?}: {shown:?}");
        assert_eq!(shown.len(), text.matches('?').count(), "in {text:?}: {shown:?}");
        assert_eq!(draw(&parsed.root.expect("a tree")), expected, "in {text:?}");
    }
}

#[test]
fn many_mistakes_of_one_block_are_all_found() {
    let text = "a:\n  x: \"1\n  y: t: 2\n  z:3\n  w: 4\n   u: 6\n  v: [5\nb: 'c\n";
    let parsed = read(text);
    let lines: Vec<String> = parsed.findings.iter().map(|found| show(text, found)).collect();
    let starts: Vec<&str> = lines.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(starts, ["2:6", "3:6", "4:4", "6:4", "7:6", "8:4"], "{lines:#?}");
}

/// A tree in brief: `?` is a value that was refused, `+` follows what may lack something.
fn draw(node: &Node<'_>) -> String {
    let drawn = match &node.kind {
        Kind::Refused => return "?".to_owned(),
        Kind::Scalar { text, .. } => text.to_string(),
        Kind::Sequence(items) => {
            format!("[{}]", items.iter().map(draw).collect::<Vec<_>>().join(", "))
        }
        Kind::Mapping(entries) => {
            let entry =
                |entry: &super::Entry<'_>| format!("{}: {}", draw(&entry.key), draw(&entry.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    };
    drawn + if node.incomplete { "+" } else { "" }
}

#[test]
fn refuses_yaml_that_plan_files_do_not_use() {
    check(&[
        Case(
            "a: &x 1\nb: 2\n",
            "1:4 [&x] a word that starts with `&` is a YAML anchor, which plan files do not use",
            &["a=1", "b=2"],
        ),
        Case(
            "a: [*x]\nb: 2\n",
            "1:5 [*x] a word that starts with `*` is a YAML alias, which plan files do not use",
            &["a", "b=2"],
        ),
        Case(
            "a: **very** much\nb: 2\n",
            "1:4 [**very**] a word that starts with `*` is a YAML alias, which plan files do not use",
            &["a", "b=2"],
        ),
        Case(
            "a: !!str 1\nb: 2\n",
            "1:4 [!!str] a word that starts with `!` is a YAML tag, which plan files do not use",
            &["a", "b=2"],
        ),
        Case(
            "<<: {a: 1}\nb: 2\n",
            "1:1 [<<] `<<` is a YAML merge key, which plan files do not use",
            &["b=2"],
        ),
        Case(
            "%YAML 1.2\na: 1\n",
            "1:1 [%] a line that starts with `%` is a YAML directive, which plan files do not use",
            &["a=1"],
        ),
        Case(
            "a: 1\n---\nb: 2\n",
            "2:1 [---] a second YAML document starts here, and plan files hold one each",
            &["a=1"],
        ),
        Case("? [a]\n: 1\nb: 2\n", "1:3 [[a]] a list or a mapping cannot be a key", &["b=2"]),
    ]);
    assert!(read("---\na: 1\n...\n").findings.is_empty(), "one document may be marked as such");
}

#[test]
fn reports_a_key_given_twice_with_the_first_place() {
    let many: String =
        (0..40).flat_map(|number| ["k".into(), number.to_string(), ": 1\n".into()]).collect();
    for text in ["k3: 1\nb: 2\nk3: 3\n".to_owned(), format!("{many}k3: 2\n")] {
        let parsed = read(&text);
        let [finding] = &parsed.findings[..] else { panic!("{:?}", parsed.findings) };
        assert_eq!(finding.message, "the key `k3` is given twice");
        assert_eq!(finding.related[0].label, "first defined here");
        assert_eq!(text.find("k3"), Some(finding.related[0].location.span.range().start));
        assert_eq!(text.rfind("k3"), Some(finding.location.span.range().start));
        assert_eq!(keys(&parsed).iter().filter(|key| *key == "k3=1").count(), 1);
    }
    let split = read("k: 1\nb: \"x\nk: 3\n");
    assert_eq!(split.findings.len(), 2, "a key is compared across a broken block");
}

#[test]
fn spans_cover_what_was_written() {
    let text = "a: |\n  one\n  two\n\nb: >-  # why\n  x\nc: 'q'\nd: [é, 2]\ne:\nf: {x: 1}\ng: # | no\n  |\n  y\n";
    let parsed = read(text);
    assert_eq!(parsed.findings, []);
    let root = parsed.root.expect("a tree");
    let written: Vec<&str> =
        root.entries().unwrap_or_default().iter().map(|e| &text[e.value.span.range()]).collect();
    let expected = ["|\n  one\n  two", ">-  # why\n  x", "'q'", "[é, 2]", "", "{x: 1}", "|\n  y"];
    assert_eq!(written, expected);
    let empty = &root.entries().unwrap_or_default()[4].value;
    assert!(empty.is_null() && empty.span.is_empty());
    assert_eq!(text[root.span.range()].trim_end(), text.trim_end());
}

#[test]
fn a_list_begins_at_its_first_dash() {
    for text in ["a:\n  - x\n  - y\n", "a:\n- x\n- y\n", "a: # why\n- b: 1\nc: 2\n"] {
        let root = read(text).root.expect("a tree");
        let list = &root.entries().unwrap_or_default()[0].value;
        assert!(matches!(list.kind, Kind::Sequence(_)), "in {text:?}");
        let written = &text[list.span.range()];
        assert!(written.starts_with("- "), "in {text:?}: {written:?}");
    }
    // Where it is not that of a key, no line is looked for.
    let text = "- - x\n  - y\n";
    let root = read(text).root.expect("a tree");
    let Kind::Sequence(items) = &root.kind else { panic!("{root:?}") };
    for list in [&root, &items[0]] {
        assert!(text[list.span.range()].ends_with("- x\n  - y"), "{list:?}");
    }
    assert_eq!((root.span.range().start, items[0].span.range().start), (0, 2));
}

#[test]
fn text_is_kept_as_it_was_written() {
    let parsed = read("[NO, 000, 1.10, 2012-01-01, \"NO\", on]");
    let root = parsed.root.expect("a tree");
    let Kind::Sequence(items) = &root.kind else { panic!("{root:?}") };
    let texts: Vec<_> = items.iter().filter_map(Node::scalar).collect();
    assert_eq!(texts, ["NO", "000", "1.10", "2012-01-01", "NO", "on"]);
    assert!(matches!(items[4].kind, Kind::Scalar { style: ScalarStyle::DoubleQuoted, .. }));
}

#[test]
fn a_dash_behind_what_only_looks_like_a_space_is_no_list_item() {
    let text = "one\n\n     \u{2028} - two\ncomments: three\n";
    for finding in &read(text).findings {
        assert!(text.get(finding.location.span.range()).is_some(), "{}", finding.message);
    }
}

#[test]
fn what_only_looks_like_a_space_is_named_and_costs_its_line_only() {
    check(&[
        Case(
            "a:\n  b: 1\n\u{a0}\u{a0}c: 2\n  d: 3\n",
            "3:1 [\u{a0}\u{a0}] a no-break space is used where only spaces may stand",
            &["a"],
        ),
        Case(
            "a:\n  - 1\n\u{2003}- **b**\nc: 2\n",
            "3:1 [\u{2003}] a space of another kind (U+2003) is used where only spaces may stand",
            &["a", "c=2"],
        ),
    ]);
}

#[test]
fn what_is_hidden_is_named_where_it_stands_and_costs_nothing() {
    for hidden in ["\u{b}", "\u{7}", "\u{feff}", "\u{202e}", "\u{85}", "\u{0}", "\u{e0041}"] {
        let text = format!(
            "{hidden}a: é{hidden}\nb{hidden}: \"c{hidden}\"\nd: |\n {hidden} e{hidden}f\ng: [h\n"
        );
        let parsed = read(&text);
        assert_eq!(keys(&parsed)[..2], ["a=é", "b=c"], "{hidden:?}");
        let spans = parsed.findings.iter().map(|finding| finding.location.span.range());
        let marked: Vec<&str> = spans.map(|span| &text[span]).collect();
        assert_eq!(marked, [[hidden; 6].as_slice(), &["["]].concat(), "{hidden:?}");
    }
}

#[test]
fn escapes_that_hide_something_are_named_and_taken_out() {
    let text = "a: \"x\\u202ey\\e[\"\nb: \"x\\vy\"\nc: '\\e'\n";
    let parsed = read(text);
    assert_eq!(keys(&parsed), ["a=xy[", "b=x y", "c=\\e"]);
    let shown: Vec<String> = parsed.findings.iter().map(|found| show(text, found)).collect();
    assert_eq!(
        shown,
        [
            "1:6 [\\u202e] a character that turns the writing direction (U+202E) stands here",
            "1:13 [\\e] a control character (U+001B) stands here",
            "2:6 [\\v] a line break of a word processor (U+000B) stands here",
        ]
    );
}

#[test]
fn reads_a_part_of_a_file_with_offsets_of_the_whole() {
    let text = "---\ntitle: é\norder: [1\nlang: fr\n---\n# Heading: \"x\n";
    let end = text.find("---\n# ").expect("an end");
    let parsed = parse(SourceId::of("a.md"), text, 4..end);
    let shown: Vec<String> = parsed.findings.iter().map(|found| show(text, found)).collect();
    assert_eq!(shown, ["3:8 [[] this bracket is not closed"]);
    assert_eq!(keys(&parsed), ["title=é", "order", "lang=fr"]);
    assert_eq!(parsed.findings[0].location.source, SourceId::of("a.md"));
    let nowhere = parse(SourceId::of(""), text, 900..901);
    assert!(nowhere.root.is_some_and(|root| root.is_null()));
}

#[test]
fn an_empty_text_is_an_empty_value() {
    for text in ["", "# nothing yet\n", "---\n", "\n\n"] {
        let parsed = read(text);
        assert_eq!(parsed.findings, [], "in {text:?}");
        assert!(parsed.root.is_some_and(|root| root.is_null()), "in {text:?}");
    }
}

#[test]
fn stops_after_many_broken_blocks_and_says_so() {
    let text: String =
        (0..1000).flat_map(|n| ["k".into(), n.to_string(), ": [\n".into()]).collect();
    let parsed = read(&text);
    assert_eq!(parsed.findings.len(), MAX_SYNTAX_ERRORS);
    assert_eq!(parsed.findings.iter().filter(|found| !found.notes.is_empty()).count(), 1);
    assert_eq!(parsed.findings[MAX_SYNTAX_ERRORS - 1].notes.len(), 1);
}

/// How deep a tree is, without recursion.
fn depth(root: &Node<'_>) -> usize {
    let (mut deepest, mut left) = (0, vec![(root, 0)]);
    while let Some((node, depth)) = left.pop() {
        deepest = deepest.max(depth);
        match &node.kind {
            Kind::Sequence(items) => left.extend(items.iter().map(|item| (item, depth + 1))),
            Kind::Mapping(entries) => {
                left.extend(entries.iter().flat_map(|e| [(&e.key, depth), (&e.value, depth + 1)]));
            }
            Kind::Scalar { .. } | Kind::Refused => {}
        }
    }
    deepest
}

#[test]
fn hostile_nesting_is_cut_short() {
    let bombs = [
        "- ".repeat(100_000),
        "[".repeat(100_000),
        "{a: ".repeat(1_000_000),
        (0..500).map(|level| " ".repeat(level) + "a:\n").collect(),
        (0..20).map(|level| " ".repeat(level) + "a:\n").collect::<String>() + &"[".repeat(40),
    ];
    for bomb in &bombs {
        let parsed = read(bomb);
        let [finding] = &parsed.findings[..] else { panic!("{:?}", parsed.findings) };
        assert!(finding.message.contains("more than 32 deep"), "{}", finding.message);
        assert!(parsed.root.is_none_or(|root| depth(&root) <= MAX_DEPTH));
    }
}

#[test]
fn an_alias_bomb_expands_to_nothing() {
    let base = "x".repeat(100_000);
    let uses = "*a, ".repeat(20_000);
    let text = format!("a: &a {base}\nb: [{uses}]\n");
    let parsed = read(&text);
    assert_eq!(parsed.findings.len(), MAX_FINDINGS);
    assert_eq!(
        parsed.findings[MAX_FINDINGS - 1].notes,
        ["19501 more mistakes in this file are not shown"]
    );
    let root = parsed.root.expect("a tree");
    let Kind::Sequence(items) = &root.entries().unwrap_or_default()[1].value.kind else {
        panic!("no list")
    };
    assert!(items.iter().all(|item| item.kind == Kind::Refused));
}
