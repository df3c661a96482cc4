//! `unknown-party`: a name that is no party, group or role.

use crate::diagnostic::{Finding, Fix, RuleInfo, closest};
use crate::model::PartyRef;
use crate::model::party::{Party, register};
use crate::rule;
use crate::source::{Location, Spanned};
use crate::yaml::write::{self, Reading};

use super::Context;
use super::walk;

pub(super) static INFO: RuleInfo = rule!("unknown-party", Error, References);

/// Roles that stand for whoever fills them.
const ROLES: [&str; 2] = ["driver", "co_drivers"];

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.is_plan_damaged(&["groups", "parties"]) {
        return;
    }
    let plan = &context.plan.file.data;
    for (source, party) in walk::parties(context.plan) {
        let name = party.as_str();
        let is_known = ROLES.contains(&name)
            || register::lookup(name).is_some()
            || plan.parties.get(name).is_some()
            || plan.groups.get(name).is_some();
        if !is_known {
            findings.push(unknown(context, Location::new(source, party.span), party));
        }
    }
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
    let of_plan =
        plan.groups.iter().map(|(key, _)| key).chain(plan.parties.iter().map(|(key, _)| key));
    let own: Vec<&str> = of_plan.map(|key| key.as_str()).chain(ROLES).collect();
    let codes = register::all().map(|known| known.code);
    if let Some(several) = several(name, |part| own.contains(&part)) {
        return finding
            .help(format!("if these are several, write a comma between them: `{several}`"));
    }
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

/// The names of several parties that were written as one, with commas between them.
fn several(name: &str, is_own: impl Fn(&str) -> bool) -> Option<String> {
    let parts: Vec<&str> =
        name.split([' ', ';', '/', '+', '&']).filter(|part| !part.is_empty()).collect();
    let is_known = |part: &&str| register::lookup(part).is_some() || is_own(part);
    (parts.len() > 1 && parts.iter().all(is_known)).then(|| parts.join(", "))
}
