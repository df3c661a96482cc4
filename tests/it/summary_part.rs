//! The summary as a part of another document: everything it links to, and every heading, takes
//! the place that the document around it gives.

use std::path::Path;

use empact::analyse::markings::Markings;
use empact::analyse::scope::Scope;
use empact::document;
use empact::load;
use empact::render::Format;
use empact::render::environment::Renderer;
use empact::render::messages::Messages;
use empact::render::summary::{self, Request};
use empact::writer;

fn part(format: Format) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let plan = load::load(&root).expect("it can be read").plan.expect("a plan");
    let scope = Scope::new(&plan, |_| true, None);
    let messages = Messages::english().expect("a catalogue");
    let renderer = Renderer::new(messages).expect("templates");
    let markings = Markings::of(&plan);
    let request = Request { scope, markings: &markings, draft: None, notes: false, origin: None };
    let mut blocks = summary::compose(&request, &renderer).expect("it is composed").blocks;
    document::nest(&mut blocks, "part-");
    match format {
        Format::Markdown => writer::markdown::write(&blocks, 2),
        Format::Html => writer::html::write(&blocks, 2),
        Format::Word => panic!("a file is no part"),
        #[cfg(feature = "pdf")]
        Format::Pdf => panic!("a file is no part"),
    }
}

#[test]
fn a_part_in_html_keeps_to_its_own_places() {
    let html = part(Format::Html);
    let values = |attribute: &'static str| {
        html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
    };
    let mut places = values(" id=\"").chain(values(" href=\"#")).peekable();
    assert!(places.peek().is_some());
    assert!(places.all(|place| place.starts_with("part-")));
    assert!(!html.contains("<h1") && html.contains("<h2>Summary") && html.contains("<h4"));
    assert!(!html.contains("<!DOCTYPE") && !html.contains("<style"));
}

#[test]
fn a_part_in_markdown_keeps_to_its_own_places() {
    let markdown = part(Format::Markdown);
    let places = markdown.split("<a id=\"").skip(1).chain(markdown.split("](#").skip(1));
    for place in places {
        assert!(place.starts_with("part-"), "{}", place.get(..30).unwrap_or(place));
    }
    assert!(!markdown.contains("\n# ") && markdown.starts_with("## "));
}
