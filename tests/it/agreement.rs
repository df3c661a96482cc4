//! Who has reported, who has not, and which period is the latest: every command gives the same answer, over
//! plans in which any action may be reported, left blank, measured only, or passed over in any period.

use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{empact, folder, put};

/// What stands of an action for a period.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cell {
    Nothing,
    Report,
    Blank,
    /// A value of an indicator, and no more.
    Value,
}

const PERIODS: [(&str, &str); 3] =
    [("mid", "mid-year 2026"), ("end", "year-end 2026"), ("last", "mid-year 2027")];
const KEYS: [&str; 3] = ["THB", "CYB", "OPC"];

/// By priority and action, a cell for each period.
type Cells = Vec<Vec<[Cell; 3]>>;

fn cells() -> impl Strategy<Value = Cells> {
    let cell = prop_oneof![
        4 => Just(Cell::Nothing), 4 => Just(Cell::Report), 1 => Just(Cell::Blank), 1 => Just(Cell::Value)
    ];
    let action = [cell.clone(), cell.clone(), cell];
    prop::collection::vec(prop::collection::vec(action, 1..4), 1..=3)
}

fn plan(cells: &Cells) -> TempDir {
    let keys = KEYS[..cells.len()].join(", ");
    let periods =
        PERIODS.map(|(id, label)| format!("  - {{ id: {id}, label: {label} }}\n")).concat();
    let plan = folder(&[]);
    let head = format!(
        "title: Plan\nyears: [2026, 2027]\nmarking: public\nperiods:\n{periods}priorities: [{keys}]\nnote:\n  \
         institution: Council\n  place: Brussels\n  date: 2027-02-04\n  original_language: en\n  number: 1/27\n  \
         type: NOTE\n  from: Presidency\n"
    );
    put(plan.path(), "oap.yaml", &head);
    for (key, actions) in KEYS.iter().zip(cells) {
        let below = format!("priorities/{}", key.to_lowercase());
        let file = format!(
            "key: {key}\nname: Name of {key}\ndriver: NL\ngoals: [{{ number: 1, title: One }}]\n"
        );
        put(plan.path(), &format!("{below}/priority.yaml"), &file);
        for (number, action) in (1..).zip(actions) {
            let told = |wanted: Cell, text: &str| -> String {
                let all = PERIODS.iter().zip(action).filter(|(_, cell)| **cell == wanted);
                all.map(|((id, _), _)| format!("  {id}: {text}\n")).collect::<Vec<_>>().concat()
            };
            let entries = told(Cell::Report, "{ stage: ongoing }") + &told(Cell::Blank, "blank");
            let progress =
                if entries.is_empty() { entries } else { format!("progress:\n{entries}") };
            let values = told(Cell::Value, "3").replace('\n', ",").replace("  ", " ");
            let text = format!(
                "action: \"1.{number}\"\ntitle: Title {number}\nleaders: [NL]\nkpis:\n  - {{ id: k, name: K, unit: x, \
                 target: {{ at_least: 9 }}, values: {{{values} }} }}\n{progress}"
            );
            let text = text.replace(", values: { }", "");
            put(plan.path(), &format!("{below}/actions/1.{number}.yaml"), &text);
        }
    }
    plan
}

fn output(plan: &Path, arguments: &[&str]) -> String {
    let output = empact().args(arguments).current_dir(plan).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).expect("it is text")
}

fn json(plan: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&output(plan, arguments)).expect("it is JSON")
}

/// The definition, by hand.
struct Expected<'c>(&'c Cells);

