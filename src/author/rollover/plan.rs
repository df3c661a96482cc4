//! The next plan's own file. Called by `rollover`.

use anyhow::{Result, bail};
use jiff::ToSpan as _;

use super::names::names;
use super::parts::{Old, Written};
use super::{Made, head, years_in};
use crate::author::carried::{self, Value, entries};
use crate::author::templates;
use crate::fix::FileChange;
use crate::model::scalar::Scalar;
use crate::model::{FORMAT, Period, PlanDate, Precision};
use crate::yaml::Kind;

/// The text of the plan's own file, made for these others, and what is to be decided of it.
///
/// # Errors
/// When the title cannot be told.
pub(super) fn text(made: &Made<'_>, others: &[FileChange]) -> Result<(String, Vec<String>)> {
    let from = Old::new(made.file(made.plan.file.source));
    let file = &made.plan.file.data;
    let mut asked = Vec::new();
    let years: Vec<String> = made.next.years.iter().map(u16::to_string).collect();
    let mut all: Written = vec![
        ("format".to_owned(), Value::Line(FORMAT.to_string())),
        ("title".to_owned(), Value::Line(title(made)?)),
    ];
    if let Some(short) = file.short_title.as_ref().and_then(|short| moved_title(made, short)) {
        all.push(("short_title".to_owned(), Value::Line(templates::text(&short)?)));
    }
    all.push(("years".to_owned(), Value::in_brackets(&years)));
    let covers = file.cycle.as_ref().map(|cycle| {
        let cycle = cycle.start.value..=cycle.end.value;
        made.next.years.iter().all(|year| cycle.contains(year))
    });
    match covers {
        Some(true) => all.extend(from.as_written("cycle")),
        Some(false) => asked.push("the policy cycle that it belongs to".to_owned()),
        None => {}
    }
    all.extend(from.as_written("marking"));
    all.extend(from.as_written("notice"));
    if file.declassification.is_some() {
        asked.push("its marking, which is the one before the decision that lifted it".to_owned());
    }
    all.extend(from.as_written("language"));
    all.extend(from.as_written("party_order"));
    all.push(("periods".to_owned(), periods(made, &mut asked)?));
    all.push(("priorities".to_owned(), priorities(made, &from, &mut asked)));
    all.extend(names(made, &from, others));
    for key in ["form_texts", "lint", "limits"] {
        all.extend(from.as_written(key));
    }
    let made_from = format!("Made from the plan {}.", made.of_years);
    Ok((carried::file(&head(&made_from, &asked), &all), asked))
}

fn title(made: &Made<'_>) -> Result<String> {
    let own = &made.plan.file.data.title.value;
    match (&made.next.title, moved_title(made, own)) {
        (Some(title), _) => templates::text(title),
        (None, Some(title)) => templates::text(&title),
        (None, None) => bail!(
            "the title of this plan names its years, and the next one has more or fewer\n  \
             say how it is called, as in `--title \"Operational Action Plan\"`"
        ),
    }
}

/// A title with the years of the next plan; `None` where it names years, and those are more or fewer.
fn moved_title(made: &Made<'_>, title: &str) -> Option<String> {
    let file = &made.plan.file.data;
    let is_own = |year: u16| file.years.iter().any(|own| own.value == year);
    let is_alike = file.years.len() == made.next.years.len();
    let names = years_in(title).iter().any(|(_, year)| is_own(*year));
    (is_alike || !names).then(|| moved(made, title, is_own))
}

/// How many years later everything is.
fn by(made: &Made<'_>) -> i32 {
    made.next_first() - i32::from(made.first)
}

/// A text in which some of the years are those of the next plan.
fn moved(made: &Made<'_>, text: &str, is_meant: impl Fn(u16) -> bool) -> String {
    let mut out = text.to_owned();
    for (at, year) in years_in(text).into_iter().filter(|(_, year)| is_meant(*year)) {
        out.replace_range(at..at + 4, &(i32::from(year) + by(made)).to_string());
    }
    out
}

