//! What templates see: the contract between the program and every template, ours or a plan's.
//!
//! One set of views serves Markdown and HTML. Numbers and dates are written out already, in the
//! house style; statuses are the words of the files (`on_time`), for the message catalogue to
//! translate. A field called a *prose* holds Markdown in which cited figures are filled in; the
//! `prose` filter turns it into the format of the template. Built by `report`; nothing here
//! computes.

use serde::Serialize;

/// The final driver's report on one priority.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// The plan.
    pub plan: PlanView,
    /// The marking of the whole document.
    pub marking: MarkingView,
    /// Present when the plan has errors and the report is made all the same.
    pub draft: Option<DraftView>,
    /// The period reported on; absent where the priority is not reported by period.
    pub period: Option<PeriodView>,
    /// Every period in which something is reported, up to the one reported on, in order of time.
    pub periods: Vec<PeriodView>,
    /// The priority.
    pub priority: PriorityView,
    /// The driver's prose by its place in the report.
    pub narrative: NarrativeView,
    /// How many actions there are, and how they stand.
    pub tally: TallyView,
    /// Which columns the overview of actions needs.
    pub columns: ColumnsView,
    /// Which records of actions are annexed, and which of their rows are needed.
    pub records: RecordsView,
    /// The actions known by number and status alone, by how they stand; only lists that have any.
    pub lists: Vec<StatusListView>,
    /// The key figures, in the order of the files.
    pub figures: Vec<FigureView>,
    /// The strategic goals with their actions, by number.
    pub goals: Vec<GoalView>,
    /// Every indicator of every action.
    pub kpis: Vec<KpiView>,
    /// Every action whose continuation is known.
    pub continuations: Vec<ContinuationView>,
    /// Attached reports.
    pub annexes: Vec<SectionView>,
}

/// The plan as the cover names it.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    /// `Operational Action Plan 2013`.
    pub title: String,
    /// `OAP 2013`, or the title where there is no shorter one.
    pub short_title: String,
    /// `2013`, or `2022–2023`.
    pub years: String,
    /// The policy cycle, `EU policy cycle 2012–2013`.
    pub cycle: Option<String>,
}

/// A marking and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct MarkingView {
    /// As it is printed: `RESTREINT UE/EU RESTRICTED`; absent where nothing carries a marking.
    pub printed: Option<String>,
    /// The decision that lifted it.
    pub declassified: Option<DeclassifiedView>,
}

/// The decision that lifted a marking.
#[derive(Debug, Clone, Serialize)]
pub struct DeclassifiedView {
    /// `10494/14 DCL 1`.
    pub document: String,
    /// `21 October 2020`.
    pub date: String,
    /// The new marking as printed.
    pub status: String,
    /// `full` or `partial`.
    pub extent: String,
}

/// Why a document is only a draft.
#[derive(Debug, Clone, Serialize)]
pub struct DraftView {
    /// How many errors the plan has.
    pub errors: usize,
    /// How many warnings the plan has.
    pub warnings: usize,
    /// All of them.
    pub findings: Vec<FindingView>,
}

/// One finding.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// `error` or `warning`.
    pub severity: String,
    /// The id of the rule.
    pub rule: String,
    /// File, line and column, `priorities/thb/actions/1.1.yaml:3:1`.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeriodView {
    /// `2013-10`.
    pub id: String,
    /// `October 2013`.
    pub label: String,
}

/// A priority's header block.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityView {
    /// `THB`.
    pub key: String,
    /// `F`.
    pub letter: Option<String>,
    /// Another letter that was printed somewhere, and where.
    pub printed_letter: Option<PrintedLetterView>,
    /// `Trafficking in human beings`.
    pub name: String,
    /// A prose.
    pub aim: Option<String>,
    /// The driver, if named.
    pub driver: Option<PartyView>,
    /// The co-drivers.
    pub co_drivers: Vec<PartyView>,
    /// Member States of the group.
    pub members: Vec<PartyView>,
    /// Agencies and institutions.
    pub agencies: Vec<PartyView>,
    /// Third states.
    pub third_states: Vec<PartyView>,
    /// Others.
    pub others: Vec<PartyView>,
    /// `1 January 2013`.
    pub started: Option<String>,
    /// `COSI`.
    pub agreed_by: Option<String>,
    /// The reports of the year.
    pub reports: Vec<ReportedView>,
    /// A prose: the verdict on the whole.
    pub verdict: Option<String>,
    /// Lists of the driver's.
    pub recommendations: Vec<PointView>,
    /// What made the work difficult.
    pub difficulties: Vec<PointView>,
    /// What was achieved.
    pub achievements: Vec<PointView>,
    /// What is proposed.
    pub proposals: Vec<PointView>,
    /// What went well.
    pub went_well: Vec<PointView>,
    /// What fell short.
    pub shortcomings: Vec<PointView>,
    /// Priorities of other plans before and after.
    pub succession: Vec<SuccessionView>,
    /// Events, operations and bids of the priority as a whole.
    pub activities: ActivitiesView,
    /// `Driver of the priority`, and the name where it is to be printed.
    pub signature: Option<SignatureView>,
}

