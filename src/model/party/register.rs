//! The register of parties: who can lead or take part in an action. Part of the program, as the
//! table `parties.tsv`; searched by `analyse` and the rules.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::{Membership, Party, PartyKind};

const TABLE: &str = include_str!("parties.tsv");

/// What many states are called besides their own name.
const FORMS: [&str; 20] = [
    "the",
    "of",
    "and",
    "republic",
    "kingdom",
    "grand",
    "duchy",
    "principality",
    "state",
    "states",
    "federal",
    "democratic",
    "socialist",
    "islamic",
    "arab",
    "federation",
    "confederation",
    "united",
    "saint",
    "islands",
];

/// The parties in the order of the table, and where each code stands.
struct Register {
    parties: Vec<Party>,
    places: HashMap<&'static str, usize>,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let parties = read(TABLE);
    let places = parties.iter().enumerate().map(|(place, party)| (party.code, place)).collect();
    Register { parties, places }
});

/// Every party: Member States past and present in protocol order, third countries by code,
/// then institutions, agencies and organisations.
pub fn all() -> impl Iterator<Item = &'static Party> {
    REGISTER.parties.iter()
}

/// The party with exactly this code.
pub fn lookup(code: &str) -> Option<&'static Party> {
    REGISTER.places.get(code).map(|place| &REGISTER.parties[*place])
}

/// The party that is known by this code, name, former name, abbreviation or ISO code, in
/// capitals or not: `GB`, `great britain`, `LUX`, `EUROPOL`, `EU-KOM`.
///
/// A code comes before a name: `FRA` is the Fundamental Rights Agency, though it is France's
/// ISO code, `EC` is the European Commission and not Ecuador, and `GE` is Georgia.
pub fn by_alias(text: &str) -> Option<&'static Party> {
    all()
        .find(|party| same(party.code, text))
        .or_else(|| all().find(|party| party.names().any(|name| same(name, text))))
}

/// The Member States on a day, in protocol order.
pub fn member_states_on(day: Date) -> impl Iterator<Item = &'static Party> {
    all().filter(move |party| party.is_member_state_on(day))
}

/// The words of a name that are its own: two states that are both a republic are not near to each
/// other for that.
pub fn own_words(name: &str) -> String {
    let is_own = |word: &&str| !FORMS.iter().any(|form| form.eq_ignore_ascii_case(word));
    name.split_whitespace().filter(is_own).collect::<Vec<_>>().join(" ")
}

/// Whether two names differ in nothing but capitals and the shape of an apostrophe.
fn same(a: &str, b: &str) -> bool {
    let folded = |text: &'_ str| -> Vec<char> {
        let straight = |c| if c == '’' { '\'' } else { c };
        text.chars().flat_map(char::to_lowercase).map(straight).collect()
    };
    // Folding a letter changes its length by a few bytes at most; most names fail here.
    a.len().abs_diff(b.len()) <= 8 && folded(a) == folded(b)
}

/// The parties of a table: its first line without `#` names the columns.
fn read(table: &'static str) -> Vec<Party> {
    let mut rank = 0;
    let lines = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    let party = |line: &'static str| {
        let party = party(line, rank + 1).unwrap_or_else(|| panic!("not a party: {line}"));
        rank += u8::from(party.membership.is_some());
        party
    };
    lines.map(party).collect()
}

/// The party of a line; the rank is for a Member State.
fn party(line: &'static str, rank: u8) -> Option<Party> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [kind, code, alpha3, name, aliases, from, until, note] = cells.try_into().ok()?;
    let stated = |cell: &'static str| (!cell.is_empty()).then_some(cell);
    let day = |cell: &'static str| stated(cell).map(|day| day.parse::<Date>().ok());
    let kind = match kind {
        "member_state" => PartyKind::MemberState,
        "third_country" => PartyKind::ThirdCountry,
        "institution" => PartyKind::Institution,
        "agency" => PartyKind::Agency,
        "organisation" => PartyKind::Organisation,
        _ => return None,
    };
    let until = match day(until) {
        Some(day) => Some(day?),
        None => None,
    };
    let membership = match day(from) {
        Some(from) => Some(Membership { rank, from: from?, until }),
        None => None,
    };
    let aliases = aliases.split(" | ").filter(|alias| !alias.is_empty()).collect();
    let (alpha3, note) = (stated(alpha3), stated(note));
    Some(Party { code, name, aliases, alpha3, note, kind, membership })
}
