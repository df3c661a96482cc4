//! An action under another number, or in another priority, with all that refers to it. Called by
//! `empact move`.
//!
//! What refers to it is known from the plan, each with its place; words in texts are only named. Where a
//! reference would mean something else afterwards, nothing is moved.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow, bail};

use super::add::in_folder;
use super::insert::Edit;
use super::{Draft, Existing};
use crate::analyse::markings::Markings;
use crate::fix::FileChange;
use crate::model::{
    Action, ActionNumber, Continuation, Datum, Document, Field, Plan, Priority, RelationKind,
    fields,
};
use crate::prose;
use crate::rules;
use crate::source::{Location, SourceId, Sources, Span};
use crate::yaml::write::{self, Intent};

/// An action by the folder of its priority and its number.
#[derive(Debug, Clone)]
pub struct Named {
    /// The folder of its priority.
    pub folder: String,
    /// Its number.
    pub number: ActionNumber,
}

impl Named {
    fn path(&self) -> String {
        format!("priorities/{}/actions/{}.yaml", self.folder, self.number)
    }
}

/// Where else in a priority one of its actions is named.
const CITED: &[Field] = fields!(NarrativeHead: action; AnnexHead: action);

/// Moves an action.
///
/// # Errors
/// When there is no such action, its new number is taken, or something would mean something else.
pub fn renumber(existing: &Existing, from: &Named, to: &Named) -> Result<Draft> {
    let (plan, discovered) = (existing.whole()?, &existing.discovered);
    let (own, target) = (in_folder(plan, &from.folder)?, in_folder(plan, &to.folder)?);
    let with =
        |number: ActionNumber| move |one: &&Document<Action>| one.data.action.value == number;
    let mut found = own.actions.iter().filter(with(from.number));
    let (key, number) = (own.key(), from.number);
    let moved = match (found.next(), found.next()) {
        (Some(moved), None) => moved,
        (None, _) => bail!("{key} has no action {number}"),
        _ => bail!("{key} has more than one action {number}: `empact check` shows which"),
    };
    let path = to.path();
    if target.actions.iter().any(|one| with(to.number)(&one))
        || discovered.sources.find(&path).is_some()
    {
        bail!("{} {} is there already, and nothing is written over", target.key(), to.number);
    }
    let mut ties = Ties::default();
    ties.of_number(plan, own, moved, to.number);
    ties.related(plan, own, target, moved, to.number);
    if own.folder != target.folder {
        ties.across(plan, own, target, moved);
    }
    let sources = &discovered.sources;
    if !ties.obstacles.is_empty() {
        let listed =
            ties.obstacles.iter().map(|(at, why)| format!("\n  {}: {why}", sources.line_of(*at)));
        let listed: String = listed.collect();
        bail!(
            "{key} {number} cannot be moved, because something would mean something else:{listed}"
        );
    }
    let mut draft = Draft::default();
    for (id, spans) in ties.edits {
        let file = sources.get(id);
        let written = |(span, value, intent): (Span, String, Intent)| -> Option<Edit> {
            let style = write::style_of(file.slice(span));
            Some((span.range(), write::in_style(style, &value, intent)?))
        };
        let edits: Option<Vec<Edit>> = spans.into_iter().map(written).collect();
        let change = edits.and_then(|edits| FileChange::edited(file, edits));
        let mut change =
            change.ok_or_else(|| anyhow!("`{}` has to be changed by hand", file.path))?;
        change.new_path = (id == moved.source).then(|| path.clone());
        draft.changes.push(change);
    }
    draft.notes = in_words(own, number, sources);
    if own.folder != target.folder {
        draft.notes.extend(roles(moved, target));
    }
    Ok(draft)
}

/// What refers to an action that is to be moved.
#[derive(Default)]
struct Ties {
    /// What is written where instead, file by file.
    edits: BTreeMap<SourceId, Vec<(Span, String, Intent)>>,
    /// What would mean something else, and why.
    obstacles: Vec<(Location, String)>,
}

