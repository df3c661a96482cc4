//! `empact plan`: the plan as it is to be carried out. Nothing of what is reported stands in it, every
//! priority has its place, and every link leads to one.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{empact, folder};

fn plan(arguments: &[&str]) -> String {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let output = empact().current_dir(example).arg("plan").args(arguments).output();
    let output = output.expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

/// What stands between two texts, wherever.
fn between<'t>(text: &'t str, before: &str, after: &str) -> BTreeSet<&'t str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|part| part.split_once(after)).map(|(inner, _)| inner).collect()
}

#[test]
fn every_link_leads_to_a_place_and_no_two_places_have_one_name() {
    for arguments in [&[][..], &["-p", "THB"], &["-p", "THB", "-p", "MOCG", "--notes"]] {
        let page = plan(&[arguments, &["--format", "html"]].concat());
        let places = between(&page, " id=\"", "\"");
        assert_eq!(places.len(), page.matches(" id=\"").count(), "{arguments:?}");
        let links = between(&page, "href=\"#", "\"");
        assert!(links.len() > 20, "{arguments:?}");
        let lost: Vec<_> = links.difference(&places).collect();
        assert!(lost.is_empty(), "{arguments:?}: {lost:?}");
    }
}

#[test]
fn priorities_that_are_asked_for_are_there_and_no_others() {
    let both = plan(&["-p", "thb", "-p", "G"]);
    let sections: Vec<&str> = both.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(
        sections,
        [
            "## Contents",
            "## F – Trafficking in human beings <a id=\"thb-priority\"></a>",
            "## G – Mobile organised crime groups <a id=\"mocg-priority\"></a>",
            "## Abbreviations <a id=\"abbreviations\"></a>",
            "## Sources <a id=\"sources\"></a>",
        ]
    );
    assert!(!both.contains("wb/actions"), "{both}");
    assert!(plan(&["-p", "THB"]).contains("# Operational action plan: F – Trafficking"));
}

/// Who leads from a day on stands in the plan with that day, and as of a period who led then.
#[test]
fn a_plan_says_who_leads_when() {
    let root = folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nperiods:\n  - { id: mid, label: mid-year 2026, cut_off: 2026-06-30 }\n  \
             - { id: end, label: year-end 2026, cut_off: 2026-12-31 }\npriorities: [THB]\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\ngoals: [{ number: 1, title: One }]\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Share\nleaders: [{ party: FR, until: 2026-08 }, { party: DE, since: 2026-09 \
             }]\n",
        ),
    ]);
    let leaders = |arguments: &[&str]| {
        let output = empact().current_dir(root.path()).arg("plan").args(arguments).output();
        let text = String::from_utf8(output.expect("it runs").stdout).expect("it is text");
        let line = text.lines().find(|line| line.starts_with("- **Leader"));
        line.expect("there is one").to_owned()
    };
    assert_eq!(leaders(&[]), "- **Leaders:** FR (until August 2026), DE (since September 2026)");
    assert_eq!(leaders(&["--period", "mid"]), "- **Leader:** FR");
}
