document =
    .language = en
    .locale = en-GB
    .language_mark = EN
    .report = Driver’s report
    .report_of_kind = Driver’s report ({ $kind })
    .plan = Operational action plan
    .plan_as_of = As of
    .plan_provenance = The plan as it is to be carried out. What is reported on it stands in the reports.
    .provenance = Provided by the driver of the priority on the basis of the contributions of the action leaders.
    .provenance_joint = Provided by the drivers of the priority on the basis of the contributions of the action leaders.
    .priority = Priority
    .period = Period reported on
    .declassified = DECLASSIFIED
    .draft = DRAFT
    .draft_text = The plan still has problems. This document was made all the same and must not be passed on as final.
    .contents = Contents
    .none = –
    .declassified_told = { $declassified } { $extent }: { $document }, { $date }. New status: { $status }.
    .skip = To the text

report_kind =
    .interim = Interim driver’s report
    .mid_year = Mid-year driver’s report
    .half_year = Half-yearly driver’s report
    .year_end = Year-end driver’s report
    .annual = Annual driver’s report
    .final = Final driver’s report

note =
    .original = (OR. { $language })
    .dateline = { $place }, { $date }
    .status_public = Public
    .status_limite = Limite
    .from = From
    .to = To
    .previous = No. prev. doc.
    .subject = Subject
    .attached = The drivers’ reports on these priorities are annexed:
    .attached_final = The drivers’ final reports on these priorities are annexed:
    .attached_as = { $name }: { $annex }
    .findings = Main findings
    .elsewhere = The report on priority { $name } is in document { $document }.
    .annex = Annex { $number }
    .annex_page = ANNEX { $number }
    .annexed = ANNEX { $number }: { $report }, { $name }
    .called = { $kind }: { $subject }
    .declassification = Declassification
    .partial = Partial declassification
    .numbered = ST { $number }
    .of_document = of document
    .dated = dated
    .new_status = new status
    .released_full = The declassified version of this document is attached for delegations.
    .released_partial = The version of this document that is declassified in part is attached for delegations.
    .identical = Its text is the same as that of the version before, word for word.
    .withheld = The following parts are not declassified. They are left out, and their places say so:
    .nothing_withheld = No part is left out: none has a marking of its own above the new status.
    .not_declassified = NOT DECLASSIFIED
    .summary_of_released = The summary counts only what stands in this document. What is left out is not in its numbers.

engagement_letter =
    .leads = L
    .co_leads = C
    .takes_part = P
    .in_groups = G
    .drives = D
    .co_drives = d
    .named = N

not_released =
    .priority = report on priority { $priority }
    .action = action { $number }, priority { $priority }
    .narrative = text { $number }, priority { $priority }
    .annex = attached report { $number }, priority { $priority }

register =
    .plan = Plan
    .priority = Priority
    .action = Action
    .narrative = Text
    .annex = Annex
    .part = Part
    .file = File
    .revision = Revision
    .register = What went into this document
    .marking_unknown = its marking could not be read
    .leans = stands in relation to a figure that is withheld
    .leans_later = stands in relation to a figure that is not known yet
    .listed = They are listed under { $sources }.

revision =
    .modified = modified after
    .uncommitted = not committed

made_from =
    { $count ->
        [one] Made from { $count } file of the plan.
       *[other] Made from { $count } files of the plan.
    }

withheld =
    { $count ->
        [one] { $count } part is left out of this document, which tells nothing marked above { $ceiling }.
       *[other] { $count } parts are left out of this document, which tells nothing marked above { $ceiling }.
    }

errors =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }

warnings =
    { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }

not_shown =
    { $count ->
        [one] { $count } finding more is not shown here.
       *[other] { $count } findings more are not shown here.
    }

actions =
    { $count ->
        [one] { $count } action
       *[other] { $count } actions
    }

head =
    .header = The priority
    .summary = Summary
    .verdict = Overall verdict
    .glance = Actions at a glance
    .figures = Key figures
    .kpis = Indicators over all periods
    .continuation = Continuation
    .recommendations = Recommendations
    .difficulties = Difficulties
    .achievements = Achievements
    .proposals = Proposals
    .follow_ups = Follow-up
    .lessons = Lessons learned
    .went_well = What went well
    .shortcomings = What fell short
    .conclusion = Conclusion
    .annexes = Attached reports
    .findings = Findings
    .sources = Sources
    .lists = Actions by status
    .shared = Actions shared with other priorities
    .kpis_alone = Indicators
    .results = Results by goal
    .goal_titled = Strategic goal { $number }: { $title }
    .goal_horizontal = Goal { $number }, horizontal goal { $key }: { $title }
    .goal_numbered = Strategic goal { $number }
    .goal_unlisted = Actions of strategic goal { $number }
    .annex_forms = Appendix: six-monthly forms
    .annex_results = Appendix: steps by goal
    .abbreviations = Abbreviations
    .source_notes = Notes on the source
    .owed_reports = Reports owed
    .owed_tasks = Recommendations and follow-ups addressed to it
    .part_in_actions = Part in actions
    .counted_for = Figures counted for it
    .named_in = Named in
    .risks = Risks and deviations
    .followed = What became of earlier recommendations and tasks

