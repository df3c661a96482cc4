//! Who leads and takes part, and who belonged to a group.

use std::collections::{BTreeMap, BTreeSet};

use crate::page;
use crate::page::{Page, actions, number};
use crate::recount::{PRIORITIES, all_actions, party, priority};
use crate::{PAGE, summary};

#[test]
fn who_leads_and_takes_part_is_as_the_files_say() {
    let mut leads: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut named = leads.clone();
    for action in all_actions() {
        let driver = priority(action.priority);
        let meant = |name: &str| match name {
            "driver" => party(&driver["driver"]).expect("a driver").to_owned(),
            name => name.to_owned(),
        };
        let is_group = |name: &str| {
            name.starts_with("all") || name == "interested_ms" || name == "forerunners"
        };
        let mut done = BTreeSet::new();
        for name in action.list("leaders").into_iter().filter_map(party).map(meant) {
            done.insert(name.clone());
            leads.entry(name).or_default().insert(action.id());
        }
        let participants = action.list("participants");
        for name in participants.into_iter().filter_map(party).filter(|name| !is_group(name)) {
            let name = meant(name);
            if done.insert(name.clone()) {
                named.entry(name).or_default().insert(action.id());
            }
        }
    }
    let of = |map: &BTreeMap<String, BTreeSet<(String, String)>>, code: &str| {
        map.get(code).map_or(0, BTreeSet::len)
    };
    let matrix = PAGE.table("engagement", 0);
    let columns = PRIORITIES.len() + 1;
    for row in matrix.iter().filter(|row| !row[columns].is_empty()) {
        let code = row[0].as_str();
        assert_eq!(number(&row[columns]), of(&leads, code), "{code} leads");
        assert_eq!(number(&row[columns + 2]), of(&named, code), "{code} takes part");
        let roles: usize = row[columns..columns + 4].iter().map(|cell| number(cell)).sum();
        assert_eq!(number(&row[columns + 4]), roles);
        for ((key, _), cell) in PRIORITIES.iter().zip(&row[1..]) {
            let own = leads.get(code).into_iter().flatten().filter(|(p, _)| p == key).count();
            let shown = cell.split(' ').find_map(|part| part.strip_prefix('L')).map_or(0, number);
            assert_eq!(shown, own, "{code} in {key}");
        }
    }
    let known: BTreeSet<&str> = matrix.iter().map(|row| row[0].as_str()).collect();
    assert!(leads.keys().chain(named.keys()).all(|code| known.contains(code.as_str())));
    // The lists behind the numbers.
    let mut listed: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut listed_named = listed.clone();
    for row in tables_last("engagement") {
        listed.entry(row[0].clone()).or_default().extend(actions(&row[1], None));
        listed_named.entry(row[0].clone()).or_default().extend(actions(&row[3], None));
    }
    listed.retain(|_, actions| !actions.is_empty());
    listed_named.retain(|_, actions| !actions.is_empty());
    assert_eq!((listed, listed_named), (leads.clone(), named));
    // How the lead is spread.
    let row = &PAGE.table("engagement", 1)[0];
    let total: usize = leads.values().map(BTreeSet::len).sum();
    assert_eq!((number(&row[1]), number(&row[2])), (total, leads.len()));
    let share = |count: usize| {
        100.0 * f64::from(u32::try_from(count).expect("small"))
            / f64::from(u32::try_from(total).expect("small"))
    };
    let index: f64 = leads.values().map(|actions| share(actions.len()).powi(2)).sum();
    assert_eq!(row[5].replace(' ', ""), format!("{index:.0}"));
    let mut counts: Vec<usize> = leads.values().map(BTreeSet::len).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let three = share(counts.iter().take(3).sum());
    assert_eq!(row[4], format!("{three:.1}%"));
    // The pledge of section 4: Italy is registered in cybercrime and took no part.
    let absences = PAGE.table("engagement", 2);
    let cybercrime = absences.iter().find(|row| row[0] == "CYB").expect("a row");
    assert_eq!((cybercrime[1].as_str(), cybercrime[4].as_str()), ("actions name nobody", "IT"));
}

fn tables_last(anchor: &str) -> Vec<page::Row> {
    let tables = PAGE.section(anchor).split("\n### ").last().expect("a part").to_owned();
    Page::new(format!("<a id=\"x\"></a>\n{tables}")).table("x", 0)
}

#[test]
fn groups_have_the_members_of_their_day() {
    let members = |page: &Page| {
        let rows = page.table("engagement", 3);
        let row = rows.into_iter().find(|row| row[1] == "all Member States" && row[0] == "MOCG");
        row.expect("the group").swap_remove(4)
    };
    assert!(members(&PAGE).starts_with("28: ") && members(&PAGE).contains("HR"));
    let june = Page::new(summary(&["--period", "2013-06"]));
    assert!(members(&june).starts_with("27: ") && !members(&june).contains("HR"));
}
