//! Tests of decoding: what is found, in which words, and what is salvaged.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Decoded, decode};
use crate::diagnostic::Finding;
use crate::model::scalar::{NUMBER_OR_TEXT, Refusal, SHORTHAND, Scalar, TEXT, converse};
use crate::scalar;
use crate::source::{Columns, LineIndex, SourceId, Spanned};
use crate::yaml;

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Decoded<T> {
    let parsed = yaml::parse(SourceId::of(""), text, 0..text.len());
    let Some(root) = parsed.root else {
        return Decoded { value: None, findings: parsed.findings };
    };
    let mut decoded = decode(SourceId::of(""), &root);
    decoded.findings.extend(parsed.findings);
    crate::diagnostic::sort(&mut decoded.findings);
    decoded
}

/// `LINE:COLUMN rule: message (help)`, one a line.
fn show(text: &str, findings: &[Finding]) -> Vec<String> {
    let lines = LineIndex::new(text);
    let line = |found: &Finding| {
        let start = found.location.span.range().start;
        let (line, column) = lines.line_column(start, Columns::Characters);
        let help = found.help.first().map_or(String::new(), |help| format!(" ({help})"));
        format!("{line}:{column} {}: {}{help}", found.rule.id, found.message)
    };
    findings.iter().map(line).collect()
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Party(String);

impl Scalar for Party {
    const FORM: &'static str = TEXT;
    const EXPECTED: &'static str = "a party such as `UK`";
    const SAMPLE: &'static str = "UK";

    fn parse(text: &str) -> Result<Self, Refusal> {
        if ["UK", "NL", "SE", "NO"].contains(&text) {
            Ok(Self(text.into()))
        } else {
            Err(Refusal::new(format!("`{text}` is no party")).help("use a code"))
        }
    }
}
scalar!(Party, "Party", schemars::json_schema!({ "type": "string" }));

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Period(String);

impl Scalar for Period {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a period such as `2013-12`";
    const SAMPLE: &'static str = "2013";

    fn parse(text: &str) -> Result<Self, Refusal> {
        let good = text.starts_with("20");
        good.then(|| Self(text.into())).ok_or_else(|| Refusal::new("no period"))
    }
}
scalar!(Period, "Period", schemars::json_schema!({ "type": "string" }));

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Planned,
    Ongoing,
    Finished,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Action {
    schema: u32,
    id: String,
    number: String,
    title: Spanned<String>,
    status: Status,
    priority: String,
    lead: Spanned<String>,
    participants: Vec<Spanned<String>>,
    #[serde(default)]
    agencies: Vec<String>,
    start: Spanned<String>,
    end: Option<String>,
    budget: f64,
    public: bool,
    description: String,
    objective: String,
    kpis: Vec<Kpi>,
    milestones: Vec<Milestone>,
    notes: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Kpi {
    code: String,
    name: String,
    unit: String,
    target: Option<f64>,
    values: Vec<Reading>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Reading {
    period: String,
    value: Option<f64>,
    comment: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Milestone {
    date: String,
    done: bool,
    text: String,
}

const FAULTY: &str = include_str!("tests/faulty.yaml");

#[test]
fn finds_every_fault_of_a_faulty_file() {
    let decoded: Decoded<Action> = read(FAULTY);
    let shown = show(FAULTY, &decoded.findings);
    assert_eq!(decoded.value, None);
    let expected = include_str!("tests/faulty.txt");
    assert_eq!(shown.join("\n"), expected.trim_end());
}

#[test]
fn keeps_exactly_what_was_written() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        number: Spanned<Party>,
        parties: Vec<Party>,
        text: String,
        count: u8,
        share: f64,
        open: bool,
        absent: Option<String>,
        null: Option<u8>,
        values: BTreeMap<Period, Option<i64>>,
    }
    let text = "number: NO\nparties: [UK, NO]\ntext: '1.10'\ncount: 0o17\nshare: -5\nopen: true\n\
                null: ~\nvalues: { 2013: 5, 2013-06: }\n";
    let decoded: Decoded<Row> = read(text);
    let [found] = decoded.findings.as_slice() else { panic!("{:?}", decoded.findings) };
    assert_eq!((found.rule.id, found.location.span.range()), ("empty-key", 75..79));
    let row = decoded.value.expect("a row");
    assert_eq!(&text[row.number.span.range()], "NO");
    assert_eq!(
        row,
        Row {
            number: Spanned::new(Party("NO".into()), row.number.span),
            parties: vec![Party("UK".into()), Party("NO".into())],
            text: "1.10".into(),
            count: 15,
            share: -5.0,
            open: true,
            absent: None,
            null: None,
            values: [(Period("2013".into()), Some(5)), (Period("2013-06".into()), None)].into(),
        }
    );
}

/// Checks what is reported, and what is left of the value.
#[allow(clippy::needless_pass_by_value, reason = "it reads better without a reference")]
fn check<T>(text: &str, expected: &[&str], salvaged: Option<T>)
where
    T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let decoded: Decoded<T> = read(text);
    assert_eq!(show(text, &decoded.findings), expected, "in {text:?}");
    assert_eq!(decoded.value, salvaged, "in {text:?}");
}

#[derive(Debug, PartialEq, Deserialize)]
struct Goal {
    name: String,
    lead: Option<Party>,
    #[serde(default)]
    parties: Vec<Party>,
    #[serde(default)]
    parts: Vec<Part>,
    #[serde(default)]
    values: BTreeMap<Period, Part>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Part {
    id: Spanned<Party>,
    note: Option<String>,
}

fn goal(name: &str) -> Goal {
    Goal { name: name.into(), lead: None, parties: vec![], parts: vec![], values: [].into() }
}

fn part(id: &str) -> Part {
    Part { id: Spanned::new(Party(id.into()), crate::source::Span::default()), note: None }
}

#[test]
fn a_refused_value_is_left_out_and_the_rest_is_kept() {
    check(
        "name: A\nlead: XX\nparties: [UK, YY, NO]\n",
        &[
            "2:7 invalid-value: `XX` is no party (use a code)",
            "3:15 invalid-value: `YY` is no party (use a code)",
        ],
        Some(Goal { parties: vec![Party("UK".into()), Party("NO".into())], ..goal("A") }),
    );
}

#[test]
fn what_cannot_do_without_a_refused_value_is_left_out_with_it() {
    check(
        "name: A\nparts:\n  - id: XX\n  - id: UK\n  - note: x\nvalues:\n  2013: { id: YY }\n  \
         soon: { id: UK }\n  2014: { id: NL }\n",
        &[
            "3:9 invalid-value: `XX` is no party (use a code)",
            "5:5 missing-key: missing key `id` (add `id:` and what belongs behind it)",
            "7:15 invalid-value: `YY` is no party (use a code)",
            "8:3 invalid-value: no period",
        ],
        Some(Goal {
            parts: vec![part("UK")],
            values: [(Period("2014".into()), part("NL"))].into(),
            ..goal("A")
        }),
    );
}

#[test]
fn a_file_without_a_required_value_leaves_nothing() {
    let missing = "1:1 missing-key: missing key `name` (add `name:` and what belongs behind it)";
    check::<Goal>("parties: [UK]\n", &[missing], None);
    let null = "1:6 wrong-type: expected a text, found nothing";
    check::<Goal>("name: \n", &[null], None);
    let mapping = "1:1 wrong-type: expected a mapping (`key: value`), found nothing";
    check::<Goal>("", &[mapping], None);
    let list = "1:1 wrong-type: expected a mapping (`key: value`), found a list";
    check::<Goal>("- UK\n", &[list], None);
}

#[test]
fn where_one_value_stands_there_is_no_list() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Run {
        driver: Party,
        agency: Option<Party>,
    }
    check::<Run>(
        "driver: [UK, NL, SE]\nagency: [UK, NL]\n",
        &[
            "1:9 wrong-type: a priority has one driver (write `driver: UK` and, on the next line, \
             `co_drivers: [NL, SE]`, or `co_drivers: [{ party: NL, role: driver }, { party: SE, role: \
             driver }]` if they drive it together)",
            "2:9 wrong-type: expected a party such as `UK`, found a list (only one value can stand \
             here)",
        ],
        None,
    );
    let one = "expected a party such as `UK`, found a list (write `driver: UK`)";
    check::<Run>("driver: [UK]\n", &[&format!("1:9 wrong-type: {one}")], None);
    check("driver: UK\n", &[], Some(Run { driver: Party("UK".into()), agency: None }));
}

#[test]
fn one_misspelt_key_is_one_finding() {
    check::<Goal>(
        "nmae: A\n",
        &["1:1 unknown-key: unknown key `nmae` (did you mean `name`?)"],
        None,
    );
    check(
        "name: A\nnmae: B\ncolour: red\n",
        &[
            "2:1 unknown-key: unknown key `nmae` (did you mean `name`, which is already there?)",
            "3:1 unknown-key: unknown key `colour` (known keys are `lead`, `parties`, `parts`, \
             `values`)",
        ],
        Some(goal("A")),
    );
}

#[test]
fn what_a_syntax_error_cut_short_is_not_reported_again() {
    check::<Goal>(
        "lead: UK\nname:A\n",
        &["2:5 invalid-yaml: no space after the colon (write `name: A`)"],
        None,
    );
    check(
        "name: A\nparties: [UK, NL\nlead: SE\n",
        &[
            "2:10 invalid-yaml: this bracket is not closed (close it with `]`; further lines inside \
           it must be indented)",
        ],
        Some(Goal { lead: Some(Party("SE".into())), ..goal("A") }),
    );
}

#[test]
fn texts_that_look_like_something_else_are_reported_and_kept() {
    check(
        "[1.10, 000, true, 42, NO, on, 2012-01-01, '7', 0x1F, 1e3]",
        &[
            "1:2 unquoted-value: `1.10` is read as the number 1.1 unless it is quoted (write \
             `\"1.10\"`)",
            "1:8 unquoted-value: `000` is read as the number 0 unless it is quoted (write \
             `\"000\"`)",
            "1:13 unquoted-value: `true` is read as a truth value unless it is quoted (write \
             `\"true\"`)",
            "1:19 unquoted-value: `42` is read as a number unless it is quoted (write `\"42\"`)",
            "1:48 unquoted-value: `0x1F` is read as the number 31 unless it is quoted (write \
             `\"0x1F\"`)",
            "1:54 unquoted-value: `1e3` is read as the number 1000 unless it is quoted (write \
             `\"1e3\"`)",
        ],
        Some(
            ["1.10", "000", "true", "42", "NO", "on", "2012-01-01", "7", "0x1F", "1e3"]
                .map(String::from)
                .to_vec(),
        ),
    );
}

#[test]
fn keys_are_read_as_text_unless_their_number_would_change() {
    let unquoted = "2:1 unquoted-value: `1.10` is read as the number 1.1 unless it is quoted \
                    (write `\"1.10\"`)";
    check(
        "2013: 1\n1.10: 2\n",
        &[unquoted],
        Some(BTreeMap::from([("2013".to_string(), 1_u8), ("1.10".to_string(), 2)])),
    );
}

#[test]
fn numbers_are_checked_for_kind_and_range() {
    check(
        "[256, -1, '7', 1.5, 1 000, 8]",
        &[
            "1:2 invalid-value: `256` is too large; the most that is allowed is 255",
            "1:7 invalid-value: `-1` is too small; the least that is allowed is 0",
            "1:11 wrong-type: expected a whole number, found the text `7` (remove the quotes)",
            "1:16 wrong-type: expected a whole number, found the number `1.5`",
            "1:21 wrong-type: expected a whole number, found the text `1 000` (write `1000`)",
        ],
        Some(vec![8_u8]),
    );
    check(
        "[yes, True, 'false', false]",
        &[
            "1:2 wrong-type: expected `true` or `false`, found the text `yes` (write `true`)",
            "1:7 wrong-type: expected `true` or `false`, found the truth value `True` (write \
             `true`)",
            "1:13 wrong-type: expected `true` or `false`, found the text `false` (write `false`)",
        ],
        Some(vec![false]),
    );
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Target {
    Open,
    AtLeast(u32),
    Between(u32, u32),
    Change { by: String, of: Option<u8> },
}

#[test]
fn enums_are_words_or_mappings_with_one_key() {
    check(
        "[open, {at_least: 4}, {between: [1, 2]}, {change: {by: +5%}}]",
        &[],
        Some(vec![
            Target::Open,
            Target::AtLeast(4),
            Target::Between(1, 2),
            Target::Change { by: "+5%".into(), of: None },
        ]),
    );
    check(
        "- opne\n- {at_lest: 4}\n- at_least\n- {at_least: x}\n- {open: 1}\n- {open: 1, at_least: 1}\n\
         - {between: [1]}\n- {between: [1, x]}\n- {change: {of: 300}}\n- [open]\n- {at_least: 5}\n",
        &[
            "1:3 unknown-value: unknown value `opne` (did you mean `open`?)",
            "2:4 unknown-value: unknown value `at_lest` (did you mean `at_least`?)",
            "3:3 wrong-type: `at_least` needs a value (write `at_least:` and what belongs behind it, in braces)",
            "4:14 wrong-type: expected a whole number, found the text `x`",
            "5:10 wrong-type: `open` takes no value (write `open` alone)",
            "6:3 wrong-type: only one key can stand here (keep one of `open`, `at_least`)",
            "7:13 wrong-type: expected a list of 2, found one of 1",
            "8:17 wrong-type: expected a whole number, found the text `x`",
            "9:13 missing-key: missing key `by` (add `by:` and what belongs behind it)",
            "9:17 invalid-value: `300` is too large; the most that is allowed is 255",
            "10:3 wrong-type: expected one of a few known words, found a list (known values are \
             `open`, `at_least`, `between`, `change`)",
        ],
        Some(vec![Target::AtLeast(5)]),
    );
}

/// Has a short form and a full one.
#[derive(Debug, PartialEq)]
struct Amount {
    value: String,
    at: Option<u16>,
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AmountVisitor;
        impl<'de> serde::de::Visitor<'de> for AmountVisitor {
            type Value = Amount;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an amount")
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Amount, A::Error> {
                converse(seq, "1", |text| match text.parse::<f64>() {
                    Ok(_) => Ok(Amount { value: text.into(), at: None }),
                    Err(_) => Err(Refusal::new("no amount")),
                })
            }
            fn visit_newtype_struct<D: serde::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Amount, D::Error> {
                #[derive(Deserialize)]
                struct Full {
                    value: String,
                    at: Option<u16>,
                }
                let Full { value, at } = Full::deserialize(deserializer)?;
                Ok(Amount { value, at })
            }
        }
        deserializer.deserialize_newtype_struct(SHORTHAND, AmountVisitor)
    }
}

#[test]
fn a_value_may_have_a_short_and_a_full_form() {
    check(
        "[1.10, {value: '5', at: 2012}, lots, [1], {at: 2012}, ~]",
        &[
            "1:32 invalid-value: no amount",
            "1:38 wrong-type: expected an amount, found a list (write `1`)",
            "1:44 missing-key: missing key `value` (add `value:` and what belongs behind it)",
            "1:55 wrong-type: expected an amount, found `~`, which means nothing",
        ],
        Some(vec![
            Amount { value: "1.10".into(), at: None },
            Amount { value: "5".into(), at: Some(2012) },
        ]),
    );
}

#[test]
fn a_type_that_only_gives_up_does_not_hide_the_rest() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(try_from = "String")]
    struct Even(String);
    impl TryFrom<String> for Even {
        type Error = String;
        fn try_from(text: String) -> Result<Self, String> {
            if text.len().is_multiple_of(2) { Ok(Self(text)) } else { Err("odd length".into()) }
        }
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        even: Even,
        #[serde(default)]
        evens: Vec<Even>,
        count: std::num::NonZeroU8,
    }
    let odd = ["1:7 invalid-value: odd length", "2:9 invalid-value: odd length"];
    check::<Row>("even: a\nevens: [b, cc]\ncount: 1\n", &odd, None);
    let row = Row {
        even: Even("aa".into()),
        evens: vec![Even("cc".into())],
        count: std::num::NonZeroU8::MIN,
    };
    check("even: aa\nevens: [b, cc]\ncount: 1\n", &odd[1..], Some(row));
}