impl Expected<'_> {
    fn reported(&self, priority: usize, period: usize) -> usize {
        self.0[priority].iter().filter(|action| action[period] == Cell::Report).count()
    }

    fn has_come(&self, period: usize) -> bool {
        (0..self.0.len()).any(|priority| self.reported(priority, period) > 0)
    }

    fn without(&self, priority: usize, period: usize) -> usize {
        let lacks = |action: &&[Cell; 3]| matches!(action[period], Cell::Nothing | Cell::Value);
        self.0[priority].iter().filter(lacks).count()
    }

    /// The last period that was reported.
    fn latest(&self, priority: usize) -> Option<usize> {
        (0..3).rev().find(|period| self.reported(priority, *period) > 0)
    }

    /// How many findings there are about missing reports.
    fn findings(&self, priority: usize, period: usize) -> usize {
        let actions = &self.0[priority];
        let says_nothing = actions.iter().flatten().all(|cell| *cell == Cell::Nothing);
        if self.reported(priority, period) > 0 {
            self.without(priority, period)
        } else if self.has_come(period) {
            usize::from(self.without(priority, period) > 0 && !says_nothing)
        } else {
            actions.iter().filter(|action| action[period] == Cell::Value).count()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn all_commands_agree_on_who_has_reported(cells in cells()) {
        let plan = plan(&cells);
        let plan = plan.path();
        let expected = Expected(&cells);
        let found = json(plan, &["check", "--format", "json"]);
        let about = |rule: &str| {
            let all = found["findings"].as_array().expect("a list");
            all.iter().filter(|one| one["rule"] == rule).count()
        };
        let findings: usize = (0..cells.len())
            .flat_map(|priority| (0..3).map(move |period| (priority, period)))
            .map(|(priority, period)| expected.findings(priority, period))
            .sum();
        prop_assert_eq!(about("period-not-reported"), findings);
        let status = json(plan, &["status", "--format", "json"]);
        let summary = output(plan, &["summary"]);
        let note = output(plan, &["note"]);
        for (at, key) in KEYS[..cells.len()].iter().enumerate() {
            let own = &status["priorities"][at];
            let owed = (0..3).rev().find(|period| expected.has_come(*period));
            prop_assert_eq!(own["period"].as_str(), owed.map(|period| PERIODS[period].0));
            let count = |what: &str| own["counts"][what].as_u64().map(|count| usize::try_from(count).expect("few"));
            if let Some(period) = owed {
                prop_assert_eq!(count("reported"), Some(expected.reported(at, period)));
                prop_assert_eq!(count("missing"), Some(expected.without(at, period)));
            }
            let report = output(plan, &["report", "-p", key]);
            let latest = expected.latest(at);
            let told = report.lines().find_map(|line| line.strip_prefix("Period reported on: "));
            prop_assert_eq!(told, latest.map(|period| PERIODS[period].1));
            if let Some(period) = latest {
                let row = format!(
                    "| {} | {} | {} |", PERIODS[period].1, cells[at].len(), expected.reported(at, period)
                );
                let name = format!("Name of {key}");
                let is_told = summary.lines().any(|line| line.contains(&name) && line.contains(&row));
                prop_assert!(is_told, "{}: {}\n{}", key, row, summary);
            }
        }
        for (period, (_, label)) in PERIODS.iter().enumerate() {
            let annexes = note.matches(&format!("Period reported on: {label}")).count();
            let latest = (0..cells.len()).filter(|at| expected.latest(*at) == Some(period)).count();
            prop_assert_eq!(annexes, latest);
        }
    }
}

#[test]
fn a_silent_priority_is_found_and_stands_first() {
    let cells = vec![
        vec![[Cell::Report, Cell::Report, Cell::Nothing]],
        vec![[Cell::Report, Cell::Nothing, Cell::Nothing]],
    ];
    let plan = plan(&cells);
    let found = json(plan.path(), &["check", "--format", "json"]);
    let said = found["findings"].as_array().expect("a list").iter().map(|one| &one["message"]);
    let said: Vec<&str> = said.filter_map(Value::as_str).collect();
    assert!(said.contains(&"no action of CYB is reported for year-end 2026"), "{said:?}");
    let screen = output(plan.path(), &["status"]);
    let place = |key: &str| screen.find(key).unwrap_or_else(|| panic!("{key}: {screen}"));
    assert!(place("CYB") < place("THB"), "{screen}");
    assert!(screen.contains("1 of 2 reports are there, 1 missing"), "{screen}");
    // As of mid-year nobody was silent, whatever came later.
    let june = output(plan.path(), &["status", "--period", "mid"]);
    assert!(june.contains("2 of 2 reports are there, 0 missing"), "{june}");
}
