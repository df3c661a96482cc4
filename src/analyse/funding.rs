//! Where the money of the actions comes from, as far as they say.

use std::collections::BTreeMap;

use super::scope::{Member, Scope};
use crate::model::{Stated, Unset};

/// The actions by what they say of their funding. Each action stands in one of the lists, once.
#[derive(Debug, Clone, Default)]
pub struct Funding<'p> {
    /// The sources, in alphabetical order, with their actions.
    pub sources: Vec<(&'p str, Vec<Member<'p>>)>,
    /// Those that were asked and name no source, by the reason.
    pub unset: Vec<(Unset, Vec<Member<'p>>)>,
    /// Those whose files have nothing on it.
    pub silent: Vec<Member<'p>>,
}

/// Sorts the actions of a scope by their source of funding.
pub fn of_scope<'p>(scope: &Scope<'p>) -> Funding<'p> {
    let mut sources: BTreeMap<&str, Vec<Member<'p>>> = BTreeMap::new();
    let mut funding = Funding::default();
    for (_, member) in scope.members() {
        let inputs = member.action.inputs.as_ref();
        match inputs.and_then(|inputs| inputs.funding.as_ref()).map(|funding| &funding.value) {
            Some(Stated::Known(source)) => sources.entry(source.as_str()).or_default().push(member),
            Some(Stated::Unset(unset)) => {
                let found = funding.unset.iter_mut().find(|(known, _)| known == unset);
                match found {
                    Some((_, members)) => members.push(member),
                    None => funding.unset.push((*unset, vec![member])),
                }
            }
            None => funding.silent.push(member),
        }
    }
    funding.sources = sources.into_iter().collect();
    let rank = |unset: &Unset| Unset::WORDS.iter().position(|(_, known)| known == unset);
    funding.unset.sort_by_key(|(unset, _)| rank(unset));
    funding
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::of_scope;
    use crate::analyse::sample;
    use crate::analyse::scope::Scope;

    proptest! {
        #[test]
        fn each_action_stands_in_one_list(inputs in proptest::collection::vec("(|ISEC|national|blank|not_specified)", 1..8)) {
            let files: Vec<(String, String)> = (1..).zip(&inputs).map(|(number, source)| {
                let line = if source.is_empty() { String::new() } else { format!("inputs: {{ funding: {source} }}\n") };
                (format!("priorities/p/actions/1.{number}.yaml"), format!("action: \"1.{number}\"\n{line}"))
            }).collect();
            let plan = sample::plan("", &files);
            let funding = of_scope(&Scope::new(&plan, |_| true, None));
            let named: usize = funding.sources.iter().map(|(_, members)| members.len()).sum();
            let unset: usize = funding.unset.iter().map(|(_, members)| members.len()).sum();
            prop_assert_eq!(named + unset + funding.silent.len(), inputs.len());
            prop_assert_eq!(funding.silent.len(), inputs.iter().filter(|source| source.is_empty()).count());
        }
    }
}
