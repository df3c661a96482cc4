//! What one reading of a file knows and remembers from walk to walk: the findings, which nodes
//! are unusable, and what serde has let slip about the types. Used by every file of `decode`.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use super::lines::{Expected, Judged};
use super::words::Advised;
use super::{INVALID_VALUE, MAX_FINDINGS};
use crate::diagnostic::Finding;
use crate::source::{Location, SourceId, Span};
use crate::yaml::{Kind, Node};

/// How a walk ends early.
#[derive(Debug)]
pub(super) enum Error {
    /// A type refused a value in words of its own.
    Message(String),
    /// A struct cannot do without this field.
    Missing(&'static str),
    /// No value could be made up for a type.
    Unmakeable,
    /// Something has been learnt; walk again.
    Again,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) => f.write_str(message),
            Self::Missing(field) => write!(f, "missing key `{field}`"),
            Self::Unmakeable | Self::Again => f.write_str("this value cannot be read"),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Message(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}

/// A node's identity: its address, since the tree stays where it is while it is read.
type NodeId = usize;

fn id(node: &Node<'_>) -> NodeId {
    std::ptr::from_ref(node).addr()
}

/// A struct type, by the full name of the visitor that serde derives for it.
pub(super) type TypeName = &'static str;

pub(super) struct Records {
    source: SourceId,
    /// The plan's group of all Member States.
    group: Option<String>,
    /// Whether this walk leaves unusable nodes out rather than making values up.
    salvaging: Cell<bool>,
    findings: RefCell<Vec<Finding>>,
    hidden: Cell<usize>,
    /// Nodes for which a value was made up, or that cannot do without one that was. Filled anew
    /// by every collecting walk.
    unusable: RefCell<HashSet<NodeId>>,
    /// Nodes whose type refuses them in a way that ends a walk.
    hopeless: RefCell<HashSet<NodeId>>,
    /// Nodes whose values stand somewhere else by a mistake that is reported there.
    excused: RefCell<HashSet<NodeId>>,
    /// The value whose key probably stands in the wrong place, and what to say if it does.
    slip: RefCell<Option<(NodeId, Option<Finding>)>>,
    /// Findings inside hopeless nodes, which later walks do not enter.
    kept: RefCell<Vec<Finding>>,
    /// What was expected of values that are something else.
    expected: RefCell<Expected>,
    /// Unknown keys, and what stands under them and is not read.
    unread: RefCell<Vec<(Span, Span)>>,
    /// The keys under which values are read that stand under words for them.
    judged: RefCell<Judged>,
    /// Fields that a type is known to require.
    required: RefCell<HashSet<(TypeName, &'static str)>>,
}

impl Records {
    pub(super) fn new(source: SourceId, group: Option<&str>) -> Self {
        Self {
            source,
            group: group.map(str::to_owned),
            salvaging: Cell::new(false),
            findings: RefCell::default(),
            hidden: Cell::new(0),
            unusable: RefCell::default(),
            hopeless: RefCell::default(),
            excused: RefCell::default(),
            slip: RefCell::default(),
            kept: RefCell::default(),
            expected: RefCell::default(),
            unread: RefCell::default(),
            judged: RefCell::default(),
            required: RefCell::default(),
        }
    }

    /// Starts a walk. A collecting walk finds everything again; a salvaging one goes by what the
    /// collecting walk before it found.
    pub(super) fn begin(&self, salvaging: bool) {
        self.salvaging.set(salvaging);
        if !salvaging {
            self.findings.borrow_mut().clear();
            self.unread.borrow_mut().clear();
            self.hidden.set(0);
            self.unusable.borrow_mut().clone_from(&self.hopeless.borrow());
        }
    }

    /// The plan's group of all Member States.
    pub(super) fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    pub(super) fn is_salvaging(&self) -> bool {
        self.salvaging.get()
    }

    /// Whether nothing was made up.
    pub(super) fn is_sound(&self) -> bool {
        self.unusable.borrow().is_empty()
    }

    /// Whether the node is to be left out.
    pub(super) fn is_unusable(&self, node: &Node<'_>) -> bool {
        self.unusable.borrow().contains(&id(node))
    }

    /// Marks a node for which a value is made up.
    pub(super) fn give_up(&self, node: &Node<'_>) {
        self.unusable.borrow_mut().insert(id(node));
    }

    /// Says what is wrong with the key of a node, should the node be no mapping. Without a
    /// finding, that has been said before.
    pub(super) fn expect_slip(&self, node: &Node<'_>, finding: Option<Finding>) {
        *self.slip.borrow_mut() = Some((id(node), finding));
    }

