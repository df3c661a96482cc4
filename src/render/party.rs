//! Composes the page of one party or group over all priorities: what it owes, what it is asked, and what it
//! leads, takes part in and is counted for in each. Called by the `report` command, with `--party`.

use jiff::civil::Date;
use minijinja::{Value, context};

use super::owed::Writer;
use super::report::{name_of, plan_named};
use crate::analyse::markings::Markings;
use crate::analyse::owed::{Debt, Owed};
use crate::analyse::party::{InAction, Named, Share, Subject};
use crate::analyse::register::Origin;
use crate::document::{self, Block, Holds, Inline, Role, Words, text};
use crate::model::party::register;
use crate::model::{Holder, Line, Marking, Owner, Period, Plan, Priority};
use crate::render::back;
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::{self, Draft, Frame};
use crate::render::messages::Messages;
use crate::render::parts::{
    Grid, Voice, bracketed, joined, labelled, owner_named, short_title, worded,
};
use crate::render::sources::About;
use crate::render::style::HouseStyle;
use crate::source::SourceId;

/// What is to be shown.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The markings of its parts.
    pub markings: &'p Markings,
    /// Whose page it is.
    pub subject: &'p Subject,
    /// What it does in each priority.
    pub shares: &'p [Share<'p>],
    /// What it owes.
    pub debts: &'p [Owed<'p>],
    /// The period in which it is shown; without it, all of it.
    pub period: Option<&'p Period>,
    /// The day as of which it owes that, if one was named.
    pub today: Option<Date>,
    /// Present when it is made although the plan has errors.
    pub draft: Option<Draft>,
    /// Where the plan comes from.
    pub origin: Origin<'p>,
}

/// Composes the page.
///
/// # Errors
/// When the template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let Request { plan, markings, subject, shares, debts, period, today, ref draft, origin } =
        *request;
    let messages = renderer.messages();
    let priorities = shown(request);
    let borne = frame::borne((plan, markings), priorities.iter().copied(), draft.as_ref());
    let writer = Writer::new(plan, today, messages);
    let is_report = |owed: &&Owed<'_>| matches!(owed.debt, Debt::Report { .. });
    let (reports, tasks): (Vec<_>, Vec<_>) = debts.iter().partition(is_report);
    let name = called(subject, messages);
    let day = today.map(|day| vec![text(HouseStyle::new(messages).date(day.into()))]);
    let parts = context! {
        front => context! {
            name => name.as_str(),
            plan => Part::Words(plan_named(plan)),
            period => period.map(|period| HouseStyle::new(messages).period(period)),
            day => Part::Words(
                day.map_or_else(Words::new, |day| worded(messages, "owed.day", &[("day", day)])),
            ),
        },
        declassified => frame::declassified(plan, borne, messages),
        draft => frame::draft(draft.as_ref(), messages),
        sources =>
            frame::sources((plan, markings), About::Across(&priorities), Some(origin), messages),
        reports => Part::Blocks(writer.debts(reports)),
        tasks => Part::Blocks(writer.debts(tasks)),
        priorities => shares
            .iter()
            .map(|share| Page::new(request, share, borne.marking, messages).parts())
            .collect::<Vec<Value>>(),
        abbreviations => Part::Blocks(back::abbreviations(plan, messages)),
        source_notes => Part::Blocks(Vec::new()),
    };
    let blocks = renderer.compose(Template::Party, parts)?;
    let short_title = plan.file.data.short_title.as_ref().unwrap_or(&plan.file.data.title.value);
    Ok(Composed {
        title: format!("{name} – {short_title}"),
        running: format!("{short_title} – {name}"),
        frame: Frame::new(plan, borne, draft.is_some(), messages),
        blocks,
    })
}

/// The priorities of which something stands on the page.
fn shown<'p>(request: &Request<'p>) -> Vec<&'p Priority> {
    let is_shown = |priority: &&Priority| {
        let owes = request.debts.iter().any(|owed| {
            let (Debt::Report { priority: of, .. } | Debt::Task { priority: of, .. }) = owed.debt;
            std::ptr::eq(of, *priority)
        });
        owes || request.shares.iter().any(|share| std::ptr::eq(share.at.priority, *priority))
    };
    request.plan.priorities.iter().filter(is_shown).collect()
}

fn called(subject: &Subject, messages: &Messages) -> String {
    let known = register::lookup(&subject.code).filter(|party| party.name == subject.name);
    let name = match known {
        Some(party) => messages.party(party.code, party.name),
        None => &subject.name,
    };
    if subject.is_group || subject.code == name {
        name.to_owned()
    } else {
        format!("{} – {name}", subject.code)
    }
}

/// What the party does in one priority.
struct Page<'r, 'p> {
    share: &'r Share<'p>,
    voice: Voice<'p>,
    /// What its places begin with.
    prefix: String,
    /// The marking of the priority, where it is not that of the page.
    marking: Option<&'static str>,
}

