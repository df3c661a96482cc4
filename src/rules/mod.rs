//! The rules: every fault the program knows, in one registry.
//!
//! `check` and `explain` call this. A rule over a whole plan is a file here that holds its
//! [`RuleInfo`], its logic and its words, a line in [`REGISTRY`], and a page in `docs/rules/`.
//! Faults that are met while a file is read are found where it is read, and only listed here.

mod context;
pub mod name;
mod share;
mod walk;
mod within;
mod wording;

mod after_cut_off;
mod ambiguous;
mod arithmetic;
mod bare_priority;
mod change_without_baseline;
mod circular_figure;
mod continuation;
mod copied_text;
mod count_mismatch;
mod country_outside_participants;
mod date_outside_plan;
mod duplicate_action;
mod duplicate_party;
mod duplicates;
mod end_before_start;
mod figures_disagree;
mod files;
mod finished_without_result;
mod first_sign;
mod goal_without_action;
mod hidden_character;
mod impossible_count;
mod indented_text;
mod leader_also_participant;
mod lost_backslash;
mod lost_lines;
mod marking;
mod markup;
mod membership;
mod miscounted_actions;
mod misspelt_abbreviation;
mod misspelt_citation;
mod narrative_status;
mod near_names;
mod number_in_title;
mod number_near_figure;
mod participant_outside_members;
mod parties_out_of_order;
mod percent_of_percentage;
mod percentage_mismatch;
mod place_without_subject;
mod plan_format;
mod planned_but_finished;
mod printed_status;
mod priority_list;
mod punctuality;
mod reporting;
mod reserved_name;
mod self_reference;
pub mod settings;
mod share_over_100;
mod stages;
mod start_before_plan;
mod status_words;
mod sum_mismatch;
pub mod template;
mod twin_names;
mod typeset_character;
mod unit_mismatch;
mod unknown_action;
mod unknown_figure;
mod unknown_goal;
mod unknown_horizontal_goal;
mod unknown_measure;
mod unknown_operation;
mod unknown_party;
mod unknown_period;
mod unknown_priority;
mod unknown_theme;
mod unlisted_state;
mod unmeasured;
mod verdict_words;
mod verdicts;
mod wrong_file_name;
mod wrong_goal;
mod wrong_priority;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::decode::{self, placeholder};
use crate::diagnostic::{self, Finding, Findings, Most, RuleInfo, Unwanted};
use crate::discover;
use crate::hidden;
use crate::model::Plan;
use crate::source::{Apart, Sources};
use crate::yaml;
pub use context::Context;
pub(crate) use continuation::priority_named;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// What the user knows of it.
    pub info: &'static RuleInfo,
    /// How it is checked.
    pub check: Check,
}

