//! What is in a file of Word, read by others: the parts by `zip`, what they hold by `roxmltree`.

use std::fmt::Write as _;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// The parts of a file, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let part = |number| {
        let mut file = archive.by_index(number).expect("a part");
        let name = file.name().expect("it has a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("it is text");
        (name, text)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).expect("an archive").len()).map(part).collect()
}

/// One of the parts.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let parts = parts(bytes).into_iter();
    parts.filter(|(own, _)| own == name).map(|(_, text)| text).next().expect(name)
}

/// All that a file says, whoever looks at it: the words of every part in their order, and what attributes say
/// to those who do not see a picture or what a link leads to.
pub(crate) fn all(bytes: &[u8]) -> String {
    let mut all = String::new();
    for (_, text) in parts(bytes) {
        let document = Document::parse(&text).expect("it is XML");
        for node in document.descendants() {
            match node.tag_name().name() {
                "p" => writeln!(all, "{}", words(node)).expect("room"),
                "tblCaption" | "tblDescription" => {
                    writeln!(all, "{}", attribute(node, "val")).expect("room");
                }
                "Relationship" if attribute(node, "TargetMode") == "External" => {
                    writeln!(all, "<{}>", attribute(node, "Target")).expect("room");
                }
                "title" => writeln!(all, "{}", node.text().unwrap_or_default()).expect("room"),
                _ => {}
            }
        }
    }
    all
}

/// The text of a file, a paragraph after the other; notes follow at its end.
pub(crate) fn paragraphs(bytes: &[u8]) -> Vec<String> {
    let of = |name| {
        let text = part(bytes, name);
        let document = Document::parse(&text).expect("it is XML");
        let paragraphs = document.descendants().filter(|node| node.tag_name().name() == "p");
        paragraphs.map(words).collect::<Vec<String>>()
    };
    [of("word/document.xml"), of("word/footnotes.xml")].concat()
}

/// The words of an element.
pub(crate) fn words(node: Node<'_, '_>) -> String {
    let inside = node.descendants().map(|node| match node.tag_name().name() {
        "t" => node.text().unwrap_or_default(),
        "tab" if node.parent().is_some_and(|run| run.tag_name().name() == "r") => "\t",
        "br" => "\n",
        _ => "",
    });
    inside.collect()
}

/// An attribute, whatever its prefix is.
pub(crate) fn attribute<'n>(node: Node<'n, '_>, name: &str) -> &'n str {
    let found = node.attributes().find(|attribute| attribute.name() == name);
    found.map(|attribute| attribute.value()).unwrap_or_default()
}

/// The text as an outline: each paragraph with its style, tables and sheets by what they are.
pub(crate) fn outline(bytes: &[u8]) -> String {
    let text = part(bytes, "word/document.xml");
    let document = Document::parse(&text).expect("it is XML");
    let body = document.root_element().first_element_child().expect("a body");
    let mut outline = String::new();
    for node in body.children().filter(Node::is_element) {
        show(node, 0, &mut outline);
    }
    outline
}

fn show(node: Node<'_, '_>, depth: usize, outline: &mut String) {
    let before = "  ".repeat(depth);
    let inside =
        |name: &'static str| node.descendants().filter(move |one| one.tag_name().name() == name);
    match node.tag_name().name() {
        "p" => {
            let style = inside("pStyle").next().map(|style| attribute(style, "val").to_owned());
            let more = [("pageBreakBefore", " (new page)"), ("jc", " (right)")];
            let more = more.into_iter().filter(|one| inside(one.0).next().is_some());
            let more: String = more.map(|one| one.1).collect();
            let words = words(node);
            let style = style.unwrap_or_default();
            writeln!(
                outline,
                "{before}{style}{more}{}{}",
                if words.is_empty() { "" } else { ": " },
                words.trim_end().replace('\n', " / ")
            )
            .expect("it is memory");
            inside("sectPr").for_each(|sheet| show(sheet, depth, outline));
        }
        "sectPr" => {
            let broad = inside("pgSz").any(|size| attribute(size, "orient") == "landscape");
            let foot =
                inside("footerReference").next().map(|foot| attribute(foot, "id").to_owned());
            let way = if broad { "across" } else { "upright" };
            writeln!(outline, "{before}--- sheets {way}, {} ---", foot.unwrap_or_default())
                .expect("it is memory");
        }
        "tbl" => {
            let style = inside("tblStyle").next().map(|style| attribute(style, "val"));
            let columns = inside("gridCol").count();
            writeln!(outline, "{before}{} of {columns}", style.unwrap_or_default())
                .expect("it is memory");
            node.children().for_each(|row| show(row, depth + 1, outline));
        }
        "tr" => {
            let head = if inside("tblHeader").next().is_some() { "head" } else { "row" };
            writeln!(outline, "{before}{head}").expect("it is memory");
            let paragraphs = inside("p").collect::<Vec<_>>();
            for one in paragraphs {
                show(one, depth + 1, outline);
            }
        }
        _ => {}
    }
}
