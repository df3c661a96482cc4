//! Who leads and takes part, how the load is spread, who is not seen, and who belonged to a group.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::page::{Page, Row, actions, number};
use super::recount::{PRIORITIES, list, priority};
use super::roles::{ROLES, STATES, Share, Shares};
use super::{PAGE, summary};

static SHARES: LazyLock<Shares> = LazyLock::new(Shares::count);

/// The rows of the parties, without those that name a kind.
fn matrix() -> Vec<Row> {
    let mut rows = PAGE.table("engagement", 0);
    rows.retain(|row| !row[1 + PRIORITIES.len()].is_empty());
    rows
}

fn cell(share: &Share) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(share.drives.map(String::from));
    for (mark, actions) in ROLES.iter().zip(&share.actions) {
        parts.extend((!actions.is_empty()).then(|| format!("{mark}{}", actions.len())));
    }
    parts.extend((!share.named.is_empty()).then(|| format!("N{}", share.named.len())));
    if parts.is_empty() && share.registered { "•".to_owned() } else { parts.join(" ") }
}

#[test]
fn who_leads_and_takes_part_is_as_the_files_say() {
    let rows = matrix();
    let known: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(known, SHARES.codes());
    let sums = PRIORITIES.len() + 1;
    for row in &rows {
        let code = row[0].as_str();
        for (at, (key, _)) in PRIORITIES.iter().enumerate() {
            let own = SHARES.of.get(&(code.to_owned(), *key)).map_or_else(String::new, cell);
            assert_eq!(row[at + 1], own, "{code} in {key}");
        }
        let mut all = 0;
        for role in 0..ROLES.len() {
            let own: usize = SHARES.party(code).map(|(_, share)| share.actions[role].len()).sum();
            assert_eq!(number(&row[sums + role]), own, "{code} {}", ROLES[role]);
            all += own;
        }
        let named: usize = SHARES.party(code).map(|(_, share)| share.named.len()).sum();
        assert_eq!(number(&row[sums + ROLES.len()]), named, "{code} is named");
        assert_eq!(number(&row[sums + ROLES.len() + 1]), all, "{code}");
    }
}

#[test]
fn the_actions_of_each_party_are_those_of_the_files() {
    let rows = PAGE.last_table("engagement");
    let is_seen = |share: &Share| share.is_in_actions() || share.is_named();
    let active = SHARES.of.iter().filter(|(_, share)| is_seen(share));
    let listed: BTreeSet<&String> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(listed, active.map(|((code, _), _)| code).collect());
    for row in &rows {
        for role in 0..ROLES.len() {
            let own = SHARES.party(&row[0]).flat_map(|(key, share)| {
                share.actions[role].iter().map(|number| (key.to_owned(), number.clone()))
            });
            let listed: BTreeSet<_> = actions(&row[role + 1], None).into_iter().collect();
            assert_eq!(listed, own.collect(), "{} {}", row[0], ROLES[role]);
        }
        let own = SHARES.party(&row[0]).flat_map(|(_, share)| share.named.iter().cloned());
        let listed = row[ROLES.len() + 1].split(", ").filter(|place| *place != "–");
        let listed: BTreeSet<String> = listed.map(str::to_owned).collect();
        assert_eq!(listed, own.collect(), "{} is named", row[0]);
    }
}