impl Ties {
    fn edit(&mut self, at: Location, value: String) {
        self.edits.entry(at.source).or_default().push((at.span, value, Intent::Text));
    }

    /// Everything that names it by its number.
    fn of_number(
        &mut self,
        plan: &Plan,
        own: &Priority,
        moved: &Document<Action>,
        to: ActionNumber,
    ) {
        let number = moved.data.action.value;
        self.edit(moved.locate(&moved.data.action), to.to_string());
        if let Some(goal) = moved.data.goal.as_ref().filter(|_| to.goal != number.goal) {
            let at = moved.locate(goal);
            let goal = (at.span, to.goal.to_string(), Intent::Any);
            self.edits.entry(at.source).or_default().push(goal);
        }
        for (at, cited) in cited(own) {
            if cited == number {
                self.edit(at, to.to_string());
            }
        }
        for at in continued(plan, own, number) {
            self.edit(at, to.to_string());
        }
    }

    /// The ties of actions to it, and when it goes into another priority, its own.
    fn related(
        &mut self,
        plan: &Plan,
        own: &Priority,
        target: &Priority,
        moved: &Document<Action>,
        to: ActionNumber,
    ) {
        let (number, is_across) = (moved.data.action.value, own.folder != target.folder);
        for (priority, action) in
            plan.priorities.iter().flat_map(|one| one.actions.iter().map(move |of| (one, of)))
        {
            let is_moved = action.source == moved.source;
            // In which priority each of them stands afterwards.
            let (from, home) =
                (priority.key(), if is_moved { target.key() } else { priority.key() });
            for relation in &action.data.relations {
                let at = action.locate(&relation.action);
                let other = &relation.action.value;
                let of = other.priority.as_ref().map_or_else(|| from.clone(), ToString::to_string);
                let is_it = of == own.key() && other.number == number;
                let (of, number) = if is_it { (target.key(), to) } else { (of, other.number) };
                let shares = relation.kind == RelationKind::ReportedWith && is_across;
                if shares && (is_it || is_moved) {
                    self.refuse(at, "they are reported in one text, of one priority".to_owned());
                    continue;
                }
                if !is_it && !is_moved {
                    continue;
                }
                let said = if of == home { number.to_string() } else { format!("{of} {number}") };
                if said != other.as_str() {
                    self.edit(at, said);
                }
            }
        }
    }

    /// What is otherwise in another priority.
    fn across(&mut self, plan: &Plan, own: &Priority, target: &Priority, moved: &Document<Action>) {
        let (number, key) = (moved.data.action.value, target.key());
        if let Some(named) = &moved.data.priority {
            self.edit(moved.locate(named), key.clone());
        }
        for (at, cited) in cited(own) {
            if cited == number {
                self.refuse(at, "an action of its own priority is named here".to_owned());
            }
        }
        if let Some(with) = moved.data.with.iter().find(|with| with.folder() == target.folder) {
            self.refuse(moved.locate(with), format!("it is one of {key} already"));
        }
        for at in continued(plan, own, number) {
            self.refuse(at, "the action goes on here; take this out first".to_owned());
        }
        if let Some(Continuation { action: Some(next), priorities, .. }) = &moved.data.continuation
            && priorities.is_empty()
        {
            let own = own.key();
            let why = format!("an action of {own}, which has to be said: `priorities: [{own}]`");
            self.refuse(moved.locate(next), why);
        }
        self.figures(moved);
        self.marking(plan, own, target, moved);
    }