field =
    .driver = Driver
    .co_driver = Co-driver
    .co_drivers = Co-drivers
    .members = Member States
    .agencies = Agencies and institutions
    .third_states = Third states
    .others = Others
    .started = Started
    .asked = Asked for
    .granted = Granted
    .spent = Spent
    .agreed_by = Agreed by
    .reports = Reports
    .aim = Aim
    .number = No
    .action = Action
    .title = Title
    .leaders = Leader
    .co_leaders = Co-leader
    .participants = Participants
    .part = Part
    .stage = Stage
    .punctuality = On time
    .verdict = Target
    .continuation = Continues
    .printed = As printed
    .severity = Severity
    .rule = Rule
    .place = Place
    .message = Finding
    .abbreviation = Abbreviation
    .meaning = Stands for
    .remark = Remark
    .figure = Figure
    .value = Value
    .unit = Unit
    .date = Date
    .compared_with = Compared with
    .change = Change
    .share = Share
    .sum_of = sum of
    .source = Source
    .countries = Parties
    .operation = Operation
    .note = Note
    .indicator = Indicator
    .baseline = Baseline
    .target = Target
    .attained = Attained
    .distance = Distance to target
    .decision = Decision
    .plan = Plan
    .priorities = Priorities
    .into = As action
    .condition = Condition
    .goal = Strategic goal
    .start = Start
    .end = End
    .start_end = Start and end
    .basis = Basis
    .timing = Timing
    .steps = Steps
    .leader_condition = Choice of the leader
    .continues = Continues
    .horizontal = Horizontal goals
    .with = Shared with
    .relations = Related actions
    .kpis = Indicators
    .status = Status
    .result = Result
    .late = Added later
    .target_gap = Position against the target
    .reported = Reported
    .human = Human resources
    .financial = Financial resources
    .funding = Source of funding
    .comments = Other comments
    .difficulties = Difficulties
    .recommendations = Recommendations
    .figures = Countable results
    .told_together = Reported together:
    .leaders_many = Leaders
    .co_leaders_many = Co-leaders
    .events = Events
    .people = Attendance
    .operations = Operations
    .bids = Funding bids
    .programme = Programme
    .purpose = Purpose
    .applicant = Applicant
    .submitted = Submitted
    .decided = Decided
    .outcome = Outcome
    .period = Period
    .stands = How it stands
    .variant = Other wording
    .marking = Marking
    .language = Language
    .signed = Signed
    .activity = Activity
    .results = Results
    .kind = Kind
    .name = Name
    .reference = Reference
    .about = About
    .attached = Attached
    .changed = Changed since the report before
    .by = According to
    .reason = Reason
    .remedy = Remedy
    .to = For
    .due = Due
    .follow_ups = Follow-up
    .said = Comments
    .partners = Partners
    .initiatives = Initiatives
    .behind = Behind it
    .since = Since
    .crime = Crime
    .route = Route
    .drivers = Drivers
    .headed = headed
    .delivered = Delivered
    .title_parts = Parts
    .of = Goal or action
    .what = Subject
    .gravity = Gravity
    .likelihood = Likelihood
    .done_about = What is done
    .made = Made in
    .asked_of = Asked of
    .risks = Risks

owed =
    .title = What is owed
    .day = As of { $day }.
    .nothing = Nothing is owed.
    .nobody = Nobody is named
    .report = Report on { $action }: { $period }
    .task = { $place }:
    .due = Due { $day }
    .overdue = Overdue since { $day }
    .now = Due now: others have reported
    .no_day = No date is set
    .one_of = as one of { $group }
    .one_of_own = as one of the group of the priority
    .no_report = No report is owed.
    .no_task = Nothing is asked.

in_action =
    .leads = leads
    .co_leads = co-leads
    .takes_part = takes part
    .no_part = took no part

in_priority =
    .is = In the priority
    .drives = driver
    .co_drives = co-driver
    .registered = in the group
    .period = As reported for
    .none = No priority names it.

party =
    .not_member = not a member of the project
    .no_part = took no part
    .since = since { $date }
    .until = until { $date }

