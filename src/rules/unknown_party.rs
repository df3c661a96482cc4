//! `unknown-party`: a name that is no party, group or role.

use std::cell::LazyCell;
use std::collections::HashMap;

use crate::analyse::names::{Names, is_acronym};
use crate::analyse::parties::{ROLES, SPEAKERS};
use crate::decode::party_names::{self, Named};
use crate::diagnostic::{Finding, Findings, Fix, RuleInfo};
use crate::model::party::{Party, abbreviation, register};
use crate::model::{Datum, NoValue, PlanFile, Spot, field, fields};
use crate::rule;
use crate::source::Location;
use crate::yaml::write::{self, Intent};

use super::Context;
use super::unlisted_state::listed;

pub(super) static INFO: RuleInfo = rule!("unknown-party", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: groups, parties)) {
        return;
    }
    let plan = &context.plan.file.data;
    // A name that is unknown stands in many places as a rule.
    let mut asked: HashMap<(&str, Place), Advice> = HashMap::new();
    let words = LazyCell::new(|| Words::of(context));
    context.plan.visit(&mut |at, datum| {
        let Datum::Party(party) = datum else { return };
        let name = party.as_str();
        // Who says something may be called by what they are to the action.
        if at.field == field!(Who.party) && SPEAKERS.contains(&name) {
            return;
        }
        if is_known(plan, name) {
            return;
        }
        findings.add(at.source, || {
            let place = Place::of(context, at);
            let advice =
                asked.entry((name, place)).or_insert_with(|| advice(plan, name, place, &words));
            unknown(context, at.location(), name, advice)
        });
    });
}

/// How a name stands where it is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    /// The key for what may be noted beside it, where there is one.
    key: Option<&'static str>,
    /// What it is an item of.
    form: Form,
}

/// What a name is an item of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// A list in brackets.
    Brackets,
    /// A list with a dash before each item.
    Dashes,
    /// Nothing: it stands behind the key `party`.
    InFull,
    /// Nothing: it is the value of another key.
    Single,
}

impl Place {
    fn of(context: &Context<'_>, at: Spot) -> Self {
        let key = match at.field {
            field if field == field!(Involved.party) => Some("note"),
            field if field == field!(Who.party) => Some("role"),
            _ => None,
        };
        let before = context.sources.get(at.source).text.get(..at.span.range().start);
        let before = before.unwrap_or_default().trim_end();
        let form = match before.chars().next_back() {
            Some('[' | ',') => Form::Brackets,
            Some('-') => Form::Dashes,
            _ if before.ends_with("party:") => Form::InFull,
            _ => Form::Single,
        };
        Self { key, form }
    }
}

/// What is said of an unknown name, wherever it stands.
#[derive(Default)]
struct Advice {
    label: Option<String>,
    help: Vec<String>,
    /// What to write in its place, where only one can be meant.
    written: Option<String>,
}

impl From<String> for Advice {
    fn from(help: String) -> Self {
        Self { help: vec![help], ..Self::default() }
    }
}

/// The names that may have been meant.
struct Words<'p> {
    names: Names<'p>,
    /// Those that the plan lists.
    listed: std::collections::BTreeSet<&'p str>,
}

impl<'p> Words<'p> {
    fn of(context: &Context<'p>) -> Self {
        let names = Names::of(Some(&context.plan.file.data));
        Self { names, listed: listed(context.plan) }
    }

    /// Whether a party that is known by another name can be written without asking: a state that the
    /// plan has not listed is asked about in any case.
    fn is_sure(&self, party: &Party) -> bool {
        party.membership().is_some() || !party.is_state() || self.listed.contains(party.code)
    }
}

/// Whether a name is that of a party, a group or a role.
pub(super) fn is_known(plan: &PlanFile, name: &str) -> bool {
    ROLES.contains(&name)
        || register::lookup(name).is_some()
        || plan.parties.get(name).is_some()
        || plan.groups.get(name).is_some()
}

