//! The schemas of a plan in yaml-language-server, which VS Code and other editors ask.

use crate::support::{empact, put};

/// A plan and what it names.
const FILES: &[(&str, &str)] = &[
    (
        "oap.yaml",
        "title: P\nyears: [2013]\nperiods:\n  - { id: 2013-06, label: A }\n  - { id: 2013-12, label: B }\n\
         priorities: [THB]\nmeasures: { arrests: { name: arrests } }\nthemes: { funding: { name: Funding } }\n\
         groups: { west: { name: the west, members: open } }\n",
    ),
    ("priorities/thb/priority.yaml", "key: THB\nname: N\ndriver: UK\n"),
    ("priorities/thb/actions/1.1.yaml", "action: \"1.1\"\ntitle: T\nleaders: [UK]\n"),
];

#[test]
fn an_editor_says_shows_and_offers_what_the_plan_has() {
    // Patterns of files pass over hidden folders, as those of tests are.
    let plan = tempfile::Builder::new().prefix("plan").tempdir().expect("a folder can be made");
    for (path, text) in FILES {
        put(plan.path(), path, text);
    }
    let written = empact().args(["-C", ".", "schema", "-o", "schema"]).current_dir(plan.path());
    written.assert().code(0).stdout_eq("");
    let server = "node_modules/yaml-language-server/bin/yaml-language-server";
    let Some(server) = super::client(server) else { return };
    super::run("editor.py", &[&server, plan.path()]);
}