    /// Figures that the action cites and others have.
    fn figures(&mut self, moved: &Document<Action>) {
        let holder = moved.holder();
        let own: BTreeSet<String> =
            holder.reached().filter_map(|figure| Some(figure.id.as_ref()?.to_string())).collect();
        moved.visit(&mut |at, datum| {
            let cited: Vec<String> = match datum {
                Datum::Figure(id) => vec![id.to_string()],
                Datum::Text(text) => {
                    prose::citations(text.as_str()).into_iter().map(|one| one.id).collect()
                }
                _ => Vec::new(),
            };
            for id in cited.into_iter().filter(|id| !own.contains(id)) {
                self.refuse(at.location(), format!("the figure `{id}` is one of another file"));
            }
        });
    }

    /// A marking that the action takes over from its priority.
    fn marking(
        &mut self,
        plan: &Plan,
        own: &Priority,
        target: &Priority,
        moved: &Document<Action>,
    ) {
        let markings = Markings::of(plan);
        let of = |priority: &Priority| {
            let file = priority.file.as_ref().map_or(plan.file.source, |file| file.source);
            markings.marking(file)
        };
        if moved.data.marking.is_none() && of(own) != of(target) {
            let why = "it would be marked otherwise; give it a `marking` of its own first";
            self.refuse(moved.locate(&moved.data.action), why.to_owned());
        }
    }

    fn refuse(&mut self, at: Location, why: String) {
        self.obstacles.push((at, why));
    }
}

/// Where in a priority an action of it is named, and which.
fn cited(priority: &Priority) -> Vec<(Location, ActionNumber)> {
    let mut found = Vec::new();
    priority.visit(&mut |at, datum| match datum {
        Datum::Action(number) if CITED.contains(&at.field) => found.push((at.location(), number)),
        _ => {}
    });
    found
}

/// Where it is said that an action goes on in this one.
fn continued(plan: &Plan, own: &Priority, number: ActionNumber) -> Vec<Location> {
    let mut found = Vec::new();
    for priority in &plan.priorities {
        for action in &priority.actions {
            let Some(next) = &action.data.continuation else { continue };
            let year = next.plan.as_ref().map(|year| year.value);
            let is_within = plan.file.data.years.iter().any(|own| Some(own.value) == year);
            let whereto = match next.priorities.as_slice() {
                [] => Some(priority),
                [name] => rules::priority_named(plan, name),
                _ => None,
            };
            if let Some(named) = next.action.as_ref().filter(|named| named.value == number)
                && is_within
                && whereto.is_some_and(|whereto| whereto.folder == own.folder)
            {
                found.push(action.locate(named));
            }
        }
    }
    found
}

/// What is said of texts that name an action in words: they are somebody's, and stay.
fn in_words(priority: &Priority, number: ActionNumber, sources: &Sources) -> Vec<String> {
    let number = number.to_string();
    let is_apart = |around: Option<char>| around.is_none_or(|c| !c.is_alphanumeric());
    let names = |text: &str| {
        text.match_indices(&number).any(|(at, _)| {
            let behind = text[at + number.len()..].trim_start_matches('.').chars().next();
            let before = text[..at].chars().next_back();
            is_apart(behind) && is_apart(before) && before != Some('.')
        })
    };
    let mut notes = Vec::new();
    priority.visit(&mut |at, datum| {
        let found = match datum {
            Datum::Text(text) => names(text.as_str()),
            Datum::Line(line) => names(line.as_str()),
            _ => false,
        };
        if found {
            let place = sources.line_of(at.location());
            notes.push(format!("{place}: a text names {number} in words, and stays as it is"));
        }
    });
    notes.sort();
    notes.dedup();
    notes
}

/// What is said of names that mean somebody else in another priority.
fn roles(moved: &Document<Action>, target: &Priority) -> Vec<String> {
    let mut named = BTreeSet::new();
    moved.visit(&mut |_, datum| match datum {
        Datum::Party(party) if ["driver", "co_drivers", "group"].contains(&party.as_str()) => {
            named.insert(party.to_string());
        }
        _ => {}
    });
    let key = target.key();
    named.into_iter().map(|name| format!("`{name}` in it is that of {key} now")).collect()
}