#[test]
fn a_truth_value_is_no_text_even_where_numbers_are_taken() {
    check(
        "[true, 'true', [1], {value: False}]",
        &[
            "1:2 unquoted-value: `true` is read as a truth value unless it is quoted (write \
             `\"true\"`)",
            "1:16 wrong-type: expected a number or words, found a list (write `1`)",
            "1:21 wrong-type: expected a number or words, found a mapping",
        ],
        Some(vec![Words("true".into()), Words("true".into())]),
    );
}

/// Takes numbers and words alike.
#[derive(Debug, PartialEq)]
struct Words(String);

impl Scalar for Words {
    const FORM: &'static str = NUMBER_OR_TEXT;
    const EXPECTED: &'static str = "a number or words";
    const SAMPLE: &'static str = "";

    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.into()))
    }
}
crate::scalar!(Words, "Words", schemars::json_schema!({ "type": ["string", "number"] }));

#[test]
fn a_word_of_a_fixed_list_is_no_mapping() {
    check(
        "[{open}, {open: }, {open: ~}, ? open, at_least, {at_least}, open]",
        &[
            "1:2 wrong-type: expected the word `open`, found a mapping (write `open` alone)",
            "1:10 wrong-type: expected the word `open`, found a mapping (write `open` alone)",
            "1:20 wrong-type: expected the word `open`, found a mapping (write `open` alone)",
            "1:31 wrong-type: expected the word `open`, found a mapping (write `open` alone)",
            "1:39 wrong-type: `at_least` needs a value (write `at_least:` and what belongs behind it, in braces)",
            "1:58 wrong-type: expected a whole number, found nothing",
        ],
        Some(vec![Target::Open]),
    );
}

#[test]
fn structs_of_one_name_are_told_apart() {
    mod lax {
        #[derive(Debug, PartialEq, serde::Deserialize)]
        pub(super) struct Row {
            pub(super) x: Option<u8>,
        }
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Row {
        x: u8,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Both {
        strict: Vec<Row>,
        lax: Vec<lax::Row>,
    }
    check(
        "strict: [{}, {x: 1}]\nlax: [{}]\n",
        &["1:10 missing-key: missing key `x` (add `x:` and what belongs behind it)"],
        Some(Both { strict: vec![Row { x: 1 }], lax: vec![lax::Row { x: None }] }),
    );
}

#[test]
fn too_many_findings_are_counted_and_not_shown() {
    let items: String = (0..super::MAX_FINDINGS + 20).map(|_| "- x\n").collect();
    let decoded: Decoded<Vec<u8>> = read(&items);
    assert_eq!(decoded.findings.len(), super::MAX_FINDINGS);
    let notes: Vec<_> = decoded.findings.iter().flat_map(|found| &found.notes).collect();
    assert_eq!(notes, ["20 more problems in this file are not shown"]);
    assert_eq!(decoded.findings.last().map(|found| found.notes.len()), Some(1));
}
