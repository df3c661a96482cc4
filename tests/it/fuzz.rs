//! What must hold whatever stands in a file, held for a number of damaged files: the targets of
//! `fuzz/`, on the same seeds in the same order every time.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, panic};

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "in `fuzz/` it is a library")]
mod targets;

/// How many damaged files a quick target gets; those that check a whole plan get fewer.
const RUNS: usize = 400;

/// What is put into a file.
const WORDS: &[&str] = &[
    "\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    ": ",
    ":",
    "- ",
    "-",
    "# ",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">-\n",
    "? ",
    "& a",
    "*a",
    "!x ",
    "%",
    "@",
    "`",
    "~",
    "---\n",
    "...\n",
    "```\n",
    "<b>",
    "](",
    "<!--",
    "\u{feff}",
    "\u{a0}",
    "\u{2028}",
    "\u{0}",
    "é",
    "\u{1f600}",
    "{{",
    "}}",
    "XXX",
    "blank",
    "2013-02-30",
    "58 361",
    "over 90",
    "leaders:",
    "kpis:",
    "marking: limite\n",
    "# empact: ignore[x]",
    "| a | b |\n",
];

/// The files of the example and of tests, what was found before, and the pages of the rules with the plans
/// in them, by path.
fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = [
        "docs/rules",
        "examples",
        "tests/diff",
        "tests/first-mistakes",
        "tests/fuzz",
        "tests/ten-faults",
    ]
    .map(|folder| root.join(folder))
    .to_vec();
    let mut paths = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                paths.insert(path);
            }
        }
    }
    paths.into_iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

/// Numbers that look drawn and are the same every time (`SplitMix64`).
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut drawn = self.0;
        drawn = (drawn ^ (drawn >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        drawn = (drawn ^ (drawn >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        drawn ^= drawn >> 31;
        usize::try_from(drawn % end.max(1) as u64).expect("it is below another")
    }

    /// A place in the bytes, mostly between two characters.
    fn place(&mut self, bytes: &[u8]) -> usize {
        let mut place = self.below(bytes.len() + 1);
        let cuts_characters = self.below(20) == 0;
        while !cuts_characters && bytes.get(place).is_some_and(|byte| byte & 0xc0 == 0x80) {
            place += 1;
        }
        place
    }

    /// Does a few things to a file that happen to files.
    fn damage(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        for _ in 0..=self.below(4) {
            let at = self.place(bytes);
            let to = (at + self.below(30)).min(bytes.len());
            match self.below(6) {
                0 => drop(bytes.drain(at..to)),
                1 => bytes.truncate(at),
                2 => {
                    let again = bytes[at..to].to_vec();
                    bytes.splice(at..at, again);
                }
                3 => {
                    let from = self.place(other);
                    let until = (from + self.below(200)).min(other.len());
                    bytes.splice(at..at, other[from..until].iter().copied());
                }
                4 => {
                    let mut lines: Vec<&[u8]> =
                        bytes.split_inclusive(|byte| *byte == b'\n').collect();
                    let (one, another) = (self.below(lines.len()), self.below(lines.len()));
                    if !lines.is_empty() {
                        lines.swap(one, another);
                    }
                    *bytes = lines.concat();
                }
                _ => {
                    let word = WORDS[self.below(WORDS.len())];
                    bytes.splice(at..at, word.bytes());
                }
            }
        }
    }
}

/// Runs a target on every seed as it is and on a number of damaged ones; shows the first file that it
/// does not stand.
fn hold(target: fn(&[u8]), runs: usize) {
    let seeds = seeds();
    assert!(seeds.len() > 100, "there are seeds");
    let mut draw = Draw(1);
    for run in 0..seeds.len() + runs {
        let mut bytes = seeds[run % seeds.len()].clone();
        if run >= seeds.len() {
            bytes.clone_from(&seeds[draw.below(seeds.len())]);
            let other = &seeds[draw.below(seeds.len())];
            draw.damage(&mut bytes, other);
        }
        let held = panic::catch_unwind(|| target(&bytes));
        assert!(held.is_ok(), "run {run} of:\n{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn parse_stands_damaged_files() {
    hold(targets::parse, RUNS * 4);
}

#[test]
fn damaged_files_are_read_as_the_parser_reads_them() {
    hold(targets::same, RUNS);
}

#[test]
fn load_stands_damaged_files() {
    hold(targets::load, RUNS / 2);
}

#[test]
fn prose_stands_damaged_files() {
    hold(targets::prose, RUNS);
}

#[test]
fn fix_stands_damaged_files() {
    hold(targets::fix, RUNS / 4);
}

#[test]
fn every_target_is_run_here() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let here =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file!())).expect("this");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("it is there");
    let workflow = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows/ci.yml");
    let workflow = fs::read_to_string(workflow).expect("it is there");
    let targets = workflow.lines().find(|line| line.trim_start().starts_with("target: ["));
    let targets = targets.expect("the targets that run at length");
    for entry in fs::read_dir(root.join("fuzz_targets")).expect("the folder can be read") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a plain name");
        assert!(here.contains(&format!("hold(targets::{name},")), "{name} is not run");
        assert!(manifest.contains(&format!("name = \"{name}\"\n")), "{name} is not built");
        assert!(targets.contains(name), "{name} is not run at length");
    }
}