    /// Whether a node that is no mapping has a key in the wrong place, which is then reported.
    pub(super) fn report_slip(&self, node: &Node<'_>) -> bool {
        let slip = self.slip.borrow_mut().take_if(|(slipped, _)| *slipped == id(node));
        let is_slip = slip.is_some();
        if let Some(finding) = slip.and_then(|(_, finding)| finding) {
            self.report(|| finding);
        }
        is_slip
    }

    /// Lets nothing more be said about a node.
    pub(super) fn excuse(&self, node: &Node<'_>) {
        self.excused.borrow_mut().insert(id(node));
    }

    /// Whether nothing more is to be said about a node.
    pub(super) fn is_excused(&self, node: &Node<'_>) -> bool {
        node.incomplete || self.excused.borrow().contains(&id(node))
    }

    /// Whether the node's type refuses it for good.
    pub(super) fn is_hopeless(&self, node: &Node<'_>) -> bool {
        self.hopeless.borrow().contains(&id(node))
    }

    /// Notes that a type refuses a node in a way that ends the walk, and keeps what was found
    /// inside it.
    pub(super) fn abandon(&self, node: &Node<'_>) -> Error {
        self.hopeless.borrow_mut().insert(id(node));
        if !self.is_salvaging() {
            let mut kept = self.kept.borrow_mut();
            let room = MAX_FINDINGS.saturating_sub(kept.len());
            let findings = self.findings.borrow();
            let inside = findings.iter().filter(|found| node.span.contains(found.location.span));
            kept.extend(inside.take(room).cloned());
        }
        Error::Again
    }

    /// Notes what was expected of a value that is something else.
    pub(super) fn expect(&self, node: &Node<'_>, wanted: Advised, expected: Option<&str>) {
        let expected = expected.unwrap_or_default().to_owned();
        self.expected.borrow_mut().insert(node.span, (wanted, expected));
    }

    /// What was expected of values that are something else.
    pub(super) fn expected(&self) -> Expected {
        self.expected.take()
    }

    /// Notes that what stands under an unknown key is not read.
    pub(super) fn leave_unread(&self, key: &Node<'_>, value: &Node<'_>) {
        let holds_more = match &value.kind {
            Kind::Mapping(entries) => !entries.is_empty(),
            Kind::Sequence(items) => !items.is_empty(),
            Kind::Scalar { .. } | Kind::Refused => false,
        };
        if holds_more && !self.is_full() {
            self.unread.borrow_mut().push((key.span, value.span));
        }
    }

    /// Notes that a value is read as one of another key.
    pub(super) fn judge(&self, value: &Node<'_>, field: &'static str) {
        self.judged.borrow_mut().insert(value.span, field);
    }

    /// The keys under which values are read that stand under words for them.
    pub(super) fn judged(&self) -> Judged {
        self.judged.take()
    }

    /// Unknown keys, and what stands under them and is not read.
    pub(super) fn unread(&self) -> Vec<(Span, Span)> {
        self.unread.take()
    }

    /// Learns that a type requires a field. Returns `false` where that was known.
    pub(super) fn learn_required(&self, of: TypeName, field: &'static str) -> bool {
        self.required.borrow_mut().insert((of, field))
    }

    /// Whether a type is known to require a field.
    pub(super) fn requires(&self, of: TypeName, field: &'static str) -> bool {
        self.required.borrow().contains(&(of, field))
    }

    /// A place in the file.
    pub(super) fn place(&self, span: Span) -> Location {
        Location::new(self.source, span)
    }

    /// Records a finding, unless this is the salvaging walk or there are too many. The words are
    /// made only where they are needed.
    pub(super) fn report(&self, finding: impl FnOnce() -> Finding) {
        if self.is_salvaging() {
            return;
        }
        let mut findings = self.findings.borrow_mut();
        if findings.len() < MAX_FINDINGS {
            findings.push(finding());
        } else {
            self.hidden.set(self.hidden.get() + 1);
        }
    }

    /// How many findings there are, those that are not kept included.
    pub(super) fn found(&self) -> usize {
        self.findings.borrow().len() + self.hidden.get()
    }

    /// Whether further findings are only counted, so that they need no words.
    pub(super) fn is_full(&self) -> bool {
        self.is_salvaging() || self.findings.borrow().len() >= MAX_FINDINGS
    }

    /// Reports that reading did not come to an end.
    pub(super) fn report_endless(&self, root: &Node<'_>) {
        let message = "this file has too many values that their types refuse; not all are shown";
        let start = Span { start: root.span.start, end: root.span.start };
        let finding = Finding::new(&INVALID_VALUE, self.place(start), message);
        self.findings.borrow_mut().push(finding);
    }

    /// The findings, and how many more there were.
    pub(super) fn into_findings(self) -> (Vec<Finding>, usize) {
        let mut findings = self.findings.into_inner();
        findings.extend(self.kept.into_inner());
        (findings, self.hidden.get())
    }
}
