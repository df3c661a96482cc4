//! Whatever stands in a plan, in every place an author controls, no format lets it pass for its
//! own: each is read again by what reads it in earnest, or by a reading of the same grammar.

use proptest::prelude::*;
use serde_json::Value;

use super::{GAP, KEY, PLAIN, harmless};
use crate::clean::clean_line;
use crate::diagnostic::Finding;
use crate::present::{FindingsFormat, PlanFindings, write};
use crate::prose;
use crate::source::{Location, SourceFile, SourceId, Sources, Span};

/// Text made of what has a meaning somewhere.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ -~]{0,6}",
        2 => prop::sample::select(vec![
            "::error ::", "::set-output name=a::", "\n::stop-commands::x", "##[add-path]", "###[x]",
            "##vso[task.setvariable]", "%0A", "%25", "%", "\n", "\r\n", "\r", "\t", "]]>", "<![CDATA[",
            "</failure>", "<!--", "&#10;", "&lt;", "&", "<", ">", "\"", "'", "\\", "\\u0000", "](", "{0}",
            "}", "](https://x)", ",line=1", "\u{1b}[2J", "\u{1b}]8;;x\u{7}", "\u{9b}31m", "\u{202e}",
            "\u{2066}", "\u{2028}", "\u{feff}", "\u{fffe}", "\u{ffff}", "\0", "\u{e0041}", "..", "/",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// A plan of two files, with a warning or an error in the first.
#[derive(Debug)]
struct Case {
    prefix: String,
    sources: Sources,
    finding: Finding,
}

prop_compose! {
    fn case()(
        prefix in prop_oneof![Just(String::new()), hostile().prop_map(|text| format!("{text}/"))],
        paths in [hostile(), hostile()].prop_filter("two files", |[one, other]| one != other),
        texts in [hostile(), hostile()],
        words in [hostile(), hostile(), hostile(), hostile(), hostile()],
        warning in any::<bool>(),
        (start, length) in (0..40_usize, 0..40_usize),
    ) -> Case {
        let mut paths = paths;
        paths.sort();
        let [message, label, other, note, help] = words;
        let span = |text: &str| {
            let end = text.floor_char_boundary(start + length);
            Span::new(text.floor_char_boundary(start), end)
        };
        let [own, related] = [0, 1].map(|n| Location::new(SourceId::of(&paths[n]), span(&texts[n])));
        let rule = if warning { &GAP } else { &KEY };
        let finding = Finding::new(rule, own, format!("m{message}"))
            .label(label)
            .related(related, other)
            .note(note)
            .help(help);
        let files = paths.into_iter().zip(texts).map(|(path, text)| SourceFile::new(&path, text));
        Case { prefix, sources: Sources::new(files.collect()), finding }
    }
}

impl Case {
    fn shown(&self, format: FindingsFormat) -> String {
        let findings = std::slice::from_ref(&self.finding);
        let plan = PlanFindings::new(&self.prefix, &self.sources, findings);
        let mut out = Vec::new();
        write(&mut out, format, &[plan], PLAIN).expect("a vector takes everything");
        String::from_utf8(out).expect("what is written is text")
    }

    /// The path of the finding's own file, and behind it that of the related one.
    fn path(&self, which: usize) -> String {
        let place = [self.finding.location, self.finding.related[0].location][which];
        format!("{}{}", self.prefix, self.sources.get(place.source).path)
    }
}

/// A command's name, properties and data.
type Command<'a> = (&'a str, Vec<(&'a str, String)>, String);

/// The command that GitHub's runner sees in a line.
fn command(line: &str) -> Option<Command<'_>> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let known = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let data_of = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n");
    let property = |pair: &'_ str| data_of(pair).replace("%3A", ":").replace("%2C", ",");
    let pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.map(|(key, value)| (key, property(value).replace("%25", "%"))).collect();
    known.then(|| (name, pairs, data_of(data).replace("%25", "%")))
}

/// Whether a pipeline looks for a command of the other kind in a line.
fn hash_command(line: &str) -> bool {
    line.match_indices('[').any(|(at, _)| {
        line[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).ends_with("##")
    })
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

proptest! {
    #[test]
    fn nothing_is_raw_in_any_format(case in case()) {
        for format in FindingsFormat::ALL {
            let shown = case.shown(format);
            prop_assert!(shown.chars().all(harmless), "{format:?}: {shown:?}");
            if format != FindingsFormat::Github {
                for line in shown.lines() {
                    prop_assert!(command(line).is_none() && !hash_command(line), "{format:?}: {line:?}");
                }
            }
        }
    }

    #[test]
    fn a_workflow_command_says_what_the_finding_says(case in case()) {
        let shown = case.shown(FindingsFormat::Github);
        let line = shown.strip_suffix('\n').expect("it ends in a line break");
        prop_assert!(!line.contains('\n'));
        let (name, properties, data) = command(line).expect("it is a command");
        let beginning = format!("::{name} file=");
        prop_assert!(line.starts_with(&beginning));
        prop_assert_eq!(name, case.finding.severity().to_string());
        let keys: Vec<&str> = properties.iter().map(|(key, _)| *key).collect();
        let both: &[&[&str]] = &[
            &["file", "line", "endLine", "col", "endColumn", "title"],
            &["file", "line", "endLine", "title"],
        ];
        prop_assert!(both.contains(&keys.as_slice()), "{keys:?}");
        prop_assert_eq!(&properties[0].1, &clean_line(&case.path(0)).into_owned());
        prop_assert!(data.starts_with('m') && data.contains("\nhelp: "), "{data:?}");
    }

    #[test]
    fn json_gives_back_every_character(case in case()) {
        let shown = json(&case.shown(FindingsFormat::Json));
        let finding = &shown["findings"][0];
        prop_assert_eq!(&finding["message"], &case.finding.message);
        prop_assert_eq!(finding["label"].as_str().unwrap_or_default(), &case.finding.label);
        prop_assert_eq!(&finding["path"], &case.path(0));
        prop_assert_eq!(&finding["related"][0]["label"], &case.finding.related[0].label);
        prop_assert_eq!(&finding["related"][0]["path"], &case.path(1));
        prop_assert_eq!(&finding["notes"][0], &case.finding.notes[0]);
        prop_assert_eq!(&finding["help"][0], &case.finding.help[0]);
        let gitlab = json(&case.shown(FindingsFormat::Gitlab));
        prop_assert_eq!(&gitlab[0]["location"]["path"], &case.path(0));
    }

    #[test]
    fn sarif_has_relative_uris_and_messages_without_links_or_placeholders(case in case()) {
        let shown = json(&case.shown(FindingsFormat::Sarif));
        let result = &shown["runs"][0]["results"][0];
        for (file, place) in [(0, &result["locations"][0]), (1, &result["relatedLocations"][0])] {
            let location = &place["physicalLocation"];
            let uri = location["artifactLocation"]["uri"].as_str().expect("it is text");
            prop_assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)));
            prop_assert_eq!(percent_decoded(uri), case.path(file).into_bytes());
            let region = &location["region"];
            let at = |line: &str, column: &str| (region[line].as_u64(), region[column].as_u64());
            prop_assert!(at("startLine", "startColumn") <= at("endLine", "endColumn"));
        }
        let message = result["message"]["text"].as_str().expect("it is text");
        prop_assert!(!message.contains("]("), "{message:?}");
        let is_placeholder = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        prop_assert!(!message.split('{').skip(1).any(is_placeholder), "{message:?}");
    }

    #[test]
    fn markdown_is_a_heading_a_table_and_code_whatever_they_say(case in case()) {
        let shown = case.shown(FindingsFormat::Markdown);
        prop_assert_eq!(prose::headings(&shown).len(), 1, "{}", shown);
        prop_assert!(prose::links(&shown).is_empty() && prose::raw_html(&shown).is_empty(), "{}", shown);
        let page = prose::to_html(&shown, 0, "");
        prop_assert_eq!(page.matches("<table>").count(), 1, "{}", page);
        prop_assert_eq!(page.matches("<tr>").count(), 2, "{}", page);
        prop_assert_eq!(page.matches("<pre>").count(), 1, "{}", page);
        prop_assert!(page.trim_end().ends_with("</code></pre>"), "{}", page);
    }

    #[test]
    fn junit_is_one_suite_of_two_files_whatever_they_say(case in case()) {
        let shown = case.shown(FindingsFormat::Junit);
        let document = roxmltree::Document::parse(&shown).expect("it is well-formed");
        let names: Vec<&str> = document
            .descendants()
            .filter(roxmltree::Node::is_element)
            .map(|node| node.tag_name().name())
            .collect();
        let said = if case.finding.rule == &GAP { "system-out" } else { "failure" };
        prop_assert_eq!(names, ["testsuites", "testsuite", "testcase", said, "testcase"]);
        let no_comments = document.descendants().all(|node| !node.is_comment() && !node.is_pi());
        prop_assert!(no_comments);
    }
}

fn percent_decoded(uri: &str) -> Vec<u8> {
    let mut bytes = uri.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits: String = bytes.by_ref().take(2).map(char::from).collect();
            decoded.push(u8::from_str_radix(&digits, 16).expect("two digits"));
        } else {
            decoded.push(byte);
        }
    }
    decoded
}
