//! Every word of a document that is not the plan's comes from the catalogue: a plan whose words are written in
//! other letters, told in a made-up language of others again, leaves nothing in Latin letters but codes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use empact::analyse::markings::Markings;
use empact::model::Language;
use empact::model::Marking;
use empact::model::party::register;
use empact::render::environment::Renderer;
use empact::render::messages::{Messages, catalogue};
use empact::render::status::screen::screen;
use empact::render::{Format, status};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::{parser, serializer};
use serde_json::Value;
use walkdir::WalkDir;

use crate::diff_exhaustive::{Files, data, files, read, written};
use crate::support::{QUICK, said};
use crate::templates::documents;

/// The letters of the made-up language, of the plan, and of the plan before.
const LANGUAGE: char = 'ა';
const PLAN: char = 'α';
const BEFORE: char = 'ա';

/// The English catalogue.
fn english() -> &'static str {
    catalogue(Language::En).1
}

/// A text with other letters in the place of Latin ones.
fn in_letters(text: &str, first: char) -> String {
    let other = |letter: char| match letter.to_ascii_lowercase() {
        lower @ 'a'..='y' => {
            char::from_u32(u32::from(first) + u32::from(lower) - u32::from('a')).expect("a letter")
        }
        'z' => first,
        _ => letter,
    };
    text.chars().map(other).collect()
}

fn translate(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = in_letters(value, LANGUAGE),
            PatternElement::Placeable { expression } => match expression {
                Expression::Select { variants, .. } => {
                    for variant in variants {
                        translate(&mut variant.value);
                    }
                }
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    *value = in_letters(value, LANGUAGE);
                }
                Expression::Inline(_) => {}
            },
        }
    }
}

/// The catalogue in the made-up language.
fn made_up() -> Messages {
    let mut catalogue = parser::parse(english().to_owned()).expect("a catalogue");
    for entry in &mut catalogue.body {
        let Entry::Message(message) = entry else { continue };
        message.value.iter_mut().for_each(translate);
        let is_code = message.id.name == "document";
        let is_code = |name: &str| is_code && matches!(name, "language" | "language_mark");
        let attributes = message.attributes.iter_mut();
        for attribute in attributes.filter(|attribute| !is_code(&attribute.id.name)) {
            translate(&mut attribute.value);
        }
    }
    Messages::read(&serializer::serialize(&catalogue)).expect("a catalogue")
}

/// The plan of all fields with every text in other letters that takes them, and the texts that do not.
fn in_other_letters(first: char) -> (Files, Vec<String>) {
    let mut files = files();
    let mut kept = Vec::new();
    let paths: Vec<String> = files.keys().cloned().collect();
    for path in paths {
        let mut ways = Vec::new();
        strings(&data(&path, &files[&path]), "", &mut ways);
        for way in ways {
            let before = files[&path].clone();
            let mut data = data(&path, &before);
            let text = data.pointer_mut(&way).expect("it was just there");
            let old = text.as_str().unwrap_or_default().to_owned();
            *text = in_letters(&old, first).into();
            files.insert(path.clone(), written(&path, data));
            let loaded = read(&files);
            if loaded.plan.is_none() || !loaded.findings.is_empty() {
                files.insert(path.clone(), before);
                kept.push(old);
            }
        }
    }
    (files, kept)
}

