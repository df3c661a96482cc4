//! What every document has around what it tells: its marking, the notice that it is a draft, what became of
//! its marking, and where it comes from. Called by the builders of documents.

use minijinja::{Value, context};
use serde::Serialize;

use super::compose::Part;
use super::messages::Messages;
use super::parts::{joined, paragraph, state, worded};
use super::sources::{About, listed};
use super::style::HouseStyle;
use crate::analyse::markings::{self, Borne, Markings, PartKind, PartName};
use crate::analyse::register::{Origin, SourceEntry};
use crate::document::{
    Block, Cell, Column, Holds, Inline, Item, List, Role, Row, Table, Tone, Words, text,
};
use crate::model::{Marking, Plan, Priority, word};
use crate::prose;
use crate::source::Revision;

/// Letters of the name of a commit that are printed.
const COMMIT: usize = 12;

/// What stands at the head and foot of a document and of each of its pages.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// Its marking, that it is a draft, and what the plan wants printed beside it.
    pub marking: Words,
    /// What the plan wants printed beside the marking.
    pub notice: Option<String>,
    /// The same in the margins of printed pages.
    pub margin: Margin,
    /// Whether it is only a draft.
    pub is_draft: bool,
    /// How the pages of an official document are numbered; of others, they are only counted.
    pub pages: Option<Pages>,
}

/// What stands in the margins of printed pages, where words have no markup.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Margin {
    /// The marking.
    pub marking: String,
    /// Whether it was lifted, so that it is struck out.
    pub struck: bool,
    /// That it was lifted, and the marking that holds since.
    pub stamp: String,
}

/// How the pages of an official document are numbered.
#[derive(Debug, Clone, Serialize)]
pub struct Pages {
    /// The initials at their foot.
    pub initials: String,
    /// The service that issues the document.
    pub service: String,
    /// Its annexes, whose pages say so.
    pub annexes: Vec<AnnexPages>,
}

/// The pages of an annex.
#[derive(Debug, Clone, Serialize)]
pub struct AnnexPages {
    /// The place of its section.
    pub place: String,
    /// What it is called.
    pub label: String,
}

/// Why a document is only a draft.
#[derive(Debug, Clone)]
pub struct Draft {
    /// How many errors the plan has.
    pub errors: usize,
    /// How many warnings the plan has.
    pub warnings: usize,
    /// How many of both are not among the findings.
    pub not_shown: usize,
    /// Those that are shown.
    pub findings: Vec<Quoted>,
}

/// A finding in a draft.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// `error` or `warning`.
    pub severity: String,
    /// The id of the rule.
    pub rule: String,
    /// File, line and column, `priorities/thb/actions/1.1.yaml:3:1`.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

/// The markings that a document bears with what stands in it of these priorities.
pub(super) fn borne<'p>(
    (plan, markings): (&'p Plan, &Markings),
    priorities: impl IntoIterator<Item = &'p Priority>,
    draft: Option<&Draft>,
) -> Borne {
    // A finding may quote every file.
    if draft.is_some_and(Draft::quotes) {
        markings.borne_by_all()
    } else {
        markings.borne(markings::sources(plan, priorities))
    }
}

impl Draft {
    /// Whether there may be words of any part of the plan in it: a finding may quote every file, so
    /// that the draft is marked as the whole plan is.
    pub fn quotes(&self) -> bool {
        !self.findings.is_empty()
    }
}

impl Frame {
    /// Of a document that bears a marking. One that was lifted is struck out.
    pub(super) fn new(plan: &Plan, borne: Borne, is_draft: bool, messages: &Messages) -> Self {
        let Borne { marking, before, declassified } = borne;
        let printed = |marking: Marking| marking.printed();
        let told = if declassified { before } else { marking };
        let now = marking.filter(|one| declassified && told.is_some() && *one > Marking::Public);
        let strong = |word: &str| vec![Inline::Strong(vec![text(word)])];
        let draft = is_draft.then(|| messages.text("document.draft"));
        let lifted =
            (declassified && told.is_some()).then(|| messages.text("document.declassified"));
        let own = told.map(|one| match lifted {
            Some(_) => vec![Inline::Struck(vec![text(printed(one))])],
            None => strong(printed(one)),
        });
        let more = lifted.into_iter().chain(now.map(printed)).map(strong);
        let marking = joined(own.into_iter().chain(more), " ");
        let marking = Some(marking).filter(|words| !words.is_empty());
        let stamp: Vec<&str> = lifted.into_iter().chain(now.map(printed)).collect();
        Self {
            margin: Margin {
                marking: told.map(printed).unwrap_or_default().to_owned(),
                struck: lifted.is_some(),
                stamp: stamp.join(" · "),
            },
            marking: joined(draft.map(strong).into_iter().chain(marking), " · "),
            is_draft,
            ..Self::default()
        }
        .noticed(plan)
    }

