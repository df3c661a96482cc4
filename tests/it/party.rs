//! The page of one party or group over all priorities: what it owes is what `status` says, and a group named
//! in its place stands for it.

use std::path::Path;

use snapbox::{assert_data_eq, str};
use tempfile::TempDir;

use crate::support::{empact, folder};

fn plan() -> TempDir {
    folder(&[
        (
            "oap.yaml",
            "title: Plan\nyears: [2026]\nmarking: public\nperiods:\n  \
             - { id: mid, label: mid-year 2026, cut_off: 2026-06-30, due: 2026-07-31 }\n  \
             - { id: end, label: year-end 2026, cut_off: 2026-12-31, due: 2027-01-31 }\n\
             priorities: [THB, CYB, DRUGS]\ngroups:\n  core: { name: the core group, members: { parties: [NL, FR] } }\n  \
             all_ms: { name: all Member States, members: member_states }\n  \
             friends: { name: friends of the plan, members: open }\n\
             measures: { arrests: { name: arrests, unit: persons } }\n",
        ),
        (
            "priorities/thb/priority.yaml",
            "key: THB\nname: Trafficking\ndriver: NL\nmembers: [NL, FR, DE]\ngoals: [{ number: 1, title: One }]\n\
             recommendations:\n  - { text: Earmark money., to: [core, NL], due: 2027 }\nfollow_ups:\n  \
             - { text: Write to the ministers., to: [core], due: 2026-05-31 }\n  \
             - { text: Join us., to: [friends] }\n",
        ),
        (
            "priorities/thb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Share what is known\nleaders: [{ party: FR, until: 2026-08 }, { party: DE, since: \
             2026-09 }]\nparticipants: [core]\nprogress:\n  mid: { stage: ongoing, result: A start. }\nresults:\n  \
             - { measure: arrests, value: 12, at: 2026-05, countries: [NL] }\n  \
             - { measure: arrests, value: 30, at: 2026-05, countries: [FR] }\n",
        ),
        (
            "priorities/thb/actions/1.2.yaml",
            "action: \"1.2\"\ntitle: Train\nleaders: [driver]\nfollow_ups: [{ text: Count again., to: [leader] }]\n",
        ),
        (
            "priorities/cyb/priority.yaml",
            "key: CYB\nname: Cybercrime\ndriver: RO\ngoals: [{ number: 1, title: One }]\n",
        ),
        (
            "priorities/cyb/actions/1.1.yaml",
            "action: \"1.1\"\ntitle: Analyse\nleaders: [core]\nparticipants: [{ party: NL, took_part: false }]\n\
             events:\n  - { kind: meeting, title: Kick-off, start: 2026-03-02, period: mid, organisers: [NL] }\n  \
             - { kind: meeting, title: Another, start: 2026-03-02, period: mid, organisers: [RO] }\n\
             operations: [{ name: Alba, countries: [NL, RO], start: 2026-10, period: end }]\n",
        ),
        (
            "priorities/drugs/priority.yaml",
            "key: DRUGS\nname: Drugs\ndriver: PT\nmarking: limite\ngoals: [{ number: 1, title: One }]\n",
        ),
        ("priorities/drugs/actions/1.1.yaml", "action: \"1.1\"\ntitle: Seize\nleaders: [PT]\n"),
    ])
}

/// What is written to standard output and to standard error, and how it ended.
fn run(plan: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = empact().args(arguments).current_dir(plan).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is text");
    (text(output.stdout), text(output.stderr), output.status.code())
}

fn page(plan: &Path, more: &[&str]) -> String {
    let (page, said, code) = run(plan, &[&["report", "--party"], more].concat());
    assert_eq!(code, Some(0), "{more:?}: {said}");
    page
}

