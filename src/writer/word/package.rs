//! What a file of Word has besides its text: what its parts are and how they belong together, styles, lists,
//! and what is said of the whole. Called by `word`.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::blocks::{Numbers, Written};
use super::sheet;
use super::xml::{W, Xml};
use crate::writer::paper::Paper;

/// How paragraphs, words and tables of each kind look.
const STYLES: &str = include_str!("styles.xml");
/// What stands in `STYLES` for the language of the document.
const LANGUAGE: &str = "LANGUAGE";

const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/// The number of the lists with bullets; those with numbers have the ones after it.
pub(super) const BULLETS: usize = 1;

/// What those lists have in common whose numbers have a point behind them, and those that have a bracket.
const POINTS: &str = "1";
const BRACKETS: &str = "2";

/// Packs the parts of a document.
pub(super) fn pack(written: Written, paper: &Paper) -> Result<Vec<u8>, ZipError> {
    let feet = sheet::feet(paper);
    let [text, notes] = [written.text, written.notes];
    let mut related: Vec<(String, &str, String)> =
        ["styles", "numbering", "settings", "footnotes", "header"]
            .map(|name| (name.to_owned(), name, format!("{name}.xml")))
            .into();
    let footers: Vec<String> = (0..feet.len()).map(|number| format!("footer{number}")).collect();
    related.extend(footers.iter().map(|name| (name.clone(), "footer", format!("{name}.xml"))));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: Vec<u8>| {
        // The same bytes whenever and wherever they are made.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .system(System::Unix);
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
        Ok::<_, ZipError>(())
    };
    put("[Content_Types].xml", content_types(&footers))?;
    let whole = [
        ("document".to_owned(), "officeDocument", "word/document.xml".to_owned()),
        ("core".to_owned(), CORE, "docProps/core.xml".to_owned()),
    ];
    put("_rels/.rels", relations(&whole, &BTreeMap::new()))?;
    put("docProps/core.xml", core(paper))?;
    put("word/document.xml", text.xml.finish())?;
    put("word/_rels/document.xml.rels", relations(&related, &text.links))?;
    put("word/footnotes.xml", notes.xml.finish())?;
    put("word/_rels/footnotes.xml.rels", relations(&[], &notes.links))?;
    put("word/styles.xml", STYLES.replace(LANGUAGE, &language(paper)).into_bytes())?;
    put("word/numbering.xml", numbering(&written.numbered))?;
    put("word/settings.xml", settings(paper))?;
    put("word/header.xml", sheet::head(paper))?;
    for (name, foot) in footers.iter().zip(feet) {
        put(&format!("word/{name}.xml"), foot)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(footers: &[String]) -> Vec<u8> {
    let mut xml = Xml::new("Types", &[("xmlns", TYPES)]);
    let kinds = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ];
    for (extension, kind) in kinds {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{MAIN}.document.main+xml"));
    part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    for name in ["styles", "numbering", "settings", "footnotes", "header"] {
        part(&format!("/word/{name}.xml"), &format!("{MAIN}.{name}+xml"));
    }
    for name in footers {
        part(&format!("/word/{name}.xml"), &format!("{MAIN}.footer+xml"));
    }
    xml.finish()
}

/// What a part belongs together with: by what it is called there, as what, and where that is; and links.
fn relations(parts: &[(String, &str, String)], links: &BTreeMap<String, usize>) -> Vec<u8> {
    let mut xml = Xml::new("Relationships", &[("xmlns", RELATIONS)]);
    for (id, kind, target) in parts {
        let kind = if kind.contains(':') { (*kind).to_owned() } else { format!("{OFFICE}/{kind}") };
        xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    }
    let kind = format!("{OFFICE}/hyperlink");
    let mut links: Vec<(&String, &usize)> = links.iter().collect();
    links.sort_by_key(|(_, number)| **number);
    for (link, number) in links {
        let id = format!("link{number}");
        let to = [("Target", link.as_str()), ("TargetMode", "External")];
        xml.empty("Relationship", &[[("Id", id.as_str()), ("Type", &kind)], to].concat());
    }
    xml.finish()
}

fn core(paper: &Paper) -> Vec<u8> {
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let mut xml = Xml::new("cp:coreProperties", &names);
    for (name, text) in [("dc:title", &paper.title), ("dc:language", &paper.language)] {
        xml.open(name, &[]);
        xml.text(text);
        xml.close();
    }
    xml.finish()
}

/// The language, if it is one: letters, digits and dashes.
fn language(paper: &Paper) -> String {
    paper
        .language
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect()
}

fn settings(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::new("w:settings", &[W]);
    xml.open("w:footnotePr", &[]);
    xml.empty("w:footnote", &[("w:id", "-1")]);
    xml.empty("w:footnote", &[("w:id", "0")]);
    xml.close();
    xml.open("w:compat", &[]);
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode);
    xml.close();
    xml.value("w:themeFontLang", &language(paper));
    xml.finish()
}

fn numbering(numbered: &[Numbers]) -> Vec<u8> {
    let mut xml = Xml::new("w:numbering", &[W]);
    for (id, format, behind) in
        [("0", "bullet", ""), (POINTS, "decimal", "."), (BRACKETS, "decimal", ")")]
    {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.value("w:multiLevelType", "hybridMultilevel");
        for level in 0..9 {
            xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
            xml.value("w:start", "1");
            xml.value("w:numFmt", format);
            let sign = ["•", "–", "▪"][level % 3].to_owned();
            let text = if format == "bullet" { sign } else { format!("%{}{behind}", level + 1) };
            xml.value("w:lvlText", &text);
            xml.value("w:lvlJc", "left");
            xml.open("w:pPr", &[]);
            let hanging = if format == "bullet" { 284 } else { 397 };
            let left = (284 * level + hanging).to_string();
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging.to_string())]);
            xml.close();
            xml.close();
        }
        xml.close();
    }
    xml.open("w:num", &[("w:numId", &BULLETS.to_string())]);
    xml.value("w:abstractNumId", "0");
    xml.close();
    for (id, Numbers { level, start, bracket }) in (BULLETS + 1..).zip(numbered) {
        xml.open("w:num", &[("w:numId", &id.to_string())]);
        xml.value("w:abstractNumId", if *bracket { BRACKETS } else { POINTS });
        xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
        xml.value("w:startOverride", &start.to_string());
        xml.close();
        xml.close();
    }
    xml.finish()
}
