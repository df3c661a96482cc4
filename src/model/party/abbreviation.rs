//! What the short names stand for that people write where a party is expected. Part of the program, as the
//! table `abbreviations.tsv`; asked by the rules and the command `parties`.
//!
//! None of them is an alias: `COM` may be the Commission or the Comoros, and only the author knows.

use std::sync::LazyLock;

const TABLE: &str = include_str!("abbreviations.tsv");

/// What to write where the Member States are meant: the plan has a word for them.
const GROUP: &str = "GROUP";

/// Short names that stand for the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abbreviation {
    /// The short names, the usual one first.
    pub words: Vec<&'static str>,
    /// What they stand for: `the action leader`.
    pub meaning: &'static str,
    /// What to write; `None` where it is the plan's group of all Member States.
    pub advice: Option<&'static str>,
}

static ABBREVIATIONS: LazyLock<Vec<Abbreviation>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| read(line).unwrap_or_else(|| panic!("no abbreviation: {line}"))).collect()
});

/// All of them, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Abbreviation> {
    ABBREVIATIONS.iter()
}

/// The abbreviation that a word is, in capitals or not.
pub fn find(word: &str) -> Option<&'static Abbreviation> {
    all().find(|one| one.words.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

impl Abbreviation {
    /// What to write for it in a plan whose group of all Member States is called like this.
    pub fn advice(&self, group: Option<&str>) -> String {
        let meaning = self.meaning;
        match (self.advice, group) {
            (Some(advice), _) => format!("for {meaning}, {advice}"),
            (None, Some(group)) => format!("for {meaning}, write the group `{group}`"),
            (None, None) => format!(
                "for {meaning}, define a group in `oap.yaml`: `groups: {{ all_ms: {{ name: all \
                 Member States, members: member_states }} }}`"
            ),
        }
    }
}

impl Abbreviation {
    /// The name that is to be written for it, where nothing else has to be known.
    pub fn code(&self) -> Option<&'static str> {
        self.advice?.strip_prefix("write `")?.strip_suffix('`').filter(|code| !code.contains('`'))
    }
}

fn read(line: &'static str) -> Option<Abbreviation> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [words, meaning, advice] = cells.try_into().ok()?;
    let advice = (advice != GROUP).then_some(advice);
    Some(Abbreviation { words: words.split(" | ").collect(), meaning, advice })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{all, find};

    #[test]
    fn a_word_stands_for_one_thing() {
        let mut seen = BTreeSet::new();
        for word in all().flat_map(|abbreviation| &abbreviation.words) {
            assert!(seen.insert(word.to_lowercase()), "{word} stands twice");
        }
        assert_eq!(find("com").map(|com| com.meaning), Some("the European Commission"));
        assert_eq!(find("NL"), None);
    }

    #[test]
    fn the_group_of_a_plan_is_named() {
        let states = find("MS").expect("it is there");
        assert_eq!(states.advice(Some("all")), "for the Member States, write the group `all`");
        assert!(states.advice(None).contains("members: member_states"));
    }
}
