//! A plan of any size, always the same for the same size: what benchmarks measure on.
//!
//! Files are as long as real ones (some 3 KB), every hundredth action has a fault, and the text
//! varies, so that nothing is measured on a cached or repeated value.

use std::fs;
use std::io;
use std::path::Path;

/// Actions in one priority: ten goals of thirty.
const PER_PRIORITY: usize = 300;
const PER_GOAL: usize = 30;
/// One action in so many is faulty.
pub(crate) const FAULTY_EVERY: usize = 100;

const WORDS: &[&str] = &[
    "analysis",
    "arrest",
    "border",
    "case",
    "contact",
    "cooperation",
    "customs",
    "evidence",
    "exchange",
    "expert",
    "finance",
    "focal",
    "group",
    "information",
    "investigation",
    "judicial",
    "leader",
    "meeting",
    "network",
    "operation",
    "partner",
    "police",
    "point",
    "prevention",
    "prosecution",
    "report",
    "request",
    "seizure",
    "support",
    "target",
    "training",
    "victim",
];
const STATES: &[&str] =
    &["AT", "BE", "BG", "CZ", "DE", "EE", "ES", "FR", "HU", "IT", "NL", "PL", "SE"];

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.pick(WORDS)).collect();
        words.join(" ")
    }

    /// Lines of text for a block scalar, indented by so many spaces.
    fn paragraph(&mut self, lines: usize, indent: usize) -> String {
        let lines: Vec<String> =
            (0..lines).map(|_| format!("{:indent$}{}.\n", "", self.words(10))).collect();
        lines.concat()
    }
}

/// Writes a plan with so many actions into `root`.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn plan(root: &Path, actions: usize) -> io::Result<()> {
    let priorities = actions.div_ceil(PER_PRIORITY).max(1);
    fs::create_dir_all(root)?;
    fs::write(root.join("oap.yaml"), plan_file(priorities))?;
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for priority in 0..priorities {
        let folder = root.join(format!("priorities/p{priority}"));
        fs::create_dir_all(folder.join("actions"))?;
        fs::write(folder.join("priority.yaml"), priority_file(priority))?;
        let first = priority * PER_PRIORITY;
        for index in 0..PER_PRIORITY.min(actions - first) {
            let number = format!("{}.{}", index / PER_GOAL + 1, index % PER_GOAL + 1);
            let faulty = (first + index) % FAULTY_EVERY == FAULTY_EVERY / 2;
            let text = action_file(&mut numbers, &number, faulty);
            fs::write(folder.join(format!("actions/{number}.yaml")), text)?;
        }
    }
    Ok(())
}

fn plan_file(priorities: usize) -> String {
    let keys: Vec<String> = (0..priorities).map(|priority| format!("P{priority}")).collect();
    format!(
        "title: Operational Action Plan 2030\nyears: [2030]\nmarking: limite\n\
         periods:\n  - {{ id: \"2030-06\", label: June 2030, cut_off: 2030-06-30 }}\n  \
         - {{ id: \"2030-12\", label: December 2030, cut_off: 2030-12-31 }}\n\
         priorities: [{}]\n\
         groups:\n  all_ms: {{ name: all Member States, members: member_states }}\n\
         measures:\n  arrests: {{ name: arrests, unit: persons }}\n\
         note: {{ institution: Council, place: Brussels, date: 2031-01-31, original_language: en, \
         number: 1/31, type: NOTE, from: Presidency }}\n",
        keys.join(", ")
    )
}

fn priority_file(priority: usize) -> String {
    use std::fmt::Write;
    let mut text = format!(
        "key: P{priority}\nname: Priority {priority}\ndriver: NL\nco_drivers: [PL]\ngoals:\n"
    );
    for goal in 1..=PER_PRIORITY / PER_GOAL {
        let _ = writeln!(
            text,
            "  - {{ number: {goal}, title: Goal {goal}, text: What goal {goal} is for. }}"
        );
    }
    text
}

fn action_file(numbers: &mut Numbers, number: &str, faulty: bool) -> String {
    let title = numbers.words(6);
    let leader = numbers.pick(STATES);
    let (baseline, june, december) =
        (numbers.below(5000) + 1, numbers.below(6000), numbers.below(7000));
    let (stage, verdict) = if faulty { ("finishd", "XXX") } else { ("finished", "met") };
    let description = format!("{}. {}.", numbers.words(12), numbers.words(9));
    let (half, year) = (numbers.paragraph(6, 6), numbers.paragraph(9, 6));
    let (gap, comment) = (numbers.paragraph(3, 6), numbers.paragraph(4, 6));
    let arrests = numbers.below(400);
    format!(
        "# yaml-language-server: $schema=action.schema.json\naction: \"{number}\"\ntitle: {title}\n\
         basis: continuing\nleaders: [{leader}]\nparticipants: [all_ms, Europol, Eurojust]\n\
         start: 2030-01-01\nend: 2030-12-31\ntiming: permanent\ndescription:\n  - {description}\n\
         kpis:\n  - id: requests\n    name: Requests received\n    unit: messages\n    \
         baseline: {{ value: {baseline}, at: 2029 }}\n    target: {{ change: +5% }}\n    \
         source: Annual reports\n    values: {{ 2030-06: {june}, 2030-12: {december} }}\n\
         progress:\n  2030-06:\n    stage: ongoing\n    punctuality: on_time\n    verdict: open\n    \
         result: |\n{half}  2030-12:\n    stage: {stage}\n    verdict: {verdict}\n    \
         printed: Achieved\n    result: |\n{year}    target_gap: |\n{gap}\
         inputs: {{ staff_fte: 1.5, budget_eur: 20000, funding: ISF }}\n\
         continuation: {{ decision: certain, plan: 2031 }}\n\
         results:\n  - {{ measure: arrests, value: \">{arrests}\", at: 2030, countries: [{leader}] }}\n\
         comments:\n  - |\n{comment}"
    )
}
