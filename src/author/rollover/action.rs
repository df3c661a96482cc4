//! The file of an action of the next plan. Called by `rollover`.

use anyhow::{Context as _, Result};

use super::fate::{Own, Place, Seat, Target};
use super::parts::{Old, Written, cites, left_behind, marking, value_of};
use super::{Made, head};
use crate::analyse::kpi;
use crate::analyse::status;
use crate::author::carried::{self, Value, entries};
use crate::author::templates;
use crate::model::{
    Action, Aim, Basis, Kpi, PlanDate, Punctuality, RelationKind, Target as Aimed, word,
};
use crate::yaml::{Kind, Node};

/// The text of the file.
///
/// # Errors
/// When something in it cannot be written as a value.
pub(super) fn text(
    made: &Made<'_>,
    place: Place,
    target: &Target<'_>,
    seat: &Seat<'_>,
) -> Result<String> {
    let read = |own: &Own<'_>| Old::new(made.file(own.action.source));
    let files: Vec<Old<'_>> = seat.of.iter().map(read).collect();
    let (own, from) = seat.of.first().zip(files.first()).context("an action is made of one")?;
    let data = &own.action.data;
    let mut asked = seat.asked.clone();
    let quoted = |text: &str| Value::Line(format!("\"{text}\""));
    let mut all: Written = vec![("action".to_owned(), quoted(&place.1.to_string()))];
    for key in ["title", "short_title", "title_parts", "horizontal"] {
        all.extend(from.as_written(key));
    }
    all.extend(marked(made, target, seat));
    let (points, mut left) = from.points(made, "description");
    all.extend(points);
    all.extend(origin(made, seat)?);
    all.extend(from.parties("leaders"));
    all.extend(from.parties("co_leaders"));
    all.extend(from.as_written("leader_condition"));
    all.extend(participants(seat, from));
    all.extend(times(made, from, data, &mut asked));
    all.extend(with(made, place, data));
    all.extend(relations(made, place, own, from));
    all.extend(kpis(made, seat, &files, &mut asked)?);
    for key in ["recommendations", "follow_ups"] {
        let mut open = Vec::new();
        for file in &files {
            let (points, without) = file.points(made, key);
            left += without;
            if let Some((_, Value::List(points))) = points {
                open.extend(points);
            }
        }
        if !open.is_empty() {
            asked.push(format!("what became of its {}", key.replace('_', "-")));
            all.push((key.to_owned(), Value::List(open)));
        }
    }
    asked.extend(left_behind(left, &made.of_years));
    let joined: Vec<String> = seat.of.iter().skip(1).map(Own::name).collect();
    if !joined.is_empty() {
        asked.push(format!(
            "what it takes over from {} beside participants and indicators",
            joined.join(", ")
        ));
    }
    let made_of = seat.of.iter().map(Own::name).collect::<Vec<_>>().join(", ");
    Ok(carried::file(
        &head(&format!("Made from {made_of} of the plan {}.", made.of_years), &asked),
        &all,
    ))
}

/// What it is marked as: what all that it is made of are marked as, where it would not be by its place.
fn marked(made: &Made<'_>, target: &Target<'_>, seat: &Seat<'_>) -> Option<(String, Value)> {
    let highest = seat
        .of
        .iter()
        .filter_map(|own| marking(made, Some(own.priority), Some(own.action)))
        .max()?;
    let has_own = seat.of.iter().any(|own| own.action.data.marking.is_some());
    let is_needed = has_own || marking(made, target.before, None) != Some(highest);
    is_needed.then(|| ("marking".to_owned(), Value::Line(highest.word().to_owned())))
}

