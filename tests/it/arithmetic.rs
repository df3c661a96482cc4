//! The arithmetic between the numbers of the plan of 2013: every statement that can be checked is
//! computed from the data of the example, also the two that the printed reports got wrong.

use std::collections::BTreeMap;
use std::path::Path;

use empact::analyse::figures::Figures;
use empact::analyse::totals;
use empact::load;
use empact::model::{
    Action, Attainment, Decision, Figure, Kpi, Plan, Priority, PriorityKey, Quantity, scalar,
};
use rust_decimal::Decimal;

fn plan() -> Plan {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    load::load(&root).expect("readable").plan.expect("a plan")
}

fn priority<'p>(plan: &'p Plan, key: &str) -> &'p Priority {
    let key = <PriorityKey as scalar::Scalar>::parse(key).unwrap_or_else(|_| panic!("{key}"));
    plan.priority(&key).expect("a priority of the plan")
}

fn action<'p>(priority: &'p Priority, number: &str) -> &'p Action {
    let action = priority.actions.iter().find(|one| one.data.action.to_string() == number);
    &action.expect("an action of the priority").data
}

fn kpi<'p>(action: &'p Action, id: &str) -> &'p Kpi {
    action.kpis.iter().find(|kpi| kpi.id.as_str() == id).expect("an indicator of the action")
}

/// Where an indicator stood at first and in the last period.
fn course(kpi: &Kpi) -> (Quantity, Quantity) {
    let number = |reading: &empact::model::Reading| {
        let value = reading.value.as_ref().and_then(|value| value.known());
        *value.expect("a number")
    };
    let (_, last) = kpi.values.iter().last().expect("a value");
    (number(kpi.baseline.as_ref().expect("a baseline")), number(last))
}

fn figure<'p>(figures: &Figures<'p>, id: &str) -> &'p Figure {
    figures.get(id).unwrap_or_else(|| panic!("no figure {id}"))
}

fn value(figures: &Figures<'_>, id: &str) -> Quantity {
    figure(figures, id).value.value
}

/// In per cent, to two decimals.
fn change(before: Quantity, after: Quantity) -> String {
    let change = Quantity::change(before, after).expect("computable");
    change.value().round_dp(2).normalize().to_string()
}

/// The change of a figure against the one it is compared with.
fn own_change(figures: &Figures<'_>, id: &str) -> String {
    let (before, _) = figures.before(figure(figures, id)).expect("compared with another");
    change(before.value.value, value(figures, id))
}

fn share(figures: &Figures<'_>, id: &str) -> String {
    let (_, share) = figures.whole(figure(figures, id)).expect("part of another");
    share.expect("computable").value().round_dp(1).normalize().to_string()
}

#[test]
fn trafficking_in_human_beings() {
    let plan = plan();
    let figures = Figures::of(priority(&plan, "THB"));
    assert_eq!(own_change(&figures, "cases-2013"), "8.45");
    assert_eq!(own_change(&figures, "contributions-2013"), "6.82");
    assert_eq!(share(&figures, "cases-empact"), "48.4");
    assert_eq!(share(&figures, "contributions-empact"), "56");
    let shares = ["sexual-exploitation", "labour-exploitation", "children"];
    let sum = Quantity::sum(shares.map(|id| value(&figures, &format!("contributions-{id}"))));
    assert_eq!(sum, Some(Quantity::exact(100)));
    let children = figure(&figures, "child-investigations");
    assert_eq!(figures.sum(children), Some(Quantity::exact(9)));
    assert_eq!(children.value.value, Quantity::exact(9));
}

/// The driver and the report on action 3.3 differ. Both stand, each says so, and one is counted.
#[test]
fn two_counts_of_the_same_teams() {
    let plan = plan();
    let thb = priority(&plan, "THB");
    let figures = Figures::of(thb);
    for (id, number, other) in [
        ("jits-eurojust", 15, "jits-eurojust-action"),
        ("jits-eurojust-action", 13, "jits-eurojust"),
    ] {
        let figure = figure(&figures, id);
        assert_eq!(figure.value.value, Quantity::exact(number));
        assert!(figure.note.as_ref().is_some_and(|note| note.contains("differ")), "{id}");
        let cited = format!("<figure:{other}>");
        assert!(figure.note.as_ref().is_some_and(|note| note.contains(&cited)), "{id}");
    }
    assert_eq!(value(&figures, "jits-eurojust-new"), Quantity::exact(8));
    let totals = totals::of_priority(&plan, thb);
    let teams = totals.iter().find(|total| total.measure == "jits").expect("counted");
    assert_eq!(teams.value, Some(Quantity::exact(15)));
}

#[test]
fn mobile_groups_change() {
    let plan = plan();
    let mocg = priority(&plan, "MOCG");
    let figures = Figures::of(mocg);

    let (before, after) = course(kpi(action(mocg, "3.2"), "robbery-objects"));
    assert_eq!(change(before, after), "142.53");
    let factor = |id| Decimal::ONE + value(&figures, id).value() / Decimal::ONE_HUNDRED;
    let both = factor("eis-increase-2012") * factor("eis-increase-2013");
    assert_eq!(both.round_dp(2).to_string(), "2.43");
    let ratio = after.ratio(before).expect("computable").value();
    assert_eq!(ratio.round_dp(2), both.round_dp(2));

    let (before, after) = course(kpi(action(mocg, "3.3"), "siena-requests"));
    assert_eq!(change(before, after), "24.19");
    assert_eq!(own_change(&figures, "siena-messages-2013"), "86.84");
    let times = figures.ratio(figure(&figures, "siena-messages-2013")).expect("computable");
    assert_eq!(times.value().round_dp(2).to_string(), "1.87");
}