#[test]
fn a_party_has_all_that_concerns_it_on_a_page() {
    let plan = plan();
    assert_data_eq!(
        page(plan.path(), &["NL", "--today", "2026-08-15"]),
        str![[r#"
**PUBLIC**

# NL – Netherlands

**Plan**

As of 15 August 2026.

## Reports owed <a id="owed"></a>

- Report on THB 1.2 Train: mid-year 2026

  **Overdue since 31 July 2026**
- Report on CYB 1.1 Analyse: mid-year 2026

  **Overdue since 31 July 2026**, as one of the core group
- Report on THB 1.2 Train: year-end 2026

  Due 31 January 2027
- Report on CYB 1.1 Analyse: year-end 2026

  Due 31 January 2027, as one of the core group

## Recommendations and follow-ups addressed to it <a id="asked"></a>

- THB: Write to the ministers.

  **Overdue since 31 May 2026**, as one of the core group
- THB: Earmark money.

  Due 2027
- THB 1.2: Count again.

  No date is set

## Trafficking <a id="thb-priority"></a>

In the priority: driver; in the group

As reported for: mid-year 2026

| No | Title | Part | Status |
| --- | --- | --- | --- |
| 1.1 | Share what is known | takes part (as one of the core group) | ongoing |
| 1.2 | Train | leads | not stated |

### Figures counted for it

**THB 1.1:**

- arrests: **12** persons (May 2026). Parties: NL

## Cybercrime <a id="cyb-priority"></a>

| No | Title | Part | Status |
| --- | --- | --- | --- |
| 1.1 | Analyse | leads (as one of the core group) | not stated |

### Named in

**CYB 1.1: Events:**

- Meeting: **Kick-off**, 2 March 2026; organised by NL

**CYB 1.1: Operations:**

- **Alba**: NL, RO, October 2026

## Sources <a id="sources"></a>

Made from 6 files of the plan.

**PUBLIC**

"#]]
    );
}

#[test]
fn what_it_owes_is_what_status_says() {
    let plan = plan();
    for today in ["2026-01-01", "2026-08-15", "2027-02-01"] {
        let status = ["status", "--by", "party", "--format", "md", "--today", today];
        let (status, ..) = run(plan.path(), &status);
        let section = status.split("\n## ").find(|section| section.starts_with("NL – "));
        let section = section.expect("it owes something").lines().skip(1);
        let owed: Vec<&str> = section.filter(|line| !line.is_empty()).collect();
        let page = page(plan.path(), &["nl", "--today", today]);
        for line in owed.iter().filter(|line| !line.contains("PUBLIC")) {
            assert!(page.contains(line), "{today}: {line}\n{page}");
        }
        let told = page.lines().filter(|line| line.starts_with("- ")).count();
        let listed = owed.iter().filter(|line| line.starts_with("- ")).count();
        assert!(told >= listed, "{today}");
    }
    // Without a day nothing is overdue, and the page does not change by itself.
    assert!(!page(plan.path(), &["NL"]).contains("Overdue"));
}

/// Members owe what is asked of their group, and are told of which; who is named as well owes it once.
#[test]
fn a_group_stands_for_its_members() {
    let plan = plan();
    let status = ["status", "--by", "party", "--format", "md", "--today", "2026-08-15"];
    let (status, ..) = run(plan.path(), &status);
    assert_data_eq!(
        status,
        str![[r"
**LIMITE**

# What is owed

Plan

As of 15 August 2026.

## FR – France

- THB: Write to the ministers.

  **Overdue since 31 May 2026**, as one of the core group
- Report on CYB 1.1 Analyse: mid-year 2026

  **Overdue since 31 July 2026**, as one of the core group
- Report on THB 1.1 Share what is known: year-end 2026

  Due 31 January 2027
- Report on CYB 1.1 Analyse: year-end 2026

  Due 31 January 2027, as one of the core group
- THB: Earmark money.

  Due 2027, as one of the core group

## NL – Netherlands

- THB: Write to the ministers.

  **Overdue since 31 May 2026**, as one of the core group
- Report on THB 1.2 Train: mid-year 2026

  **Overdue since 31 July 2026**
- Report on CYB 1.1 Analyse: mid-year 2026

  **Overdue since 31 July 2026**, as one of the core group
- Report on THB 1.2 Train: year-end 2026

  Due 31 January 2027
- Report on CYB 1.1 Analyse: year-end 2026

  Due 31 January 2027, as one of the core group
- THB: Earmark money.

  Due 2027
- THB 1.2: Count again.

  No date is set

## PT – Portugal

- Report on DRUGS 1.1 Seize: mid-year 2026

  **Overdue since 31 July 2026**
- Report on DRUGS 1.1 Seize: year-end 2026

  Due 31 January 2027

## friends of the plan

- THB: Join us.

  No date is set

**LIMITE**

"]]
    );
    assert_data_eq!(
        page(plan.path(), &["core", "--today", "2026-08-15"]),
        str![[r#"
**PUBLIC**

# the core group

**Plan**

As of 15 August 2026.

## Reports owed <a id="owed"></a>

- Report on CYB 1.1 Analyse: mid-year 2026

  **Overdue since 31 July 2026**
- Report on CYB 1.1 Analyse: year-end 2026

  Due 31 January 2027

## Recommendations and follow-ups addressed to it <a id="asked"></a>

- THB: Write to the ministers.

  **Overdue since 31 May 2026**
- THB: Earmark money.

  Due 2027

## Trafficking <a id="thb-priority"></a>

As reported for: mid-year 2026

| No | Title | Part | Status |
| --- | --- | --- | --- |
| 1.1 | Share what is known | takes part | ongoing |

## Cybercrime <a id="cyb-priority"></a>

| No | Title | Part | Status |
| --- | --- | --- | --- |
| 1.1 | Analyse | leads | not stated |

## Sources <a id="sources"></a>

Made from 6 files of the plan.

**PUBLIC**

"#]]
    );
}

#[test]
fn as_of_a_period_nothing_later_stands_on_it() {
    let plan = plan();
    let mid = page(plan.path(), &["NL", "--period", "mid"]);
    assert!(mid.contains("Kick-off") && !mid.contains("Alba"), "{mid}");
    assert!(mid.contains("As of: mid-year 2026"), "{mid}");
    assert!(page(plan.path(), &["NL"]).contains("Alba"));
}

#[test]
fn a_page_bears_what_went_into_it_and_keeps_the_ceiling() {
    let plan = plan();
    assert!(page(plan.path(), &["NL"]).starts_with("**PUBLIC**"));
    let portugal = page(plan.path(), &["portugal"]);
    assert!(portugal.starts_with("**LIMITE**") && portugal.contains("Seize"), "{portugal}");
    let kept = page(plan.path(), &["PT", "--max-marking", "public"]);
    assert!(kept.starts_with("**PUBLIC**") && !kept.contains("Seize"), "{kept}");
    assert!(kept.contains("Priority DRUGS: LIMITE"), "{kept}");
}

#[test]
fn whom_nobody_knows_has_no_page() {
    let plan = plan();
    for (word, told) in [
        (
            "Europl",
            "nobody is known as `Europl`; did you mean `Europol`?\n  `empact parties` lists everybody",
        ),
        ("ZZ", "nobody is known as `ZZ`\n  `empact parties` lists everybody"),
    ] {
        let (shown, said, code) = run(plan.path(), &["report", "--party", word]);
        assert_eq!((shown.as_str(), code), ("", Some(2)));
        assert!(said.contains(told), "{said}");
    }
    let (shown, ..) = run(plan.path(), &["report", "--party", "Liechtenstein"]);
    assert!(shown.contains("No priority names it."), "{shown}");
    for refused in [&["-p", "THB"][..], &["--all"], &["--notes"]] {
        let (_, said, code) = run(plan.path(), &[&["report", "--party", "NL"], refused].concat());
        assert!(said.contains("cannot be used with") && code == Some(2), "{said}");
    }
    let into = plan.path().join("out/").display().to_string() + "/";
    let (_, said, _) = run(plan.path(), &["report", "--party", "all_ms", "-o", &into]);
    assert!(said.contains("party-all-ms.md") && said.contains("party-all-ms.html"), "{said}");
}