/// A letter printed in place of another.
#[derive(Debug, Clone, Serialize)]
pub struct PrintedLetterView {
    /// The letter.
    pub letter: String,
    /// Where.
    pub place: Option<String>,
}

/// One of the reports of a year.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedView {
    /// `March 2013`.
    pub at: String,
    /// What it was.
    pub title: Option<String>,
}

/// A priority of another plan.
#[derive(Debug, Clone, Serialize)]
pub struct SuccessionView {
    /// `predecessor` or `successor`.
    pub kind: String,
    /// The plan.
    pub plan: String,
    /// The priority.
    pub priority: String,
    /// A prose.
    pub note: Option<String>,
}

/// Who signs.
#[derive(Debug, Clone, Serialize)]
pub struct SignatureView {
    /// The function.
    pub function: String,
    /// The name.
    pub name: Option<String>,
}

/// A party or group in a list.
#[derive(Debug, Clone, Serialize)]
pub struct PartyView {
    /// What is printed: a code (`NL`), or the name of a group (`All members`).
    pub label: String,
    /// The full name, where it says more than the label.
    pub name: Option<String>,
    /// The codes of a group's members at the time, where they are known.
    pub members: Vec<String>,
    /// `driver` or `co_drivers`, where the file names the role and not the party.
    pub stands_for: Option<String>,
    /// The role in which it takes part, in words.
    pub role: Option<String>,
    /// A footnote.
    pub note: Option<String>,
    /// `false` for a party outside the priority's group.
    pub member: bool,
    /// `false` for a party that took no part.
    pub took_part: bool,
}

/// Prose by its place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NarrativeView {
    /// At the beginning, before the tables.
    pub summary: Vec<SectionView>,
    /// After the tables, before the goals.
    pub before_goals: Vec<SectionView>,
    /// After the goals.
    pub after_goals: Vec<SectionView>,
    /// At the end, before the annexes.
    pub conclusion: Vec<SectionView>,
}

/// A Markdown file of the plan.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// Its heading.
    pub title: String,
    /// A prose.
    pub text: String,
    /// Its own marking as printed, where it differs from the document's.
    pub marking: Option<String>,
    /// Its language, where it is not English.
    pub language: Option<String>,
    /// The number of the action it belongs to.
    pub action: Option<String>,
    /// The place to link to: `text-2`, `annex-1`.
    pub anchor: String,
}

/// How the actions stand, in numbers.
#[derive(Debug, Clone, Serialize)]
pub struct TallyView {
    /// How many actions there are.
    pub actions: usize,
    /// How many stand at each stage, `finished` and so on, in the order of the vocabulary; only
    /// those that occur, and `unstated` last.
    pub stages: Vec<CountView>,
    /// How many are on time.
    pub punctualities: Vec<CountView>,
    /// How many got each verdict.
    pub verdicts: Vec<CountView>,
    /// How many continue.
    pub continuations: Vec<CountView>,
}

/// The columns of the overview in which some action has a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "one answer for each column")]
pub struct ColumnsView {
    /// A title.
    pub title: bool,
    /// A leader.
    pub leaders: bool,
    /// A stage.
    pub stage: bool,
    /// Whether it is on time.
    pub punctuality: bool,
    /// A verdict.
    pub verdict: bool,
    /// Whether it continues.
    pub continuation: bool,
    /// The leader's word.
    pub printed: bool,
    /// What changed since the report before.
    pub change: bool,
}

/// The annexed records of actions. A row of the forms is needed when it is filled in on one of
/// them: on the others it was left blank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "one answer for each row")]
pub struct RecordsView {
    /// Whether there are forms.
    pub forms: bool,
    /// Whether there are tables of results.
    pub tables: bool,
    /// Leaders.
    pub leaders: bool,
    /// Participants.
    pub participants: bool,
    /// New or continuing.
    pub basis: bool,
    /// When in the plan's time.
    pub timing: bool,
    /// Indicators.
    pub kpis: bool,
    /// Results.
    pub result: bool,
    /// Positions against the target.
    pub target_gap: bool,
    /// Inputs.
    pub inputs: bool,
    /// Comments.
    pub comments: bool,
}