/// Printed as 99,47: the plan has what follows from the numbers, and the misprint on record.
#[test]
fn mobile_groups_misprint() {
    let plan = plan();
    let figures = Figures::of(priority(&plan, "MOCG"));
    assert_eq!(own_change(&figures, "siena-requests-2013"), "99.44");
    let requests = figure(&figures, "siena-requests-2013");
    assert!(requests.note.as_ref().is_some_and(|note| note.contains("+ 99,47 %")));
    assert!(requests.printed.is_none());
}

#[test]
fn mobile_groups_sums() {
    let plan = plan();
    let mocg = priority(&plan, "MOCG");
    let figures = Figures::of(mocg);
    for (id, sum) in [("arrests-action-days", 418), ("infringements-action-days", 4539)] {
        let figure = figure(&figures, id);
        let parts = figures.sum(figure).expect("computable");
        assert_eq!(parts, Quantity::exact(sum));
        assert_eq!(parts.equals(figure.value.value), Attainment::Met, "{id}");
        assert!(!figure.value.is_exact(), "{id} is \"over\"");
    }
    let days = &action(mocg, "3.7").events;
    let day = days.iter().find(|event| event.member_states.is_some()).expect("the action day");
    assert_eq!(day.member_states.as_ref().map(|count| count.value), Some(Quantity::exact(18)));
    assert_eq!(day.attended_by.len(), 18);
}

#[test]
fn synthetic_drugs() {
    let plan = plan();
    let syn = priority(&plan, "SYN");
    let figures = Figures::of(syn);
    let sums: Vec<(Quantity, Option<Quantity>)> = figures
        .iter()
        .filter(|(_, figure)| !figure.sum_of.is_empty())
        .map(|(_, figure)| (figure.value.value, figures.sum(figure)))
        .collect();
    assert_eq!(sums, [(Quantity::exact(30), Some(Quantity::exact(30)))]);
    assert_eq!(syn.file.as_ref().map(|file| file.data.members.len()), Some(18));
}

#[test]
fn container_shipments() {
    let plan = plan();
    let cont = priority(&plan, "CONT");
    let of = |number: i64| {
        let results = action(cont, "1.2").results.iter();
        let found =
            results.map(|figure| figure.value.value).find(|q| *q == Quantity::exact(number));
        found.unwrap_or_else(|| panic!("no figure of {number}")).value()
    };
    for (year, month) in [(414_334, 34_528), (15_949, 1_329)] {
        assert_eq!((of(year) / Decimal::from(12)).round(), of(month));
    }
    let results = &action(cont, "6.2").results;
    let memoranda = results.iter().find(|figure| figure.countries.len() > 1).expect("BIMCO");
    assert_eq!(memoranda.value.value, Quantity::exact(memoranda.countries.len() as u64));
    assert_eq!(memoranda.countries.len(), 14);
}

/// Three lists of 8, 6 and 3 make 17 entries for 16 actions: one is on two lists.
#[test]
fn cybercrime() {
    let plan = plan();
    let cyb = priority(&plan, "CYB");
    let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for action in cyb.actions.iter().map(|action| &action.data) {
        let last = action.progress.iter().last().and_then(|(_, last)| last.printed.as_deref());
        let next = action.continuation.as_ref().and_then(|next| next.printed.as_deref());
        for word in last.into_iter().chain(next) {
            lists.entry(word).or_default().push(action.action.to_string());
        }
    }
    let counts: Vec<(&str, usize)> = lists.iter().map(|(word, list)| (*word, list.len())).collect();
    assert_eq!(counts, [("completed", 8), ("continuing", 6), ("postponed", 3)]);
    assert_eq!(cyb.actions.len(), 16);
    let both: Vec<&String> =
        lists["completed"].iter().filter(|number| lists["continuing"].contains(number)).collect();
    assert_eq!(both, ["3.5"]);
    let postponed = |action: &&empact::model::Document<Action>| {
        let next = action.data.continuation.as_ref();
        next.is_some_and(|next| next.decision.value == Decision::Postponed)
    };
    assert_eq!(cyb.actions.iter().filter(postponed).count(), 3);
    let members = cyb.file.as_ref().map(|file| file.data.members.len());
    assert_eq!(members, Some(14), "Italy among them, though it took no part");
}
/// Over all priorities, with the sums of group G opened up into their parts.
#[test]
fn the_arrests_of_the_whole_plan() {
    let plan = plan();
    let totals = totals::of_plan(&plan);
    let arrests = totals.iter().find(|total| total.measure == "arrests").expect("counted");
    let counted: Vec<(&str, String)> = arrests
        .counted
        .iter()
        .map(|one| (one.priority.folder.as_str(), one.figure.value.to_string()))
        .collect();
    let expected = [
        ("syn", "1"),
        ("syn", "3"),
        ("syn", "1"),
        ("syn", "5"),
        ("mocg", ">200"),
        ("mocg", "266"),
        ("mocg", "152"),
    ];
    assert_eq!(counted, expected.map(|(folder, value)| (folder, value.to_owned())));
    assert_eq!(arrests.value.map(|value| value.to_string()).as_deref(), Some(">628"));
}
