//! What a file of a plan is for, told by where it lies. `discover` asks, and who reads from memory.
//!
//! What is in a file does not matter here.

use super::{PLAN_FILE, TEMPLATES};
use crate::diagnostic::closest;
use crate::model::ActionNumber;
use crate::model::scalar::Scalar;

/// What the names of files in the folder of templates end in. All else there is somebody else's.
const TEMPLATE_ENDINGS: [&str; 3] = [".jinja", ".css", ".ftl"];

/// What a file is for, told by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role<'p> {
    /// `oap.yaml`.
    Plan,
    /// `priorities/FOLDER/priority.yaml`.
    Priority(&'p str),
    /// `priorities/FOLDER/actions/*.yaml`.
    Action(&'p str),
    /// `priorities/FOLDER/narrative/*.md`.
    Narrative(&'p str),
    /// `priorities/FOLDER/annexes/*.md`.
    Annex(&'p str),
    /// `templates/NAME`, of the plan's own edition of the documents.
    Template(&'p str),
}

impl<'p> Role<'p> {
    /// The role of a file by its path from the root of the plan, with `/` between parts; `None` for
    /// one that is not read.
    pub fn of(path: &'p str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let ends = |name: &str, ending: &str| name.len() > ending.len() && name.ends_with(ending);
        match parts.as_slice() {
            [PLAN_FILE] => Some(Self::Plan),
            ["priorities", folder, "priority.yaml"] => Some(Self::Priority(folder)),
            ["priorities", folder, "actions", name] if ends(name, ".yaml") => {
                Some(Self::Action(folder))
            }
            ["priorities", folder, "narrative", name] if ends(name, ".md") => {
                Some(Self::Narrative(folder))
            }
            ["priorities", folder, "annexes", name] if ends(name, ".md") => {
                Some(Self::Annex(folder))
            }
            [TEMPLATES, .., name] if TEMPLATE_ENDINGS.iter().any(|ending| ends(name, ending)) => {
                path.strip_prefix(TEMPLATES)?.strip_prefix('/').map(Self::Template)
            }
            _ => None,
        }
    }
}

/// What a file that has no role looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The file of a priority.
    Priority,
    /// An action, with its number where the name says it.
    Action(Option<ActionNumber>),
    /// A narrative.
    Narrative,
    /// An annex.
    Annex,
}

impl Likeness {
    /// What a file that nothing reads was probably meant to be, told by its name and its folder: one
    /// with a second ending, in capitals, in a folder of another name or in none. `None` for any other
    /// file, and for one that is read.
    pub fn of(path: &str) -> Option<Self> {
        if Role::of(path).is_some() {
            return None;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let parts = Parts::of(name);
        let within = folder.rsplit('/').next().unwrap_or_default().to_lowercase();
        let near = closest(&within, ["actions", "annexes", "narrative"]);
        let is = |language| parts.language == Some(language);
        let is_text = is(Language::Markdown) || parts.text;
        let of_priority =
            matches!(folder.split('/').collect::<Vec<_>>().as_slice(), ["priorities", _]);
        match near {
            _ if is(Language::Yaml) && closest(parts.stem, ["priority"]).is_some() => {
                Some(Self::Priority)
            }
            _ if parts.number.is_some() && is(Language::Yaml) => Some(Self::Action(parts.number)),
            Some("narrative") if is_text => Some(Self::Narrative),
            Some("annexes") if is_text => Some(Self::Annex),
            // A document is annexed as it is.
            Some("annexes") if is(Language::Foreign) => None,
            _ if parts.number.is_some() && !is(Language::Markdown) && !folder.is_empty() => {
                Some(Self::Action(parts.number))
            }
            Some("actions") if is(Language::Yaml) || is(Language::Foreign) => {
                Some(Self::Action(None))
            }
            Some("narrative") if is(Language::Foreign) => Some(Self::Narrative),
            _ if of_priority && is(Language::Markdown) => Some(Self::Narrative),
            _ => None,
        }
    }

    /// What it is called: `an action`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Priority => "the file of a priority",
            Self::Action(_) => "an action",
            Self::Narrative => "a narrative",
            Self::Annex => "an annex",
        }
    }
}

/// How documents end that people write plans and reports in and that are not read.
const FOREIGN: &[&str] = &[
    "doc", "docm", "docx", "dotx", "json", "odt", "ods", "pages", "rtf", "toml", "xls", "xlsm",
    "xlsx", "xml",
];

/// A name without its endings, and what they say.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'p> {
    /// What is left of the name: `1.2` of `1.2.yaml.txt`.
    pub stem: &'p str,
    /// The action that it is the number of.
    pub number: Option<ActionNumber>,
    /// Whether it ends in `.txt`.
    text: bool,
    /// What it is written in, by its ending.
    pub language: Option<Language>,
}

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// YAML.
    Yaml,
    /// Markdown.
    Markdown,
    /// That of another program's documents.
    Foreign,
}

