//! A small plan on disk for tests of what is found in it.

use std::collections::BTreeMap;
use std::fs;

use empact::control;
use empact::diagnostic::Finding;
use empact::load;
use empact::render::templates;

/// A plan with nothing wrong; a page replaces its files or adds others.
const BASE: &[(&str, &str)] = &[
    (
        "oap.yaml",
        "title: Operational Action Plan 2013\n\
         years: [2013]\n\
         periods:\n\
         \x20 - { id: 2013-06, label: June 2013 }\n\
         \x20 - { id: 2013-12, label: December 2013 }\n\
         priorities: [THB]\n",
    ),
    (
        "priorities/thb/priority.yaml",
        "key: THB\n\
         name: Trafficking in human beings\n\
         driver: UK\n\
         goals:\n\
         \x20 - number: 1\n\
         \x20 - { number: 2, without_action: None is planned. }\n\
         \x20 - { number: 3, without_action: None is planned. }\n",
    ),
    (
        "priorities/thb/actions/1.1.yaml",
        "action: \"1.1\"\ntitle: Better information\nleaders: [UK]\n",
    ),
];

/// Files by path from the root of the plan.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The fenced blocks that have a path as their title.
pub(crate) fn examples(section: &str) -> Files {
    let mut files = Files::new();
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        let Some((_, title)) = line.split_once(" title=\"") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let text = block.join("\n") + "\n";
        files.insert(title.trim_end_matches('"').to_owned(), text.into_bytes());
    }
    files
}

/// The base plan with these files in place of its own or beside them.
pub(crate) fn whole(files: &Files) -> Files {
    let base = BASE.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    base.chain(files.clone()).collect()
}

/// Everything that is found in the base plan with these files in place of its own or beside them.
pub(crate) fn findings(files: &Files) -> Vec<Finding> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, bytes) in &whole(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    let mut loaded = load::load(folder.path()).expect("readable");
    templates::check(&mut loaded);
    control::check(&loaded)
}
