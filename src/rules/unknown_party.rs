//! `unknown-party`: a name that is no party, group or role.

use std::cell::LazyCell;
use std::collections::HashMap;

use crate::analyse::parties::{ROLES, SPEAKERS};
use crate::diagnostic::{Candidates, Finding, Findings, Fix, RuleInfo};
use crate::model::party::{Party, register};
use crate::model::{Datum, PlanFile, field, fields};
use crate::rule;
use crate::source::Location;
use crate::yaml::write::{self, Intent};

use super::Context;

pub(super) static INFO: RuleInfo = rule!("unknown-party", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.is_plan_damaged(fields!(PlanFile: groups, parties)) {
        return;
    }
    let plan = &context.plan.file.data;
    // A name that is unknown stands in many places as a rule.
    let mut asked: HashMap<&str, Advice> = HashMap::new();
    let words = LazyCell::new(|| Words::of(plan));
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
            let advice = asked.entry(name).or_insert_with(|| advice(plan, name, &words));
            unknown(context, at.location(), name, advice)
        });
    });
}

/// What is said of an unknown name, wherever it stands.
struct Advice {
    label: Option<String>,
    help: String,
    /// What to write in its place, where only one can be meant.
    written: Option<String>,
}

/// The names that may have been meant.
struct Words<'p> {
    /// Those of the plan and the codes.
    short: Candidates<'p>,
    /// All others of the register.
    long: Candidates<'p>,
}

impl<'p> Words<'p> {
    fn of(plan: &'p PlanFile) -> Self {
        let groups = plan.groups.iter().map(|(key, _)| key.as_str());
        let parties = plan.parties.iter().map(|(key, _)| key.as_str());
        let own = groups.chain(parties).chain(ROLES.iter().copied());
        let codes = register::all().map(|known| known.code);
        let names = register::all().flat_map(Party::names);
        Self { short: Candidates::new(own.chain(codes)), long: Candidates::new(names) }
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
    let finding = Finding::new(&INFO, place, format!("unknown party `{name}`")).help(help.clone());
    let finding = match label {
        Some(label) => finding.label(label.clone()),
        None => finding,
    };
    let Some(written) = written else { return finding };
    let style = write::style_of(context.sources.get(place.source).slice(place.span));
    let written = write::in_style(style, written, Intent::Text);
    finding.fix(written.map(|written| Fix::replace(help.clone(), place, written)))
}

fn advice(plan: &PlanFile, name: &str, words: &Words<'_>) -> Advice {
    if let Some(known) = register::by_alias(name) {
        return Advice {
            label: Some(format!("{} is written `{}`", known.name, known.code)),
            help: format!("`{name}` is written `{}`", known.code),
            written: Some(known.code.to_owned()),
        };
    }
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    if bare != name && is_known(plan, bare) {
        return Advice {
            label: Some("more than a name stands here".to_owned()),
            help: format!("write `{bare}`"),
            written: Some(bare.to_owned()),
        };
    }
    if let Some(names) = several(plan, name) {
        return Advice {
            label: Some("these are several".to_owned()),
            help: format!("list them one by one: `[{}]`", names.join(", ")),
            written: None,
        };
    }
    let meant = words.short.closest(name).or_else(|| {
        let near = words.long.closest(name)?;
        register::by_alias(near).map(|known| known.code)
    });
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write a code such as `NL` or `Europol`, or define the name in `oap.yaml` under \
                 `parties` or `groups`"
            .to_owned(),
    };
    Advice { label: None, help, written: None }
}

/// The parties that a name holds, where all of its pieces are names of parties: `BE, NL and FR`.
fn several<'n>(plan: &'n PlanFile, name: &'n str) -> Option<Vec<&'n str>> {
    let pieces = name.split([',', ';', '/', '.', '&', '+']).flat_map(|piece| piece.split(" and "));
    let pieces = pieces.map(str::trim).filter(|piece| !piece.is_empty());
    let group = |piece: &str| {
        let key = piece.to_lowercase().replace(' ', "_");
        plan.groups.iter().map(|(group, _)| group.as_str()).find(|group| *group == key)
    };
    let code = |piece| {
        let known = is_known(plan, piece).then_some(piece).or_else(|| group(piece));
        known.or_else(|| register::by_alias(piece).map(|party| party.code))
    };
    let names: Option<Vec<&str>> = pieces.map(code).collect();
    // `[BG NL]`, without a comma. A piece that is two words may be one name.
    let codes =
        || name.split_whitespace().map(|word| is_known(plan, word).then_some(word)).collect();
    names.or_else(codes).filter(|names| names.len() > 1)
}
