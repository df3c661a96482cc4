//! Parties: the states, agencies, institutions and organisations that drive, lead and take
//! part.
//!
//! Who they are is in the [`register`], the same for every plan; how a plan names them in an
//! action, in what role and with what footnote, is not here.

pub mod abbreviation;
pub mod register;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

/// What sort of party it is, in the order in which the sorts are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyKind {
    /// A state of the Union.
    MemberState,
    /// A country or territory outside the Union.
    ThirdCountry,
    /// An institution of the Union, or a department of one.
    Institution,
    /// An agency, office or other body of the Union.
    Agency,
    /// Any other organisation: international, national or private.
    Organisation,
}

/// One entry of the [`register`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Party {
    /// How files and tables name it: the Union's two-letter code (EL and UK, not GR and GB;
    /// Ecuador alone has three, ECU) or the usual short name (`Europol`).
    pub code: &'static str,
    /// The English short name of a state; the full English name of anybody else, in its latest
    /// form.
    pub name: &'static str,
    /// Other and former names and abbreviations.
    pub aliases: Vec<&'static str>,
    /// The three-letter code of ISO 3166-1, for states and territories. Kosovo's is the usual
    /// one of those left to users.
    pub alpha3: Option<&'static str>,
    /// The footnote that goes with the name, marked by an asterisk, wherever it is printed.
    pub note: Option<&'static str>,
    /// Kept private since for a state it depends on the day.
    kind: PartyKind,
    membership: Option<Membership>,
}

/// When a state belonged to the Union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Membership {
    /// Its place in the Council's protocol order, from 1.
    pub rank: u8,
    /// The first day.
    pub from: Date,
    /// The last day, of a state that left.
    pub until: Option<Date>,
}

impl Party {
    /// What sort of party it is on a day: a state before its accession, and after it left, is a
    /// third country.
    pub fn kind_on(&self, day: Date) -> PartyKind {
        match self.kind {
            PartyKind::MemberState if !self.is_member_state_on(day) => PartyKind::ThirdCountry,
            kind => kind,
        }
    }

    /// What sort of party it is, whatever the day: a state that ever belonged to the Union is one of its
    /// Member States.
    pub fn kind_ever(&self) -> PartyKind {
        self.kind
    }

    /// When it belonged to the Union, if it ever did.
    pub fn membership(&self) -> Option<Membership> {
        self.membership
    }

    /// Whether it is a state or territory, inside the Union or outside.
    pub fn is_state(&self) -> bool {
        matches!(self.kind, PartyKind::MemberState | PartyKind::ThirdCountry)
    }

    /// Whether it belongs to the Union on a day, the first and the last one included.
    pub fn is_member_state_on(&self, day: Date) -> bool {
        self.membership.is_some_and(|membership| {
            membership.from <= day && membership.until.is_none_or(|last_day| day <= last_day)
        })
    }

    /// Sorts parties as the Council does: Member States in protocol order, then each other kind
    /// by English name.
    pub fn protocol_key(&self, day: Date) -> (PartyKind, u8, &'static str) {
        let kind = self.kind_on(day);
        let rank = self.membership.filter(|_| kind == PartyKind::MemberState).map_or(0, |m| m.rank);
        (kind, rank, self.name)
    }

    /// Sorts parties by kind and code, which is how tables of codes are usually read.
    pub fn code_key(&self, day: Date) -> (PartyKind, &'static str) {
        (self.kind_on(day), self.code)
    }

    /// Sorts parties by kind and English name.
    pub fn english_key(&self, day: Date) -> (PartyKind, &'static str) {
        (self.kind_on(day), self.name)
    }

    /// Everything it is called besides its code.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.alpha3).chain(self.aliases.iter().copied())
    }
}