/// Actions that stand alike and of which little more is known.
#[derive(Debug, Clone, Serialize)]
pub struct StatusListView {
    /// `completed`, `continuing`, `postponed`, `dropped` or `open`.
    pub standing: String,
    /// The actions, by number.
    pub actions: Vec<ListedView>,
}

/// An action in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListedView {
    /// The action.
    pub action: ActionView,
    /// `false` where it stands in an earlier list already.
    pub first: bool,
}

/// A word and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountView {
    /// The word of the vocabulary, or `unstated`.
    pub word: String,
    /// How often.
    pub count: usize,
}

/// A figure.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// The id by which it is cited.
    pub id: Option<String>,
    /// The action it belongs to; absent for a figure of the priority.
    pub action: Option<String>,
    /// What was counted.
    pub label: String,
    /// The number as printed, `2 520` or `over 400`, without its unit.
    pub value: String,
    /// What one of it is called.
    pub unit: Option<String>,
    /// `2013`, `14 February 2014`.
    pub at: Option<String>,
    /// The earlier figure it is compared with.
    pub before: Option<BeforeView>,
    /// The larger figure it is part of.
    pub part_of: Option<PartOfView>,
    /// The labels of the figures that it adds up.
    pub sum_of: Vec<String>,
    /// The countries.
    pub countries: Vec<PartyView>,
    /// The operation.
    pub operation: Option<String>,
    /// Where the number comes from.
    pub source: Option<String>,
    /// As the author printed it.
    pub printed: Option<String>,
    /// A prose.
    pub note: Option<String>,
}

/// An earlier figure and the way from it.
#[derive(Debug, Clone, Serialize)]
pub struct BeforeView {
    /// The earlier number as printed.
    pub value: String,
    /// When it was.
    pub at: Option<String>,
    /// The change in percent, `+8.4 %`; absent where it cannot be computed.
    pub change: Option<String>,
    /// `up`, `down`, `same` or `unknown`.
    pub direction: String,
}

/// A larger figure and the share of it.
#[derive(Debug, Clone, Serialize)]
pub struct PartOfView {
    /// What the larger figure counts.
    pub label: String,
    /// Its number as printed.
    pub value: String,
    /// The share in percent, `48.4 %`; absent where it cannot be computed.
    pub share: Option<String>,
}

/// A strategic goal.
#[derive(Debug, Clone, Serialize)]
pub struct GoalView {
    /// Its number.
    pub number: u16,
    /// Its short title.
    pub title: Option<String>,
    /// A prose: what is to be reached.
    pub text: Option<String>,
    /// A prose: another wording.
    pub variant: Option<VariantView>,
    /// A prose: why it has no action.
    pub without_action: Option<String>,
    /// The driver's prose on it.
    pub narrative: Vec<SectionView>,
    /// A prose: the result of the goal as a whole.
    pub result: Option<String>,
    /// Figures of the goal as a whole.
    pub figures: Vec<FigureView>,
    /// Events, operations and bids of the goal as a whole.
    pub activities: ActivitiesView,
    /// Whether there is anything to tell under its heading.
    pub told: bool,
    /// Whether its actions are recorded in a table of results.
    pub table: bool,
    /// Its actions, by number.
    pub actions: Vec<ActionView>,
}

/// Another wording of a goal.
#[derive(Debug, Clone, Serialize)]
pub struct VariantView {
    /// A prose.
    pub text: String,
    /// Where it stands.
    pub place: Option<String>,
}

