//! Both formats of the report on a plan in which every field is filled in.

use std::path::Path;
use std::sync::LazyLock;

use minijinja::context;

use super::Format;
use super::environment::{Composed, Renderer, Template};
use super::messages::Messages;
use super::report::{self, Request};
use crate::analyse::markings::Markings;
use crate::analyse::register::Origin;
use crate::discover::{self, File};
use crate::load::{self, Loaded};
use crate::prose;
use crate::source::Revisions;

/// The report on the plan in `tests/diff`, with texts that could do harm.
static REPORT: LazyLock<Composed> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let discovered = discover::read(&root).unwrap();
    let loaded = load::read(discover::gather(discovered.sources.iter().map(|(_, file)| {
        let text = file.text.replace("The text of the annex.", HARM);
        File::new(file.path, text)
    })));
    compose(&loaded, Some(1))
});

/// Headings, notes and links that are the author's, and what must not run.
const HARM: &str =
    "One.[^1] <script>alert(1)</script>\n\n# Two\n\n[three](#goal-2)\n\n[^1]: Four.\n";

/// The report on the first priority of a plan.
fn compose(loaded: &Loaded, period: Option<usize>) -> Composed {
    let plan = loaded.plan.as_ref().unwrap();
    let request = Request {
        plan,
        markings: &Markings::of(plan),
        priority: &plan.priorities[0],
        period: period.and_then(|period| plan.file.data.periods.get(period)),
        draft: None,
        origin: Some(Origin {
            sources: &loaded.sources,
            listed: true,
            revisions: &Revisions::default(),
            ceiling: None,
            withheld: &[],
        }),
        notes: false,
        gaps: Vec::new(),
    };
    report::compose(&request, &renderer()).unwrap()
}

fn renderer() -> Renderer {
    Renderer::new(Messages::english().unwrap()).unwrap()
}

fn written(report: &Composed, format: Format) -> String {
    String::from_utf8(renderer().write(report, format).unwrap()).unwrap()
}

fn render(format: Format) -> String {
    written(&REPORT, format)
}

/// Every value of an attribute, in order.
fn attribute<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let parts = html.split(name).skip(1);
    parts.filter_map(|rest| rest.strip_prefix("=\"")?.split('"').next()).collect()
}

#[test]
fn a_missing_part_is_an_error_with_its_place() {
    let problem = renderer().compose(Template::Report, context! {}).unwrap_err().to_string();
    let (place, _) = problem.split_once(": ").unwrap();
    let (name, line) = place.rsplit_once(':').unwrap();
    assert_eq!(name, "templates/report.md.jinja", "{problem}");
    assert!(line.parse::<usize>().unwrap() > 0, "{problem}");
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
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
fn markdown_is_tidy() {
    let markdown = render(Format::Markdown);
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
fn sections_without_data_are_left_out() {
    let files = [
        (
            "oap.yaml",
            "title: T\nyears: [2030]\npriorities: [THB]\nperiods: [{ id: a, label: A }]\n",
        ),
        ("priorities/thb/priority.yaml", "key: THB\nname: N\ndriver: UK\n"),
    ];
    let files = files.map(|(path, text)| File::new(path.to_owned(), text.to_owned()));
    let report = compose(&load::read(discover::gather(files)), None);
    let markdown = written(&report, Format::Markdown);
    let headings: Vec<&str> = markdown.lines().filter(|line| line.starts_with("## ")).collect();
    let headings: Vec<&str> =
        headings.iter().filter_map(|line| line[3..].split(" <").next()).collect();
    assert_eq!(headings, ["The priority", "Contents", "Sources"], "{markdown}");
    let html = written(&report, Format::Html);
    assert_eq!(html.matches("<h2").count(), headings.len(), "{html}");
}

#[test]
fn the_extension_tells_the_format() {
    assert_eq!(Format::of(Path::new("a.MD")).unwrap(), Format::Markdown);
    assert_eq!(Format::of(Path::new("a.htm")).unwrap(), Format::Html);
    assert_eq!(Format::of(Path::new("a.Docx")).unwrap(), Format::Word);
    for other in ["a.odt", "a", ".md"] {
        let problem = Format::of(Path::new(other)).unwrap_err().to_string();
        assert!(problem.contains(other) && problem.contains(".html"), "{problem}");
    }
}
