//! `unknown-party`: a name that is no party, group or role.

use crate::analyse::parties::{ROLES, SPEAKERS};
use crate::diagnostic::{Finding, Fix, RuleInfo, closest};
use crate::model::party::{Party, register};
use crate::model::{PartyRef, PlanFile};
use crate::rule;
use crate::source::{Location, Spanned};
use crate::yaml::write::{self, Reading};

use super::Context;
use super::walk;

pub(super) static INFO: RuleInfo = rule!("unknown-party", Error, References);

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.is_plan_damaged(&["groups", "parties"]) {
        return;
    }
    let plan = &context.plan.file.data;
    let speakers = walk::who::named(context.plan).into_iter();
    let speakers = speakers.filter(|(_, party)| !SPEAKERS.contains(&party.as_str()));
    for (source, party) in walk::parties(context.plan).chain(speakers) {
        if !is_known(plan, party.as_str()) {
            findings.push(unknown(context, Location::new(source, party.span), party));
        }
    }
}

/// Whether a name is that of a party, a group or a role.
pub(super) fn is_known(plan: &PlanFile, name: &str) -> bool {
    ROLES.contains(&name)
        || register::lookup(name).is_some()
        || plan.parties.get(name).is_some()
        || plan.groups.get(name).is_some()
}

fn unknown(context: &Context<'_>, location: Location, party: &Spanned<PartyRef>) -> Finding {
    let name = party.as_str();
    let finding = Finding::new(&INFO, location, format!("unknown party `{name}`"));
    if let Some(known) = register::by_alias(name) {
        let help = format!("`{name}` is written `{}`", known.code);
        let style = write::style_of(context.sources.get(location.source).slice(location.span));
        let code = write::in_style(style, known.code, Reading::Text);
        return finding
            .label(format!("{} is written `{}`", known.name, known.code))
            .help(help.clone())
            .fix(code.map(|code| Fix::replace(help, location, code)));
    }
    let plan = &context.plan.file.data;
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    if bare != name && is_known(plan, bare) {
        let help = format!("write `{bare}`");
        let style = write::style_of(context.sources.get(location.source).slice(location.span));
        let written = write::in_style(style, bare, Reading::Text);
        return finding
            .label("more than a name stands here")
            .help(help.clone())
            .fix(written.map(|written| Fix::replace(help, location, written)));
    }
    if let Some(names) = several(plan, name) {
        return finding
            .label("these are several")
            .help(format!("list them one by one: `[{}]`", names.join(", ")));
    }
    let of_plan =
        plan.groups.iter().map(|(key, _)| key).chain(plan.parties.iter().map(|(key, _)| key));
    let own: Vec<&str> = of_plan.map(|key| key.as_str()).chain(ROLES.iter().copied()).collect();
    let codes = register::all().map(|known| known.code);
    let meant = closest(name, own.iter().copied().chain(codes)).or_else(|| {
        let near = closest(name, register::all().flat_map(Party::names))?;
        register::by_alias(near).map(|known| known.code)
    });
    match meant {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None => finding.help(
            "write a code such as `NL` or `Europol`, or define the name in `oap.yaml` under \
             `parties` or `groups`",
        ),
    }
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