stage =
    .not_started = not started
    .ongoing = ongoing
    .finished = finished
    .halted = halted
    .unstated = not stated

punctuality =
    .on_time = on time
    .delayed = delayed
    .unstated = not stated

verdict =
    .met = met
    .partly_met = partly met
    .not_met = not met
    .undetermined = undetermined
    .open = open
    .unstated = not stated

continuation =
    .none = no
    .possible = possible
    .likely = likely
    .certain = yes
    .conditional = on condition
    .postponed = postponed
    .merged = merged
    .dropped = dropped
    .unstated = not stated

decision =
    .none = does not continue
    .possible = may continue
    .likely = continues probably
    .certain = continues
    .conditional = continues on condition
    .postponed = postponed
    .merged = merged
    .dropped = dropped

basis =
    .new = new action
    .continuing = continues an existing project
    .continuing_from = continues from { $year }
    .continuing_delayed = continues an existing project that was delayed
    .continuing_delayed_from = continues a delayed action of { $year }
    .new_from = new action, first drawn up for { $year }
    .from = first drawn up for { $year }

unset =
    .blank = left blank
    .not_specified = not specified
    .not_available = not available
    .to_be_confirmed = to be confirmed
    .not_applicable = not applicable

target =
    .at_least = at least
    .at_most = at most
    .equals = exactly
    .change = change of
    .text = { "" }
    .blank = left blank
    .not_specified = not specified
    .not_available = not available
    .to_be_confirmed = to be confirmed
    .not_applicable = not applicable

attained =
    .met = met
    .not_met = not met
    .undecidable = cannot be decided
    .later = not due yet
    .by = { $state } by { $by }
    .not_due = { $value } of { $aim }, due { $by }
    .due = due { $by }
    .without_target = without a target
    .without_value = without a value
    .unstated = not stated

relation =
    .merged_into = merged into
    .partly_merged_into = merged in part into
    .reported_with = reported with
    .joint_with = joint work with
    .see_also = see also
    .merged_with = merged with

bid =
    .planned = planned
    .pending = pending
    .accepted = accepted
    .refused = refused
    .withdrawn = withdrawn

risk =
    .risk = risk
    .deviation = deviation

grade =
    .low = low
    .medium = medium
    .high = high

risk_state =
    .open = open
    .occurred = occurred
    .over = over

point_state =
    .open = open
    .accepted = accepted
    .partly_done = partly done
    .done = done
    .refused = refused

who =
    .leader = Action leader
    .driver = Driver
    .co_driver = Co-driver
    .co_drivers = Co-drivers
    .group = Group

severity =
    .error = error
    .warning = warning

direction =
    .up = ▲
    .down = ▼
    .same = =
    .unknown = { "" }

time =
    .span = { $start } → { $end }
    .from_date = from { $date }
    .until_date = until { $date }

succession =
    .predecessor = Preceded by
    .successor = Followed by

style =
    .withheld = [withheld]
    .not_yet = [not known yet]
    .thousands =  
    .decimal = .
    .minus = −
    .plus = +
    .percent = { $n } %
    .points = { $n } pp
    .label = { $label }:
    .title = { $title }.
    .quote = “{ $text }”

quantity =
    .over = over { $n }
    .at_least = at least { $n }
    .under = under { $n }
    .at_most = up to { $n }
    .almost = almost { $n }
    .about = about { $n }
    .range = { $n }–{ $high }

date =
    .day = { $day } { $month } { $year }
    .day_month = { $day } { $month }
    .month_year = { $month } { $year }
    .days = { $first }–{ $last }
    .span = { $first } to { $last }
    .since = since { $first }
    .years = { $first }–{ $last }
    .open = open

unit =
    .after = { " of | a | per | to | in | for | by " }

singular =
    .s = { "" }
    .as = as
    .is = is
    .ss = ss
    .us = us
    .ies = y
    .ches = ch
    .shes = sh
    .sses = ss
    .xes = x
    .lyses = lysis
    .people = person
    .children = child
    .women = woman
    .men = man
    .premises = premises
    .series = series
    .species = species

half =
    .n1 = first half of { $year }
    .n2 = second half of { $year }

quarter =
    .n1 = first quarter of { $year }
    .n2 = second quarter of { $year }
    .n3 = third quarter of { $year }
    .n4 = fourth quarter of { $year }

month =
    .n1 = January
    .n2 = February
    .n3 = March
    .n4 = April
    .n5 = May
    .n6 = June
    .n7 = July
    .n8 = August
    .n9 = September
    .n10 = October
    .n11 = November
    .n12 = December

standing =
    .completed = Completed
    .continuing = Continuing
    .postponed = Postponed
    .dropped = Dropped
    .open = Open