/// An action: everything that its file says.
#[derive(Debug, Clone, Serialize)]
pub struct ActionView {
    /// `3.2`.
    pub number: String,
    /// Its title; absent for an action known by its number alone.
    pub title: Option<String>,
    /// The short title, or else the title.
    pub short_title: Option<String>,
    /// The parts of a title that names more than one thing.
    pub title_parts: Vec<String>,
    /// Its own marking as printed, where it differs from the document's.
    pub marking: Option<String>,
    /// The year of the plan in which it was first drawn up, where that is not this plan.
    pub plan_year: Option<u16>,
    /// `new`, `continuing`, `continuing_delayed`.
    pub basis: Option<String>,
    /// What is to be done, step by step.
    pub description: Vec<PointView>,
    /// The leaders.
    pub leaders: Vec<PartyView>,
    /// The co-leaders.
    pub co_leaders: Vec<PartyView>,
    /// A prose: on what the choice of the leader depends.
    pub leader_condition: Option<String>,
    /// The participants.
    pub participants: Vec<PartyView>,
    /// `1 January 2013`, `2013`.
    pub start: Option<String>,
    /// As `start`; `open` for an action without an end.
    pub end: Option<String>,
    /// When the work is done, in words.
    pub timing: Option<String>,
    /// Ties to other actions.
    pub relations: Vec<RelationView>,
    /// How it stands in the period reported on.
    pub status: StatusView,
    /// What is reported, by period in order of time, up to the one reported on.
    pub progress: Vec<ProgressView>,
    /// Its indicators.
    pub kpis: Vec<KpiView>,
    /// Its countable results.
    pub figures: Vec<FigureView>,
    /// Its events, operations and bids.
    pub activities: ActivitiesView,
    /// What goes into it.
    pub inputs: Option<InputsView>,
    /// What becomes of it.
    pub continuation: Option<ContinuationView>,
    /// Difficulties met.
    pub difficulties: Vec<PointView>,
    /// Recommendations.
    pub recommendations: Vec<PointView>,
    /// Comments.
    pub comments: Vec<CommentView>,
    /// The driver's prose on it.
    pub narrative: Vec<SectionView>,
    /// Where it is told: in a `section` of its own, `shared` with another action, or in a `list`
    /// of those known by number and status alone.
    pub place: String,
    /// The number of the action in whose section it is told.
    pub shared_with: Option<String>,
    /// What is annexed of it: a `form`, a row of its goal's `table`, or `none`.
    pub record: String,
    /// What changed since the report before.
    pub change: Option<ChangeView>,
}

/// What changed since the report before.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The period of the report before.
    pub since: PeriodView,
    /// The questions with another answer.
    pub steps: Vec<StepView>,
    /// Whether the text says something new.
    pub text: bool,
}

/// A question with another answer than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepView {
    /// The question: `stage`, `punctuality`, `verdict` or `printed`.
    pub question: String,
    /// The answer before, if there was one: a word of the files, or for `printed` the leader's.
    pub from: Option<String>,
    /// The answer now.
    pub to: String,
}

/// The four questions, and the word that was printed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatusView {
    /// `not_started`, `ongoing`, `finished`, `halted`.
    pub stage: Option<String>,
    /// `on_time`, `delayed`.
    pub punctuality: Option<String>,
    /// `met`, `partly_met`, `not_met`, `undetermined`, `open`.
    pub verdict: Option<String>,
    /// `none`, `likely`, `certain`, `conditional`, `postponed`, `merged`, `dropped`.
    pub continuation: Option<String>,
    /// The word that the leader used.
    pub printed: Option<String>,
}

/// The report on an action in one period.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressView {
    /// The period.
    pub period: PeriodView,
    /// How it stood then.
    pub status: StatusView,
    /// `14 February 2014`.
    pub reported: Option<String>,
    /// A prose.
    pub result: Option<String>,
    /// A prose.
    pub target_gap: Option<String>,
    /// A prose: what was added later.
    pub late: Option<String>,
}

/// An indicator over all periods.
#[derive(Debug, Clone, Serialize)]
pub struct KpiView {
    /// The action's number.
    pub action: String,
    /// What is measured.
    pub name: String,
    /// What one of it is called.
    pub unit: Option<String>,
    /// Where it stood before.
    pub baseline: Option<ReadingView>,
    /// What was to be reached.
    pub target: Option<TargetView>,
    /// One for each of the report's `periods`; `none` in a template where nothing was reported.
    pub values: Vec<Option<ReadingView>>,
    /// Whether the value in the last of the periods is another than before.
    pub changed: bool,
    /// The change of the last value against the baseline, `+24.2 %`.
    pub change: Option<String>,
    /// How far the last value is from the target, `1`, `0` when it is reached.
    pub distance: Option<String>,
    /// `met`, `not_met`, or `unknown` where no number can tell.
    pub attained: String,
    /// Where the values come from.
    pub source: Option<String>,
    /// A prose: whether it measured the right thing.
    pub suitability: Option<String>,
}

/// What an indicator showed.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingView {
    /// The number as printed.
    pub value: Option<String>,
    /// Why there is none: `not_specified` and so on.
    pub unset: Option<String>,
    /// A prose.
    pub text: Option<String>,
    /// When it stood there.
    pub at: Option<String>,
}

