//! What a page of `serve` may be asked for: a document and a few of its options, and the command line that makes
//! it. Nothing that is not listed here reaches a command.

use form_urlencoded::{Serializer, parse};

/// A document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A priority, or a party.
    Report,
    /// Over all priorities.
    Summary,
    /// What is to be carried out.
    Plan,
    /// All reports in one.
    Note,
}

const KINDS: [(&str, Kind); 4] = [
    ("report", Kind::Report),
    ("summary", Kind::Summary),
    ("plan", Kind::Plan),
    ("note", Kind::Note),
];

/// Options that have a value.
const OPTIONS: [&str; 4] = ["priority", "party", "period", "lang"];
/// Options that have none.
const FLAGS: [&str; 3] = ["notes", "summary", "declassified"];

/// A document and its options.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    kind: Kind,
    options: Vec<(String, String)>,
}

impl Asked {
    /// A document with these options.
    pub(super) fn new<'o>(
        kind: Kind,
        options: impl IntoIterator<Item = (&'o str, &'o str)>,
    ) -> Self {
        let options = options.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
        Self { kind, options: options.collect() }
    }

    /// What an address asks for.
    ///
    /// # Errors
    /// Why there is no such document.
    pub(super) fn read(kind: &str, query: &str) -> Result<Self, String> {
        let known = KINDS.iter().find(|(word, _)| *word == kind);
        let (_, kind) = known.ok_or_else(|| "there is no such document".to_owned())?;
        let mut options = Vec::new();
        for (key, value) in parse(query.as_bytes()) {
            let is_flag = FLAGS.contains(&key.as_ref()) && value.is_empty();
            if !is_flag && !OPTIONS.contains(&key.as_ref()) {
                return Err("there is no such option of a document".to_owned());
            }
            options.push((key.into_owned(), value.into_owned()));
        }
        Ok(Self { kind: *kind, options })
    }

    /// The same with another option.
    pub(super) fn with(&self, key: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.options.push((key.to_owned(), value.to_owned()));
        other
    }

    /// Where it is, below one of the folders of the server.
    pub(super) fn place(&self, folder: &str) -> String {
        let query = Serializer::new(String::new()).extend_pairs(&self.options).finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{folder}/{}{mark}{query}", self.word())
    }

    /// What it is called in a list.
    pub(super) fn name(&self) -> String {
        let mut name = self.word().to_owned();
        for (key, value) in &self.options {
            name.push(' ');
            name.push_str(if value.is_empty() { key } else { value });
        }
        name
    }

    /// The command and its options.
    pub(super) fn arguments(&self) -> impl Iterator<Item = String> {
        let option = |(key, value): &(String, String)| match value.as_str() {
            "" => format!("--{key}"),
            value => format!("--{key}={value}"),
        };
        std::iter::once(self.word().to_owned()).chain(self.options.iter().map(option))
    }

    fn word(&self) -> &'static str {
        KINDS.iter().find(|(_, kind)| *kind == self.kind).map_or("", |(word, _)| word)
    }
}