status =
    .today = What is due is told as of { $day }.
    .letter = { " " }
    .key = Key
    .reports = Reports
    .missing = Missing
    .delayed = Delayed
    .elsewhere = { $key } is reported in { $document }
    .report = Report
    .report_missing = missing
    .report_reported = there
    .report_blank = left blank
    .report_not_due = not due
    .summary = { $actions }; { $reported } of { $due } reports are there, { $missing } missing; { $delayed } delayed
    .blank =
        { $count ->
            [one] Of { $count } action it is said why there is no report.
           *[other] Of { $count } actions it is said why there is no report.
        }
    .warnings = The plan has { $findings }; `empact check` shows them.
    .errors =
        The plan has { $findings }; `empact check` shows them.
        What cannot be read is not counted here.

changed =
    .mark = ◆
    .text = new text
    .told = ◆ changed since { $period }: { $steps }
    .in_short = ◆ { $steps }
    .mark_legend = ◆ changed since the report before

summary =
    .title = Summary of the priorities
    .provenance = Put together from the reports of the drivers and action leaders. Every number is counted from the plan’s files.
    .priorities = What is summed up
    .until = As things stood in { $period }.
    .last = Each priority as it last reported.
    .stands = Stands as of
    .no_period = no report by period
    .no_report = no report by then
    .actions = Actions
    .reported = Reported then
    .by_goal = reported goal by goal
    .left_out = Left out of this summary
    .elsewhere = Reported in another document
    .status = Status of the actions
    .status_text = The four questions are asked of every action. A number counts actions in the period in which their priority stands; an action that gives no answer is counted as not stated.
    .behind = Actions behind the numbers
    .total = Total
    .horizontal = Horizontal goals
    .horizontal_text = An action serves the horizontal goals that it or its strategic goal names. One that serves several is counted under each.
    .horizontal_goal = Horizontal goal
    .horizontal_none = none of them
    .words = Printed words and the answers beside them
    .words_text = The words that were printed in the period, in whatever capitals and in whose words they stand, beside the answers that the plan records with them. A word need not say all of them.
    .words_continuation = Words for continuation
    .word = Printed
    .whose = In the words of
    .whose_unnamed = nobody named
    .times = Times
    .stands_for = Answers beside it
    .where = Where
    .no_answer = no answer
    .figures = Key figures
    .figures_text = Figures of one measure are added up over all priorities, those of different populations apart. One that is part of another, one that adds up others, one from before and an operation that another priority reports are not counted again. Where a figure is qualified (over, almost, about), so is the sum. What the reports name one by one without a figure, such as events and operations, is not in these sums; it is counted below.
    .measure = Measure
    .sum = Sum
    .between = Between
    .no_end = no upper end
    .by_priority = By priority
    .made_of = What the sums are made of
    .figure = Figure
    .value = Value
    .counts = Counted
    .yes = yes
    .no_sum = cannot be added up
    .kpis = Indicators and their targets
    .kpis_text = An indicator is judged by its last value up to the period. It cannot be decided where target or value is in words, or where they are too roughly stated.
    .last_value = Last value
    .engagement = Engagement
    .engagement_text = In one action a party counts once: as leader (L), else as co-leader (C), else as participant by name (P), else as one of a group (G). N counts the actions and goals under which a result, an operation, an event, a bid or a partner names it that is not so named among those who lead or take part; the priority as a whole counts as one. D is the driver, d a co-driver, • a registered member of the priority’s group that is seen nowhere else.
    .party = Party
    .leads = Leads
    .co_leads = Co-leads
    .takes_part = Takes part
    .in_groups = In a group
    .named = Named
    .roles = Roles
    .concentration = How the load is spread
    .concentration_text = The load is counted in actions: each leader or co-leader of an action carries one. The Herfindahl–Hirschman index is the sum of the squares of all shares in per cent: 10 000 where one party carries everything, 10 000 divided by the number of parties where all carry the same. The last column says how many equal parties would give the same index.
    .load = Load
    .load_leads = leading or co-leading
    .load_actions = any role in an action
    .carriers = Carried by
    .top = First three
    .top_share = Their share
    .index = Index
    .equivalent = As if equal
    .everybody = Everybody, { $load }: { $carriers }.
    .absences = Registered and not seen
    .absences_text = Those who are registered in the group of a priority and do not appear in its work. Where a priority lists no group, does not report by actions, or its actions name nobody, this cannot be said.
    .absent = Nowhere
    .in_groups_only = Only as one of a group
    .leads_nothing = Member States of the group that lead nothing
    .declared = Listed, took no part
    .names_nobody = actions name nobody
    .no_actions = no report by actions
    .no_list = no list of the group
    .no_states = no list of the Member States
    .nowhere = Member States that no priority names (on { $day }): { $states }.
    .nowhere_none = none: every Member State has a part somewhere, if only as one of a group
    .on_day = On
    .groups = Groups, and who they were
    .groups_text = A group is expanded to those who belonged to it on the last day of the period in which its priority stands.
    .group = Group
    .members = Members then
    .nobody_known = not known: the plan lists no members
    .left_open = left open by the plan
    .onward = Where actions go
    .onward_text = An action that goes to several places stands at each of them.
    .on_to = To
    .no_priority = No priority named
    .no_plan = no plan named
    .merged = Merged into another action
    .ends = Ends with this plan
    .dropped = Given up
    .unstated = Not stated
    .successors = Priorities that go over as a whole
    .depends = Condition, bids and remarks
    .bid = (bid { $programme }: { $outcome })
    .funding = Funding
    .sources = Sources that the actions name
    .source = Source
    .no_source = nothing said
    .bids = Bids for money
    .money_by_priority = Money and staff by priority
    .money_by_programme = Bids by programme
    .money_by_year = Bids by year
    .money_text = In euro; a bid stands in the year in which it was decided, or else handed in. What nobody has stated is counted beside the sum, which is at least as large: the budget and staff of each action, what each bid asks for, and what was granted and spent of each that was accepted.
    .budget = Needed (EUR)
    .staff = Staff (FTE)
    .asked = Asked for (EUR)
    .granted = Granted (EUR)
    .spent = Spent (EUR)
    .programme = Programme
    .year = Year
    .no_year = not dated
    .open = { $amount } and { $count } not stated
    .all_open = { $count } not stated
    .themes = Difficulties, lessons and recommendations by theme
    .themes_text = Themes that most priorities share come first. A remark on several themes stands under each.
    .theme = Theme
    .shared_by = Priorities
    .remarks = Remarks
    .told_under = in full under { $theme }
    .without_theme = Without a theme
    .operations = Events and operations
    .operations_text = Of the events, every entry in the files counts, under the kind that it gives; one that two actions enter counts twice, and one held before the years of the plan counts as well. Named operations of the same name count once. What they give only a number for stands among the key figures.
    .event_kinds = Events by kind
    .operation_kinds = Operations by kind
    .operations_named = Named operations and teams
    .missing = What is missing before this can be sent
    .missing_text = One action may lack several things; the last column counts actions. A result is a text, a figure a counted result.
    .lacking = Lacking something
    .without_driver = No driver is named
    .without_report = Nothing reported
    .behind_due = Not reported in the last period
    .lacks = Lacks
    .nothing_missing = Nothing is missing.
    .ties = Links between priorities
    .tie_shared = Go over into the same priority
    .tie_operations = Name the same operation
    .tie_drivers = Have a driver in common
    .tie_themes = Share a theme
    .tie_across = Actions that go on in another priority
    .tie_relations = Ties between actions
    .tie_with = Are shared by several priorities
    .shared_with = { $action } (with { $priorities })
    .none = none
    .movement = What moved since the report before
    .movement_text = Each priority that has reported before is compared with its last report before.
    .from = From
    .to = To
    .news = What is new
    .no_before = No earlier report in this plan
    .count = Number
    .leads = Leader, co-leader
    .list = Index of actions
    .all_parties = What each party does
    .only_in_groups = Member States that are there only as one of a group: { $states }.
    .name = { $name } ({ $key })
    .name_with_letter = { $letter } – { $name } ({ $key })
    .of_goal = { $priority } goal { $goal }
    .counted = { $what }: { $actions }
    .counted_members = { $count }: { $members }
    .low_to_high = { $low } … { $high }
    .tie = { $name } ({ $priorities })
    .goes_into = { $action } → { $priority }
    .other_action = Other action
    .behind_one = { $priority } (last reported in { $last }, due { $due })
    .moved = { $period } since { $since } – { $changed } with news, { $unchanged } without news
    .moved_first = ; { $actions } with a first report
    .moved_none = ; { $actions } without a report
    .question = Question
    .remark = { $place } ({ $kind })
    .risks = Risks and deviations
    .risks_text = What is open comes before what is over, and the gravest first. A risk or deviation is open until its priority says something else.
    .followed = What became of earlier recommendations and tasks
    .followed_text = Recommendations, proposals and tasks that were carried over from an earlier plan, and all others of which it is said what became of them.

