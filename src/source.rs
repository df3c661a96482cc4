//! Where text came from: files, byte spans, lines and columns.
//!
//! Every stage uses these types to say *where* something stands; this module itself imports
//! nothing of the program. Reading files belongs in `discover`, wording in `diagnostic`.

pub mod conflict;
mod lines;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::{Mutex, PoisonError};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

pub use lines::{Columns, LineIndex, line_end, line_start};

/// A file, by its path from the root of the plan, and in the order of paths. It stays the same
/// whatever other files there are, and from one reading of a plan to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(&'static &'static str);

impl SourceId {
    /// The path of the file.
    pub fn path(self) -> &'static str {
        self.0
    }

    /// The file with this path. Every path is kept for good, once, however often a plan is read: so
    /// that places in files can be copied like numbers.
    pub fn of(path: &str) -> Self {
        static KNOWN: Mutex<Vec<SourceId>> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        match known.binary_search_by(|id| (**id.0).cmp(path)) {
            Ok(at) => known[at],
            Err(at) => {
                let path: &'static str = Box::leak(path.into());
                let id = Self(Box::leak(Box::new(path)));
                known.insert(at, id);
                id
            }
        }
    }
}

/// A text with other text in place of some of its bytes, which come in order; `None` where they
/// overlap or do not fit the text.
pub fn edited<'a>(
    text: &str,
    edits: impl IntoIterator<Item = (Range<usize>, &'a str)>,
) -> Option<String> {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for (range, instead) in edits {
        edited.push_str(text.get(at..range.start)?);
        text.get(range.clone())?;
        edited.push_str(instead);
        at = range.end;
    }
    edited.push_str(text.get(at..)?);
    Some(edited)
}

/// A half-open range of bytes in one file; always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `usize` offsets, which is what slicing yields. Files are bounded far below
    /// 4 GiB, so offsets always fit; anything else saturates instead of wrapping.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether no byte lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A place in a file of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file.
    pub source: SourceId,
    /// The bytes in it.
    pub span: Span,
}

impl Location {
    /// The given bytes of the given file.
    pub fn new(source: SourceId, span: Span) -> Self {
        Self { source, span }
    }

    /// Whether a byte of `other` lies inside this place, or `other` itself where it has none.
    pub fn touches(self, other: Self) -> bool {
        let (here, there) = (self.span, other.span);
        let starts_before = there.start < here.end || there.start == here.start;
        self.source == other.source && starts_before && here.start < there.end.max(there.start + 1)
    }
}

/// Places that have nothing in common, for many questions whether another touches one of them.
#[derive(Debug)]
pub struct Apart(Vec<Location>);

impl Apart {
    /// Of places none of which is empty.
    pub fn new(places: impl IntoIterator<Item = Location>) -> Self {
        let mut places: Vec<Location> = places.into_iter().collect();
        places.sort_unstable();
        Self(places)
    }

    /// Whether a place touches one of them.
    pub fn touch(&self, place: Location) -> bool {
        let Span { start, end } = place.span;
        let end = end.max(start + 1);
        let begins_before = |one: &Location| (one.source, one.span.start) < (place.source, end);
        let behind = self.0.partition_point(begins_before);
        // What stands before that one ends where it begins.
        behind.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|one| one.touches(place))
    }
}

/// One input file: its path as the user should see it, and its text.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the plan's root, with `/` on every platform, so that output does not
    /// depend on the machine.
    pub path: &'static str,
    /// The whole text, without a byte order mark.
    pub text: String,
    id: SourceId,
}

impl SourceFile {
    /// The file with this path and this text.
    pub fn new(path: &str, text: impl Into<String>) -> Self {
        let id = SourceId::of(path);
        Self { path: id.0, text: text.into(), id }
    }

    /// Which file it is.
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// The lines of the text.
    pub fn lines(&self) -> LineIndex<'_> {
        LineIndex::new(&self.text)
    }

    /// The text under a span; empty where the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// All input files of a run, addressed by [`SourceId`].
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// In the order of their paths.
    files: Vec<SourceFile>,
}

impl Sources {
    /// A place as people look it up: the path of its file, and the line.
    pub fn line_of(&self, place: Location) -> String {
        let file = self.get(place.source);
        let (line, _) = file.lines().line_column(place.span.range().start, Columns::Characters);
        format!("{}:{line}", file.path)
    }

    /// Takes files of different paths.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by_key(SourceFile::id);
        Self { files }
    }

    /// The others only.
    #[must_use]
    pub fn without(mut self, files: &BTreeSet<SourceId>) -> Self {
        self.files.retain(|file| !files.contains(&file.id()));
        self
    }

    /// The file behind an id; one without path and text, where it is not or no longer among them.
    pub fn get(&self, id: SourceId) -> &SourceFile {
        static NONE: SourceFile = SourceFile { path: "", text: String::new(), id: SourceId(&"") };
        self.find(id.0).unwrap_or(&NONE)
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<&SourceFile> {
        let found = self.files.binary_search_by(|file| file.path.cmp(path)).ok()?;
        self.files.get(found)
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.files.iter().map(|file| (file.id(), file))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A value together with the bytes it was read from.
///
/// Compares and prints as the value alone: two equal values in different places are equal.
#[derive(Clone, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in its file.
    pub span: Span,
}

/// The struct name under which [`Spanned`] asks a deserializer for a span. Only `decode` knows
/// it; any other format refuses, because it has no spans to give.
pub const SPANNED: &str = "$empact::Spanned";
/// The fields a [`Spanned`] reads, in order: first byte, last byte, value.
pub const SPANNED_FIELDS: &[&str] = &["start", "end", "value"];

impl<T> Spanned<T> {
    /// A value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SpannedVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place in the file")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let missing = |()| <A::Error as serde::de::Error>::custom("no span");
                let start = map.next_entry::<&str, u32>()?.ok_or(()).map_err(missing)?.1;
                let end = map.next_entry::<&str, u32>()?.ok_or(()).map_err(missing)?.1;
                let value = map.next_entry::<&str, T>()?.ok_or(()).map_err(missing)?.1;
                Ok(Spanned { value, span: Span { start, end } })
            }
        }
        deserializer.deserialize_struct(
            SPANNED,
            SPANNED_FIELDS,
            SpannedVisitor(std::marker::PhantomData),
        )
    }
}

/// In the schema a spanned value is just its value.
impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// The state of a file in git.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Revision {
    /// As in the commit that last touched it; its full name.
    Commit(String),
    /// Changed after that commit.
    ModifiedSince(String),
    /// In no commit yet.
    Uncommitted,
}

/// The states of the files of a plan, by path from its root with `/`.
#[derive(Debug, Clone, Default)]
pub struct Revisions(BTreeMap<String, Revision>);

impl Revisions {
    /// Takes them as they are.
    pub fn new(revisions: impl IntoIterator<Item = (String, Revision)>) -> Self {
        Self(revisions.into_iter().collect())
    }

    /// The state of a file; `None` where git knows nothing of it.
    pub fn get(&self, path: &str) -> Option<&Revision> {
        self.0.get(path)
    }
}
