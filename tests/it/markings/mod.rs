//! Nothing that is marked above a ceiling is shown: in no command, in no format, not in a word.
//!
//! Plans are made up in which every text is to be found nowhere else, with any markings and some
//! faulty files; all that the program shows of them is searched. What is marked at the ceiling or
//! below has to be there.

mod plan;
mod program;
mod shown;
mod state;
pub(crate) mod texts;

use std::collections::BTreeSet;

use empact::model::Marking;
use empact::render::environment::Renderer;
use empact::render::messages::Messages;
use empact::schema::FileKind;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use plan::{PARTS, VALUES, covered, filled};
use shown::{Shown, of_one, of_two};
use state::{Fault, State};
use texts::{Site, Texts};

/// So many plans are made up by each test; `PROPTEST_CASES` asks for another number.
const CASES: u32 = 6;

#[test]
fn every_text_of_the_model_is_filled_in() {
    for kind in FileKind::ALL {
        let (wanted, covered) = (Texts::of(kind).sites(), covered(kind));
        let missing: BTreeSet<_> = wanted.difference(&covered).collect();
        assert!(
            missing.is_empty(),
            "texts of a {} that these tests do not fill in: {missing:?}",
            kind.name()
        );
        assert!(covered.is_subset(&wanted), "{:?}", covered.difference(&wanted));
    }
}

/// Texts that say how the plan is to be read, and go into no output.
const NEVER_SHOWN: [(&str, &str); 6] = [
    // Of the third states that a plan confirms.
    ("InvolvedInFull", "note"),
    ("InvolvedInFull", "role"),
    ("LintSetting", "reason"),
    ("Period", "printed"),
    // Those that a text uses stand in its document, as a test of reports has it.
    ("plan", "abbreviations"),
    ("plan", "form_texts"),
];

/// What a text tells of: the state and the part of every text and every figure that it shows.
fn told(text: &str) -> BTreeSet<(char, usize)> {
    let number = |digits: &str| digits.parse::<usize>().ok();
    let text = text.to_lowercase();
    let texts = ['q', 'w'].into_iter().flat_map(|state| {
        let found = text.match_indices(if state == 'q' { "zq" } else { "zw" });
        found.filter_map(|(at, _)| Some((state, text.get(at + 2..at + 4)?))).collect::<Vec<_>>()
    });
    let texts = texts.filter_map(|(state, digits)| Some((state, number(digits)?)));
    let digits = text.replace(['\u{a0}', '\u{202f}', ' '], "");
    let start = "90000";
    let figures = digits.match_indices(start).filter_map(|(at, _)| {
        let part = number(digits.get(at..at + 7)?)?.checked_sub(VALUES)?;
        (part < PARTS.len()).then_some(('#', part))
    });
    texts.chain(figures).collect()
}

/// Fails where something is shown that tells of what is above.
fn nothing_above(shown: &Shown, state: &State, above: &[bool]) {
    for (name, text) in shown {
        for (from, part) in told(text) {
            let own = state.name.starts_with(if from == '#' { 'q' } else { from });
            assert!(!(own && above[part]), "{name} tells of {}:\n{text}", PARTS[part].path);
        }
    }
}

/// Fails where a part that may be shown, and in which nothing is wrong, is nowhere shown.
fn all_else(shown: &Shown, state: &State, above: &[bool]) {
    let all: BTreeSet<_> = shown.iter().flat_map(|(_, text)| told(text)).collect();
    let faulty = |at: Option<usize>| at.is_some_and(|at| state.faults[at].is_some());
    for (at, part) in PARTS.iter().enumerate().filter(|(at, _)| !above[*at]) {
        if ![Some(at), Some(0), part.above, part.with].into_iter().any(faulty) {
            let words = state.name.chars().next().map(|name| (name, at));
            assert!(words.is_some_and(|words| all.contains(&words)), "{} is missing", part.path);
        }
    }
}

fn marking() -> impl Strategy<Value = Marking> {
    select(Marking::ALL.to_vec())
}

fn state(name: &'static str) -> impl Strategy<Value = State> {
    let parts = PARTS.len();
    let own = || proptest::option::weighted(0.4, marking());
    let top = proptest::option::weighted(0.4, select(Marking::ALL[..3].to_vec()));
    let fault = || proptest::option::weighted(0.15, select(Fault::ALL.to_vec()));
    let faults = prop_oneof![Just(vec![None; parts]), vec(fault(), parts)];
    let lifted =
        proptest::option::weighted(0.3, (select(Marking::ALL[..3].to_vec()), any::<bool>()));
    (top, vec(own(), parts - 1), lifted, faults).prop_map(move |(top, own, lifted, mut faults)| {
        // Of a plan whose own file cannot be read nothing at all is shown.
        faults[0] = None;
        State { name, markings: [vec![top], own].concat(), lifted, faults }
    })
}

fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(CASES),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_above_the_ceiling_is_not_shown(
        state in state("q"), ceiling in marking(), pick in any::<u8>()
    ) {
        let (above, renderer) = (state.above(ceiling), renderer());
        match of_one(&state.files(), ceiling, &renderer, Some(pick)) {
            Some(shown) => {
                nothing_above(&shown, &state, &above);
                all_else(&shown, &state, &above);
            }
            None => prop_assert!(above[0]),
        }
    }

    #[test]
    fn what_is_above_it_in_one_state_is_not_compared(
        before in state("q"), after in state("w"), ceiling in marking()
    ) {
        let renderer = renderer();
        let above: Vec<bool> = before.above(ceiling).into_iter().zip(after.above(ceiling))
            .map(|(before, after)| before || after).collect();
        match of_two([&before.files(), &after.files()], ceiling, &renderer) {
            Some(shown) => {
                nothing_above(&shown, &before, &above);
                nothing_above(&shown, &after, &above);
            }
            None => prop_assert!(above[0]),
        }
    }
}

#[test]
fn without_anything_above_every_text_is_shown_somewhere() {
    let renderer = renderer();
    let state = State { lifted: Some((Marking::Public, true)), ..State::plain("q") };
    let shown = of_one(&state.files(), Marking::Public, &renderer, None).expect("it can be shown");
    let all: String = shown.into_iter().map(|(_, text)| text + "\n").collect();
    let words = (0..PARTS.len()).flat_map(|at| filled("q", at, false).words);
    let missing: BTreeSet<Site> =
        words.filter(|(word, _)| !all.contains(word)).map(|(_, site)| site).collect();
    let never = NEVER_SHOWN.map(|(name, key)| (name.to_owned(), key.to_owned()));
    assert_eq!(missing, BTreeSet::from(never));
}

/// A file that could not be read as a part in one state may have been marked there: it is hidden in
/// both.
#[test]
fn what_could_not_be_read_in_one_state_is_not_compared() {
    let renderer = renderer();
    let (before, after) = (State::plain("q"), State::plain("w"));
    for part in (2..8).filter(|part| PARTS[*part].kind != FileKind::Priority) {
        let mut files = [before.files(), after.files()];
        files[0].insert(PARTS[part].path.clone(), "marking: secret\n\ttorn\n".to_owned());
        let mut above = vec![false; PARTS.len()];
        above[part] = true;
        for [one, other] in [[0, 1], [1, 0]] {
            let shown = of_two([&files[one], &files[other]], Marking::Limite, &renderer);
            nothing_above(&shown.expect("it can be shown"), &after, &above);
        }
    }
}

fn renderer() -> Renderer {
    let messages = Messages::english().expect("a catalogue");
    Renderer::new(messages).expect("the templates")
}
