//! How long the program takes, measured against what it cannot do without.
//!
//! `cargo bench --bench speed` prints, for growing plans, the time of each stage and its ratio to
//! the floor: walking the folder, reading every file and running the events of the YAML parser on
//! the same threads. All are measured in turn in one run, so that a busy machine slows all of
//! them. `cargo bench --bench speed -- 300 3000` chooses the sizes.

#![allow(clippy::print_stdout, reason = "a benchmark prints its measurements")]

mod generate;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use empact::analyse::markings::Markings;
use empact::render::Format;
use empact::render::environment::Renderer;
use empact::render::{messages::Messages, report};
use empact::{control, load};
use rayon::prelude::*;
use walkdir::WalkDir;

const ROUNDS: usize = 15;

/// Something to measure on the plan in a folder.
type Task = fn(&Path);

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![300, 3_000] } else { asked };
    let tasks: [(&str, Task); 5] = [
        ("walk and read", walk_and_read),
        ("  + YAML events (floor)", walk_read_and_parse),
        ("load", load_plan),
        ("check", check_plan),
        ("report, Markdown and HTML", make_report),
    ];
    println!("median of {ROUNDS} rounds, {} threads", rayon::current_num_threads());
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder for the plan");
        generate::plan(folder.path(), size).expect("a plan to measure on");
        let mut times = vec![Vec::new(); tasks.len()];
        for _ in 0..ROUNDS {
            for (task, times) in tasks.iter().zip(&mut times) {
                let start = Instant::now();
                task.1(folder.path());
                times.push(start.elapsed());
            }
        }
        println!("\n{size} actions");
        let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
        for ((name, _), time) in tasks.iter().zip(&medians) {
            let ratio = time.as_secs_f64() / medians[1].as_secs_f64();
            println!("{name:<28}{:>9.1} ms{ratio:>8.2} × floor", time.as_secs_f64() * 1e3);
        }
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn files(root: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(root).into_iter().filter_map(Result::ok);
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
}

fn walk_and_read(root: &Path) {
    files(root).par_iter().for_each(|path| {
        black_box(fs::read_to_string(path).expect("a file of the plan"));
    });
}

fn walk_read_and_parse(root: &Path) {
    files(root).par_iter().for_each(|path| {
        let text = fs::read_to_string(path).expect("a file of the plan");
        let events = granit_parser::Parser::new_from_str(&text).take_while(Result::is_ok);
        black_box(events.count());
    });
}

fn load_plan(root: &Path) {
    black_box(load::load(root).expect("a plan"));
}

fn check_plan(root: &Path) {
    let loaded = load::load(root).expect("a plan");
    black_box(control::check(&loaded));
    black_box(&loaded);
}

fn make_report(root: &Path) {
    let loaded = load::load(root).expect("a plan");
    let plan = loaded.plan.as_ref().expect("a plan file");
    let messages = Messages::english().expect("the message catalogue");
    let renderer = Renderer::new(messages).expect("the templates");
    let markings = Markings::of(plan);
    let request = report::Request {
        plan,
        markings: &markings,
        priority: &plan.priorities[0],
        period: plan.file.data.periods.get(1),
        draft: None,
        origin: None,
        notes: false,
        gaps: Vec::new(),
    };
    let report = report::compose(&request, &renderer).expect("a report");
    for format in [Format::Markdown, Format::Html] {
        black_box(renderer.write(&report, format).expect("a report"));
    }
}
