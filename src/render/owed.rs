//! Composes the list of who owes what. Called by the `status` command, with `--by`, and by `party` for what one
//! of them owes.
//!
//! What is owed is for `analyse::owed` to say; here each party gets a section that can be sent to it as it
//! is.

pub mod json;

use std::collections::BTreeMap;

use jiff::civil::Date;
use minijinja::{Value, context};

use crate::analyse::markings::{self, Markings};
use crate::analyse::owed::{Debt, Debtor, Owed};
use crate::document::{Block, Inline, Item, List, Words, text};
use crate::model::{Due, Plan, Priority, party::register};
use crate::render::compose::Part;
use crate::render::environment::{Composed, Renderer, Template};
use crate::render::frame::Frame;
use crate::render::messages::Messages;
use crate::render::parts::{Voice, joined, owner_named, short_title, worded};
use crate::render::style::HouseStyle;

/// What is to be told.
#[derive(Debug, Clone)]
pub struct Request<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The markings of its parts.
    pub markings: &'p Markings,
    /// The priorities that are looked at.
    pub priorities: &'p [&'p Priority],
    /// Those who owe something, each with what.
    pub debtors: &'p [Debtor<'p>],
    /// The day as of which it is owed.
    pub today: Date,
}

/// Composes the list.
///
/// # Errors
/// When the template fails; the message names it and its line.
pub fn compose(request: &Request<'_>, renderer: &Renderer) -> anyhow::Result<Composed> {
    let messages = renderer.messages();
    let plan = &request.plan.file.data;
    let writer = Writer::new(request.plan, Some(request.today), messages);
    let parts = context! {
        title => plan.title.as_str(),
        day => Part::Words(writer.say("owed.day", "day", writer.style.date(request.today.into()))),
        debtors => request.debtors.iter().map(|one| writer.debtor(one)).collect::<Value>(),
    };
    let blocks = renderer.compose(Template::Owed, parts)?;
    let sources = markings::sources(request.plan, request.priorities.iter().copied());
    let short_title = plan.short_title.as_ref().unwrap_or(&plan.title.value);
    let running = format!("{short_title} – {}", messages.text("owed.title"));
    let frame = Frame::new(request.plan, request.markings.borne(sources), false, messages);
    Ok(Composed { title: running.clone(), running, frame, blocks })
}

/// Puts what is owed into words.
pub(super) struct Writer<'p> {
    /// The day as of which it is owed; without one nothing is overdue.
    today: Option<Date>,
    messages: &'p Messages,
    style: HouseStyle<'p>,
    /// How each priority tells its tasks, by folder.
    voices: BTreeMap<&'p str, Voice<'p>>,
}

impl<'p> Writer<'p> {
    pub(super) fn new(plan: &'p Plan, today: Option<Date>, messages: &'p Messages) -> Self {
        let voice = |priority: &'p Priority| {
            (priority.folder.as_str(), Voice::new(plan, priority, None, messages))
        };
        let voices = plan.priorities.iter().map(voice).collect();
        Self { today, messages, style: HouseStyle::new(messages), voices }
    }

    fn say(&self, key: &str, place: &'static str, filled: impl Into<String>) -> Words {
        worded(self.messages, key, &[(place, vec![text(filled.into())])])
    }

    fn debtor(&self, debtor: &Debtor<'p>) -> Value {
        let party = register::lookup(&debtor.who);
        let name = party.map(|party| self.messages.party(party.code, party.name));
        let name = name.filter(|name| *name != debtor.who);
        let who = match (debtor.who.as_str(), name) {
            ("", _) => self.messages.text("owed.nobody").to_owned(),
            (who, Some(name)) => format!("{who} – {name}"),
            (who, None) => who.to_owned(),
        };
        // Of a group of nobody in particular the heading says it.
        let own = |owed: &Owed<'p>| Owed {
            group: owed.group.filter(|group| *group != debtor.who),
            ..*owed
        };
        let debts: Vec<Owed<'p>> = debtor.debts.iter().map(own).collect();
        context! { who => who, debts => Part::Blocks(self.debts(&debts)) }
    }

    /// All of it in a list; nothing of nothing.
    pub(super) fn debts<'o>(&self, debts: impl IntoIterator<Item = &'o Owed<'p>>) -> Vec<Block>
    where
        'p: 'o,
    {
        let items: Vec<Item> = debts.into_iter().map(|owed| self.owed(owed)).collect();
        let list = List { items, ..List::default() };
        if list.items.is_empty() { Vec::new() } else { vec![Block::List(list)] }
    }

    fn owed(&self, owed: &Owed<'p>) -> Item {
        let debt = &owed.debt;
        let mut blocks = match debt {
            Debt::Report { priority, action, period } => {
                let number = format!("{} {}", priority.key(), action.action.value);
                let title = short_title(action).map(|title| vec![text(title)]);
                let called = joined(std::iter::once(vec![text(number)]).chain(title), " ");
                let period = vec![text(period.label.as_str())];
                let fill = [("action", called), ("period", period)];
                vec![Block::paragraph(worded(self.messages, "owed.report", &fill))]
            }
            Debt::Task { priority, owner, point } => {
                let lead = self.say("owed.task", "place", owner_named(priority, *owner));
                let voice = self.voices.get(priority.folder.as_str());
                voice.map_or_else(Vec::new, |voice| voice.led(lead, Some(&point.text)))
            }
        };
        let of_group = owed.group.map(|group| self.say("owed.one_of", "group", group));
        let when = std::iter::once(self.when(debt)).chain(of_group);
        blocks.push(Block::paragraph(joined(when, ", ")));
        Item { blocks, ..Item::default() }
    }

    /// By when.
    fn when(&self, debt: &Debt<'_>) -> Words {
        if let Some(day) = debt.due() {
            let overdue = self.today.is_some_and(|today| debt.is_overdue(today));
            let key = if overdue { "owed.overdue" } else { "owed.due" };
            let words = self.say(key, "day", self.style.date(day));
            return if overdue { vec![Inline::Strong(words)] } else { words };
        }
        match debt {
            Debt::Task { point, .. } => match &point.due {
                Some(Due::Words(words)) => self.say("owed.due", "day", words.as_str()),
                _ => vec![text(self.messages.text("owed.no_day"))],
            },
            Debt::Report { .. } => vec![text(self.messages.text("owed.now"))],
        }
    }
}
