//! A plan's own templates: what they can print is what the program says of itself, they change every format
//! of a document at once, and whoever writes them can do no more than that.

use std::fs;
use std::path::Path;

use empact::analyse::diff::between;
use empact::analyse::markings::{Markings, PartKind, PartName};
use empact::analyse::owed::{By, of_plan as owed_of};
use empact::analyse::party::{Subject, of_plan as party_of};
use empact::analyse::register::Origin;
use empact::analyse::release::Withheld;
use empact::analyse::scope::Scope;
use empact::load::Loaded;
use empact::model::{Marking, Plan, Priority};
use empact::render::environment::{Composed, Renderer};
use empact::render::frame::{Draft, Quoted};
use empact::render::messages::Messages;
use empact::render::{diff, note, owed, party, plan, report, summary};
use empact::source::Revisions;

use crate::diff_exhaustive::{Files, files, read};
use crate::plan::{examples, whole};
use crate::support::{QUICK, approved, empact, folder, put};

/// The plans of the pages of `tests/documents`, that in which every field is filled in, and the example.
fn plans() -> Vec<Loaded> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = fs::read_dir(root.join("tests/documents")).expect("a folder of pages");
    let mut pages: Vec<_> = pages.map(|entry| entry.expect("a page").path()).collect();
    pages.sort();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    let of_page = |path| {
        let page = fs::read_to_string(path).expect("a page").replace("\r\n", "\n");
        let (given, _) = page.split_once("\n## Markdown\n").expect("a plan");
        let files = whole(&examples(given)).into_iter();
        let now: Files = files.map(|(path, bytes)| (path, text(bytes))).collect();
        read(&now)
    };
    let example = empact::load::load(&root.join("examples/oap-2013")).expect("the example");
    pages.into_iter().map(of_page).chain([read(&files()), example]).collect()
}

/// Every document of a plan, with what may stand in it.
pub(crate) fn documents(
    loaded: &Loaded,
    before: &Plan,
    renderer: &Renderer,
) -> Vec<(&'static str, Composed)> {
    let mut made = Vec::new();
    let Some(plan) = &loaded.plan else { return made };
    let quoted = Quoted {
        severity: "error".to_owned(),
        rule: "missing-key".to_owned(),
        place: "oap.yaml:1:1".to_owned(),
        message: "a key is missing".to_owned(),
    };
    let draft = Draft { errors: 1, warnings: 1, not_shown: 1, findings: vec![quoted] };
    let name =
        PartName { priority: None, kind: PartKind::Narrative, action: None, ordinal: Some(1) };
    let withheld = [Withheld { name: name.clone(), marking: Some(Marking::Secret) }];
    let revisions = Revisions::default();
    let ceiling = Some(Marking::Limite);
    let origin = Origin {
        sources: &loaded.sources,
        listed: true,
        revisions: &revisions,
        ceiling,
        withheld: &withheld,
    };
    let markings = &Markings::of(plan);
    let periods = plan.file.data.periods.iter().map(Some).chain([None]);
    for (period, draft) in periods.flat_map(|period| [(period, None), (period, Some(&draft))]) {
        for priority in &plan.priorities {
            let request = report::Request {
                plan,
                markings,
                priority,
                period,
                draft: draft.cloned(),
                origin: Some(origin),
                notes: true,
                gaps: Vec::new(),
            };
            made.push(("report", report::compose(&request, renderer).expect("a report")));
        }
        let all: Vec<&Priority> = plan.priorities.iter().collect();
        for priorities in [all.as_slice(), &all[..all.len().min(1)]] {
            let draft = draft.cloned();
            let request =
                plan::Request { plan, markings, priorities, period, draft, origin, notes: true };
            made.push(("plan", plan::compose(&request, renderer).expect("the plan itself")));
        }
        let scope = Scope::new(plan, |_| true, period);
        let request = summary::Request {
            scope,
            markings,
            draft: draft.cloned(),
            origin: Some(origin),
            notes: true,
        };
        made.push(("summary", summary::compose(&request, renderer).expect("a summary")));
        for declassified in [false, true] {
            let Some(note) = &plan.file.data.note else { continue };
            let Ok(edition) = note::edition(plan, declassified) else { continue };
            let request = note::Request {
                edition: &edition,
                note,
                period,
                summary: true,
                draft: draft.cloned(),
                origin,
                notes: true,
            };
            made.push(("note", note::compose(&request, renderer).expect("a note")));
        }
    }
    let mut compare = |plans: [&Plan; 2]| {
        let changes = between(plans[0], plans[1]);
        let holding = &plans.map(Markings::of);
        let names = ["before".to_owned(), "after".to_owned()];
        let withheld = std::slice::from_ref(&name);
        let marking = Some(Marking::Limite);
        let request = diff::Request { plans, holding, diff: &changes, names, marking, withheld };
        made.push(("diff", diff::diff(&request, renderer).expect("a comparison")));
    };
    compare([before, plan]);
    compare([plan, before]);
    let priorities: Vec<_> = plan.priorities.iter().collect();
    let today = jiff::civil::date(2099, 1, 1);
    for by in [By::Leader, By::Party] {
        let debtors = &owed_of(plan, &priorities, by, Some(today));
        let request = owed::Request { plan, markings, priorities: &priorities, debtors, today };
        made.push(("owed", owed::compose(&request, renderer).expect("what is owed")));
    }
    for (word, today, draft) in
        [("NL", None, None), ("NL", Some(today), Some(&draft)), ("LI", None, None)]
    {
        let subject = &Subject::of(&plan.file.data, word).expect("it is known");
        let shares = &party_of(plan, subject);
        let debtors = owed_of(plan, &priorities, By::Party, today);
        let debts =
            &debtors.into_iter().find(|one| one.who == word).map_or_else(Vec::new, |one| one.debts);
        let (period, draft) = (plan.file.data.periods.first(), draft.cloned());
        let request =
            party::Request { plan, markings, subject, shares, debts, period, today, draft, origin };
        made.push(("party", party::compose(&request, renderer).expect("a page")));
    }
    made
}