/// The way to every text.
fn strings(value: &Value, way: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.chars().any(|letter| letter.is_ascii_alphabetic()) => {
            found.push(way.to_owned());
        }
        Value::Object(map) => {
            for (key, inner) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                strings(inner, &format!("{way}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (at, inner) in list.iter().enumerate() {
                strings(inner, &format!("{way}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// A text without what stands between these signs.
fn without(text: &str, [start, end]: [&str; 2]) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once(start) {
        shown.push_str(before);
        shown.push(' ');
        rest = inner.split_once(end).map_or("", |(_, after)| after);
    }
    shown + rest
}

/// The words in Latin letters that people read on a page, or have read to them.
fn words(page: &str, is_markdown: bool) -> BTreeSet<String> {
    let hidden: &[[&str; 2]] = if is_markdown {
        &[["](", ")"], ["<a id", ">"], ["[^", "]"]]
    } else {
        &[["<style", "</style>"], ["<", ">"]]
    };
    let shown = hidden.iter().fold(page.to_owned(), |shown, signs| without(&shown, *signs));
    let named = ["title=\"", "aria-label=\"", "alt=\"", "<title>"];
    let labels = named.iter().flat_map(|start| page.split(start).skip(1));
    let labels = labels.filter_map(|label| label.split(['"', '<']).next());
    let text = shown
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    let letters = |text: &str| -> BTreeSet<String> {
        let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    labels.flat_map(letters).chain(letters(&text)).collect()
}

/// The names that a plan gives entries of its own.
fn keys(value: &Value, is_own: bool) -> Vec<String> {
    let Value::Object(map) = value else { return Vec::new() };
    let own = [
        "abbreviations",
        "groups",
        "horizontal_goals",
        "lint",
        "measures",
        "parties",
        "themes",
        "unanswered",
    ];
    let inner = map.iter().flat_map(|(key, inner)| {
        let name = is_own.then(|| key.clone());
        name.into_iter().chain(keys(inner, is_own || own.contains(&key.as_str())))
    });
    inner.collect()
}

/// What the documents are made with that stands in no plan.
const SAID: &str = "error: a key is missing, missing-key; before, after";

#[test]
fn every_word_of_a_document_is_the_plans_or_of_the_catalogue() {
    let (files, kept) = in_other_letters(PLAN);
    let loaded = read(&files);
    let plan = loaded.plan.as_ref().expect("a plan");
    let before = read(&in_other_letters(BEFORE).0).plan.expect("a plan");
    let renderer = Renderer::new(made_up()).expect("the templates");

    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut look = |what: &str, page: &str, is_markdown| {
        for word in words(page, is_markdown) {
            let is_letter = |letter: char| letter.is_ascii_alphabetic();
            let mut places = page.match_indices(&word).map(|(at, _)| at);
            let is_whole = |at: &usize| {
                !page[..*at].ends_with(is_letter) && !page[at + word.len()..].starts_with(is_letter)
            };
            let at = places.find(is_whole).unwrap_or_default();
            let from = page[..at].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
            let to = page[at..].char_indices().nth(60).map_or(page.len(), |(end, _)| at + end);
            found.entry(word).or_insert_with(|| format!("{what}: {:?}", &page[from..to]));
        }
    };
    for (what, document) in documents(&loaded, &before, &renderer) {
        for format in QUICK {
            let page = said(&renderer, &document, format);
            look(what, &page, format == Format::Markdown);
        }
    }
    let holding = Markings::of(plan);

    for priorities in [None, Some(plan.priorities.iter().collect())] {
        let by_action = priorities.is_some();
        let request = status::Request {
            plan,
            markings: &holding,
            priorities,
            period: None,
            today: Some(jiff::civil::date(2099, 1, 1)),
            errors: 1,
            warnings: 1,
            ceiling: None,
            withheld: &[],
        };
        for row in screen(&status::view(&request), renderer.messages(), 200, by_action) {
            let row: String = row.iter().map(|span| span.text.as_str()).collect();
            look("status", &row, true);
        }
    }

    // Codes of parties and markings are what they are in every language, and so are names of files.
    let parties = register::all().flat_map(|party| [party.code, party.name]);
    let markings = Marking::ALL.iter().map(|marking| marking.printed());
    let paths = files.keys().map(String::as_str);
    let keys: Vec<String> =
        files.iter().flat_map(|(path, text)| keys(&data(path, text), false)).collect();
    // Numbers of annexes are Roman, and sheets bear the mark of the language.
    let said = [SAID, "br", "f", "x", "I", "EN"];
    // A word of the format has words of the language in its place.
    let is_told = |text: &&String| english().contains(&format!(" = {}\n", text.replace('_', " ")));
    let kept: Vec<String> = kept.iter().filter(|text| !is_told(text)).cloned().collect();
    let known = parties.chain(markings).chain(paths).chain(said);
    let known = known.chain(kept.iter().chain(&keys).map(String::as_str));
    let known: BTreeSet<String> =
        known.flat_map(|text| words(&text.to_lowercase(), true)).collect();
    let strange: Vec<String> = found
        .into_iter()
        .filter(|(word, _)| !known.contains(&word.to_lowercase()))
        .map(|(word, place)| format!("{word}  {place}"))
        .collect();
    assert!(strange.is_empty(), "{}", strange.join("\n"));
}

/// All that may ask for a message: the code that makes documents and what shows them, and the templates.
fn asking() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["src", "templates"].into_iter().flat_map(|folder| WalkDir::new(root.join(folder)));
    let files = files.map(|entry| entry.expect("a file").into_path());
    let is_asking =
        |path: &PathBuf| path.extension().is_some_and(|end| end == "rs" || end == "jinja");
    let texts = files.filter(is_asking).map(|path| fs::read_to_string(path).expect("text"));
    texts.collect()
}

#[test]
fn every_message_is_asked_for() {
    let asking = asking();
    let asks = |what: &str| asking.contains(&format!("\"{what}\""));
    let catalogue = parser::parse(english()).expect("a catalogue");
    let mut idle = Vec::new();
    for entry in &catalogue.body {
        let Entry::Message(message) = entry else { continue };
        let group = message.id.name;
        // Endings of words are gone through, months and parts of years counted, and these fields and kinds of
        // reports are those of the model.
        let counted = ["singular", "month", "quarter", "half"];
        let of_model = ["part", "one", "report_kind", "diff_added", "diff_removed"];
        if counted.iter().chain(&of_model).any(|one| *one == group) {
            continue;
        }
        let begun = ["{", "n{"].map(|end| asking.contains(&format!("\"{group}.{end}")));
        let is_group = asks(group) || begun.contains(&true);
        let is_asked = |name: &str| {
            // A word of a vocabulary stands in the model as a variant, others in the code by themselves.
            let bare = name.trim_end_matches("_many").trim_end_matches("_from");
            let mut variant = String::new();
            for part in bare.split('_') {
                let (first, rest) = part.split_at(1);
                variant += &(first.to_uppercase() + rest);
            }
            let is_variant = || [",", " ", ":"].map(|end| format!("{variant}{end}"));
            let begun = name.split_once('_');
            let begun = begun.map(|(begun, _)| format!("\"{group}.{begun}_{{"));
            asks(&format!("{group}.{name}"))
                || begun.is_some_and(|begun| asking.contains(&begun))
                || is_group && (asks(bare) || is_variant().iter().any(|one| asking.contains(one)))
        };
        if message.value.is_some() && !asks(group) && !group.starts_with("diff_") {
            idle.push(group.to_owned());
        }
        let names = message.attributes.iter().map(|attribute| attribute.id.name);
        let names = names.filter(|name| !is_asked(name));
        idle.extend(names.map(|name| format!("{group}.{name}")));
    }
    assert!(idle.is_empty(), "no document asks for {}", idle.join(", "));
}
