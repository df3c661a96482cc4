//! Both formats of the report on a plan in which every field is filled in.

use std::path::Path;
use std::sync::LazyLock;

use super::Format;
use super::environment::{Renderer, Template};
use super::messages::Messages;
use super::nest::Nest;
use super::report::{self, Request};
use crate::analyse::markings::Markings;
use crate::analyse::register::Origin;
use crate::discover::{self, File};
use crate::source::Revisions;
use crate::{load, prose};

/// What the report on the plan in `tests/diff` shows, with texts that could do harm.
static VIEW: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let discovered = discover::read(&root).unwrap();
    let mut loaded = load::read(discover::gather(discovered.sources.iter().map(|(_, file)| {
        let text = file.text.replace("The text of the annex.", HARM);
        File::new(file.path, text)
    })));
    let plan = loaded.plan.take().unwrap();
    let request = Request {
        plan: &plan,
        markings: &Markings::of(&plan),
        priority: &plan.priorities[0],
        period: plan.file.data.periods.get(1),
        draft: None,
        origin: Some(Origin {
            sources: &loaded.sources,
            revisions: &Revisions::default(),
            ceiling: None,
            withheld: &[],
        }),
    };
    let mut view = serde_json::to_value(report::report(request, renderer().messages())).unwrap();
    view["draft"] = serde_json::json!({ "errors": 1, "warnings": 0, "findings": [{
        "severity": "error", "place": "oap.yaml:1:1", "message": "a | b", "rule": "c",
    }] });
    view
});

/// Headings, notes and links that are the author's, and what must not run.
const HARM: &str =
    "One.[^1] <script>alert(1)</script>\n\n# Two\n\n[three](#goal-2)\n\n[^1]: Four.\n";

fn view() -> serde_json::Value {
    VIEW.clone()
}

fn renderer() -> Renderer {
    Renderer::new(Messages::english().unwrap()).unwrap()
}

fn report(view: &serde_json::Value, format: Format) -> anyhow::Result<String> {
    renderer().render(Template::Report, view, format)
}

fn render(format: Format) -> String {
    report(&view(), format).unwrap()
}

/// The view without a part of it.
fn without(pointer: &str, name: &str) -> serde_json::Value {
    let mut view = view();
    view.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    view
}

/// Every value of an attribute, in order.
fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let parts = html.split(name).skip(1);
    parts.filter_map(|rest| rest.strip_prefix("=\"")?.split('"').next()).collect()
}

#[test]
fn a_missing_field_is_an_error_with_its_place() {
    for (format, folder) in [(Format::Markdown, "markdown"), (Format::Html, "html")] {
        let view = without("/goals/0/actions/0/status", "stage");
        let problem = report(&view, format).unwrap_err().to_string();
        let (place, _) = problem.split_once(": ").unwrap();
        let (name, line) = place.rsplit_once(':').unwrap();
        assert!(name.starts_with(&format!("templates/{folder}/")), "{problem}");
        assert!(line.parse::<usize>().unwrap() > 0, "{problem}");
    }
}

#[test]
fn a_missing_word_is_an_error() {
    let mut view = view();
    *view.pointer_mut("/goals/0/actions/0/status/stage").unwrap() = "asleep".into();
    let problem = report(&view, Format::Html).unwrap_err().to_string();
    assert!(problem.contains("no word `stage.asleep`"), "{problem}");
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    for format in [Format::Markdown, Format::Html] {
        assert_eq!(render(format), render(format));
    }
}

#[test]
fn html_loads_and_runs_nothing() {
    let html = render(Format::Html);
    for never in ["<script", "<link", "<img", "<iframe", " src=", "url(", "@import", "javascript:"]
    {
        assert!(!html.contains(never), "{never}");
    }
    assert!(html.contains("&lt;script&gt;"));
}

#[test]
fn every_link_of_the_page_leads_to_one_place() {
    let html = render(Format::Html);
    let mut ids = attribute(&html, " id");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id occurs twice");
    for link in attribute(&html, " href").iter().filter_map(|link| link.strip_prefix('#')) {
        assert!(ids.binary_search(&link).is_ok(), "#{link} leads nowhere");
    }
    for id in ["goal-2", "action-1-2", "form-1-1"] {
        assert!(ids.binary_search(&id).is_ok(), "{id}");
    }
}

#[test]
fn every_link_of_the_markdown_leads_to_one_place() {
    let markdown = render(Format::Markdown);
    let ids = attribute(&markdown, "<a id");
    for link in markdown.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert_eq!(ids.iter().filter(|id| **id == link).count(), 1, "#{link}");
    }
}

