//! What a report is called follows from the kind of its period, and nothing is final that is not; reports on
//! all priorities go into a folder.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{empact, folder};

/// A plan with a period of this kind, reported.
fn plan(kind: &str) -> TempDir {
    let period = format!(
        "title: Plan\nyears: [2026]\nmarking: public\nperiods:\n  - {{ id: mid, label: June 2026{kind} }}\n\
         priorities: [THB]\nnote:\n  institution: Council\n  place: Brussels\n  date: 2027-02-04\n  \
         original_language: en\n  number: 1/27\n  type: NOTE\n  from: Presidency\n"
    );
    folder(&[
        ("oap.yaml", &period),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{ number: 1, title: One }]\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Share\nleaders: [NL]\nprogress:\n  mid: { stage: ongoing, result: Begun. }\n",
        ),
    ])
}

fn run(plan: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = empact().current_dir(plan).args(arguments).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is text");
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn a_report_is_called_by_the_kind_of_its_period() {
    for (kind, title) in [
        ("", "Driver’s report"),
        (", kind: final", "Final driver’s report"),
        (", kind: Final", "Final driver’s report"),
        (", kind: mid-year", "Mid-year driver’s report"),
        (", kind: year end", "Year-end driver’s report"),
        (", kind: third quarter", "Driver’s report (third quarter)"),
        (", kind: '*final* <b>'", "Driver’s report (\\*final\\* \\<b>)"),
    ] {
        let plan = plan(kind);
        let (report, said, _) = run(plan.path(), &["report", "-p", "THB"]);
        assert!(report.contains(&format!("# {title}: Trafficking\n")), "{kind}: {report}{said}");
        let (note, said, _) = run(plan.path(), &["note", "--summary"]);
        assert!(note.contains(&format!("ANNEX I: {title}, Trafficking")), "{kind}: {note}{said}");
        let is_final = title.starts_with("Final");
        let (summary, ..) = run(plan.path(), &["summary"]);
        for document in [report, note, summary] {
            let named = document.replace("\\*final\\*", "");
            assert_eq!(
                named.to_lowercase().contains("final"),
                is_final && named.contains("river’s")
            );
        }
    }
}

#[test]
fn all_reports_go_into_a_folder() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let out = folder(&[]);
    let place = format!("{}/", out.path().join("reports").display());
    let (shown, said, code) = run(&example, &["report", "--all", "-o", &place, "--format", "md"]);
    assert_eq!((shown.as_str(), code), ("", Some(0)), "{said}");
    let mut names: Vec<String> = fs::read_dir(&place)
        .expect("it was made")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["cont.md", "cyb.md", "mocg.md", "syn.md", "thb.md", "wa.md", "wb.md"]);
    let (alone, ..) = run(&example, &["report", "-p", "THB"]);
    assert_eq!(fs::read_to_string(out.path().join("reports/thb.md")).expect("text"), alone);
}

#[test]
fn all_reports_go_into_nothing_but_a_folder_that_no_plan_is_read_from() {
    let plan = plan("");
    for (arguments, told) in [
        (&["report", "--all"][..], "several documents need a folder"),
        (&["report", "--all", "-o", "a.md"], "several documents do not fit into one file"),
        (&["report", "--all", "-p", "THB"], "cannot be used with"),
        (&["report"], "required"),
    ] {
        let (shown, said, code) = run(plan.path(), arguments);
        assert_eq!((shown.as_str(), code), ("", Some(2)), "{arguments:?}");
        assert!(said.contains(told), "{said}");
    }
    assert!(!plan.path().join("a.md").exists());
    let narrative = "priorities/thb/narrative";
    fs::create_dir(plan.path().join(narrative)).expect("it can be made");
    let into = format!("{narrative}/");
    let (_, said, code) = run(plan.path(), &["report", "--all", "-o", &into]);
    assert_eq!(code, Some(2));
    assert!(said.contains("a plan is read from there"), "{said}");
    assert_eq!(fs::read_dir(plan.path().join(narrative)).expect("a folder").count(), 0);
}