/// How a rule is checked.
#[derive(Debug)]
pub enum Check {
    /// By `discover`, `yaml` or `decode`, while a file is read; in templates by `render`.
    Reader,
    /// By this function, over a plan that has been read.
    Plan(fn(&Context<'_>, &mut Findings)),
    /// By `control`, over the comments of all files and what has been found in them.
    Control,
}

const fn reader(info: &'static RuleInfo) -> Rule {
    Rule { info, check: Check::Reader }
}

const fn plan(info: &'static RuleInfo, check: fn(&Context<'_>, &mut Findings)) -> Rule {
    Rule { info, check: Check::Plan(check) }
}

const fn control(info: &'static RuleInfo) -> Rule {
    Rule { info, check: Check::Control }
}

/// Every rule, by family and id.
static REGISTRY: &[Rule] = &[
    reader(&template::BROKEN_TEMPLATE),
    reader(&decode::EMPTY_FILE),
    reader(&discover::FILE_TOO_LARGE),
    reader(&discover::LINKED_FILE),
    plan(&files::LOST, files::lost),
    reader(&decode::MISSING_HEAD),
    reader(&discover::NAME_NOT_UTF8),
    reader(&discover::NOT_A_FILE),
    reader(&discover::NOT_UTF8),
    plan(&reserved_name::INFO, reserved_name::check),
    plan(&twin_names::INFO, twin_names::check),
    plan(&files::UNREAD, files::unread),
    reader(&discover::UNREADABLE_FILE),
    plan(&wrong_file_name::INFO, wrong_file_name::check),
    reader(&yaml::DUPLICATE_KEY),
    plan(&hidden::HIDDEN_CHARACTER, hidden_character::check),
    reader(&yaml::INVALID_YAML),
    reader(&decode::MERGE_CONFLICT),
    reader(&yaml::UNSUPPORTED_YAML),
    reader(&decode::EMPTY_KEY),
    reader(&decode::EMPTY_MARKING),
    reader(&decode::INVALID_VALUE),
    reader(&decode::MISSING_KEY),
    plan(&plan_format::INFO, plan_format::check),
    reader(&yaml::TEXT_IN_COMMENT),
    reader(&decode::UNKNOWN_KEY),
    reader(&decode::UNKNOWN_VALUE),
    reader(&decode::UNQUOTED_VALUE),
    reader(&decode::WRONG_TYPE),
    plan(&files::MISSING, files::missing),
    plan(&priority_list::MISSING, priority_list::missing),
    plan(&misspelt_abbreviation::INFO, misspelt_abbreviation::check),
    plan(&misspelt_citation::INFO, misspelt_citation::check),
    plan(&unknown_action::INFO, unknown_action::check),
    plan(&unknown_figure::INFO, unknown_figure::check),
    plan(&unknown_goal::INFO, unknown_goal::check),
    plan(&unknown_horizontal_goal::INFO, unknown_horizontal_goal::check),
    plan(&unknown_measure::INFO, unknown_measure::check),
    plan(&unknown_operation::INFO, unknown_operation::check),
    plan(&unknown_party::INFO, unknown_party::check),
    plan(&unknown_period::INFO, unknown_period::check),
    plan(&unknown_priority::INFO, unknown_priority::check),
    plan(&unknown_theme::INFO, unknown_theme::check),
    plan(&priority_list::UNLISTED, priority_list::unlisted),
    plan(&unlisted_state::INFO, unlisted_state::check),
    plan(&after_cut_off::INFO, after_cut_off::check),
    plan(&circular_figure::INFO, circular_figure::check),
    plan(&continuation::BEFORE, continuation::before),
    plan(&continuation::CONTRADICTS, continuation::contradicts),
    plan(&count_mismatch::INFO, count_mismatch::check),
    plan(&country_outside_participants::INFO, country_outside_participants::check),
    plan(&date_outside_plan::INFO, date_outside_plan::check),
    plan(&duplicate_action::INFO, duplicate_action::check),
    plan(&duplicates::FIGURE, duplicates::figures),
    plan(&duplicates::GOAL, duplicates::goals),
    plan(&duplicates::KPI, duplicates::kpis),
    plan(&duplicate_party::INFO, duplicate_party::check),
    plan(&duplicates::PERIOD, duplicates::periods),
    plan(&duplicates::PRIORITY, duplicates::priorities),
    plan(&end_before_start::INFO, end_before_start::check),
    plan(&figures_disagree::INFO, figures_disagree::check),
    plan(&impossible_count::INFO, impossible_count::check),
    plan(&leader_also_participant::INFO, leader_also_participant::check),
    plan(&miscounted_actions::INFO, miscounted_actions::check),
    plan(&narrative_status::INFO, narrative_status::check),
    plan(&number_in_title::INFO, number_in_title::check),
    plan(&number_near_figure::INFO, number_near_figure::check),
    plan(&participant_outside_members::INFO, participant_outside_members::check),
    plan(&parties_out_of_order::INFO, parties_out_of_order::check),
    plan(&membership::AFTER, membership::after),
    plan(&membership::BEFORE, membership::before),
    plan(&percent_of_percentage::INFO, percent_of_percentage::check),
    plan(&percentage_mismatch::INFO, percentage_mismatch::check),
    plan(&reporting::OTHER, reporting::of_other),
    plan(&place_without_subject::INFO, place_without_subject::check),
    plan(&planned_but_finished::INFO, planned_but_finished::check),
    plan(&printed_status::INFO, printed_status::check),
    plan(&punctuality::INFO, punctuality::check),
    plan(&verdicts::REACHED, verdicts::reached),
    plan(&self_reference::INFO, self_reference::check),
    plan(&share_over_100::INFO, share_over_100::check),
    plan(&stages::BACK, stages::back),
    plan(&start_before_plan::INFO, start_before_plan::check),
    plan(&sum_mismatch::INFO, sum_mismatch::check),
    plan(&unit_mismatch::INFO, unit_mismatch::check),
    plan(&verdicts::CONTRADICTION, verdicts::contradictions),
    plan(&stages::CONTRADICTION, stages::contradictions),
    plan(&verdict_words::INFO, verdict_words::check),
    plan(&wrong_goal::INFO, wrong_goal::check),
    plan(&wrong_priority::INFO, wrong_priority::check),
    plan(&change_without_baseline::INFO, change_without_baseline::check),
    plan(&continuation::WITHOUT_CONDITION, continuation::without_condition),
    plan(&finished_without_result::INFO, finished_without_result::check),
    reader(&placeholder::FORM_TEXT),
    plan(&goal_without_action::INFO, goal_without_action::check),
    plan(&unmeasured::TARGET, unmeasured::target),
    plan(&unmeasured::VALUE, unmeasured::value),
    plan(&verdicts::WITHOUT_VALUE, verdicts::without_value),
    plan(&stages::MISSING, stages::missing),
    plan(&verdicts::MISSING, verdicts::missing),
    plan(&reporting::MISSING, reporting::missing),
    reader(&placeholder::PLACEHOLDER),
    plan(&bare_priority::DRIVER, bare_priority::driver),
    plan(&bare_priority::REPORT, bare_priority::report),
    plan(&copied_text::INFO, copied_text::check),
    plan(&marking::NO_EFFECT, marking::no_effect),
    plan(&marking::UNDECIDED, marking::undecided),
    plan(&marking::ABOVE, marking::above),
    plan(&marking::MISSING, marking::missing),
    plan(&ambiguous::DATE, ambiguous::dates),
    plan(&ambiguous::NUMBER, ambiguous::numbers),
    plan(&markup::LIST, markup::lists),
    plan(&markup::TABLE, markup::tables),
    plan(&first_sign::INFO, first_sign::check),
    plan(&markup::IMAGE, markup::images),
    plan(&indented_text::INFO, indented_text::check),
    plan(&lost_backslash::INFO, lost_backslash::check),
    plan(&lost_lines::INFO, lost_lines::check),
    plan(&markup::HTML, markup::html),
    plan(&markup::HEADING, markup::headings),
    plan(&typeset_character::INFO, typeset_character::check),
    plan(&markup::LINK, markup::links),
    control(&settings::IGNORE_WITHOUT_REASON),
    plan(&settings::LOCKED_RULE, settings::locked),
    control(&settings::MALFORMED_IGNORE),
    plan(&settings::UNKNOWN_RULE, settings::unknown),
    control(&settings::UNUSED_IGNORE),
];

/// Every rule, by family and id.
pub fn all() -> &'static [Rule] {
    REGISTRY
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    REGISTRY.iter().find(|rule| rule.info.id == id)
}

