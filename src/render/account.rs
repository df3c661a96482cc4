//! Composes the account of a number for the terminal. Called by the `explain` command; what is in it is for
//! `analyse::account` to say.

use crate::analyse::account::{Account, Told};
use crate::analyse::markings::{self, Markings};
use crate::document::{Block, Item, List, Section, Words, text};
use crate::model::{Plan, word};
use crate::render::environment::Composed;
use crate::render::frame::Frame;
use crate::render::messages::Messages;
use crate::render::parts::{Voice, joined, owner_named, paragraph};
use crate::source::{Location, Sources};

/// What is to be told.
#[derive(Debug, Clone, Copy)]
pub struct Request<'r> {
    /// The plan.
    pub plan: &'r Plan,
    /// The markings of its parts.
    pub markings: &'r Markings,
    /// Its files.
    pub sources: &'r Sources,
    /// The accounts of figures.
    pub accounts: &'r [Account<'r>],
}

/// Composes the accounts, a section for each.
pub fn compose(request: Request<'_>, messages: &Messages) -> Composed {
    let Request { plan, markings, sources, accounts } = request;
    let told = accounts.iter().map(|account| {
        let voice = Voice::new(plan, account.priority, None, messages);
        Teller { account, sources, voice }.section()
    });
    let blocks = told.collect();
    let files = markings::sources(plan, accounts.iter().map(|account| account.priority));
    let frame = Frame::new(plan, markings.borne(files), false, messages);
    Composed { title: String::new(), running: String::new(), frame, blocks }
}

struct Teller<'r, 'p> {
    account: &'r Account<'p>,
    sources: &'r Sources,
    voice: Voice<'r>,
}

impl Teller<'_, '_> {
    fn section(&self) -> Block {
        let account = self.account;
        let mut blocks = self.figures(&[account.told]);
        blocks.extend(self.led("account.sum", &account.parts));
        blocks.extend(self.led("account.before", account.before.as_slice()));
        blocks.extend(self.led("account.whole", account.whole.as_slice()));
        blocks.extend(self.led("account.used", &account.used));
        blocks.extend(self.total());
        blocks.extend(self.cited());
        let heading = vec![text(self.voice.figure_label(account.told.figure))];
        Block::Section(Section { heading, blocks, ..Section::default() })
    }

    /// Figures, each with where it stands.
    fn figures(&self, all: &[Told<'_>]) -> Vec<Block> {
        let item = |told: &Told<'_>| {
            let mut blocks = self.voice.figure_list(&[told.figure], told.owner, true);
            let place = [
                vec![text(owner_named(self.account.priority, told.owner))],
                self.place(told.place),
            ];
            if let Some(Block::List(List { items, .. })) = blocks.first_mut()
                && let Some(Item { blocks, .. }) = items.first_mut()
            {
                blocks.extend(paragraph(joined(place, ", ")));
            }
            blocks
        };
        let lists = all.iter().flat_map(item);
        let items = lists.filter_map(|block| match block {
            Block::List(list) => Some(list.items),
            _ => None,
        });
        vec![Block::List(List { items: items.flatten().collect(), ..List::default() })]
    }

    fn led(&self, key: &str, all: &[Told<'_>]) -> Vec<Block> {
        if all.is_empty() {
            return Vec::new();
        }
        let lead = Block::paragraph(self.voice.words(key));
        std::iter::once(lead).chain(self.figures(all)).collect()
    }

    fn place(&self, place: Location) -> Words {
        vec![text(self.sources.line_of(place))]
    }

    /// Whether the total of its measure counts it.
    fn total(&self) -> Vec<Block> {
        let Some((total, why)) = &self.account.total else { return Vec::new() };
        let value = total.value.map_or_else(
            || self.voice.words("summary.no_sum"),
            |value| vec![text(self.voice.style.quantity(value))],
        );
        let fill = [("measure", vec![text(total.measure)]), ("value", value)];
        let words = match why {
            None => self.voice.say("account.counted", &fill),
            Some(why) => {
                let why = self.voice.words(&format!("why.{}", word(why)));
                let [measure, value] = fill;
                self.voice.say("account.not_counted", &[measure, value, ("why", why)])
            }
        };
        vec![Block::paragraph(words)]
    }

    fn cited(&self) -> Vec<Block> {
        let cited = &self.account.cited;
        if cited.is_empty() {
            return vec![Block::paragraph(self.voice.words("account.not_cited"))];
        }
        let places = joined(cited.iter().map(|place| self.place(*place)), ", ");
        vec![Block::paragraph(self.voice.say("account.cited", &[("places", places)]))]
    }
}
