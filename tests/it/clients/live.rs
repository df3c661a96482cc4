//! What `empact serve` shows, before one who reads it in a browser while the plan is written.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use super::client;
use super::pages::{named, nothing_said};
use crate::serve::Server;
use crate::support::folder;

#[test]
fn a_reader_stays_where_he_is_and_sees_what_is_wrong() {
    let Some(browser) = named("EMPACT_BROWSER") else { return };
    if client("node_modules/puppeteer-core").is_none() {
        return;
    }
    let actions: Vec<(String, String)> = (1..=20)
        .map(|number| {
            let said = if number == 1 { "as it was" } else { "something" };
            let text = format!(
                "action: \"1.{number}\"\ntitle: Action {number}\nleaders: [UK]\ndescription:\n  - |\n    {said}\n"
            );
            (format!("priorities/thb/actions/1.{number}.yaml"), text)
        })
        .collect();
    let oap =
        "title: Plan\nyears: [2013]\npriorities: [THB]\nperiods:\n  - { id: 2013-12, label: D }\n";
    let head = "key: THB\nname: Trafficking\ndriver: UK\ngoals:\n  - { number: 1, title: First }\n";
    let plan = [("oap.yaml", oap), ("priorities/thb/priority.yaml", head)];
    let files = plan.into_iter().chain(actions.iter().map(|(path, text)| (&**path, &**text)));
    let plan = folder(&files.collect::<Vec<_>>());
    let server = Server::of(plan.path(), &[]);
    let pictures = env::var_os("EMPACT_PICTURES").unwrap_or_else(|| "-".into());
    if pictures != "-" {
        fs::create_dir_all(&pictures).expect("a folder for pictures");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/live.mjs");
    let mut command = Command::new("node");
    command.arg(script).arg(browser).arg(server.address());
    nothing_said(command.arg(plan.path().join(&actions[0].0)).arg(pictures));
}
