//! The register: who is in it, under which names, and since when.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::register::{all, by_alias, lookup, member_states_on, own_words};
use super::{Party, PartyKind};

fn party(code: &str) -> &'static Party {
    lookup(code).unwrap_or_else(|| panic!("{code}"))
}

fn codes(day: Date) -> Vec<&'static str> {
    member_states_on(day).map(|party| party.code).collect()
}

#[test]
fn the_union_has_the_members_it_had() {
    for (day, members) in [
        (date(1957, 12, 31), 0),
        (date(1958, 1, 1), 6),
        (date(1973, 1, 1), 9),
        (date(1981, 1, 1), 10),
        (date(1986, 1, 1), 12),
        (date(1995, 1, 1), 15),
        (date(2004, 4, 30), 15),
        (date(2004, 5, 1), 25),
        (date(2007, 1, 1), 27),
        (date(2013, 6, 30), 27),
        (date(2013, 7, 1), 28),
        (date(2020, 1, 31), 28),
        (date(2020, 2, 1), 27),
    ] {
        assert_eq!(codes(day).len(), members, "{day}");
    }
    assert!(!codes(date(2013, 6, 30)).contains(&"HR"));
    assert!(!codes(date(2020, 2, 1)).contains(&"UK"));
    assert_eq!(party("UK").kind_on(date(2020, 1, 31)), PartyKind::MemberState);
    assert_eq!(party("UK").kind_on(date(2020, 2, 1)), PartyKind::ThirdCountry);
    assert_eq!(party("Europol").kind_on(date(2013, 1, 1)), PartyKind::Agency);
}

#[test]
fn protocol_order_is_that_of_the_names_in_their_own_languages() {
    let order = "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE \
                 UK";
    let day = date(2013, 7, 1);
    assert_eq!(codes(day), order.split(' ').collect::<Vec<_>>());

    let mut parties: Vec<_> = all().collect();
    parties.reverse();
    parties.sort_by_key(|party| party.protocol_key(day));
    let sorted: Vec<_> = parties.iter().map(|party| party.code).collect();
    assert_eq!(sorted[..28], codes(day));
    assert_eq!(sorted[28], "AF");

    let mut pair = [party("UK"), party("SE"), party("AF")];
    pair.sort_by_key(|party| party.protocol_key(date(2024, 1, 1)));
    assert_eq!(pair.map(|party| party.code), ["SE", "AF", "UK"]);
    pair.sort_by_key(|party| party.code_key(day));
    assert_eq!(pair.map(|party| party.code), ["SE", "UK", "AF"]);
}

#[test]
fn parties_of_the_plans_are_found_by_what_they_are_called() {
    for (text, code) in [
        ("LUX", "LU"),
        ("FIN", "FI"),
        ("EST", "EE"),
        ("D", "DE"),
        ("GR", "EL"),
        ("GB", "UK"),
        ("great britain", "UK"),
        ("USA", "US"),
        ("Cape Verde", "CV"),
        ("Côte d'Ivoire", "CI"),
        ("CÔTE D’IVOIRE", "CI"),
        ("Turkey", "TR"),
        ("EUROPOL", "Europol"),
        ("EC3", "Europol"),
        ("FRONTEX", "Frontex"),
        ("EU-KOM", "EC"),
        ("Council Secretariat", "GSC"),
        ("MAOC(N)", "MAOC"),
        ("DG Move", "MOVE"),
        ("be", "BE"),
        ("GE", "GE"),
        ("EC", "EC"),
        ("Ecuador", "ECU"),
        ("European Commission", "EC"),
        ("fra", "FRA"),
        ("France", "FR"),
        ("French Republic", "FR"),
        ("Republic of Poland", "PL"),
        ("Republic of Austria", "AT"),
        ("republic of serbia", "RS"),
        ("Hellenic Republic", "EL"),
    ] {
        assert_eq!(by_alias(text).map(|party| party.code), Some(code), "{text}");
    }
    assert_eq!(party("GE").name, "Georgia");
    assert_eq!(party("FRA").kind_on(date(2013, 1, 1)), PartyKind::Agency);
    for text in ["", "XX", "All MS", "Letherlands", "European Council", "no one"] {
        assert_eq!(by_alias(text), None, "{text}");
    }
    for code in ["GR", "GB", "be", "EUROPOL", "LUX", ""] {
        assert_eq!(lookup(code), None, "{code} is no code of the register");
    }
    for code in [
        "NO", "CH", "IS", "LI", "US", "CN", "TR", "RS", "ME", "AL", "MK", "BA", "XK", "UA", "MD",
        "GE", "BY", "RU", "GH", "NG", "SN", "CV", "GW", "GM", "GN", "BJ", "CI", "TG", "ML", "SL",
        "LR", "MA", "DZ", "TN", "BR", "AR", "CO", "VE", "ECU", "PE", "PA", "MX", "CA", "JP", "LB",
        "AF", "Eurojust", "CEPOL", "EMCDDA", "EUDA", "OLAF", "eu-LISA", "EEAS", "TAXUD",
        "Interpol", "UNODC", "UNOWA", "ECOWAS", "WCO", "EULEX", "CoE", "BIMCO", "TAPA", "EFE",
        "SELEC", "OSCE", "IOM", "ILO", "NAPTIP",
    ] {
        assert_eq!(party(code).code, code);
    }
    assert!(party("XK").note.is_some_and(|note| note.contains("1244/1999")));
    assert_eq!(party("NO").note, None);
}

#[test]
fn every_code_is_found_and_nothing_means_two_parties() {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for party in all() {
        assert_eq!(lookup(party.code), Some(party), "sorted, and no code twice");
        assert_eq!(by_alias(party.code), Some(party));
        for name in party.names().chain([party.code]) {
            if let Some(other) = owners.insert(name.to_lowercase(), party.code) {
                let agency = name == "FRA" && other == "FR";
                assert!(agency || other == party.code, "{name}: {other}, {}", party.code);
            }
            assert_eq!(name.trim(), name);
        }
        let iso_shaped =
            party.code.len() == 2 && party.code.bytes().all(|b| b.is_ascii_uppercase());
        assert!(!party.is_state() || iso_shaped || party.code == "ECU", "{}", party.code);
        assert_eq!(party.is_state(), party.alpha3.is_some());
    }
}

#[test]
fn a_form_of_government_is_not_what_a_state_is_called() {
    for (name, own) in [
        ("Republic of Korea", "Korea"),
        ("Czech Republic", "Czech"),
        ("Grand Duchy of Luxembourg", "Luxembourg"),
        ("United Kingdom", ""),
    ] {
        assert_eq!(own_words(name), own);
    }
}

#[test]
fn ranks_are_the_order_of_the_table() {
    let ranks: Vec<_> = all().filter_map(Party::membership).map(|m| m.rank).collect();
    assert_eq!(ranks, (1..=28).collect::<Vec<u8>>());
}