lack =
    .leader = leader
    .report = report
    .result = result
    .verdict = verdict
    .figure = figure
    .kpi_value = indicator’s value ({ $indicators })

gap =
    .leader = Leader
    .report = Report
    .result = Result
    .verdict = Verdict
    .figure = Figure
    .kpi_value = Indicator’s value

why =
    .part = part of another
    .sum = sum of others
    .before = from before
    .operation = another priority reports the operation

account =
    .sum = It adds up:
    .before = It is compared with:
    .whole = It is part of:
    .used = It is used by:
    .counted = It is counted in the total of the measure { $measure } over the plan: { $value }.
    .not_counted = It is not counted in the total of the measure { $measure } over the plan ({ $value }): { $why }.
    .cited = It is cited in { $places }.
    .not_cited = No text cites it.

remark =
    .difficulty = difficulty
    .shortcoming = fell short
    .good_practice = good practice
    .achievement = achievement
    .recommendation = recommendation
    .proposal = proposal
    .follow_up = still to be done
    .text = driver’s text

party_kind =
    .member_state = Member States
    .third_country = Third countries
    .institution = Institutions
    .agency = Agencies
    .organisation = Organisations and others

role =
    .driver = driver
    .co_drivers = co-driver

remarks =
    { $count ->
        [one] { $count } remark
       *[other] { $count } remarks
    }

