//! The register of parties: who can lead or take part in an action. Part of the program, as
//! static tables; searched by `decode` and the rules.

mod bodies;
mod member_states;
mod third_countries;

use jiff::civil::Date;

use self::bodies::BODIES;
use self::member_states::MEMBER_STATES;
use self::third_countries::THIRD_COUNTRIES;
use super::{Kind, Membership, Party};

/// Every party: Member States past and present in protocol order, third countries by code,
/// then institutions, agencies and organisations.
pub fn all() -> impl Iterator<Item = &'static Party> {
    MEMBER_STATES.iter().chain(THIRD_COUNTRIES).chain(BODIES)
}

/// The party with exactly this code.
pub fn lookup(code: &str) -> Option<&'static Party> {
    let third_country = || {
        let found = THIRD_COUNTRIES.binary_search_by(|party| party.code.cmp(code)).ok()?;
        THIRD_COUNTRIES.get(found)
    };
    let having_code = |parties: &'static [Party]| parties.iter().find(|party| party.code == code);
    having_code(MEMBER_STATES).or_else(third_country).or_else(|| having_code(BODIES))
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
    MEMBER_STATES.iter().filter(move |party| party.is_member_state_on(day))
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

const fn member(
    rank: u8,
    code: &'static str,
    alpha3: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    from: Date,
) -> Party {
    let membership = Some(Membership { rank, from, until: None });
    Party { membership, kind: Kind::MemberState, ..third(code, alpha3, name, aliases) }
}

/// A former member, with its last day as one.
const fn left(member: Party, last_day: Date) -> Party {
    match member.membership {
        Some(membership) => {
            let membership = Membership { until: Some(last_day), ..membership };
            Party { membership: Some(membership), ..member }
        }
        None => member,
    }
}

const fn third(
    code: &'static str,
    alpha3: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
) -> Party {
    Party { alpha3: Some(alpha3), ..body(Kind::ThirdCountry, code, name, aliases) }
}

/// A party whose name is always printed with an asterisk and this note.
const fn starred(
    code: &'static str,
    alpha3: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    note: &'static str,
) -> Party {
    Party { note: Some(note), ..third(code, alpha3, name, aliases) }
}

const fn body(
    kind: Kind,
    code: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
) -> Party {
    Party { code, name, aliases, kind, alpha3: None, membership: None, note: None }
}