impl<'p> Parts<'p> {
    /// The parts of the name of a file, without its folder.
    pub fn of(name: &'p str) -> Self {
        let number = |stem| ActionNumber::parse(stem).ok();
        let (bare, text) = cut(name, &["txt"]);
        let endings: [(Language, &[&str]); 3] = [
            (Language::Foreign, FOREIGN),
            (Language::Yaml, &["yaml", "yml"]),
            (Language::Markdown, &["md", "markdown"]),
        ];
        let (mut stem, mut language) = (bare, None);
        for (ending, names) in endings {
            let (rest, is_it) = cut(stem, names);
            (stem, language) = (rest, language.or(is_it.then_some(ending)));
        }
        // What ends in none may be a number still: `1.2`, `1.2.txt`.
        Self { stem, number: number(stem), text, language }
    }
}

/// A name without one of these endings, in capitals or not, and whether it had one.
fn cut<'p>(name: &'p str, endings: &[&str]) -> (&'p str, bool) {
    let cut = name.rsplit_once('.').filter(|(stem, ending)| {
        !stem.is_empty() && endings.iter().any(|one| one.eq_ignore_ascii_case(ending))
    });
    cut.map_or((name, false), |(stem, _)| (stem, true))
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Role};

    #[test]
    fn what_nothing_reads_is_told_by_its_name_and_folder() {
        let of = |path| Likeness::of(path).map(Likeness::word);
        for (path, word) in [
            ("priorities/thb/actions/1.2.yml", "an action"),
            ("priorities/thb/actions/1.2.YAML", "an action"),
            ("priorities/thb/actions/1.2.yaml.txt", "an action"),
            ("priorities/thb/actions/1.2", "an action"),
            ("priorities/thb/Actions/routes.yaml", "an action"),
            ("priorities/thb/1.2.yaml", "an action"),
            ("1.2.yaml", "an action"),
            ("priorities/thb/priority.yml", "the file of a priority"),
            ("Priorities/thb/priority.yaml", "the file of a priority"),
            ("priorities/thb/Narrative/a.md", "a narrative"),
            ("priorities/thb/narrative/a.txt", "a narrative"),
            ("priorities/thb/a.md", "a narrative"),
            ("priorities/thb/annex/a.markdown", "an annex"),
            ("priorities/thb/annexes/1.2.txt", "an annex"),
            ("priorities/thb/actions/1.2.docx", "an action"),
            ("priorities/thb/actions/minutes.DOCX", "an action"),
            ("priorities/thb/1.2.json", "an action"),
            ("priorities/thb/narrative/summary.odt", "a narrative"),
        ] {
            assert_eq!(of(path), Some(word), "{path}");
        }
        for path in [
            "oap.yaml",
            "priorities/thb/actions/1.2.yaml",
            "1.2",
            "1.2.txt",
            "priorities/thb/annexes/minutes.docx",
            "priorities/thb/annexes/a/b.pdf",
            "priorities/thb/actions/1.2.pdf",
            "priorities/thb/notes.txt",
            "docs/guide.md",
        ] {
            assert_eq!(of(path), None, "{path}");
        }
    }

    #[test]
    fn a_role_is_told_by_the_place() {
        assert_eq!(Role::of("oap.yaml"), Some(Role::Plan));
        assert_eq!(Role::of("priorities/thb/actions/1.1.yaml"), Some(Role::Action("thb")));
        assert_eq!(Role::of("priorities/thb/actions/.yaml"), None);
        assert_eq!(Role::of("priorities/thb/notes.txt"), None);
        assert_eq!(Role::of("docs/oap.yaml"), None);
        let of_page = Role::Template("html/page.html.jinja");
        assert_eq!(Role::of("templates/html/page.html.jinja"), Some(of_page));
        assert_eq!(Role::of("templates/README.md"), None);
    }
}
