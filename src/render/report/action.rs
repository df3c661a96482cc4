//! Actions among their goal's, with those that share a section.

use minijinja::{Value, context};

use super::{Reporter, blocks};
use crate::analyse::changes;
use crate::analyse::shape::Record;
use crate::document::{Block, Fact, Inline, Role, Words, push_text, text};
use crate::model::{Action, ActionNumber, Document, Owner, Place, Point, Progress};
use crate::render::compose::Part;
use crate::render::parts::{Voice, anchor, facts, joined, labelled, paragraph};

impl<'p> Reporter<'p> {
    /// A section for an action, and before it those of the actions that are told with it: what they
    /// share stands under the last.
    pub(super) fn action(&self, main: &'p Document<Action>) -> Vec<Value> {
        let number = main.data.action.value;
        let shared = self.shape.shared_with(number).iter().copied();
        let all: Vec<&Document<Action>> = std::iter::once(main).chain(shared).collect();
        let is_shared = all.len() > 1;
        let sections = all.iter().enumerate().map(|(at, action)| {
            let is_last = at + 1 == all.len();
            let told = if is_last { self.told(main, &all) } else { Vec::new() };
            let texts = is_last.then(|| {
                self.texts(|head| {
                    head.place.value == Place::Action
                        && head.action.as_ref().is_some_and(|action| action.value == number)
                })
            });
            context! {
                anchor => anchor("action", action.data.action.value),
                number => numbered(action.data.action.value),
                title => action.data.title.as_ref().map(ToString::to_string),
                marking => self.portion_in_heading(action.source),
                facts => blocks(self.particulars_of(&action.data)),
                changed => blocks(self.changed(&action.data)),
                together => is_shared && is_last,
                told => blocks(told),
                texts => texts.unwrap_or_default(),
            }
        });
        sections.collect()
    }

    fn changed(&self, action: &Action) -> Vec<Block> {
        let changes = changes::since_last(action, &self.periods);
        changes.iter().map(|changes| self.voice.changed(changes)).collect()
    }

    /// How an action stands, who works on it and when.
    fn particulars_of(&self, action: &Action) -> Vec<Block> {
        let voice = &self.voice;
        let mut all = vec![Fact::of(voice.words("field.stands"), self.stands(action))];
        all.extend(self.involved(action));
        let mut add = |key: &str, words: Words| {
            if !words.is_empty() {
                all.push(Fact::of(voice.words(key), words));
            }
        };
        add("field.start_end", voice.dates(action));
        if self.shape.record(action) == Record::None {
            add("field.basis", voice.basis(action));
            let timing = action.timing.as_ref();
            add("field.timing", timing.map(|one| text(one.as_str())).into_iter().collect());
        }
        add("field.continues", Voice::continues(action));
        add("field.horizontal", voice.horizontal(&action.horizontal));
        add("field.with", Voice::with(action));
        add("field.relations", voice.relations(&action.relations));
        add("field.attached", self.attached(action.action.value));
        facts(all)
    }

    /// Who works on an action.
    pub(in crate::render) fn involved(&self, action: &Action) -> Vec<Fact> {
        let voice = &self.voice;
        let many = |key: &str, list: &[_]| match list.len() {
            0 | 1 => format!("field.{key}"),
            _ => format!("field.{key}_many"),
        };
        let mut all = Vec::new();
        let mut add = |key: &str, words: Words| {
            if !words.is_empty() {
                all.push(Fact::of(voice.words(key), words));
            }
        };
        let parties = |list: &[_]| match list {
            [] => Words::new(),
            list => voice.parties(list),
        };
        add(&many("leaders", &action.leaders), parties(&action.leaders));
        add(&many("co_leaders", &action.co_leaders), parties(&action.co_leaders));
        if let Some(condition) = &action.leader_condition {
            let key =
                if action.leaders.is_empty() { "field.leaders" } else { "field.leader_condition" };
            let fact = Fact { label: voice.words(key), value: voice.prose(condition) };
            all.push(fact);
        }
        let participants = parties(&action.participants);
        if !participants.is_empty() {
            all.push(Fact::of(voice.words("field.participants"), participants));
        }
        all
    }

    /// How it stands, and where more is recorded of it.
    fn stands(&self, action: &Action) -> Words {
        let progress = self.progress_of(action);
        let printed = progress.and_then(|progress| progress.printed.as_ref());
        let owner = Owner::Action(action.action.value);
        let mut words = self.voice.status(self.status_of(action), printed, owner);
        let number = action.action.value;
        let more = match self.shape.record(action) {
            Record::Form if self.has_form(action) => Some((anchor("form", number), "told.form")),
            Record::Table if self.has_row(action) => {
                Some((format!("results-{}", number.goal), "told.row"))
            }
            _ => None,
        };
        if let Some((place, key)) = more {
            push_text(&mut words, " — ");
            words.push(Inline::Link(format!("#{place}"), self.voice.words(key)));
        }
        words
    }