/// Where it comes from.
fn origin(made: &Made<'_>, seat: &Seat<'_>) -> Result<Written> {
    let mut all = Written::new();
    let Some(own) = seat.of.first() else { return Ok(all) };
    let data = &own.action.data;
    if !seat.is_open {
        let reports = made.plan.file.data.periods.iter().rev();
        let mut reports = reports.filter_map(|period| status::progress(&own.action.data, period));
        let last = reports.find_map(|report| report.punctuality.as_ref());
        let basis = match last.map(|last| last.value) {
            Some(Punctuality::Delayed) => Basis::ContinuingDelayed,
            _ => Basis::Continuing,
        };
        all.push(("basis".to_owned(), Value::Line(word(&basis))));
    }
    let mut before = Vec::new();
    for own in &seat.of {
        let key = templates::text(&own.priority.key())?;
        before.push(Value::Line(format!(
            "{{ plan: {}, priority: {key}, action: \"{}\" }}",
            made.first,
            own.number()
        )));
    }
    all.push(("continues".to_owned(), Value::List(before)));
    let is_new = data.basis.as_ref().is_some_and(|basis| basis.value == Basis::New);
    let drawn_up = data.plan_year.as_ref().map(|year| year.value);
    let drawn_up = drawn_up.or_else(|| is_new.then_some(made.first));
    all.extend(drawn_up.map(|year| ("plan_year".to_owned(), Value::Line(year.to_string()))));
    Ok(all)
}

/// Who takes part: also in what became part of it, each party once.
fn participants(seat: &Seat<'_>, from: &Old<'_>) -> Option<(String, Value)> {
    let (first, others) = seat.of.split_first()?;
    let own = from.parties("participants");
    let involved = |action: &Action| {
        let lists = [&action.leaders, &action.co_leaders, &action.participants];
        let names = lists.into_iter().flatten().map(|one| one.party.to_string());
        names.collect::<Vec<String>>()
    };
    let mut known = involved(&first.action.data);
    let mut more = Vec::new();
    for other in others {
        for one in other.action.data.participants.iter().filter(|one| one.until.is_none()) {
            let name = one.party.to_string();
            if !known.contains(&name) {
                more.extend(templates::text(&name));
                known.push(name);
            }
        }
    }
    if more.is_empty() {
        return own;
    }
    let mut lines = match own {
        Some((_, Value::Line(list))) => vec![list.trim_matches(['[', ']']).to_owned()],
        Some((_, Value::List(items))) => {
            let items = items.into_iter().chain(more.into_iter().map(Value::Line)).collect();
            return Some(("participants".to_owned(), Value::List(items)));
        }
        _ => Vec::new(),
    };
    lines.append(&mut more);
    Some(("participants".to_owned(), Value::in_brackets(&lines)))
}

/// When it begins and ends, as far as that is known of the next plan.
fn times(made: &Made<'_>, from: &Old<'_>, action: &Action, asked: &mut Vec<String>) -> Written {
    let mut all = Written::new();
    let is_known = action.plan_year.is_some()
        || action.basis.as_ref().is_some_and(|basis| basis.value == Basis::New);
    if is_known {
        all.extend(from.as_written("start"));
    }
    let reaches = |end: PlanDate| {
        end.is_open()
            || end.last_day().is_some_and(|day| i32::from(day.year()) >= made.next_first())
    };
    match &action.end {
        Some(end) if reaches(end.value) => all.extend(from.as_written("end")),
        Some(_) => asked.push("when it ends".to_owned()),
        None => {}
    }
    let timing = action.timing.as_ref().filter(|timing| super::years_in(&timing.value).is_empty());
    all.extend(timing.and_then(|_| from.as_written("timing")));
    all
}

/// The other priorities that go on and whose action it is as well.
fn with(made: &Made<'_>, place: Place, data: &Action) -> Option<(String, Value)> {
    let home = made.fates.targets.get(place.0)?.folder();
    let keys = data
        .with
        .iter()
        .filter(|key| key.folder() != home && made.fates.goes_on(&key.folder()) == Some(true));
    let keys: Vec<String> = keys.map(ToString::to_string).collect();
    (!keys.is_empty()).then(|| ("with".to_owned(), Value::in_brackets(&keys)))
}

/// What ties it to others that are still of its priority, and to those of other priorities that go on.
fn relations(
    made: &Made<'_>,
    place: Place,
    own: &Own<'_>,
    from: &Old<'_>,
) -> Option<(String, Value)> {
    let Kind::Sequence(items) = &from.node("relations")?.kind else { return None };
    let ties = own.action.data.relations.iter().zip(items);
    let ties = ties.filter(|(tie, _)| {
        let kept = [RelationKind::ReportedWith, RelationKind::JointWith, RelationKind::SeeAlso];
        kept.contains(&tie.kind)
    });
    let kept: Vec<Value> = ties
        .filter_map(|(tie, node)| {
            let other = &tie.action.value;
            let other = match &other.priority {
                Some(key) => made.fates.place_of(&key.folder(), other.number)?,
                None => (place.0, made.fates.place_in(place.0, own, other.number)?),
            };
            let named = if other.0 == place.0 {
                format!("\"{}\"", other.1)
            } else {
                format!("{} {}", made.fates.targets.get(other.0)?.key, other.1)
            };
            let mut one = entries(from.text, node, |key| key != "action");
            one.insert(one.len().min(1), ("action".to_owned(), Value::Line(named)));
            (other != place).then_some(Value::Map(one))
        })
        .collect();
    (!kept.is_empty()).then(|| ("relations".to_owned(), Value::List(kept)))
}