/// What an indicator was to reach.
#[derive(Debug, Clone, Serialize)]
pub struct TargetView {
    /// `at_least`, `at_most`, `equals`, `change`, `text`, or a word for unset.
    pub kind: String,
    /// The number as printed, `+5 %` for a change.
    pub value: Option<String>,
    /// A prose.
    pub text: Option<String>,
}

/// A tie to another action.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    /// `merged_into`, `partly_merged_into`, `merged_with`, `reported_with`, `see_also`.
    pub kind: String,
    /// The other action's number.
    pub action: String,
    /// Whether the other action is in the report, so that it can be linked to.
    pub known: bool,
    /// A note.
    pub note: Option<String>,
}

/// What goes into an action.
#[derive(Debug, Clone, Serialize)]
pub struct InputsView {
    /// Full-time equivalents.
    pub staff_fte: Option<StatedView>,
    /// A prose.
    pub staff: Option<String>,
    /// Euro.
    pub budget_eur: Option<StatedView>,
    /// A prose.
    pub budget: Option<String>,
    /// The source of the money.
    pub funding: Option<StatedView>,
}

/// A value or the reason why there is none.
#[derive(Debug, Clone, Serialize)]
pub struct StatedView {
    /// The value as printed.
    pub value: Option<String>,
    /// The reason: `not_specified` and so on.
    pub unset: Option<String>,
}

/// What becomes of an action.
#[derive(Debug, Clone, Serialize)]
pub struct ContinuationView {
    /// The action's number.
    pub action: String,
    /// Its short title.
    pub title: Option<String>,
    /// `none`, `likely`, `certain` and so on.
    pub decision: String,
    /// The year of the plan in which it goes on.
    pub plan: Option<u16>,
    /// The priorities in which it goes on.
    pub priorities: Vec<String>,
    /// The number of the action in which it goes on.
    pub into: Option<String>,
    /// A prose.
    pub condition: Option<String>,
    /// The word that the leader used.
    pub printed: Option<String>,
    /// A prose.
    pub note: Option<String>,
}

/// A comment.
#[derive(Debug, Clone, Serialize)]
pub struct CommentView {
    /// A prose.
    pub text: String,
    /// `leader`, `driver`, `group_review`.
    pub from: Option<String>,
    /// `July 2013`.
    pub at: Option<String>,
}

/// A point of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PointView {
    /// A prose.
    pub text: String,
    /// A title of its own.
    pub title: Option<String>,
    /// The points under it.
    pub points: Vec<PointView>,
}

/// Events, operations and bids.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ActivitiesView {
    /// Events in the order of the file.
    pub events: Vec<EventView>,
    /// Operations in the order of the file.
    pub operations: Vec<OperationView>,
    /// Bids in the order of the file.
    pub funding_bids: Vec<FundingBidView>,
}

/// An event.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// `meeting`, `course`: a word of the author's.
    pub kind: String,
    /// Its name.
    pub title: Option<String>,
    /// The town.
    pub place: Option<String>,
    /// The country.
    pub country: Option<PartyView>,
    /// When, `28–31 October 2013`.
    pub date: Option<String>,
    /// How many people.
    pub participants: Option<String>,
    /// How many Member States.
    pub member_states: Option<String>,
    /// How many trainers.
    pub trainers: Option<String>,
    /// Who held it.
    pub organisers: Vec<PartyView>,
    /// Who was there.
    pub attended_by: Vec<PartyView>,
    /// Who paid.
    pub funding: Option<String>,
    /// A prose.
    pub outcome: Option<String>,
}

/// An operation.
#[derive(Debug, Clone, Serialize)]
pub struct OperationView {
    /// Its name.
    pub name: String,
    /// What kind: a word of the author's.
    pub kind: Option<String>,
    /// Who is in it.
    pub countries: Vec<PartyView>,
    /// When, `July to August 2013`.
    pub date: Option<String>,
    /// Under which number it is filed.
    pub reference: Option<String>,
    /// A prose.
    pub about: Option<String>,
    /// A prose.
    pub outcome: Option<String>,
}

/// A bid for money.
#[derive(Debug, Clone, Serialize)]
pub struct FundingBidView {
    /// The programme.
    pub programme: String,
    /// What for.
    pub purpose: Option<String>,
    /// Who applied.
    pub applicant: Option<PartyView>,
    /// When.
    pub submitted: Option<String>,
    /// When it was decided.
    pub decided: Option<String>,
    /// `planned`, `pending`, `accepted`, `refused`, `withdrawn`.
    pub outcome: String,
    /// A prose.
    pub note: Option<String>,
}