#[test]
fn the_load_is_spread_as_it_was_carried() {
    let rows = PAGE.table("engagement", 1);
    assert_eq!(rows.len(), 2);
    let lists = PAGE.section("engagement").lines().filter(|line| line.starts_with("Everybody, "));
    // Leading and co-leading; any role.
    for ((row, list), roles) in rows.iter().zip(lists).zip([2, ROLES.len()]) {
        let mut carriers: Vec<(String, usize)> = SHARES.load(roles).into_iter().collect();
        carriers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let total: usize = carriers.iter().map(|(_, count)| count).sum();
        assert_eq!((number(&row[1]), number(&row[2])), (total, carriers.len()), "{}", row[0]);
        let named = |some: &[(String, usize)]| {
            some.iter()
                .map(|(code, count)| format!("{code} {count}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(row[3], named(&carriers[..3]));
        assert_eq!(list, format!("Everybody, {}: {}.", row[0], named(&carriers)));
        // To one decimal, and none where that is zero, as all numbers.
        let short = |number: f64| format!("{number:.1}").trim_end_matches(".0").to_owned();
        let real = |count: usize| f64::from(u32::try_from(count).expect("small"));
        let share = |count: usize| 100.0 * real(count) / real(total);
        let three = share(carriers.iter().take(3).map(|(_, count)| count).sum());
        assert_eq!(row[4], short(three) + "%");
        let index: f64 = carriers.iter().map(|(_, count)| share(*count).powi(2)).sum();
        assert_eq!(row[5], format!("{index:.0}"), "{}", row[0]);
        assert_eq!(row[6], short(10_000.0 / index), "{}", row[0]);
    }
}

#[test]
fn who_is_registered_and_not_seen_is_seen_nowhere_in_the_files() {
    let nobody = |key: &str| {
        !SHARES.of.iter().any(|((_, priority), share)| *priority == key && share.is_in_actions())
    };
    let rows = PAGE.table("engagement", 2);
    assert_eq!(rows.len(), PRIORITIES.len());
    for (row, (key, _)) in rows.iter().zip(PRIORITIES) {
        let those = |wanted: &dyn Fn(&str, &Share) -> bool| {
            let own = SHARES
                .of
                .iter()
                .filter(|((code, priority), share)| *priority == key && wanted(code, share));
            let codes: Vec<&str> = own.map(|((code, _), _)| code.as_str()).collect();
            if codes.is_empty() { "–".to_owned() } else { codes.join(", ") }
        };
        let has = |list_of: &str| !list(&priority(key), list_of).is_empty();
        let lists_states = has("members");
        let has_list = lists_states || ["agencies", "third_states", "others"].into_iter().any(has);
        // Whoever is not seen is told of those lists that there are.
        let or_unlisted = |codes: String| {
            let is_unlisted = !lists_states && codes == "–";
            if is_unlisted { "no list of the Member States".to_owned() } else { codes }
        };
        let unsaid = |is_listed: bool, codes: String| match (is_listed, nobody(key)) {
            (false, _) => "no list of the group".to_owned(),
            (true, true) if !super::recount::has_actions(key) => "no report by actions".to_owned(),
            (true, true) => "actions name nobody".to_owned(),
            (true, false) => codes,
        };
        let is_seen = |share: &Share| share.is_in_actions() || share.is_named();
        let leads = |share: &Share| !(share.actions[0].is_empty() && share.actions[1].is_empty());
        let states = |code: &str| STATES.contains(&code);
        let expected = [
            key.to_owned(),
            unsaid(has_list, or_unlisted(those(&|_, share| share.registered && !is_seen(share)))),
            unsaid(
                has_list,
                or_unlisted(those(&|_, share| {
                    share.registered && is_seen(share) && !share.is_named()
                })),
            ),
            unsaid(
                lists_states,
                those(&|code, share| states(code) && share.registered && !leads(share)),
            ),
            those(&|_, share| share.no_part),
        ];
        assert_eq!(row[..], expected, "{key}");
    }
    let section = PAGE.section("engagement");
    let unnamed = STATES.into_iter().filter(|code| {
        let named = |share: &Share| share.is_named() || share.registered || share.drives.is_some();
        !SHARES.party(code).any(|(_, share)| named(share))
    });
    let unnamed = unnamed.collect::<Vec<_>>().join(", ");
    assert!(section.contains(&format!("only as one of a group: {unnamed}.")), "{unnamed}");
    let nowhere: Vec<_> = STATES.iter().filter(|code| !SHARES.codes().contains(*code)).collect();
    assert_eq!(
        section.replace('\u{a0}', " ").contains("31 December 2013): none"),
        nowhere.is_empty()
    );
}

#[test]
fn groups_have_the_members_of_their_day() {
    let rows = PAGE.table("engagement", 3);
    assert_eq!(rows.len(), SHARES.groups.len());
    for row in rows {
        let (named_in, members) = &SHARES.groups[&(row[1].clone(), row[0].clone())];
        assert_eq!(&row[2].split(", ").map(str::to_owned).collect::<BTreeSet<_>>(), named_in);
        match row[4].split_once(": ").filter(|(count, _)| count.parse::<usize>().is_ok()) {
            Some((count, listed)) => {
                assert_eq!(number(count), members.len());
                assert_eq!(
                    &listed.split(", ").map(str::to_owned).collect::<BTreeSet<_>>(),
                    members
                );
            }
            None => assert!(members.is_empty(), "{} {}", row[0], row[4]),
        }
    }
    let june = Page::new(summary(&["--period", "2013-06"]));
    let rows = june.table("engagement", 3);
    let group = rows.iter().find(|row| row[1] == "MOCG" && row[0] == "all Member States");
    let members = &group.expect("the group")[4];
    assert!(members.starts_with("27: ") && !members.contains("HR"), "Croatia joined in July");
}
