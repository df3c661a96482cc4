//! How much memory a check takes as plans grow: `cargo bench --bench memory`.
//!
//! The column "max alloc" has to grow with the number of actions and not faster.

mod generate;

use divan::{AllocProfiler, Bencher};
use empact::{load, rules};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    // divan counts what the measured thread allocates; others would go uncounted.
    rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global()
        .expect("the only pool");
    divan::main();
}

#[divan::bench(args = [300, 3_000, 30_000], sample_count = 1, sample_size = 1)]
fn check(bencher: Bencher, actions: usize) {
    let folder = tempfile::tempdir().expect("a folder for the plan");
    generate::plan(folder.path(), actions).expect("a plan to measure on");
    bencher.bench_local(|| {
        let loaded = load::load(folder.path()).expect("a plan");
        let plan = loaded.plan.as_ref().expect("a plan file");
        (rules::check(plan, &loaded.sources, &loaded.findings).len(), loaded.sources.len())
    });
}
