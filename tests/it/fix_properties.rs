//! Whatever is wrong with the example plan, mending it changes only what it is meant to change.

use std::path::Path;
use std::sync::LazyLock;

use empact::control::{self, Choice, check};
use empact::diagnostic::Finding;
use empact::discover::{self, Discovered};
use empact::fix::{self, Fixed, Wanted};
use empact::load;
use empact::rules;
use empact::source::{SourceFile, Sources};
use proptest::prelude::*;
use similar::{ChangeTag, TextDiff};

/// The files of one priority of the example, and the plan's own.
static EXAMPLE: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oap-2013");
    let discovered = discover::read(&root).expect("the example can be read");
    let chosen = |path: &str| path == "oap.yaml" || path.starts_with("priorities/syn/");
    let files = discovered.sources.iter().filter(|(_, file)| chosen(file.path));
    let mut files: Vec<SourceFile> = files.map(|(_, file)| file.clone()).collect();
    if let Some(plan) = files.iter_mut().find(|file| file.path == "oap.yaml") {
        for other in ["  - WA\n", "  - WB\n", "  - CONT\n", "  - THB\n", "  - MOCG\n", "  - CYB\n"]
        {
            plan.text = plan.text.replace(other, "");
        }
    }
    files
});

fn discovered(files: &[SourceFile]) -> Discovered {
    Discovered { sources: Sources::new(files.to_vec()), findings: Vec::new() }
}

/// What is found in a plan, and with it what is only not said because of that.
fn found(files: &[SourceFile]) -> (Vec<Finding>, Vec<Finding>) {
    let loaded = load::read(discovered(files));
    let findings = check(&loaded);
    let mut unsaid = Vec::new();
    if let Some(plan) = &loaded.plan {
        unsaid = rules::check(plan, &loaded.sources, &[]);
    }
    (findings, unsaid)
}

fn mended(files: &[SourceFile]) -> Fixed {
    let reported =
        |checked: &control::Checked<'_>, _: &load::Loaded| checked.findings(&Choice::default());
    fix::fix(discovered(files), Wanted { reported: &reported, wanted: &|_, _| true })
}

/// What is reported of a plan that has been mended.
fn left(fixed: &Fixed) -> Vec<Finding> {
    check(&fixed.loaded)
}

fn after(fixed: &Fixed) -> Vec<SourceFile> {
    fixed.loaded.sources.iter().map(|(_, file)| file.clone()).collect()
}

/// One thing that goes wrong in a file, at a place between 0 and 1.
#[derive(Debug, Clone)]
enum Damage {
    /// What people write instead of what they should: which of [`SWAPS`] is the first to be tried,
    /// and where it is done.
    Swap(usize, usize),
    /// A character is lost.
    Lose(f64),
    /// Characters come in.
    Insert(f64, String),
    /// Lines end as on another system.
    Crlf,
    /// The file gets another name.
    Rename(&'static str),
}

/// What people write, for what they should have.
const SWAPS: &[(&str, &str)] = &[
    ("participants:", "particpants:"),
    ("leaders:", "leader:"),
    ("[UK", "[GB"),
    ("NL", "Netherlands"),
    ("finished", "Finished"),
    ("ongoing", "ongoin"),
    (": \"", ": "),
    ("\"", ""),
    (": [", ": "),
    (": 2013-10", ": Oct 2013"),
    ("start: 2012-01-01", "start: 01-01-2012"),
    ("title:", "titel:"),
    ("value:", "vlaue:"),
    ("countries:", "countrys:"),
    ("stage: ", "stage: Over"),
    ("[Europol", "[EUROPOL"),
    (": not_specified", ": TBC"),
    (": not_available", ": n/a"),
    (".5", ",5"),
    ("000", " 000"),
    (": 1", ": \"1"),
    ("true", "yes"),
    (": ", ":"),
    ("  ", "\t"),
];

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        10 => (0..SWAPS.len(), 0..40_usize).prop_map(|(which, nth)| Damage::Swap(which, nth)),
        2 => (0.0..1.0).prop_map(Damage::Lose),
        1 => (0.0..1.0, "[a-z:\\[\\]{}\"'#é\n -]{1,3}").prop_map(|(at, text)| Damage::Insert(at, text)),
        1 => Just(Damage::Crlf),
        1 => prop::sample::select(vec!["one.yaml", "9.9.yaml", "x"]).prop_map(Damage::Rename),
    ]
}