fn unknown(context: &Context<'_>, place: Location, name: &str, advice: &Advice) -> Finding {
    let Advice { label, help, written } = advice;
    let finding = Finding::new(&INFO, place, format!("unknown party `{name}`"));
    let finding = help.iter().fold(finding, |finding, help| finding.help(help.clone()));
    let finding = match label {
        Some(label) => finding.label(label.clone()),
        None => finding,
    };
    let (Some(written), Some(title)) = (written, help.first()) else { return finding };
    let style = write::style_of(context.sources.get(place.source).slice(place.span));
    let written = write::in_style(style, written, Intent::Text);
    finding.fix(written.map(|written| Fix::replace(title.clone(), place, written)))
}

fn advice(plan: &PlanFile, name: &str, place: Place, words: &Words<'_>) -> Advice {
    if let Some(meant) = abbreviation::find(name) {
        let mut help = vec![meant.advice(plan.group_of_states())];
        let other = register::by_alias(name);
        help.extend(other.map(|party| format!("for {}, write `{}`", party.name, party.code)));
        return Advice { help, ..Advice::default() };
    }
    if NoValue::of(name).is_some() {
        return "while nobody is named, leave the key out".to_owned().into();
    }
    if let Some(known) = register::by_alias(name) {
        if !words.is_sure(known) && name.chars().count() <= 3 {
            return format!("did you mean `{}`, {}?", known.code, known.name).into();
        }
        return Advice {
            label: (known.name != name).then(|| known.name.to_owned()),
            help: vec![format!("`{name}` is written `{}`", known.code)],
            written: words.is_sure(known).then(|| known.code.to_owned()),
        };
    }
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    if bare != name && is_known(plan, bare) {
        return Advice {
            label: Some("more than a name stands here".to_owned()),
            help: vec![format!("write `{bare}`")],
            written: Some(bare.to_owned()),
        };
    }
    match party_names::read(name, &|name| code(plan, name, words)).as_deref() {
        Some([one]) => return beside(one, place),
        Some(several) => return list(several, place),
        None => {}
    }
    if let Some(help) = parted(plan, name, place, words).or_else(|| all_but(name)) {
        return help.into();
    }
    if let Some(meant) = words.names.meant(name) {
        return format!("did you mean `{meant}`?").into();
    }
    let help = "write a code such as `NL` or `Europol` (`empact parties` lists them)".to_owned();
    let own = if name.chars().count() > 40 || name.contains(['[', ']', '(', ')']) {
        "or define it in `oap.yaml` under `parties` or `groups`, by a short name".to_owned()
    } else {
        let shown = party_names::quoted(name);
        format!("or define it in `oap.yaml`: `parties: {{ {shown}: {{ name: {shown} }} }}`")
    };
    let service = place.key.and_then(|key| service(name, key));
    Advice { help: [help, own].into_iter().chain(service).collect(), ..Advice::default() }
}

/// What to write for names with a sign between them that parts none, some of which are known.
fn parted(plan: &PlanFile, name: &str, place: Place, words: &Words<'_>) -> Option<String> {
    let pieces: Vec<&str> = name.split([';', '&', '/']).map(str::trim).collect();
    let known = |piece: &str| {
        let code = code(plan, piece, words);
        let meant = code.or_else(|| Some(abbreviation::find(piece)?.code()?.to_owned()));
        meant.map(|code| party_names::quoted(&code))
    };
    let is_list = place.form == Form::Brackets && pieces.len() > 1;
    let read: Vec<Option<String>> =
        if is_list { pieces.iter().map(|piece| known(piece)).collect() } else { Vec::new() };
    if !read.iter().any(Option::is_some) {
        return None;
    }
    let written: Vec<String> = pieces
        .iter()
        .zip(&read)
        .map(|(piece, code)| code.clone().unwrap_or_else(|| party_names::quoted(piece)))
        .collect();
    let unknown = pieces.iter().zip(&read).filter(|(_, code)| code.is_none());
    let unknown: Vec<String> = unknown.map(|(piece, _)| format!("`{piece}`")).collect();
    let rest = match unknown.as_slice() {
        [] => String::new(),
        unknown => format!(", with the code of {} in its place", unknown.join(" and of ")),
    };
    Some(format!("a comma parts names: write `{}`{rest}", written.join(", ")))
}