part =
    .asked_eur = asked for
    .granted_eur = granted
    .spent_eur = spent
    .about = what it is about
    .achievements = achievements
    .action = action
    .agencies = agencies and institutions
    .agreed_by = agreed by
    .aim = aim
    .annexes = annexes
    .applicant = applicant
    .at = date
    .attended_by = attended by
    .baseline = baseline
    .basis = basis
    .body = text
    .budget = financial resources
    .budget_eur = financial resources in euro
    .co_drivers = co-drivers
    .co_leaders = co-leaders
    .code = code
    .comments = comments
    .compared_with = compared with
    .condition = condition
    .continuation = continuation
    .continues = continued actions
    .countries = countries
    .country = country
    .cut_off = cut-off date
    .cycle = policy cycle
    .date = date
    .decided = date of the decision
    .decision = decision
    .declassification = declassification
    .description = steps
    .difficulties = difficulties
    .document = document
    .driver = driver
    .end = end
    .events = events
    .extent = extent
    .figures = figures
    .findings = findings shown
    .findings_of_rule = findings of a rule shown in a file
    .folder = folder
    .form_texts = texts of the form
    .format = format
    .from = from
    .function = function
    .funding = source of funding
    .funding_bids = funding bids
    .goal = strategic goal
    .goals = strategic goals
    .horizontal = horizontal goals
    .horizontal_goals = horizontal goals
    .groups = groups of parties
    .id = id
    .inputs = resources
    .institution = institution
    .key = key
    .kind = kind
    .kpis = indicators
    .label = label
    .language = language
    .late = added later
    .leader_condition = choice of the leader
    .leaders = leaders
    .lessons = lessons learned
    .letter = letter
    .level = level
    .limits = limits of what is shown
    .lint = settings of the rules
    .marking = marking
    .measure = measure
    .measures = measures
    .member = member of the group
    .member_states = Member States represented
    .members = members
    .name = name
    .narrative = narrative
    .note = note
    .notice = notice
    .number = number
    .operation = operation
    .operations = operations
    .operative_line = operative line
    .order = rank
    .organisers = organisers
    .original_language = original language
    .service = service
    .initials = initials
    .others = others in the group
    .outcome = outcome
    .part_of = part of
    .participants = participants
    .parties = parties
    .party_order = order of parties
    .period = period
    .periods = periods
    .place = place
    .plan = plan
    .plan_year = first drawn up for
    .points = sub-points
    .previous_documents = previous documents
    .printed = printed word
    .printed_letter = printed letter
    .priorities = priorities
    .priority = priority
    .priority_file = priority.yaml
    .programme = programme
    .progress = progress
    .proposals = proposals
    .provenance = provenance
    .punctuality = punctuality
    .purpose = purpose
    .reason = reason
    .recommendations = recommendations
    .reference = reference
    .relations = related actions
    .report = report
    .reported = date of the report
    .reported_in = document that reports on it
    .reports = reports
    .result = result
    .results = results
    .role = role
    .short_title = short title
    .shortcomings = what fell short
    .signature = signature
    .source = source
    .staff = human resources
    .staff_fte = human resources in full-time equivalents
    .stage = stage
    .start = start
    .started = start of the group
    .status = status
    .subject = subject
    .subject_codes = subject codes
    .submitted = date of submission
    .succession = before and after
    .suffixes = suffixes
    .suitability = suitability
    .sum_of = sum of
    .target = target
    .target_gap = position against the target
    .text = text
    .third_states = third states
    .timing = timing
    .title = title
    .by = according to
    .covers = covers
    .forms_title = title of the forms
    .headed = heading of the column
    .leaders_note = note on the leaders
    .outputs = what is delivered
    .presenters = presenters
    .short_name = short name
    .unanswered = unanswered
    .crime = crime
    .due = due
    .follow_ups = follow-up
    .initiatives = initiatives
    .partners = partners
    .remedy = remedy
    .reported_with = reported with
    .route = route
    .since = since
    .unset = { "" }
    .until = until
    .title_parts = parts of the title
    .to = to
    .took_part = took part
    .trainers = trainers
    .type = type
    .unit = unit
    .value = { "" }
    .values = { "" }
    .variant = other wording
    .verdict = verdict
    .went_well = what went well
    .without_action = no action
    .years = years
    .themes = themes
    .with = shared with
    .listed = order on the front page
    .main_findings = main findings
    .population = population
    .source_notes = notes on the source
    .abbreviations = abbreviations
    .risks = risks and deviations
    .gravity = gravity
    .likelihood = likelihood
    .is = state