/// How many findings of one rule are shown of a file; the rest are counted.
pub const MAX_OF_RULE: usize = 500;

/// Holds a plan against every rule that needs the whole of it.
///
/// `reported` is what the reader found: what could not be read is missing in the plan, and a
/// second finding for its absence would send the author to the wrong place.
pub fn check(plan: &Plan, sources: &Sources, reported: &[Finding]) -> Vec<Finding> {
    let context = Context::new(plan, sources, reported);
    check_up_to(Most::ALL, &mut Ignored::default(), &context, reported)
}

/// For the id of a rule the lines in which a plan asks to ignore what it finds.
pub type Ignored = BTreeMap<&'static str, Unwanted>;

/// As [`check()`], without what is to be ignored, and with so many findings of a rule at most; the rest are
/// counted.
pub fn check_up_to(
    most: Most,
    ignored: &mut Ignored,
    context: &Context<'_>,
    reported: &[Finding],
) -> Vec<Finding> {
    let held = REGISTRY.par_iter().filter_map(|rule| {
        let Check::Plan(check) = rule.check else { return None };
        let unwanted = ignored.get(rule.info.id).cloned();
        let mut found = Findings::up_to(most).without(unwanted.unwrap_or_default());
        check(context, &mut found);
        Some((rule.info.id, found.finish()))
    });
    let held: Vec<_> = held.collect();
    let mut findings = Vec::new();
    for (id, (found, unwanted)) in held {
        findings.extend(found);
        ignored.entry(id).and_modify(|known| *known = unwanted);
    }
    let conflicts = reported.iter().filter(|found| found.rule == &decode::MERGE_CONFLICT);
    let conflicts = Apart::new(conflicts.map(|conflict| conflict.location));
    findings.retain(|found| !conflicts.touch(found.location));
    diagnostic::sort(&mut findings);
    findings
}

/// What can be told of a plan whose own file cannot be made sense of.
pub fn without_plan(sources: &Sources, reported: &[Finding]) -> Vec<Finding> {
    files::lost_at_first_sight(sources, reported)
}

#[cfg(test)]
mod tests {
    use super::{all, find};
    use crate::diagnostic::{Finding, Findings, Most};
    use crate::source::{Location, SourceId, Span};

    #[test]
    fn the_registry_is_sorted_and_each_rule_is_found_by_its_id() {
        let keys: Vec<_> = all().iter().map(|rule| (rule.info.family, rule.info.id)).collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        for rule in all() {
            assert!(std::ptr::eq(find(rule.info.id).expect("listed").info, rule.info));
        }
        assert!(find("no-such-rule").is_none());
    }

    /// However many there are, so many are kept and one more of each other file, and none goes uncounted.
    #[test]
    fn what_is_not_kept_is_counted() {
        let rule = find("unknown-party").expect("a rule").info;
        let mut findings = Findings::up_to(Most { of_file: 5, in_all: 20 });
        for file in 0..100 {
            for at in 0..7 {
                let source = SourceId::of(&format!("actions/{file:03}.yaml"));
                let place = Location::new(source, Span::new(at, at + 1));
                findings.push(Finding::new(rule, place, "unknown"));
            }
        }
        let (found, _) = findings.finish();
        assert_eq!(found.len(), 4 * 5 + 96);
        assert_eq!(found.iter().map(|one| 1 + one.more).sum::<usize>(), 700);
        let last_of_first =
            found.iter().rfind(|one| one.location.source.path() == "actions/000.yaml");
        assert_eq!(last_of_first.map(|one| one.more), Some(2));
    }
}