/// What `empact templates context` lists is what the program hands to its templates, and they print nothing
/// else: the file of it is tried when a plan has templates of its own.
#[test]
fn what_templates_can_print_is_what_they_are_handed() {
    let english = Messages::english().expect("a catalogue");
    let renderer = Renderer::new(english).expect("the templates").watching();
    let plans = plans();
    let full = plans.iter().rev().nth(1).and_then(|loaded| loaded.plan.as_ref());
    let full = full.expect("the plan with all fields");
    for loaded in &plans {
        for (_, document) in documents(loaded, full, &renderer) {
            for format in QUICK {
                renderer.write(&document, format).expect("it is written");
            }
        }
    }
    let seen = serde_json::to_string_pretty(&renderer.seen()).expect("shapes are data") + "\n";
    approved("templates/context.json", &seen);
}

/// A plan with nothing wrong in it and these templates.
fn plan(templates: &[(&str, &str)]) -> tempfile::TempDir {
    let root = folder(&[]);
    for (path, bytes) in whole(&crate::plan::Files::new()) {
        put(root.path(), &path, &String::from_utf8(bytes).expect("text"));
    }
    for (name, text) in templates {
        put(root.path(), &format!("templates/{name}"), text);
    }
    root
}

/// What a command writes to the two streams, and how it ended.
fn run(root: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = empact().current_dir(root).args(arguments).output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// Templates of the program are no worse than those of a plan may be, but for the statements.
#[test]
fn a_copy_of_all_templates_that_a_plan_may_have_changes_nothing() {
    let before = plan(&[]);
    let own = plan(&[]);
    let (_, _, code) = run(own.path(), &["templates", "export", "-o", "templates"]);
    assert_eq!(code, Some(0));
    let (found, _, code) = run(own.path(), &["check"]);
    assert_eq!((found.as_str(), code), ("", Some(0)));
    for format in ["md", "html"] {
        let command = ["report", "--priority", "THB", "--format", format];
        let ((now, said, _), (then, ..)) =
            (run(own.path(), &command), run(before.path(), &command));
        assert_eq!(now, then, "{said}");
    }
    let (_, said, code) = run(own.path(), &["templates", "export", "-o", "templates"]);
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(code, Some(2));
}

/// Each is a finding at its place, also where a document is asked for, and stops nothing from being told.
#[test]
fn what_a_template_may_not_do_is_a_finding() {
    for (name, text, told) in [
        ("sources.md.jinja", "## A\n\n{{ a }}\n", "there is no `a` that this template can print"),
        ("report.md.jinja", "# {{ front.nam }}\n", "did you mean `front.name`?"),
        ("report.md.jinja", "# A\n\nB {{ glance }}\n", "needs a line of its own"),
        ("owed.md.jinja", "# {{ debters }}\n", "did you mean `debtors`?"),
        ("report.md.jinja", "# {{ goals }}\n", "a list cannot be printed"),
        ("report.md.jinja", "# {{ role(\"king\") }}\n", "there is no role `king`"),
        ("report.md.jinja", "{% include \"report.md.jinja\" %}\n", "templates/report.md.jinja"),
        ("report.md.jinja", "{% include \"../../oap.yaml\" %}\n", "templates/report.md.jinja"),
        ("report.md.jinja", "{% set a = \"b\" %}\n", "`set` is no statement"),
        ("report.md.jinja", "{{ \"a\"|safe }}\n", "templates/report.md.jinja:1"),
        ("page.md.jinja", "{{ marking }}\n", "it has to print `body` once"),
        ("page.md.jinja", "{{ body }}\n\n{{ body }}\n", "it has to print `body` once"),
        ("page.md.jinja", "{{ body }}\n", "and `marking` before and after it"),
        ("html/style.css", "</style><script>alert(1)</script>", "may not stand on a page"),
        ("html/page.html.jinja", "<p>A</p>", "before the policy"),
    ] {
        let root = plan(&[(name, text)]);
        let (found, said, code) = run(root.path(), &["check"]);
        assert!(found.contains("error[broken-template]"), "{name} {text}: {found}{said}");
        assert!(found.contains(told), "{name} {text}: {found}");
        assert_eq!(code, Some(1), "{name} {text}");
        let (document, refused, code) = run(root.path(), &["report", "--priority", "THB"]);
        assert!(document.is_empty() && refused.contains(told), "{refused}");
        assert_eq!(code, Some(1));
        let (draft, ..) = run(root.path(), &["report", "--priority", "THB", "--draft"]);
        assert!(draft.contains("broken-template"), "{draft}");
    }
}

/// What no end can be waited for ends, and soon.
#[test]
fn no_template_goes_on_for_ever_or_without_bound() {
    let loops = "{% for a in goals %}".repeat(60) + &"{% endfor %}".repeat(60);
    let quotes = ">".repeat(20_000) + " a\n";
    let lists = "- ".repeat(20_000) + "a\n";
    let ifs = "{% if goals %}".repeat(5_000) + &"{% endif %}".repeat(5_000);
    let brackets = format!("{{{{ {}1{} }}}}", "(".repeat(50_000), ")".repeat(50_000));
    let circle = [
        ("report.md.jinja", "{% include \"draft.md.jinja\" %}{% include \"draft.md.jinja\" %}"),
        ("draft.md.jinja", "{% include \"report.md.jinja\" %}{% include \"report.md.jinja\" %}"),
    ];
    let extended = [("report.md.jinja", "{% extends \"report.md.jinja\" %}")];
    let one = |text| vec![("report.md.jinja", text)];
    let all = [&loops, &quotes, &lists, &ifs, &brackets].map(|text| one(text.as_str()));
    for templates in all.into_iter().chain([circle.to_vec(), extended.to_vec()]) {
        let root = plan(&templates);
        for arguments in [&["check"][..], &["report", "--priority", "THB"], &["templates", "list"]]
        {
            let (_, said, code) = run(root.path(), arguments);
            assert!(matches!(code, Some(0 | 1)), "{:.60} {arguments:?}: {said}", templates[0].1);
        }
    }
}

/// What a plan says in a message or a template is text in a document, and never markup.
#[test]
fn nothing_that_a_template_prints_is_markup_of_its_own() {
    let harm = "<script>alert(1)</script> [a](javascript:alert(1)) ![b](https://example.org/b.png)";
    let messages = format!("document =\n    .report = {harm}\n");
    let report = format!(
        "{{% extends \"empact/report.md.jinja\" %}}\n{{% block front %}}\n{harm}\n\n{{% endblock %}}\n"
    );
    let root = plan(&[("messages/en.ftl", &messages), ("report.md.jinja", &report)]);
    let (page, said, code) = run(root.path(), &["report", "--priority", "THB", "--format", "html"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(page.matches("&lt;script&gt;").count() >= 2, "{page}");
    for live in ["<script", "<img", "href=\"javascript", "src="] {
        assert!(!page.contains(live), "{live}");
    }
    let (markdown, ..) = run(root.path(), &["report", "--priority", "THB"]);
    assert!(!markdown.contains("[a](javascript") && !markdown.contains("\n<script"), "{markdown}");
}

/// The edition that `docs/templates.md` shows: what it changes is changed in every format, and nothing else is.
#[test]
fn the_edition_that_the_page_shows_is_one_in_every_format() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    let files = examples(&fs::read_to_string(page).expect("a page").replace("\r\n", "\n"));
    let root = plan(&[]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("templates/")) {
        put(root.path(), path, std::str::from_utf8(bytes).expect("text"));
    }
    let shown = |format: &str| {
        let command = ["report", "--priority", "THB", "--format", format];
        let (document, said, code) = run(root.path(), &command);
        assert_eq!(code, Some(0), "{said}");
        document
    };
    let (markdown, html) = (shown("md"), shown("html"));
    for document in [&markdown, &html] {
        assert!(document.contains("National report"), "{document}");
        assert!(document.contains("Ministry of the Interior"), "{document}");
        assert!(document.contains("Maßnahmen"), "{document}");
        assert!(document.contains("Better information"), "{document}");
    }
    assert!(html.contains("color: #003399"), "{html}");
    let (listed, ..) = run(root.path(), &["templates", "list"]);
    assert_eq!(listed.matches("  in templates/").count(), 3, "{listed}");
}

/// Links are not followed, here as anywhere.
#[cfg(unix)]
#[test]
fn a_link_among_templates_is_not_followed() {
    let root = plan(&[("draft.md.jinja", "## {{ word(\"document.draft\") }}\n")]);
    let outside = folder(&[("secret.css", "SECRET")]);
    let place = root.path().join("templates/html");
    fs::create_dir_all(&place).expect("made");
    std::os::unix::fs::symlink(outside.path().join("secret.css"), place.join("style.css"))
        .expect("a link");
    let (found, ..) = run(root.path(), &["check"]);
    assert!(found.contains("linked-file") && !found.contains("SECRET"), "{found}");
    let (page, ..) =
        run(root.path(), &["report", "--priority", "THB", "--format", "html", "--draft"]);
    assert!(page.contains("</style>") && !page.contains("SECRET"), "{page}");
}