one =
    .agencies = agency or institution
    .annexes = annex
    .applicant = applicant
    .attended_by = attended by
    .co_drivers = co-driver
    .co_leaders = co-leader
    .comments = comment
    .countries = country
    .country = country
    .difficulties = difficulty
    .achievements = achievement
    .description = step
    .driver = driver
    .events = event
    .figures = figure
    .funding_bids = funding bid
    .goals = strategic goal
    .horizontal = horizontal goal
    .horizontal_goals = horizontal goal
    .groups = group
    .kpis = indicator
    .leaders = leader
    .lint = setting of
    .measures = measure
    .members = member
    .narrative = narrative
    .operations = operation
    .organisers = organiser
    .others = other
    .participants = participant
    .parties = party
    .periods = period
    .points = point
    .previous_documents = previous document
    .priorities = priority
    .progress = { "" }
    .proposals = proposal
    .recommendations = recommendation
    .relations = relation to
    .reports = report of
    .results = result
    .shortcomings = shortcoming
    .subject_codes = subject code
    .succession = priority before or after
    .third_states = third state
    .values = { "" }
    .went_well = what went well
    .themes = theme
    .with = shared with
    .follow_ups = follow-up
    .partners = partner
    .initiatives = initiative
    .to = addressee
    .verdict = verdict
    .continuation = continuation
    .continues = continued action
    .unanswered = unanswered
    .reported_in = reported in
    .abbreviations = abbreviation
    .main_findings = main finding
    .source_notes = note on the source
    .risks = risk or deviation
    .outcome = outcome in

diff =
    .title = What changed
    .markings = Markings
    .plan = The plan
    .value_alone = value
    .colon = { ": " }
    .added = { " added" }
    .removed = { " removed" }
    .changed = { " " }changed from { $before } to { $after }
    .moved = { " " }moved from { $before } to { $after }
    .value = : { $before } → { $after }
    .reordered = { " in another order" }
    .layout = : only blanks and the breaks of lines
    .markup = : the same words, with other markup or citations
    .overview = Changes by priority
    .skipped = …
    .raised = raised
    .lowered = lowered
    .same = now its own
    .unmarked = no marking
    .to = →
    .nothing = Nothing changed.
    .none = –
    .left_out = Left out because of their marking
    .working_tree = working tree

diff_added =
    .progress = : reported for the first time
    .report = : reported, and not before

diff_removed =
    .progress = : no longer reported
    .report = : not reported, but before

diff_fate =
    .added = added
    .removed = removed
    .renumbered = renumbered, before { $other }
    .moved = moved here from { $other }
    .moved_away = moved to { $other }

diff_priority =
    .added = added
    .removed = removed
    .changed = { "" }

flag =
    .yes = yes
    .no = no

place =
    .summary = summary
    .before_goals = before the goals
    .goal = goal
    .action = action
    .after_goals = after the goals
    .conclusion = conclusion

extent =
    .full = in full
    .partial = in part

language =
    .en = English
    .fr = French
    .de = German

party_order =
    .as_written = as written
    .protocol = order of protocol
    .alphabetical = alphabetical

level =
    .allow = allow
    .warn = warn
    .deny = deny

group_members =
    .member_states = the Member States
    .priority_members = the members of the priority
    .open = whoever wants to
    .parties = these parties

diff_priorities_added =
    { $count ->
        [one] { $count } priority added
       *[other] { $count } priorities added
    }

diff_priorities_removed =
    { $count ->
        [one] { $count } priority removed
       *[other] { $count } priorities removed
    }