    /// Of a document with this marking and nothing else.
    pub(super) fn plain(plan: &Plan, marking: Option<Marking>) -> Self {
        let printed = marking.map(Marking::printed);
        let words = printed.map(|printed| Inline::Strong(vec![text(printed)]));
        Self {
            marking: words.into_iter().collect(),
            margin: Margin { marking: printed.unwrap_or_default().to_owned(), ..Margin::default() },
            ..Self::default()
        }
        .noticed(plan)
    }

    fn noticed(mut self, plan: &Plan) -> Self {
        self.notice = plan.file.data.notice.as_ref().map(ToString::to_string);
        let notice = self.notice.as_ref().map(|notice| vec![text(notice)]);
        let marking = Some(self.marking).filter(|words| !words.is_empty());
        self.marking = joined(marking.into_iter().chain(notice), " · ");
        self
    }

    /// What stands at the foot of every printed page.
    pub(super) fn running(&self, running: &str) -> String {
        let all = self.notice.as_deref().into_iter().chain(Some(running));
        all.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Which decision lifted the marking of a document; nothing where none did.
pub(super) fn declassified(plan: &Plan, borne: Borne, messages: &Messages) -> Value {
    let decision = plan.file.data.declassification.as_ref().filter(|_| borne.declassified);
    let words = decision.map(|decision| {
        let extent = messages.text(&format!("extent.{}", word(&decision.extent)));
        let date = HouseStyle::new(messages).date(decision.date.value);
        let lifted = vec![Inline::Strong(vec![text(messages.text("document.declassified"))])];
        let fill = [
            ("declassified", lifted),
            ("extent", vec![text(extent)]),
            ("document", vec![text(decision.document.to_string())]),
            ("date", vec![text(date)]),
            ("status", vec![text(decision.status.printed())]),
        ];
        worded(messages, "document.declassified_told", &fill)
    });
    Part::Words(words.unwrap_or_default()).into()
}

/// Why a document is only a draft; nothing where it is none.
pub(super) fn draft(draft: Option<&Draft>, messages: &Messages) -> Value {
    let Some(draft) = draft else { return Value::from(false) };
    let counts = [("errors", draft.errors), ("warnings", draft.warnings)];
    let counts = counts.map(|(group, count)| messages.counted(group, count)).join(", ");
    let not_shown = (draft.not_shown > 0).then(|| messages.counted("not_shown", draft.not_shown));
    context! { counts, not_shown, findings => Part::Blocks(findings(draft, messages)) }
}

fn findings(draft: &Draft, messages: &Messages) -> Vec<Block> {
    let rows = draft.findings.iter().map(|finding| {
        let tone = if finding.severity == "error" { Tone::Bad } else { Tone::Half };
        let severity = state(tone, messages.text(&format!("severity.{}", finding.severity)));
        let place = Inline::Of(Role::Place, vec![text(&finding.place)]);
        vec![
            paragraph(vec![severity]),
            paragraph(vec![place]),
            prose::read(&finding.message),
            paragraph(vec![text(&finding.rule)]),
        ]
    });
    let columns = [
        ("field.severity", Holds::Status),
        ("field.place", Holds::Words),
        ("field.message", Holds::Words),
        ("field.rule", Holds::Words),
    ];
    table(messages, "head.findings", &columns, rows.collect())
}

/// Where a document comes from: what was left out of it, and the register of what went into it; nothing in
/// a part of another document.
pub(super) fn sources(
    (plan, markings): (&Plan, &Markings),
    about: About<'_>,
    origin: Option<Origin<'_>>,
    messages: &Messages,
) -> Value {
    let Some(origin) = origin else { return Value::from(false) };
    let (register, withheld) = listed((plan, markings), about, origin);
    let ceiling = origin.ceiling.map_or("", Marking::printed);
    let fill = [("count", withheld.len().into()), ("ceiling", ceiling.into())];
    let told = if withheld.is_empty() { String::new() } else { messages.fill("withheld", &fill) };
    let link = Inline::Link("#sources".to_owned(), vec![text(messages.text("head.sources"))]);
    let notice = (!told.is_empty()).then(|| {
        let see = worded(messages, "register.listed", &[("sources", vec![link])]);
        joined([vec![text(&told)], see], " ")
    });
    let items = withheld.iter().map(|one| {
        let marking = one
            .marking
            .map_or_else(|| messages.text("register.marking_unknown"), |marking| marking.printed());
        let part = part(&one.name, true, messages);
        Item { blocks: paragraph(vec![text(format!("{part}: {marking}"))]), ..Item::default() }
    });
    let list = List { items: items.collect(), ..List::default() };
    context! {
        notice => Part::Words(notice.unwrap_or_default()),
        told,
        withheld => Part::Blocks(vec![Block::List(list)]),
        register => Part::Blocks(self::register(&register, messages)),
    }
}

fn register(register: &[SourceEntry], messages: &Messages) -> Vec<Block> {
    let priorities = register.iter().filter(|entry| entry.name.kind == PartKind::Priority).count();
    let marked = register.iter().any(|entry| entry.marking.is_some());
    let in_git = register.iter().any(|entry| entry.revision.is_some());
    let mut columns = vec![("register.part", Holds::Words)];
    columns.extend(marked.then_some(("field.marking", Holds::Words)));
    columns.push(("register.file", Holds::Words));
    columns.extend(in_git.then_some(("register.revision", Holds::Words)));
    let rows = register.iter().map(|entry| {
        let marking =
            entry.marking.map_or(messages.text("document.none"), |marking| marking.printed());
        let mut row = vec![paragraph(vec![text(part(&entry.name, priorities != 1, messages))])];
        row.extend(marked.then(|| paragraph(vec![text(marking)])));
        row.push(paragraph(vec![Inline::Of(Role::Place, vec![text(&entry.path)])]));
        row.extend(in_git.then(|| paragraph(revision(entry.revision.as_ref(), messages))));
        row
    });
    table(messages, "register.register", &columns, rows.collect())
}

fn revision(revision: Option<&Revision>, messages: &Messages) -> Words {
    let short = |commit: &str| {
        let short: String = commit.chars().take(COMMIT).collect();
        vec![Inline::Of(Role::Place, vec![text(short)])]
    };
    match revision {
        None => Words::new(),
        Some(Revision::Uncommitted) => vec![text(messages.text("revision.uncommitted"))],
        Some(Revision::Commit(commit)) => short(commit),
        Some(Revision::ModifiedSince(commit)) => {
            joined([vec![text(messages.text("revision.modified"))], short(commit)], " ")
        }
    }
}

/// A part of the plan by what may always be said of it: `Action 3.2 (THB)`.
pub(super) fn part(name: &PartName, with_priority: bool, messages: &Messages) -> String {
    let kind = messages.text(&format!("register.{}", word(&name.kind)));
    let priority = name.priority.as_ref().map(ToString::to_string);
    if name.kind == PartKind::Priority {
        return [Some(kind.to_owned()), priority]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
    }
    let ordinal = name.ordinal.map(|ordinal| ordinal.to_string());
    let number = name.action.map(|action| action.to_string()).or(ordinal);
    let priority = priority.filter(|_| with_priority).map(|key| format!("({key})"));
    let words = [Some(kind.to_owned()), number, priority];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn table(
    messages: &Messages,
    caption: &str,
    columns: &[(&str, Holds)],
    rows: Vec<Vec<Cell>>,
) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let column = |(heading, holds): &(&str, Holds)| Column {
        heading: vec![text(messages.text(heading))],
        holds: *holds,
    };
    let columns = columns.iter().map(column).collect();
    vec![Block::Table(Table {
        caption: messages.text(caption).to_owned(),
        columns,
        rows: rows.into_iter().map(Row::from_iter).collect(),
    })]
}