    /// The reports that are attached to an action.
    fn attached(&self, number: ActionNumber) -> Words {
        let annexes = (1..).zip(&self.request.priority.annexes);
        let own = annexes.filter(|(_, annex)| {
            annex.data.head.action.as_ref().is_some_and(|action| action.value == number)
        });
        let links = own.map(|(ordinal, annex)| {
            let title = vec![text(annex.data.head.title.as_str())];
            vec![Inline::Link(format!("#annex-{ordinal}"), title)]
        });
        joined(links, ", ")
    }

    /// What there is to tell of an action in the period reported on, and of those that are told with it.
    fn told(&self, main: &'p Document<Action>, all: &[&Document<Action>]) -> Vec<Block> {
        let action = &main.data;
        let number = action.action.value;
        let owner = Owner::Action(number);
        let voice = &self.voice;
        // Of which of those that share the section something holds that one of them has.
        let label = |key: &str| {
            let mut words = voice.words(key);
            if all.len() > 1 {
                push_text(&mut words, &format!(" {number}"));
            }
            words
        };
        let progress = self.request.period.and_then(|period| self.column(action, period));
        let mut told = progress.map_or_else(Vec::new, |progress| self.progress(progress, owner));
        let (quoted, own) = voice.quoted_figures(action);
        if !own.is_empty() {
            told.extend(labelled(label("field.figures"), voice.figure_list(&own, owner, true)));
        }
        for quoted in quoted {
            let link = vec![Inline::Link(format!("#{}", quoted.anchor), vec![text(quoted.title)])];
            let label = voice.say("told.quoted", &[("report", link)]);
            told.extend(labelled(label, voice.figure_list(&quoted.figures, owner, false)));
        }
        told.extend(voice.activities(main.holder(), label, false));
        let lists: [(&str, &Vec<Point>); 4] = [
            ("field.difficulties", &action.difficulties),
            ("field.recommendations", &action.recommendations),
            ("field.follow_ups", &action.follow_ups),
            ("field.comments", &action.comments),
        ];
        for (name, points) in lists.into_iter().filter(|(_, points)| !points.is_empty()) {
            told.extend(labelled(label(name), voice.points(points, owner)));
        }
        for one in all {
            told.extend(self.onward(&one.data, all.len() > 1));
        }
        told
    }

    /// What is reported in a period.
    pub(super) fn progress(&self, progress: &Progress, owner: Owner) -> Vec<Block> {
        let voice = &self.voice;
        let mut told = Vec::new();
        if let Some(by) = &progress.by {
            let who =
                vec![Inline::Emphasis(voice.say("told.by_line", &[("who", voice.who(by, owner))]))];
            told.extend(paragraph(who));
        }
        let delivered = voice.label(voice.words("field.delivered"));
        if progress.outputs.is_some() {
            told.extend(voice.led(vec![delivered], progress.outputs.as_ref()));
        }
        told.extend(voice.optional_prose(progress.result.as_ref()));
        let added = [("field.late", &progress.late), ("field.target_gap", &progress.target_gap)];
        for (name, text) in added {
            if text.is_some() {
                told.extend(labelled(voice.words(name), voice.optional_prose(text.as_ref())));
            }
        }
        if !progress.comments.is_empty() {
            let points = voice.points(&progress.comments, owner);
            told.extend(labelled(voice.words("field.said"), points));
        }
        told
    }

    /// What is noted on what becomes of an action.
    fn onward(&self, action: &Action, is_shared: bool) -> Vec<Block> {
        let Some(onward) = &action.continuation else { return Vec::new() };
        let voice = &self.voice;
        let is_plain = onward.condition.is_none()
            && onward.note.is_none()
            && onward.by.is_none()
            && onward.cycle.is_none();
        if is_plain {
            return Vec::new();
        }
        let mut label = voice.words("head.continuation");
        if is_shared {
            push_text(&mut label, &format!(" {}", action.action));
        }
        let mut value = paragraph(voice.goes_on(action, onward));
        if onward.condition.is_some() {
            let label = voice.label(voice.words("field.condition"));
            value.extend(voice.led(vec![label], onward.condition.as_ref()));
        }
        value.extend(voice.optional_prose(onward.note.as_ref()));
        labelled(label, value)
    }
}

pub(in crate::render) fn numbered(number: ActionNumber) -> Value {
    Part::Words(vec![Inline::Of(Role::Number, vec![text(number.to_string())])]).into()
}
