//! What an earlier reading of a plan tells of the files that are the same still.
//!
//! Called by `load`, for whoever reads a plan again and again. How a file is read, and who changed it,
//! do not belong here.

use std::collections::BTreeMap;

use super::{Loaded, Part};
use crate::diagnostic::Finding;
use crate::discover::PLAN_FILE;
use crate::model::{Action, AnnexHead, Document, NarrativeHead, Plan, PriorityFile, Section};
use crate::source::{SourceFile, SourceId, Sources};

/// What was read before, by file.
pub(super) struct Before<'a> {
    sources: &'a Sources,
    documents: BTreeMap<SourceId, Read<'a>>,
    findings: BTreeMap<SourceId, Vec<&'a Finding>>,
}

/// What one file holds.
enum Read<'a> {
    Priority(&'a Document<PriorityFile>),
    Action(&'a Document<Action>),
    Narrative(&'a Document<Section<NarrativeHead>>),
    Annex(&'a Document<Section<AnnexHead>>),
}

impl<'a> Before<'a> {
    /// What still holds of an earlier reading; nothing where the plan's own file is another, by which
    /// all others are read.
    pub(super) fn of(loaded: &'a Loaded, sources: &Sources) -> Option<Self> {
        let own = |sources: &Sources| sources.find(PLAN_FILE).map(|file| file.text.clone());
        let plan = loaded.plan.as_ref().filter(|_| own(&loaded.sources) == own(sources))?;
        let mut findings: BTreeMap<SourceId, Vec<&Finding>> = BTreeMap::new();
        for finding in &loaded.findings {
            findings.entry(finding.location.source).or_default().push(finding);
        }
        Some(Self { sources: &loaded.sources, documents: documents(plan), findings })
    }

    /// What reading a file gave, if it is the same file.
    pub(super) fn read(&self, file: &SourceFile) -> Option<(Part, Vec<Finding>)> {
        self.sources.find(file.path).filter(|before| before.text == file.text)?;
        let findings = self.findings.get(&file.id()).into_iter().flatten();
        let part = match self.documents.get(&file.id()) {
            Some(Read::Priority(file)) => Part::Priority(Some(Box::new((*file).clone()))),
            Some(Read::Action(action)) => Part::Action(Some(Box::new((*action).clone()))),
            Some(Read::Narrative(section)) => Part::Narrative(Some((*section).clone())),
            Some(Read::Annex(section)) => Part::Annex(Some((*section).clone())),
            None => Part::Nothing,
        };
        Some((part, findings.copied().cloned().collect()))
    }
}

fn documents(plan: &Plan) -> BTreeMap<SourceId, Read<'_>> {
    let mut documents = BTreeMap::new();
    for priority in &plan.priorities {
        let file = priority.file.iter().map(|file| (file.source, Read::Priority(file)));
        let actions = priority.actions.iter().map(|one| (one.source, Read::Action(one)));
        let narrative = priority.narrative.iter().map(|one| (one.source, Read::Narrative(one)));
        let annexes = priority.annexes.iter().map(|one| (one.source, Read::Annex(one)));
        documents.extend(file.chain(actions).chain(narrative).chain(annexes));
    }
    documents
}

#[cfg(test)]
mod tests {
    use crate::discover::{Discovered, File, gather};
    use crate::load::{Loaded, read, read_again};

    const FILES: [(&str, &str); 5] = [
        ("oap.yaml", "title: P\nyears: [2013]\nperiods: []\npriorities: [THB]\n"),
        ("priorities/thb/priority.yaml", "key: THB\nname: T\ndriver: UK\ngoals: [{number: 1}]\n"),
        ("priorities/thb/actions/1.1.yaml", "action: \"1.1\"\nleaders: [UK]\ntitel: wrong\n"),
        ("priorities/thb/actions/1.2.yaml", "action: [\n"),
        ("priorities/thb/narrative/a.md", "---\ntitle: A\nplace: summary\n---\nText.\n"),
    ];

    fn plan(change: Option<(usize, &str)>) -> Discovered {
        gather(FILES.iter().enumerate().map(|(at, (path, text))| {
            let other = change.filter(|(changed, _)| *changed == at).map(|(_, text)| text);
            File::new(*path, other.unwrap_or(text))
        }))
    }

    /// Whatever has changed, and whether or not it could be read before.
    #[test]
    fn reading_again_tells_what_reading_tells() {
        let told = |loaded: Loaded| format!("{loaded:#?}");
        let before = read(plan(None));
        let changes = (0..FILES.len()).flat_map(|at| {
            let (_, text) = FILES[at];
            [String::new(), text.replace('T', "U"), format!("{text}wrong: [1\n")]
                .map(move |text| (at, text))
        });
        for (at, text) in changes {
            let again = read_again(plan(Some((at, &text))), &before);
            assert_eq!(told(again), told(read(plan(Some((at, &text))))), "{text}");
        }
        assert_eq!(told(read_again(plan(None), &before)), told(read(plan(None))));
    }

    /// What has not changed is taken from before, and not read.
    #[test]
    fn what_is_the_same_is_not_read_again() {
        let mut before = read(plan(None));
        let plan_before = before.plan.as_mut().expect("it can be read");
        plan_before.priorities[0].folder = "other".to_owned();
        plan_before.priorities[0].file.as_mut().expect("it is there").data.name.value =
            "remembered".into();
        let again = read_again(plan(None), &before).plan.expect("it can be read");
        let name =
            |at: usize| again.priorities[at].file.as_ref().map(|file| file.data.name.to_string());
        assert_eq!(name(0).as_deref(), Some("remembered"));
    }
}