impl<'r, 'p> Page<'r, 'p> {
    fn new(
        request: &Request<'p>,
        share: &'r Share<'p>,
        whole: Option<Marking>,
        messages: &'p Messages,
    ) -> Self {
        let priority = share.at.priority;
        let of = |source: SourceId| request.markings.marking(source);
        let own = priority.file.as_ref().and_then(|file| of(file.source));
        Self {
            share,
            voice: Voice::new(request.plan, priority, share.at.period, messages),
            prefix: format!("{}-", priority.folder),
            marking: own.filter(|own| Some(*own) != whole).map(Marking::printed),
        }
    }

    fn parts(&self) -> Value {
        let priority = self.share.at.priority;
        let marking =
            self.marking.map(|printed| Inline::Of(Role::PartMarking, vec![text(printed)]));
        let functions = self.share.functions.iter();
        let functions = functions.map(|word| self.voice.words(&format!("in_priority.{word}")));
        context! {
            name => name_of(priority, " – "),
            anchor => format!("{}priority", self.prefix),
            marking => Part::Words(marking.into_iter().collect()),
            functions => Part::Words(joined(functions, "; ")),
            period => self.share.at.period.map(|period| self.voice.style.period(period)),
            actions => self.blocks(self.actions()),
            figures => self.blocks(self.figures()),
            named => self.blocks(self.named()),
        }
    }

    fn actions(&self) -> Vec<Block> {
        let voice = &self.voice;
        Grid::new(voice, "head.part_in_actions", &self.share.actions)
            .words("field.number", Holds::Words, |one| {
                Some(vec![text(one.action.action.to_string())])
            })
            .words("field.title", Holds::Words, |one| Some(vec![text(short_title(one.action)?)]))
            .words("field.part", Holds::Words, |one| Some(self.part(one)))
            .words("field.start_end", Holds::Words, |one| {
                Some(voice.dates(one.action)).filter(|words| !words.is_empty())
            })
            .words("field.status", Holds::Status, |one| {
                let progress = self.share.at.progress(one.action);
                let printed = progress.and_then(|progress| progress.printed.as_ref());
                let owner = Owner::Action(one.action.action.value);
                Some(voice.status(self.share.at.status(one.action), printed, owner))
            })
            .table()
    }

    /// As what it has a part in an action, and all that is said of that.
    fn part(&self, one: &InAction<'_>) -> Words {
        let voice = &self.voice;
        let key = if one.involved.took_part { one.role } else { "no_part" };
        let date = |key: &str, date| vec![text(voice.style.dated(key, "date", date))];
        let since = one.involved.since.as_ref().map(|since| date("party.since", since.value));
        let until = one.involved.until.as_ref().map(|until| date("party.until", until.value));
        let line = |line: &Line| vec![text(line.as_str())];
        let remarks = [
            one.group.map(|group| voice.say("owed.one_of", &[("group", vec![text(group)])])),
            one.involved.role.as_ref().map(line),
            since,
            until,
            one.involved.note.as_ref().map(line),
        ];
        let remarks = joined(remarks.into_iter().flatten(), "; ");
        let remarks = (!remarks.is_empty()).then(|| bracketed(remarks));
        let word = voice.words(&format!("in_action.{key}"));
        joined(std::iter::once(word).chain(remarks), "")
    }

    /// The figures that were counted for it, by whose they are.
    fn figures(&self) -> Vec<Block> {
        let with = self.share.named.iter().filter(|named| !named.figures.is_empty());
        let told = with.flat_map(|named| {
            labelled(self.place(named), self.voice.figure_list(&named.figures, named.owner, true))
        });
        told.collect()
    }

    /// What else names it, by whose it is.
    fn named(&self) -> Vec<Block> {
        let told = self.share.named.iter().flat_map(|named| {
            let [partners, initiatives] = &named.partners;
            let holder = Holder {
                source: SourceId::of(""),
                owner: named.owner,
                figures: &[],
                events: &named.events,
                operations: &named.operations,
                funding_bids: &named.funding_bids,
                risks: &[],
                recommendations: &[],
                follow_ups: &[],
                partners,
                initiatives,
            };
            let place = self.place(named);
            self.voice.activities(
                holder,
                |key| joined([place.clone(), self.voice.words(key)], ": "),
                false,
            )
        });
        told.collect()
    }

    fn place(&self, named: &Named<'_>) -> Words {
        vec![text(owner_named(self.share.at.priority, named.owner))]
    }

    /// What stands by itself, for the template, with places of its own.
    fn blocks(&self, mut blocks: Vec<Block>) -> Value {
        document::nest(&mut blocks, &self.prefix);
        Part::Blocks(blocks).into()
    }
}
