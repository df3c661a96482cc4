//! How many instructions the program takes for its commands: the gate on cost.
//!
//! `cargo bench --bench instructions` counts them with valgrind on fixed plans and compares them with
//! `benches/instructions.tsv`. It fails where one has grown by more than a twentieth, or where the
//! compiler is another one than the counts were made with. `-- --accept` writes the counts as they
//! are now: do so in the commit that moves them, and say in its message why.

#![allow(clippy::print_stdout, reason = "a benchmark prints its measurements")]

mod generate;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};

/// Where the counts stand: the compiler in the first line, then a line for each command.
const BASELINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.tsv");

/// By how much a count may grow, as a share of it: one in so many.
const SLACK: u64 = 20;

/// How many actions the plan has.
const ACTIONS: usize = 300;

/// What is counted: a name, and the arguments behind `-C PLAN`.
const COMMANDS: [(&str, &[&str]); 8] = [
    ("check", &["check", "--format", "concise"]),
    ("check json", &["check", "--format", "json"]),
    ("report", &["report", "-p", "P0", "--draft", "--format", "md"]),
    ("report html", &["report", "-p", "P0", "--draft", "--format", "html"]),
    ("summary html", &["summary", "--draft", "--format", "html"]),
    ("note html", &["note", "--draft", "--summary", "--format", "html"]),
    ("diff", &["diff", "--period", "2030-06", "2030-12"]),
    ("status", &["status", "--format", "json"]),
];

fn main() -> Result<()> {
    let accept = env::args().any(|argument| argument == "--accept");
    let plan = tempfile::tempdir().context("cannot make a folder for the plan")?;
    generate::plan(plan.path(), ACTIONS).context("cannot make a plan to measure on")?;
    let compiler = compiler()?;
    let counts: Vec<(&str, u64)> = COMMANDS
        .iter()
        .map(|(name, arguments)| Ok((*name, count(plan.path(), arguments)?)))
        .collect::<Result<_>>()?;
    if accept {
        let lines = counts.iter().map(|(name, count)| format!("{name}\t{count}\n"));
        let text: String = [format!("# {compiler}\n")].into_iter().chain(lines).collect();
        return fs::write(BASELINE, text).context("cannot write the counts");
    }
    compare(&compiler, &counts)
}

fn compare(compiler: &str, counts: &[(&str, u64)]) -> Result<()> {
    let text = fs::read_to_string(BASELINE).context("there are no counts; make them: --accept")?;
    let (head, lines) = text.split_once('\n').unwrap_or_default();
    ensure!(
        head.strip_prefix("# ") == Some(compiler),
        "the counts were made with another compiler: {head}; this is {compiler}"
    );
    let known: BTreeMap<&str, u64> = lines
        .lines()
        .map(|line| {
            let (name, count) = line.split_once('\t').context("a name and a count")?;
            Ok((name, count.parse()?))
        })
        .collect::<Result<_>>()?;
    let mut grown = Vec::new();
    println!("{:<14} {:>14} {:>14} {:>8}", "command", "before", "now", "change");
    for (name, now) in counts {
        let before = *known.get(name).with_context(|| format!("there is no count of {name}"))?;
        let change = (i128::from(*now) - i128::from(before)) * 1000 / i128::from(before.max(1));
        let sign = if change < 0 { '-' } else { '+' };
        let (whole, tenth) = (change.abs() / 10, change.abs() % 10);
        println!("{name:<14} {before:>14} {now:>14} {:>8}", format!("{sign}{whole}.{tenth} %"));
        if *now > before + before / SLACK {
            grown.push(*name);
        }
    }
    if !grown.is_empty() {
        bail!(
            "more instructions than before: {}\nmend it, or accept it with `cargo bench --bench \
             instructions -- --accept` and say why in the commit",
            grown.join(", ")
        );
    }
    Ok(())
}

/// The instructions of one run of the program on one thread, outside any repository.
fn count(plan: &Path, arguments: &[&str]) -> Result<u64> {
    let mut command = Command::new("valgrind");
    command
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_empact"))
        .arg("-C")
        .arg(plan)
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::null());
    let Output { stderr, .. } = command.output().context("cannot run valgrind")?;
    let text = String::from_utf8_lossy(&stderr);
    let line = text.lines().find_map(|line| line.split_once("refs:"));
    let (_, count) = line.with_context(|| format!("valgrind counted nothing:\n{text}"))?;
    let digits: String = count.chars().filter(char::is_ascii_digit).collect();
    digits.parse().with_context(|| format!("valgrind counted `{count}`"))
}

/// The compiler by its version: another one makes other instructions of the same source.
fn compiler() -> Result<String> {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(compiler).arg("--version").output().context("cannot ask rustc")?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}