fn moved_date(made: &Made<'_>, date: PlanDate) -> Option<String> {
    let Precision::Day(day) = date.precision() else {
        return (!date.is_open()).then(|| moved(made, &date.to_string(), |_| true));
    };
    let later = day.checked_add(by(made).years()).ok()?;
    // The last day of February is another in another year.
    let later = if day == day.last_of_month() { later.last_of_month() } else { later };
    Some(later.to_string())
}

/// The periods, as far as they lie in the next plan.
fn periods(made: &Made<'_>, asked: &mut Vec<String>) -> Result<Value> {
    let file = &made.plan.file.data;
    let last = made.next.years.iter().max().copied().unwrap_or_default();
    let mut all = Vec::new();
    for period in &file.periods {
        let id = moved(made, period.id.as_str(), |_| true);
        let cut_off = period.cut_off.as_ref().map(|date| date.value);
        let cut_off = cut_off.and_then(|date| moved_date(made, date));
        let day = cut_off.as_ref().unwrap_or(&id);
        let day = PlanDate::parse(day).ok().and_then(PlanDate::last_day);
        let is_beyond = day.is_some_and(|day| i32::from(day.year()) > i32::from(last));
        let Some(reporters) = reporters(made, period) else { continue };
        if is_beyond {
            continue;
        }
        let label = moved(made, &period.label.value, |_| true);
        let mut fields = vec![
            format!("id: {}", templates::any(&id)?),
            format!("label: {}", templates::text(&label)?),
        ];
        if let Some(kind) = &period.kind {
            fields.push(format!("kind: {}", templates::text(kind)?));
        }
        fields.extend(cut_off.map(|day| format!("cut_off: {day}")));
        let due = period.due.as_ref().and_then(|due| moved_date(made, due.value));
        fields.extend(due.map(|day| format!("due: {day}")));
        if !reporters.is_empty() {
            fields.push(format!("priorities: [{}]", reporters.join(", ")));
        }
        all.push(Value::Line(format!("{{ {} }}", fields.join(", "))));
    }
    if made.next.years.len() > file.years.len() {
        asked.push("its periods in the years that this plan has more".to_owned());
    }
    Ok(if all.is_empty() { Value::in_brackets(&[]) } else { Value::List(all) })
}

/// The priorities that report in a period: none where all do, and `None` where nobody is left.
fn reporters(made: &Made<'_>, period: &Period) -> Option<Vec<String>> {
    let goes_on = |folder: &str| made.fates.goes_on(folder) == Some(true);
    let left = period.priorities.iter().filter(|key| goes_on(&key.folder()));
    let left: Vec<String> = left.map(ToString::to_string).collect();
    (period.priorities.is_empty() || !left.is_empty()).then_some(left)
}

fn priorities(made: &Made<'_>, from: &Old<'_>, asked: &mut Vec<String>) -> Value {
    let mut all = Vec::new();
    let written = from.node("priorities").map(|node| &node.kind);
    let Some(Kind::Sequence(items)) = written else { return Value::List(all) };
    for (entry, node) in made.plan.file.data.priorities.iter().zip(items) {
        match made.fates.goes_on(&entry.key.folder()) {
            Some(true) if entry.reported_in.is_none() => all.extend(Value::of(from.text, node)),
            Some(true) => {
                all.push(Value::Map(entries(from.text, node, |key| key != "reported_in")));
            }
            Some(false) => {}
            None => asked.push(format!(
                "whether {} goes on; the plan {} does not report on it",
                entry.key.value, made.of_years
            )),
        }
    }
    for (at, target) in made.fates.targets.iter().enumerate() {
        if target.before.is_none() && made.fates.is_there(at) {
            all.push(Value::Line(target.key.clone()));
        }
    }
    if all.is_empty() { Value::in_brackets(&[]) } else { Value::List(all) }
}