/// What to write for all but some of a group: `all MS except DK`.
fn all_but(name: &str) -> Option<String> {
    const BUT: [&str; 6] = [" except ", " without ", " but ", " außer ", " ohne ", " sauf "];
    let (all, but) = BUT.iter().find_map(|word| name.split_once(word))?;
    let (all, but) = (all.trim(), but.trim());
    let all = all.to_lowercase();
    ["all", "tous", "every"].iter().any(|word| all.starts_with(word)).then(|| {
        let shown = party_names::quoted(name);
        format!(
            "list those who take part, or define in `oap.yaml` `groups: {{ {shown}: {{ name: \
             {shown}, members: {{ parties: [] }} }} }}`, with all but {but} in the brackets"
        )
    })
}

/// What to write for a name that may be that of a service: `BKA`, `[BKA](Wiesbaden)`.
fn service(name: &str, key: &str) -> Option<String> {
    let bare = name.replace("](", " (").replace(['[', ']'], "");
    let may_be = bare != name || is_acronym(&bare);
    may_be.then(|| {
        let bare = party_names::quoted(&bare);
        format!("a service stands beside its State: the code of the State behind `party`, and `{key}: {bare}`")
    })
}

/// A party with what was written beside it.
fn beside(party: &Named, place: Place) -> Advice {
    let code = party_names::quoted(&party.code);
    let help = match (&party.note, place) {
        (Some(note), Place { key: Some(key), form: Form::InFull }) => {
            format!("write `party: {code}` and `{key}: {}`", party_names::quoted(note))
        }
        (Some(_), Place { key: Some(key), .. }) => format!("write `{}`", party.spelled(key)),
        (Some(_), _) => format!("write `{code}`"),
        (None, _) => return format!("did you mean `{}`?", party.code).into(),
    };
    Advice { label: Some("more than a name stands here".to_owned()), ..help.into() }
}

/// Several parties where one is expected.
fn list(parties: &[Named], place: Place) -> Advice {
    let codes: Vec<String> = match place.key {
        Some(key) => parties.iter().map(|party| party.spelled(key)).collect(),
        None => parties.iter().map(|party| party_names::quoted(&party.code)).collect(),
    };
    let help = match place.form {
        Form::Brackets => format!("list them one by one: `{}`", codes.join(", ")),
        Form::Dashes => {
            format!("list them one by one, each after a dash: `{}`", codes.join("`, `"))
        }
        Form::InFull | Form::Single => {
            format!("one party can stand here: write one of `{}`", codes.join("`, `"))
        }
    };
    Advice { label: Some("these are several".to_owned()), ..help.into() }
}

/// How the plan names the party that somebody calls so.
fn code(plan: &PlanFile, name: &str, words: &Words<'_>) -> Option<String> {
    if is_known(plan, name) {
        return Some(name.to_owned());
    }
    let key = name.to_lowercase().replace([' ', '-'], "_");
    let group = || plan.groups.iter().map(|(group, _)| group.as_str()).find(|group| *group == key);
    let states = || {
        let meant = abbreviation::find(name)?;
        plan.group_of_states().filter(|_| meant.advice.is_none())
    };
    let known = || {
        let known = register::by_alias(name).filter(|_| abbreviation::find(name).is_none());
        let known = known.filter(|known| words.is_sure(known) || name.chars().count() > 3);
        known.map(|party| party.code)
    };
    group().or_else(states).or_else(known).map(str::to_owned)
}
