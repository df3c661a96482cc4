//! Which party is probably meant by a name that nobody has. Asked by the rule on unknown parties and by the
//! command `parties`, so that both say the same. Who is meant by a name that is known is in `parties`.

use super::parties::ROLES;
use crate::diagnostic::{Candidates, closest};
use crate::model::PlanFile;
use crate::model::party::{Party, register};

/// The names that may have been meant.
pub struct Names<'p> {
    /// Those of the plan and the codes, without those of two letters: near to these is every short word.
    short: Candidates<'p>,
    /// All others of the register.
    long: Candidates<'p>,
}

impl<'p> Names<'p> {
    /// Those of the register, and of a plan if there is one.
    pub fn of(plan: Option<&'p PlanFile>) -> Self {
        let groups =
            plan.into_iter().flat_map(|plan| plan.groups.iter().map(|(key, _)| key.as_str()));
        let parties =
            plan.into_iter().flat_map(|plan| plan.parties.iter().map(|(key, _)| key.as_str()));
        let own = groups.chain(parties).chain(ROLES.iter().copied());
        let codes = register::all().map(|known| known.code).filter(|code| code.len() > 2);
        let names = register::all().flat_map(Party::names).filter(|name| name.len() > 3);
        Self { short: Candidates::new(own.chain(codes)), long: Candidates::new(names) }
    }

    /// The one that a word is probably a slip in.
    pub fn meant(&self, word: &str) -> Option<&str> {
        if word.chars().count() <= 2 {
            return None;
        }
        if is_acronym(word) {
            return self.short.words().find(|known| is_slip(word, known));
        }
        self.short.closest(word).or_else(|| {
            let near = self.long.closest(word)?;
            let (own, near_own) = (register::own_words(word), register::own_words(near));
            // `United Kingdom` has no words but those that others have too.
            if !near_own.is_empty() && own != near_own {
                closest(&own, [near_own.as_str()])?;
            }
            register::by_alias(near).map(|known| known.code)
        })
    }
}

/// Whether a word is a few capital letters, to which any other such word is near.
pub fn is_acronym(word: &str) -> bool {
    word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether the letters of an acronym are those of another in a wrong order, or one of five is missing or
/// stands twice. Another letter makes it another acronym: `EFTA` is not `EFCA`.
fn is_slip(word: &str, known: &str) -> bool {
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().flat_map(char::to_uppercase).collect();
        letters.sort_unstable();
        letters
    };
    let known_upper = known.to_uppercase();
    let (longer, shorter) =
        if word.len() > known.len() { (word, &*known_upper) } else { (&*known_upper, word) };
    match longer.len() - shorter.len() {
        0 => word.len() > 3 && letters(word) == letters(known),
        1 if longer.len() >= 5 => {
            let mut rest = shorter.chars().peekable();
            for letter in longer.chars() {
                rest.next_if_eq(&letter);
            }
            rest.peek().is_none()
        }
        _ => false,
    }
}
