//! Which priority somebody means by `--priority`: its key, letter or name, in any case.

use anyhow::{Result, anyhow};

use crate::diagnostic::closest;
use crate::model::{Plan, Priority};

/// What a priority is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Names<'a> {
    key: String,
    letter: Option<&'a str>,
    name: Option<&'a str>,
}

/// The priority that `word` means: a key, a letter, a name, or the beginning of a name that only
/// one priority has.
///
/// # Errors
/// When no priority or more than one fits; the message lists those there are.
pub(super) fn priority<'a>(plan: &'a Plan, word: &str) -> Result<&'a Priority> {
    let names: Vec<Names<'a>> = plan.priorities.iter().map(names).collect();
    match pick(word, &names) {
        Ok(index) => Ok(&plan.priorities[index]),
        Err(miss) => Err(anyhow!("{}", miss.explain(word, &names))),
    }
}

fn names(priority: &Priority) -> Names<'_> {
    let file = priority.file.as_ref().map(|file| &file.data);
    Names {
        key: priority.key(),
        letter: file.and_then(|file| file.letter.as_ref()).map(|letter| letter.as_str()),
        name: file.map(|file| file.name.as_str()),
    }
}

/// Why a word means no priority.
#[derive(Debug, PartialEq, Eq)]
enum Miss {
    /// Nothing fits; perhaps this was meant.
    None(Option<String>),
    /// These all fit as well.
    Several(Vec<usize>),
}

impl Miss {
    fn explain(&self, word: &str, names: &[Names<'_>]) -> String {
        let (message, listed): (String, Vec<&Names<'_>>) = match self {
            Self::None(meant) => {
                let meant = meant.as_ref().map(|meant| format!("; did you mean `{meant}`?"));
                let message = format!("there is no priority `{word}`{}", meant.unwrap_or_default());
                (message, names.iter().collect())
            }
            Self::Several(fitting) => {
                let message = format!("`{word}` may mean more than one priority");
                (message, fitting.iter().filter_map(|index| names.get(*index)).collect())
            }
        };
        if listed.is_empty() {
            return format!(
                "{message}\n  this plan has no priorities yet; `empact new priority KEY --name NAME \
                 --driver STATE` adds one"
            );
        }
        let width = listed.iter().map(|names| names.key.len()).max().unwrap_or(0);
        listed.iter().fold(message, |text, names| {
            let line = format!(
                "{:1}  {:width$}  {}",
                names.letter.unwrap_or_default(),
                names.key,
                names.name.unwrap_or_default()
            );
            format!("{text}\n  {}", line.trim_end())
        })
    }
}

/// The place in `names` of the one that a word means.
fn pick(word: &str, names: &[Names<'_>]) -> Result<usize, Miss> {
    let word = word.trim().to_lowercase();
    let is = |text: &str| text.to_lowercase() == word;
    let begins = |text: &str| !word.is_empty() && text.to_lowercase().starts_with(&word);
    let ways: [&dyn Fn(&Names<'_>) -> bool; 4] = [
        &|names| is(&names.key),
        &|names| names.letter.is_some_and(is),
        &|names| names.name.is_some_and(is),
        &|names| names.name.is_some_and(begins),
    ];
    for fits in ways {
        let fitting: Vec<usize> =
            names.iter().enumerate().filter(|(_, names)| fits(names)).map(|(at, _)| at).collect();
        match fitting.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            _ => return Err(Miss::Several(fitting)),
        }
    }
    let known =
        names.iter().flat_map(|names| std::iter::once(names.key.as_str()).chain(names.name));
    Err(Miss::None(closest(&word, known).map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::{Miss, Names, pick};

    fn plan() -> Vec<Names<'static>> {
        let names = |key: &str, letter, name| Names { key: key.to_owned(), letter, name };
        vec![
            names("OPC", Some("G"), Some("Organised property crime")),
            names("THB", Some("F"), Some("Trafficking in human beings")),
            names("FIREARMS", Some("H"), Some("Trafficking in firearms")),
            names("F2", None, None),
        ]
    }

    #[test]
    fn key_letter_and_name_all_do_in_any_case() {
        let names = plan();
        for word in
            ["THB", "thb", "F", "f", "trafficking in HUMAN beings", "trafficking in h", " thb "]
        {
            assert_eq!(pick(word, &names), Ok(1), "{word}");
        }
        assert_eq!(pick("organised", &names), Ok(0));
        assert_eq!(pick("f2", &names), Ok(3));
    }

    #[test]
    fn a_beginning_that_several_share_is_no_answer() {
        let names = plan();
        let miss = pick("trafficking", &names).expect_err("two begin so");
        assert_eq!(miss, Miss::Several(vec![1, 2]));
        assert_eq!(
            miss.explain("trafficking", &names),
            "`trafficking` may mean more than one priority\n  F  THB       Trafficking in human \
             beings\n  H  FIREARMS  Trafficking in firearms"
        );
    }

    #[test]
    fn a_typo_gets_a_suggestion_and_the_whole_list() {
        let names = plan();
        let explain = |word: &str| pick(word, &names).expect_err(word).explain(word, &names);
        assert_eq!(
            explain("TBH"),
            "there is no priority `TBH`; did you mean `THB`?\n  G  OPC       Organised property \
             crime\n  F  THB       Trafficking in human beings\n  H  FIREARMS  Trafficking in \
             firearms\n     F2"
        );
        assert!(
            explain("Traficking in human beings").contains("mean `Trafficking in human beings`")
        );
        assert!(explain("").starts_with("there is no priority ``\n"));
        assert!(pick("X", &[]).expect_err("none").explain("X", &[]).contains("no priorities yet"));
    }
}
