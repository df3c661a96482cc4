//! Tables in `pandas`, `DuckDB` and `LibreOffice`, which guess what columns are; and `frictionless`, which reads
//! the description of a folder of them.

use std::path::Path;

use crate::support::{empact, folder};

/// Ids that look like a number, a date, a word of a program or nothing.
const PLAN: &str = "\
title: P
years: [2013]
periods:
  - { id: \"2013\", label: A }
  - { id: \"2013-06\", label: B }
  - { id: \"2013-06-30\", label: C }
  - { id: \"1e5\", label: D }
  - { id: null-2, label: E }
priorities: [THB]
measures: { arrests: { name: arrests } }
lint:
  rules:
    unknown-action: { level: allow, reason: Another plan has it. }
    unknown-figure: { level: allow, reason: Another plan has it. }
    unknown-measure: { level: allow, reason: It is still to be agreed. }
    unknown-period: { level: allow, reason: It is still to be agreed. }
";

const PRIORITY: &str = "\
key: THB
name: N
driver: UK
difficulties:
  - { text: One., points: [A., B., C., D., E., F., G., H., I., J.] }
figures:
  - { id: nan, label: L, unit: u, value: 1, period: \"2013\" }
  - { id: inf, label: L, unit: u, value: 2, period: \"2013\", compared_with: nan, part_of: \"true\" }
  - { id: \"true\", label: L, unit: u, value: 3 }
  - { id: few, label: L, unit: u, value: 4, compared_with: away, measure: seizures, period: \"2014\" }
";

fn action(number: usize) -> String {
    format!(
        "action: \"1.{number}\"\ntitle: T\nleaders: [UK]\nparticipants: [NL]\n\
         description: [A., {{ text: B., points: [C., D.] }}]\n\
         kpis: [{{ id: \"null\", name: N, values: {{ \"2013\": 1, 2013-06: 2 }} }}, {{ id: \"true\", name: M, values: {{ \"2013\": 1 }} }}]\n\
         relations: [{{ kind: see_also, action: \"7.7\" }}]\n\
         continuation: {{ decision: certain, plan: 2014, action: \"1.{number}\" }}\n\
         progress:\n  \"2013\": {{ stage: ongoing, comments: [A.] }}\n  2013-06: {{ stage: ongoing }}\n"
    )
}

fn read(plan: &Path) {
    let out = tempfile::tempdir().expect("a folder can be made");
    let (csv, workbook) = (out.path().join("tables"), out.path().join("plan.xlsx"));
    for target in [csv.join(""), workbook.clone()] {
        let output = empact().arg("-C").arg(plan).args(["export", "-o"]).arg(target).output();
        let output = output.expect("the program can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    super::run("tables.py", &[&csv, &workbook]);
}

#[test]
fn no_reader_changes_a_key_or_loses_a_join() {
    let actions: Vec<(String, String)> = [1, 2, 10]
        .map(|number| (format!("priorities/thb/actions/1.{number}.yaml"), action(number)))
        .to_vec();
    let mut files = vec![("oap.yaml", PLAN), ("priorities/thb/priority.yaml", PRIORITY)];
    files.extend(actions.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    read(folder(&files).path());
}

#[test]
fn the_example_is_read_as_it_was_written() {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013"));
}
