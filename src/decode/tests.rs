//! Tests of decoding: what is found, in which words, and what is salvaged.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Decoded, decode};
use crate::diagnostic::Finding;
use crate::model::scalar::{NUMBER_OR_TEXT, Refusal, Scalar, TEXT};
use crate::scalar;
use crate::source::{SourceFile, SourceId, Spanned};
use crate::yaml;

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Decoded<T> {
    let parsed = yaml::parse(SourceId(0), text, 0..text.len());
    let Some(root) = parsed.root else {
        return Decoded { value: None, findings: parsed.findings };
    };
    let mut decoded = decode(SourceId(0), &root);
    decoded.findings.extend(parsed.findings);
    crate::diagnostic::sort(&mut decoded.findings);
    decoded
}

/// `LINE:COLUMN rule: message (help)`, one a line.
fn show(text: &str, findings: &[Finding]) -> Vec<String> {
    let file = SourceFile { path: String::new(), text: text.into() };
    let line = |found: &Finding| {
        let (line, column) = file.line_column(found.location.span.start);
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
    values: Vec<Value>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Value {
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
