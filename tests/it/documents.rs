//! What documents look like, one thing at a time, in Markdown and in HTML.
//!
//! A page in `tests/documents/` has a small plan and the command that is run on it, and shows the
//! sections of the document that it names, or all of it. Files under `before/` are an earlier state
//! of the plan. Everything from `## Markdown` on is written by `SNAPSHOTS=overwrite`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::plan::{Files, examples, whole};
use crate::support::{approved, empact, put};

macro_rules! pages {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            check(&stringify!($name).replace('_', "-"));
        })*

        #[test]
        fn every_page_is_checked() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
            let pages = fs::read_dir(folder).expect("a folder of pages").map(|entry| {
                let name = entry.expect("a page").file_name();
                name.to_string_lossy().trim_end_matches(".md").replace('-', "_")
            });
            let checked = [$(stringify!($name).to_owned()),*];
            assert_eq!(pages.collect::<BTreeSet<_>>(), BTreeSet::from(checked));
        }
    };
}

pages! {
    action
    activities
    attached
    bids
    by_status
    changes
    continuations
    differences
    differences_none
    differences_priorities
    draft
    first_answers
    form
    glance
    goals
    horizontal_goals
    indicators
    key_figures
    labels
    lists
    note
    note_declassified
    operations_table
    own_marking
    plan
    priority
    remarks
    report_in_french
    report_in_german
    results_table
    shared_actions
    silent_period
    summary_engagement
    summary_figures
    summary_horizontal
    summary_missing
    summary_money
    summary_nothing
    summary_onward
    summary_status
    summary_ties
    texts
    timing
    withheld
}

/// Runs the command of a page and holds what comes of it against what the page shows.
fn check(name: &str) {
    let path = format!("tests/documents/{name}.md");
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path));
    let page = page.expect("a page").replace("\r\n", "\n");
    let (given, _) = page.split_once("\n## Markdown\n").unwrap_or((&page, ""));
    let line = given.lines().find_map(|line| line.strip_prefix("Of ")).expect("a command");
    let mut code = line.split('`').skip(1).step_by(2);
    let command = code.next().and_then(|command| command.strip_prefix("empact "));
    let arguments: Vec<&str> = command.expect("a command").split(' ').collect();
    let sections: Vec<&str> = code.collect();

    let root = tempfile::tempdir().expect("a folder can be made");
    let (before, now): (Files, Files) =
        examples(given).into_iter().partition(|(path, _)| path.starts_with("before/"));
    let before =
        before.iter().map(|(path, bytes)| (path["before/".len()..].to_owned(), bytes.clone()));
    for (folder, files) in [("before", before.collect()), ("now", now)] {
        for (path, bytes) in whole(&files) {
            put(root.path(), &format!("{folder}/{path}"), &String::from_utf8(bytes).expect("text"));
        }
    }
    let document = |format: &str| {
        let command = empact().current_dir(root.path().join("now")).args(&arguments);
        let output = command.args(["--format", format]).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(!text.is_empty(), "{said}");
        text
    };
    let (markdown, html) = (document("md"), document("html"));
    let (markdown, html) = if sections.is_empty() {
        let body = html.split_once("<body>").expect("a body").1;
        (markdown, squeezed(body.split_once("</body>").expect("its end").0))
    } else {
        let markdown: Vec<&str> =
            sections.iter().map(|id| markdown_section(&markdown, id)).collect();
        let html: Vec<String> = sections.iter().map(|id| squeezed(element(&html, id))).collect();
        (markdown.join("\n\n"), html.join("\n"))
    };
    let shown = format!(
        "{}\n\n## Markdown\n\n````markdown\n{}\n````\n\n## HTML\n\n````html\n{}\n````\n",
        given.trim_end(),
        markdown.trim(),
        html.trim()
    );
    approved(&path, &shown);
}

/// What stands under the heading with an id, up to the next heading that is no deeper.
fn markdown_section<'d>(document: &'d str, id: &str) -> &'d str {
    let mark = format!("<a id=\"{id}\"></a>");
    let level = |line: &str| line.len() - line.trim_start_matches('#').len();
    let mut lines = document.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at - line.len(), line))
    });
    let (start, heading) = lines
        .find(|(_, line)| line.starts_with('#') && line.contains(&mark))
        .unwrap_or_else(|| panic!("no heading `{id}` in\n{document}"));
    let end = lines.find(|(_, line)| (1..=level(heading)).contains(&level(line)));
    document[start..end.map_or(document.len(), |(end, _)| end)].trim_end()
}

/// The element with an id.
fn element<'d>(document: &'d str, id: &str) -> &'d str {
    let at = document
        .find(&format!(" id=\"{id}\""))
        .unwrap_or_else(|| panic!("no element `{id}` in\n{document}"));
    let start = document[..at].rfind('<').expect("a tag");
    let name = document[start + 1..].split([' ', '>']).next().expect("a name");
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 0;
    for (at, _) in document[start..].match_indices('<') {
        let rest = &document[start + at..];
        if rest.starts_with(&close) {
            depth -= 1;
            if depth == 0 {
                return &document[start..start + at + close.len()];
            }
        } else if rest.strip_prefix(&open).is_some_and(|rest| rest.starts_with([' ', '>'])) {
            depth += 1;
        }
    }
    panic!("`{id}` is not closed in\n{document}");
}

/// A text without lines on which nothing stands: in HTML they mean nothing.
fn squeezed(text: &str) -> String {
    text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Nothing that a page could be made to hold runs in it, loads anything or sends anything.
#[test]
fn every_page_says_that_it_loads_nothing() {
    const SAYS: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                        style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">";
    let commands: [&[&str]; 7] = [
        &["plan"],
        &["report", "--priority", "THB"],
        &["report", "--party", "NL"],
        &["summary"],
        &["note"],
        &["note", "--declassified"],
        &["diff", "--period", "2013-06", "2013-12"],
    ];
    for command in commands {
        let run = empact().args(["-C", "examples/oap-2013"]).args(command);
        let output = run.args(["--format", "html"]).output().expect("it runs");
        let page = String::from_utf8_lossy(&output.stdout);
        let (before, after) =
            page.split_once(SAYS).unwrap_or_else(|| panic!("{command:?}: {page:.300}"));
        // It stands before all that it is to hold for.
        assert!(!before.contains("<style") && !before.contains("<title"), "{before}");
        for part in ["<script", "<img", "<link", "<iframe", "<form", "url(", "@import"] {
            assert!(!after.contains(part), "{part} in {command:?}");
        }
    }
}
