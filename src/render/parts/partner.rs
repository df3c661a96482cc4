//! Bids for money, partners and initiatives.

use super::point::list;
use super::{Grid, Voice, joined, paragraph, without_headings};
use crate::document::{Block, Holds, Inline, Item, Words, text};
use crate::model::{FundingBid, Partner, PlanDate, Prose, Quantity, Stated};
use crate::source::Spanned;

impl Voice<'_> {
    pub(super) fn bids(&self, bids: &[FundingBid]) -> Vec<Block> {
        let item = |bid: &FundingBid| {
            let programme = vec![Inline::Strong(vec![text(bid.programme.as_str())])];
            let purpose = bid.purpose.as_ref().map(|purpose| vec![text(purpose.as_str())]);
            let what = joined(std::iter::once(programme).chain(purpose), ", ");
            let outcome = vec![self.state("bid", &bid.outcome)];
            let date = |key: &str, date: Option<&Spanned<PlanDate>>| {
                let date = vec![text(self.style.date(date?.value))];
                Some(self.say(key, &[("date", date)]))
            };
            let applicant = bid.applicant.as_ref();
            let [asked, granted, spent] = self.amounts(bid);
            let more = [
                asked,
                granted,
                spent,
                applicant.map(|one| self.say("told.applicant", &[("party", self.party(one))])),
                date("told.submitted", bid.submitted.as_ref()),
                date("told.decided", bid.decided.as_ref()),
            ];
            let line = std::iter::once(joined([what, outcome], ": "));
            let line = joined(line.chain(more.into_iter().flatten()), "; ");
            let blocks = self.told(line, [bid.note.as_ref()], Words::new());
            Item { blocks, ..Item::default() }
        };
        list(bids.iter().map(item).collect())
    }

    /// The money that was asked for, granted and spent, or why that is not known.
    pub(in crate::render) fn amounts(&self, bid: &FundingBid) -> [Option<Words>; 3] {
        let amount = |key: &str, one: Option<&Spanned<Stated<Quantity>>>| {
            let amount = match &one?.value {
                Stated::Known(amount) => {
                    let amount = vec![text(self.style.quantity(*amount))];
                    self.say("told.money", &[("amount", amount)])
                }
                Stated::Unset(why) => vec![text(self.word_of("unset", why))],
            };
            Some(self.say(key, &[("amount", amount)]))
        };
        [
            amount("told.asked", bid.asked_eur.as_ref()),
            amount("told.granted", bid.granted_eur.as_ref()),
            amount("told.spent", bid.spent_eur.as_ref()),
        ]
    }

    /// What bids are to be made for: nothing of what came of them, and none that is reported in a period.
    pub(in crate::render) fn bids_planned(&self, bids: &[FundingBid]) -> Vec<Block> {
        let planned = bids.iter().filter(|bid| bid.period.is_none());
        let item = |bid: &FundingBid| {
            let programme = vec![Inline::Strong(vec![text(bid.programme.as_str())])];
            let purpose = bid.purpose.as_ref().map(|purpose| vec![text(purpose.as_str())]);
            let what = joined(std::iter::once(programme).chain(purpose), ", ");
            let applicant = bid.applicant.as_ref();
            let applicant =
                applicant.map(|one| self.say("told.applicant", &[("party", self.party(one))]));
            let [asked, ..] = self.amounts(bid);
            let more = asked.into_iter().chain(applicant);
            let line = joined(std::iter::once(what).chain(more), "; ");
            Item { blocks: paragraph(line), ..Item::default() }
        };
        list(planned.map(item).collect())
    }

    /// Partners or initiatives; a list where there is nothing but their names.
    pub(in crate::render) fn partners(&self, partners: &[Partner], caption: &str) -> Vec<Block> {
        let prose = |text: Option<&Prose>| without_headings(self.optional_prose(text));
        let grid = Grid::new(self, caption, partners)
            .words("field.name", Holds::Words, |one| Some(vec![text(one.name.as_str())]))
            .words("field.kind", Holds::Words, |one| Some(vec![text(one.kind.as_ref()?.as_str())]))
            .words("field.behind", Holds::Words, |one| {
                (!one.parties.is_empty()).then(|| self.parties(&one.parties))
            })
            .words("field.since", Holds::Words, |one| {
                Some(vec![text(self.style.date(one.since.as_ref()?.value))])
            })
            .blocks("field.about", Holds::Words, |one| prose(one.about.as_ref()))
            .blocks("field.outcome", Holds::Words, |one| prose(one.outcome.as_ref()));
        if grid.width() > 1 {
            return grid.table();
        }
        let name = |one: &Partner| Item {
            blocks: paragraph(vec![text(one.name.as_str())]),
            ..Item::default()
        };
        list(partners.iter().map(name).collect())
    }
}