/// The indicators, each from where it stands now.
fn kpis(
    made: &Made<'_>,
    seat: &Seat<'_>,
    files: &[Old<'_>],
    asked: &mut Vec<String>,
) -> Result<Option<(String, Value)>> {
    let (mut all, mut ids) = (Vec::new(), Vec::new());
    let mut is_asked = false;
    for (own, from) in seat.of.iter().zip(files) {
        let Some(Node { kind: Kind::Sequence(items), .. }) = from.node("kpis") else { continue };
        for (one, node) in own.action.data.kpis.iter().zip(items) {
            let mut id = one.id.to_string();
            if ids.contains(&id) {
                id = format!("{id}-{}", own.name().to_lowercase().replace([' ', '.'], "-"));
            }
            let mut written = vec![("id".to_owned(), Value::Line(templates::text(&id)?))];
            ids.push(id);
            written.extend(entries(from.text, node, |key| ["name", "unit"].contains(&key)));
            written.extend(baseline(made, one, from.text, node));
            let (target, is_open) = aims(made, one, from.text, node);
            is_asked |= is_open;
            written.extend(target);
            written.extend(entries(from.text, node, |key| key == "source"));
            all.push(Value::Map(written));
        }
    }
    if is_asked {
        asked.push("what its indicators are to reach".to_owned());
    }
    Ok((!all.is_empty()).then(|| ("kpis".to_owned(), Value::List(all))))
}

/// Where an indicator stood last; where it stood before, if no number has come since.
fn baseline(made: &Made<'_>, kpi: &Kpi, text: &str, node: &Node<'_>) -> Option<(String, Value)> {
    let all = node.entries()?;
    let periods = made.plan.file.data.periods.iter().rev();
    let last = periods.map(|period| period.id.as_str()).find_map(|id| {
        let reading = &kpi.values.get(id)?.value;
        kpi::number(reading).map(|_| (id, reading))
    });
    let Some((id, reading)) = last else {
        let node = value_of(all, "baseline").filter(|node| !cites(node))?;
        return Some(("baseline".to_owned(), Value::of(text, node)?));
    };
    let node = value_of(value_of(all, "values")?.entries()?, id)?;
    let mut written = match node.entries() {
        Some(_) => {
            let without_text =
                node.entries().and_then(|all| value_of(all, "text")).is_some_and(cites);
            entries(text, node, |key| key != "text" || !without_text)
        }
        None => vec![("value".to_owned(), Value::of(text, node)?)],
    };
    if reading.at.is_none() {
        written.extend(made.cut_off(id).map(|day| ("at".to_owned(), Value::Line(day))));
    }
    Some(("baseline".to_owned(), Value::Map(written)))
}

/// What an indicator is to reach, where that is not over; and whether it is to be settled.
fn aims(
    made: &Made<'_>,
    kpi: &Kpi,
    text: &str,
    node: &Node<'_>,
) -> (Option<(String, Value)>, bool) {
    let written = || {
        let node = value_of(node.entries()?, "target").filter(|node| !cites(node))?;
        Some(("target".to_owned(), Value::of(text, node)?))
    };
    let stands = |target: &Aimed| match target.aim {
        Aim::Unset(_) => true,
        // It would be a change against another baseline.
        Aim::Change(_) => false,
        _ => target
            .by
            .and_then(PlanDate::last_day)
            .is_some_and(|day| i32::from(day.year()) >= made.next_first()),
    };
    if kpi.target.iter().all(|target| stands(&target.value)) {
        return (written(), false);
    }
    let open = Value::Line("to_be_confirmed".to_owned());
    (Some(("target".to_owned(), open)), true)
}