diff_actions_changed =
    { $count ->
        [one] { $count } action changed
       *[other] { $count } actions changed
    }

diff_actions_added =
    { $count ->
        [one] { $count } action added
       *[other] { $count } actions added
    }

diff_actions_removed =
    { $count ->
        [one] { $count } action removed
       *[other] { $count } actions removed
    }

diff_actions_renumbered =
    { $count ->
        [one] { $count } action renumbered
       *[other] { $count } actions renumbered
    }

diff_actions_moved =
    { $count ->
        [one] { $count } action moved
       *[other] { $count } actions moved
    }

diff_more =
    .changed = { $count } changed
    .added = { $count } added
    .removed = { $count } removed
    .renumbered = { $count } renumbered
    .moved = { $count } moved

diff_verdicts =
    { $count ->
        [one] { $count } verdict
       *[other] { $count } verdicts
    }

diff_values =
    { $count ->
        [one] { $count } value of an indicator
       *[other] { $count } values of indicators
    }

diff_changes =
    { $count ->
        [one] { $count } change in all
       *[other] { $count } changes in all
    }

diff_column =
    .changed = Actions changed
    .added = Added
    .removed = Removed
    .renumbered = Renumbered
    .moved = Moved
    .verdicts = Verdicts
    .values = Values
    .changes = Changes in all

diff_sign =
    .added = new
    .removed = gone
    .changed = changed
    .reordered = order

diff_mark =
    .raised = ^
    .lowered = v
    .same = =
    .added = +
    .removed = −
    .changed = ~
    .reordered = =

speaker =
    .leader = action leader
    .driver = driver
    .co_driver = co-driver
    .co_drivers = co-drivers
    .group = group

target_verdict =
    .met = target met
    .partly_met = target partly met
    .not_met = target not met
    .undetermined = target undetermined
    .open = target open

question =
    .stage = stage { $from } → { $to }
    .punctuality = { $from } → { $to }
    .verdict = target { $from } → { $to }
    .printed = as printed { $from } → { $to }
    .none = { $from } → { $to }

figure =
    .core = { $label }: { $value }
    .compared = compared with { $value }
    .compared_change = compared with { $value }: { $change }
    .share = { $share } of { $whole } ({ $label })
    .part = of { $whole } ({ $label })
    .sum = sum of { $figures }
    .countries = parties: { $countries }
    .operation = operation: { $operation }
    .source = source: { $source }

aim =
    .at_least = at least { $aim }
    .at_most = at most { $aim }
    .equals = exactly { $aim }
    .change = change of { $aim }
    .by = { $aim } by { $by }
    .date = by { $by }

people_counted =
    .participants = { $number ->
            [one] { $count } participant
           *[other] { $count } participants
        }
    .member_states = { $number ->
            [one] { $count } Member State
           *[other] { $count } Member States
        }
    .trainers = { $number ->
            [one] { $count } trainer
           *[other] { $count } trainers
        }
    .presenters = { $number ->
            [one] { $count } presenter
           *[other] { $count } presenters
        }

activities =
    .events = events
    .operations = operations
    .bids = funding bids
    .partners = partners
    .initiatives = initiatives
    .and = { $first } and { $last }

told =
    .by = according to { $who }
    .by_line = According to: { $who }
    .source = Source: { $source }
    .plan = plan { $year }
    .into = as action { $action }
    .onward = { $actions }: { $onward }
    .organised = organised by { $parties }
    .hosted = hosted by { $parties }
    .attended = attended by { $parties }
    .paid = funded by { $funding }
    .applicant = applicant { $party }
    .submitted = submitted { $date }
    .decided = decided { $date }
    .printed = as printed { $word }
    .printed_letter = Letter printed as { $letter }
    .printed_number = printed as goal { $number }
    .covers = covers { $what }
    .attached_to = Attached to action { $action }
    .language = Language: { $language }
    .form = six-monthly form
    .row = planned steps
    .only_in = Only in { $lists }
    .quoted = Figures from { $report }
    .report_for = report for { $period }
    .unset_on_all = { $unset } on all actions
    .outputs = Outputs, { $period }
    .outputs_headed = Outputs, { $period } (headed { $headed })
    .reported = reported { $date }
    .told_above = told with the action
    .staff = { $amount } FTE
    .money = EUR { $amount }
    .asked = asked for: { $amount }
    .granted = granted: { $amount }
    .spent = spent: { $amount }
    .results_of = Results { $period }
    .also = also under { $list }
    .continues_in = continues in: { $priorities }
    .outcome = { $state } ({ $period })
    .goal = goal { $number }

asked =
    .human = human resources
    .financial = financial resources
    .funding = source of funding