#[test]
fn a_nested_document_has_places_and_levels_of_its_own() {
    let nest = Nest { levels: 1, prefix: "part-".to_owned() };
    let mut view = view();
    view["priority"]["verdict"]["text"] = "a[^1] [b](#goal-2)\n\n# c\n\n[^1]: d".into();
    let part = |format| renderer().render_part(Template::Report, &view, format, &nest).unwrap();

    let html = part(Format::Html);
    let mut names = attribute(&html, " id");
    names.extend(attribute(&html, " href").into_iter().filter_map(|link| link.strip_prefix('#')));
    assert!(names.len() > 40);
    let notes = ["fn-part-", "fnref-part-"];
    for name in names {
        assert!(name.starts_with("part-") || notes.iter().any(|n| name.starts_with(n)), "{name}");
    }
    assert!(html.contains("<a href=\"#part-goal-2\">b</a>") && html.contains("<h4>c</h4>"));
    assert!(!html.contains("<h1") && html.contains("<h2>Final driver’s report</h2>"));

    let markdown = part(Format::Markdown);
    for name in attribute(&markdown, "<a id") {
        assert!(name.starts_with("part-"), "{name}");
    }
    for link in markdown.split("](#").skip(1) {
        assert!(link.starts_with("part-"), "{link}");
    }
    assert!(markdown.contains("[^part-n"));
    assert!(!markdown.contains("\n# ") && markdown.contains("\n## Final driver’s report"));
}

#[test]
fn every_row_of_a_markdown_table_has_its_cells() {
    let markdown = render(Format::Markdown);
    let mut columns = None;
    let mut tables = 0;
    for line in markdown.lines() {
        if !line.starts_with('|') {
            columns = None;
            continue;
        }
        let cells = line.replace("\\|", "").matches('|').count();
        tables += usize::from(columns.is_none());
        assert_eq!(*columns.get_or_insert(cells), cells, "{line}");
    }
    let html = prose::to_html(&markdown, 0, "");
    assert_eq!(html.matches("<table>").count(), tables);
}

#[test]
fn markdown_is_tidy_and_marked_at_both_ends() {
    let markdown = render(Format::Markdown);
    let marking = "**DRAFT** · ~~LIMITE~~ **DECLASSIFIED**";
    assert_eq!(markdown.lines().next(), Some(marking));
    assert_eq!(markdown.lines().last(), Some(marking));
    assert!(markdown.ends_with('\n') && !markdown.ends_with("\n\n"));
    assert!(!markdown.contains("\n\n\n"));
    assert!(markdown.lines().all(|line| line == line.trim_end()));
    assert!(!markdown.contains("\\#"), "a heading of ours was escaped");
}

#[test]
fn headings_do_not_skip_a_level_downwards() {
    let markdown = render(Format::Markdown);
    let level = |line: &&str| line.len() - line.trim_start_matches('#').len();
    let headings: Vec<usize> =
        markdown.lines().filter(|line| line.starts_with('#')).map(|line| level(&line)).collect();
    assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{headings:?}");
}

#[test]
fn the_marking_stands_in_the_margins_of_every_page() {
    let mut view = view();
    *view.pointer_mut("/marking").unwrap() =
        serde_json::json!({ "printed": "LIM\"</style>", "now": null, "declassified": null });
    *view.pointer_mut("/draft").unwrap() = serde_json::Value::Null;
    let html = report(&view, Format::Html).unwrap();
    let content = "content: \"LIM\\22 \\3c \\2f style\\3e \";";
    assert_eq!(html.matches(content).count(), 2);
    assert!(!html.contains("DRAFT") && !html.contains("DECLASSIFIED"));
}

#[test]
fn sections_without_data_are_left_out() {
    let mut view = view();
    for list in ["figures", "goals", "lists", "kpis", "continuations", "annexes"] {
        view[list] = serde_json::json!([]);
    }
    for record in ["forms", "tables"] {
        view["records"][record] = false.into();
    }
    view["period"] = serde_json::Value::Null;
    view["tally"] = serde_json::json!({
        "actions": 0, "stages": [], "punctualities": [], "verdicts": [], "continuations": [],
    });
    view["draft"] = serde_json::Value::Null;
    view["sources"] = serde_json::Value::Null;
    for list in ["summary", "before_goals", "after_goals", "conclusion"] {
        view["narrative"][list] = serde_json::json!([]);
    }
    for list in [
        "co_drivers",
        "members",
        "agencies",
        "third_states",
        "others",
        "reports",
        "joint_drivers",
        "unanswered",
        "succession",
        "recommendations",
        "difficulties",
        "achievements",
        "proposals",
        "follow_ups",
        "went_well",
        "shortcomings",
    ] {
        view["priority"][list] = serde_json::json!([]);
    }
    for field in [
        "verdict",
        "continuation",
        "leaders_note",
        "forms_title",
        "covers",
        "aim",
        "driver",
        "started",
        "agreed_by",
        "signature",
    ] {
        view["priority"][field] = serde_json::Value::Null;
    }
    view["priority"]["activities"] = serde_json::json!({
        "events": [], "operations": [], "funding_bids": [], "partners": [], "initiatives": [],
        "any": false,
    });
    let markdown = report(&view, Format::Markdown).unwrap();
    assert_eq!(markdown.matches("\n## ").count(), 1, "{markdown}");
    let html = report(&view, Format::Html).unwrap();
    assert_eq!(html.matches("<h2").count(), 1, "{html}");
}

#[test]
fn the_extension_tells_the_format() {
    assert_eq!(Format::of(Path::new("a.MD")).unwrap(), Format::Markdown);
    assert_eq!(Format::of(Path::new("a.htm")).unwrap(), Format::Html);
    for other in ["a.pdf", "a", ".md"] {
        let problem = Format::of(Path::new(other)).unwrap_err().to_string();
        assert!(problem.contains(other) && problem.contains(".html"), "{problem}");
    }
}