fn do_damage(file: &mut SourceFile, damage: &Damage) {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let boundary =
        |text: &str, at: f64| text.floor_char_boundary((text.len() as f64 * at) as usize);
    match damage {
        Damage::Swap(which, nth) => {
            let mut swaps = SWAPS.iter().cycle().skip(*which).take(SWAPS.len());
            let Some((good, bad)) = swaps.find(|(good, _)| file.text.contains(good)) else {
                return;
            };
            let count = file.text.matches(good).count();
            if let Some((at, _)) = file.text.match_indices(good).nth(nth % count) {
                file.text.replace_range(at..at + good.len(), bad);
            }
        }
        Damage::Lose(at) if !file.text.is_empty() => {
            let at = boundary(&file.text, *at);
            if at < file.text.len() {
                file.text.remove(at);
            }
        }
        Damage::Insert(at, text) => {
            let at = boundary(&file.text, *at);
            file.text.insert_str(at, text);
        }
        Damage::Crlf => file.text = file.text.replace("\r\n", "\n").replace('\n', "\r\n"),
        Damage::Rename(name) if file.path.contains("/actions/") => {
            let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let path = format!("{folder}/{}", name.replace('x', "7.7.yaml"));
            *file = SourceFile::new(&path, file.text.as_str());
        }
        Damage::Lose(_) | Damage::Rename(_) => {}
    }
}

/// The lines that hold a comment and nothing else.
fn comments(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.trim_start().starts_with('#')).collect()
}

fn messages(findings: &[Finding]) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.rule.id, finding.message.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn mending_a_damaged_plan_does_no_harm(
        damages in prop::collection::vec((any::<prop::sample::Index>(), damage()), 1..8)
    ) {
        let mut files = EXAMPLE.clone();
        for (index, damage) in &damages {
            let length = files.len();
            let chosen = index.index(length);
            do_damage(&mut files[chosen], damage);
            files.sort_by(|a, b| a.path.cmp(b.path));
            files.dedup_by(|a, b| a.path == b.path);
        }
        let (before, unsaid) = found(&files);
        let plan_was_read = load::read(discovered(&files)).plan.is_some();
        let fixed = mended(&files);
        let text_before = |path: &str| files.iter().find(|file| file.path == path).expect(path);

        // Nothing is found that was not there, said or unsaid.
        let known: Vec<_> = messages(&before).into_iter().chain(messages(&unsaid)).collect();
        if plan_was_read {
            let left = left(&fixed);
            let left = messages(&left);
            for finding in &left {
                let count = |all: &[(&str, &str)]| all.iter().filter(|one| *one == finding).count();
                prop_assert!(count(&left) <= count(&known), "{:?} is new", finding);
            }
        }
        prop_assert!(fixed.mended == 0 || !fixed.changes.is_empty());

        // What is handed out is what a new reading finds, and a second run changes nothing.
        let again = mended(&after(&fixed));
        prop_assert_eq!(&again.changes, &[]);
        let (again, once) = (left(&again), left(&fixed));
        prop_assert_eq!(messages(&again), messages(&once));

        for change in &fixed.changes {
            let before = change.before.as_deref().expect("it was there");
            prop_assert_eq!(before, &text_before(&change.path).text);
            // Comments, the number of lines and their ends, and the end of the file stay.
            prop_assert_eq!(comments(before), comments(&change.after));
            let ends = |text: &str| {
                let ends = |line: &str| line.ends_with("\r\n");
                text.split_inclusive('\n').map(ends).collect::<Vec<_>>()
            };
            prop_assert_eq!(ends(before), ends(&change.after));
            prop_assert_eq!(before.ends_with('\n'), change.after.ends_with('\n'));
            // No more lines change than there were findings.
            let diff = TextDiff::from_lines(before, change.after.as_str());
            let changed =
                diff.iter_all_changes().filter(|line| line.tag() == ChangeTag::Delete).count();
            let in_file = fixed.mended.max(before.len());
            prop_assert!(changed <= in_file * 2, "{} lines for {} findings", changed, in_file);
        }
    }
}

/// Texts that were never an action: reading, checking and mending them must come to an end.
#[test]
fn what_is_no_plan_at_all_is_left_alone() {
    for text in ["", "\u{0}", "- - -", "{", "a: &a [*a]", "? x\n: y\n"] {
        let mut files = EXAMPLE.clone();
        files[1].text = text.to_owned();
        let fixed = mended(&files);
        assert_eq!(fixed.changes, [], "{text:?}");
    }
}
