//! Where actions go, and what pays for them.

use minijinja::{Value, context};

use super::refs::{self, Uses};
use super::sheet::number;
use super::{Summer, blocks};
use crate::analyse::destinations::{self, Destination, GoesTo};
use crate::analyse::scope::{self, Member};
use crate::analyse::{activities, funding};
use crate::document::{Block, Fact, Holds, Inline, Paragraph, Role, Words, text};
use crate::model::{Continuation, FundingBid};
use crate::render::compose::Part;
use crate::render::parts::{
    Voice, bracketed, facts, joined, paragraph, short_title, without_headings,
};

impl<'p> Summer<'_, 'p> {
    /// The places to which actions go.
    pub(super) fn destinations(&self) -> Vec<Value> {
        let found = destinations::of_scope(self.scope);
        found.destinations.iter().map(|one| self.destination(one)).collect()
    }

    fn destination(&self, found: &Destination<'p>) -> Value {
        let has_number = found.actions.iter().any(|(_, goes)| goes.action.is_some());
        let into = has_number.then_some(("field.into", Holds::Words));
        let columns = [
            ("field.action", Holds::Words),
            ("field.title", Holds::Words),
            ("field.decision", Holds::Words),
        ];
        let columns = columns.into_iter().chain(into);
        let columns: Vec<(&str, Holds)> =
            columns.chain([("summary.depends", Holds::Words)]).collect();
        let mut sheet = self.sheet("summary.onward", &columns);
        for (member, goes) in &found.actions {
            let Some(voice) = self.voice(member.priority) else { continue };
            let title = short_title(member.action).map(text);
            let into = has_number.then(|| {
                self.or_dash(goes.action.iter().map(|into| text(into.to_string())).collect())
            });
            let cells = [
                refs::member(*member),
                self.or_dash(title.into_iter().collect()),
                Self::decided(voice, goes),
            ];
            let cells = cells.into_iter().chain(into).map(paragraph);
            let depends = self.cell(self.depends(voice, *member, goes));
            sheet.add(cells.chain([depends]).collect());
        }
        context! {
            heading => Part::Words(self.destination_name(found)),
            table => blocks(sheet.blocks()),
        }
    }

    fn destination_name(&self, found: &Destination<'_>) -> Words {
        let actions = ("actions", vec![text(self.counted("actions", found.actions.len()))]);
        let whereto = match &found.goal {
            GoesTo::On { plan, priority } => {
                let plan = match plan {
                    Some(year) => self.say("told.plan", &[("year", vec![text(year.to_string())])]),
                    None => self.words("summary.no_plan"),
                };
                let priority = match priority {
                    Some(priority) => vec![text(priority.as_str())],
                    None => self.words("summary.no_priority"),
                };
                joined([priority, plan], ", ")
            }
            GoesTo::Merged => self.words("summary.merged"),
            GoesTo::Ends => self.words("summary.ends"),
            GoesTo::Dropped => self.words("summary.dropped"),
        };
        self.say("summary.counted", &[("what", whereto), actions])
    }

    /// What was decided, in the words of the plan and in those that were printed.
    fn decided(voice: &Voice<'_>, goes: &Continuation) -> Words {
        let mut words = vec![voice.state("decision", &goes.decision.value)];
        let printed = goes.printed.as_ref().map(|printed| voice.quote(printed.text.as_str()));
        words.extend(printed.map(|quoted| Inline::Of(Role::Printed, bracketed(quoted))));
        words
    }

    /// What it depends on, the bids for its money, and what else is noted.
    fn depends(&self, voice: &Voice<'_>, member: Member<'_>, goes: &Continuation) -> Vec<Block> {
        let mut all = without_headings(voice.optional_prose(goes.condition.as_ref()));
        let bids = member.action.funding_bids.iter().map(|bid| self.bid_in_short(voice, bid));
        all.extend(bids.map(remark));
        let note = without_headings(voice.optional_prose(goes.note.as_ref()));
        all.extend(note.into_iter().map(|block| match block {
            Block::Paragraph(Paragraph { role: None, words }) => remark(words),
            block => block,
        }));
        all
    }

    fn bid_in_short(&self, voice: &Voice<'_>, bid: &FundingBid) -> Words {
        let purpose = bid.purpose.as_ref().map(|purpose| vec![text(purpose.as_str())]);
        let programme = vec![text(bid.programme.as_str())];
        let programme = joined(std::iter::once(programme).chain(purpose), ", ");
        let outcome = vec![voice.state("bid", &bid.outcome)];
        self.say("summary.bid", &[("programme", programme), ("outcome", outcome)])
    }

    /// The actions of which nobody has said.
    pub(super) fn goes_nowhere(&self) -> Vec<Block> {
        let uses = Uses::of(destinations::of_scope(self.scope).unstated.iter().copied());
        let count = vec![text(self.counted("actions", uses.count))];
        let listed = Some(uses.listed()).filter(|words| !words.is_empty());
        let words = joined(std::iter::once(count).chain(listed), " – ");
        facts(vec![Fact::of(self.words("summary.unstated"), words)])
    }

    /// The priorities that go over into another as a whole.
    pub(super) fn successors(&self) -> Vec<Block> {
        let found = destinations::of_scope(self.scope);
        if found.successions.is_empty() {
            return Vec::new();
        }
        let columns = [
            ("document.priority", Holds::Words),
            ("field.plan", Holds::Words),
            ("summary.on_to", Holds::Words),
            ("field.note", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.successors", &columns);
        for (from, succession) in &found.successions {
            let voice = self.voice(from);
            let note = voice.map(|voice| voice.optional_prose(succession.note.as_ref()));
            let cells = [
                paragraph(vec![text(scope::key(from))]),
                paragraph(vec![text(succession.plan.to_string())]),
                paragraph(vec![text(succession.priority.as_str())]),
                self.cell(without_headings(note.unwrap_or_default())),
            ];
            sheet.add(cells.into_iter().collect());
        }
        sheet.blocks()
    }

    /// The sources of money that actions name, or the reason why they name none.
    pub(super) fn funding(&self) -> Vec<Block> {
        let found = funding::of_scope(self.scope);
        let columns = [
            ("summary.source", Holds::Words),
            ("field.number", Holds::Numbers),
            ("summary.actions", Holds::Words),
        ];
        let mut sheet = self.sheet("summary.sources", &columns);
        let sources = found.sources.iter().map(|(name, who)| (vec![text(*name)], who));
        let unset = found.unset.iter().map(|(reason, who)| {
            let reason = self.words(&format!("unset.{}", crate::model::word(reason)));
            (vec![Inline::Emphasis(reason)], who)
        });
        let silent = vec![Inline::Emphasis(self.words("summary.no_source"))];
        for (name, who) in sources.chain(unset).chain([(silent, &found.silent)]) {
            let uses = Uses::of(who.iter().copied());
            sheet.row([name, number(uses.count), self.or_dash(uses.listed())]);
        }
        sheet.blocks()
    }

    /// The bids for money, in the order of the plan.
    pub(super) fn bids(&self) -> Vec<Block> {
        let bids = activities::bids(self.scope);
        if bids.is_empty() {
            return Vec::new();
        }
        let names = ["programme", "purpose", "applicant", "submitted", "decided", "outcome"];
        let names = names.map(|name| format!("field.{name}"));
        let columns = names.iter().map(String::as_str).chain(["summary.where", "field.note"]);
        let columns: Vec<(&str, Holds)> = columns.map(|name| (name, Holds::Words)).collect();
        let mut sheet = self.sheet("summary.bids", &columns);
        for found in &bids {
            let Some(voice) = found.places.first().and_then(|place| self.voice(place.priority))
            else {
                continue;
            };
            let bid = found.bid;
            let date = |date: Option<String>| self.or_dash(date.map(text).into_iter().collect());
            let dates = [&bid.submitted, &bid.decided]
                .map(|one| date(one.as_ref().map(|one| self.style.date(one.value))));
            let [submitted, decided] = dates;
            let applicant = bid.applicant.as_ref().map(|one| voice.party(one));
            let amounts = voice.amounts(bid).into_iter().flatten();
            let note = self.cell(without_headings(voice.optional_prose(bid.note.as_ref())));
            let cells = [
                vec![text(bid.programme.as_str())],
                self.or_dash(bid.purpose.iter().map(|purpose| text(purpose.as_str())).collect()),
                self.or_dash(applicant.unwrap_or_default()),
                submitted,
                decided,
                joined([vec![voice.state("bid", &bid.outcome)]].into_iter().chain(amounts), "; "),
                self.places(found.places.iter().copied()),
            ];
            sheet.add(cells.into_iter().map(paragraph).chain([note]).collect());
        }
        sheet.blocks()
    }
}

/// What matters less than what it stands below.
fn remark(words: Words) -> Block {
    Block::Paragraph(Paragraph { role: Some(Role::Remark), words })
}
