//! Nothing that is marked above a ceiling is shown: in no command, in no format, not in a word.
//!
//! Plans are made up in which every text is to be found nowhere else, with any markings and some
//! faulty files; all that the program shows of them is searched. What is marked at the ceiling or
//! below has to be there.

mod plan;
mod texts;

use std::collections::BTreeSet;

use empact::schema::Kind;

use plan::covered;
use texts::Texts;

#[test]
fn every_text_of_the_model_is_filled_in() {
    for kind in Kind::ALL {
        let (wanted, covered) = (Texts::of(kind).sites(), covered(kind));
        let missing: BTreeSet<_> = wanted.difference(&covered).collect();
        assert!(missing.is_empty(), "texts of a {} that these tests do not fill in: {missing:?}", kind.name());
        assert!(covered.is_subset(&wanted), "{:?}", covered.difference(&wanted));
    }
}
