//! The house style of numbers and dates: that of the EU's interinstitutional style guide.
//!
//! `58 361` with no-break spaces, `8.4 %`, `4 June 2014`. The words and marks themselves come
//! from the message catalogue, so that another language is another catalogue.

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Absence, Growth, Percent, PlanDate, Precision, Quantity, QuantityKind};
use crate::render::messages::{Messages, PRECISION};

/// Writes values out in the words of one language.
#[derive(Debug, Clone, Copy)]
pub struct HouseStyle<'m> {
    messages: &'m Messages,
}

impl<'m> HouseStyle<'m> {
    /// In the language of the catalogue.
    pub fn new(messages: &'m Messages) -> Self {
        Self { messages }
    }

    /// A number: `58 361`, `5.5`, `−3`.
    pub fn number(self, number: Decimal) -> String {
        let digits = number.abs().normalize().to_string();
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::new();
        if number.is_sign_negative() && !number.is_zero() {
            text.push_str(self.messages.text("style.minus"));
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push_str(self.messages.text("style.thousands"));
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push_str(self.messages.text("style.decimal"));
            text.push_str(fraction);
        }
        text
    }

    /// A quantity with its qualifier: `over 400`, `10–20`.
    pub fn quantity(self, quantity: Quantity) -> String {
        let low = self.number(quantity.value());
        self.qualified(quantity.kind(), &low, &self.number(quantity.upper()))
    }

    /// A unit beside its number: `persons`, but `1 person`.
    pub fn unit(self, unit: &str, number: Quantity) -> String {
        let one = number.value() == Decimal::ONE && number.upper() == Decimal::ONE;
        if one { self.messages.of_plan().singular(unit) } else { unit.to_owned() }
    }

    /// What stands in place of a number that is left out.
    pub fn absent(self, why: Absence) -> &'m str {
        self.messages.text(match why {
            Absence::Withheld => "style.withheld",
            Absence::NotYet => "style.not_yet",
        })
    }

    /// A share: `48.4 %`, rounded to a tenth.
    pub fn share(self, share: Quantity) -> String {
        let percent = |value| self.percent(&self.number(tenth(value)));
        self.qualified(share.kind(), &percent(share.value()), &percent(share.upper()))
    }

    /// A change: `+8.4 %`, of a percentage `+5 pp`, rounded to a tenth.
    pub fn change(self, change: Growth) -> String {
        let signed = |value| self.signed(tenth(value), change.is_in_points());
        self.qualified(change.kind(), &signed(change.value()), &signed(change.upper()))
    }

    /// A change that is asked for: `+5 %`, `+5 pp`.
    pub fn asked(self, change: Percent) -> String {
        self.signed(change.value(), change.is_in_points())
    }

    fn signed(self, value: Decimal, in_points: bool) -> String {
        let plus = if value > Decimal::ZERO { self.messages.text("style.plus") } else { "" };
        let number = format!("{plus}{}", self.number(value));
        if in_points {
            return self.messages.fill("style.points", &[("n", number.into())]);
        }
        self.percent(&number)
    }

    /// A share that is computed from whole numbers: `48.4 %`, rounded to a tenth.
    pub fn percentage(self, share: Decimal) -> String {
        self.percent(&self.number(tenth(share)))
    }

    /// A number with so many decimals, halves away from nought.
    pub fn rounded(self, number: Decimal, decimals: u32) -> String {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        self.number(number.round_dp_with_strategy(decimals, strategy))
    }

    fn percent(self, number: &str) -> String {
        self.messages.fill("style.percent", &[("n", number.into())])
    }

    fn qualified(self, kind: QuantityKind, low: &str, high: &str) -> String {
        let key = match kind {
            QuantityKind::Exact => return low.to_owned(),
            QuantityKind::Over => "quantity.over",
            QuantityKind::AtLeast => "quantity.at_least",
            QuantityKind::Under => "quantity.under",
            QuantityKind::AtMost => "quantity.at_most",
            QuantityKind::Almost => "quantity.almost",
            QuantityKind::About => "quantity.about",
            QuantityKind::Range => "quantity.range",
        };
        self.messages.fill(key, &[("n", low.into()), ("high", high.into())])
    }

    /// A date: `4 June 2014`, `December 2013`, `first half of 2013`, `2013`.
    pub fn date(self, date: PlanDate) -> String {
        match date.precision() {
            Precision::Day(day) => self.day(day),
            Precision::Month { year, month } => self.month_year(month, year),
            Precision::Quarter { year, quarter } => self.year(&format!("quarter.n{quarter}"), year),
            Precision::Half { year, half } => self.year(&format!("half.n{half}"), year),
            Precision::Year(year) => year.to_string(),
            Precision::Open => self.messages.text("date.open").to_owned(),
        }
    }

    /// A time from one date to another: `28–31 October 2013`, `January to May 2013`.
    pub fn span(self, start: Option<PlanDate>, end: Option<PlanDate>) -> Option<String> {
        let (start, end) = match (start, end) {
            (Some(start), Some(end)) if end.precision() == Precision::Open => {
                return Some(self.dated("date.since", "first", start));
            }
            (Some(start), Some(end)) if start != end => (start, end),
            (date, other) => return date.or(other).map(|date| self.date(date)),
        };
        let text = match (start.precision(), end.precision()) {
            (Precision::Day(first), Precision::Day(last))
                if (first.year(), first.month()) == (last.year(), last.month()) =>
            {
                let days = [("first", first.day().into()), ("last", self.day(last).into())];
                self.messages.fill("date.days", &days)
            }
            (Precision::Day(first), Precision::Day(last)) if first.year() == last.year() => {
                let month = self.month(first.month());
                let first = [("day", first.day().into()), ("month", month.into())];
                let first = self.messages.fill("date.day_month", &first);
                self.between("date.span", &first, &self.day(last))
            }
            (Precision::Month { year, month }, Precision::Month { year: last, .. })
                if year == last =>
            {
                self.between("date.span", self.month(month), &self.date(end))
            }
            _ => self.between("date.span", &self.date(start), &self.date(end)),
        };
        Some(text)
    }

    /// Years: `2013`, `2022–2023`.
    pub fn years(self, years: &[u16]) -> String {
        match (years.iter().min(), years.iter().max()) {
            (Some(first), Some(last)) if first != last => {
                self.between("date.years", &first.to_string(), &last.to_string())
            }
            (Some(year), _) => year.to_string(),
            _ => String::new(),
        }
    }

    fn between(self, key: &str, first: &str, last: &str) -> String {
        self.messages.fill(key, &[("first", first.into()), ("last", last.into())])
    }

    /// A day: `4 June 2014`.
    pub fn day(self, day: Date) -> String {
        // The first is counted otherwise in some languages, which choose by the number.
        let fill = [
            ("day", day.day().into()),
            ("month", self.month(day.month()).into()),
            ("year", day.year().to_string().into()),
        ];
        self.messages.fill("date.day", &fill)
    }

    /// A date in a message that begins with a word for it: `since 2013`, `depuis le 4 juin 2014`.
    pub fn dated(self, key: &str, place: &'static str, date: PlanDate) -> String {
        let fill = [(place, self.date(date).into()), (PRECISION, precision(date).into())];
        self.messages.fill(key, &fill)
    }

    fn month_year(self, month: i8, year: i16) -> String {
        let fill = [("month", self.month(month).into()), ("year", year.to_string().into())];
        self.messages.fill("date.month_year", &fill)
    }

    fn month(self, month: i8) -> &'m str {
        self.messages.text(&format!("month.n{month}"))
    }

    fn year(self, key: &str, year: i16) -> String {
        self.messages.fill(key, &[("year", year.to_string().into())])
    }
}

/// What messages call how precise a date is.
fn precision(date: PlanDate) -> &'static str {
    match date.precision() {
        Precision::Day(_) => "day",
        Precision::Month { .. } => "month",
        Precision::Quarter { .. } => "quarter",
        Precision::Half { .. } => "half",
        Precision::Year(_) => "year",
        Precision::Open => "open",
    }
}

/// Rounded to a tenth, halves away from nought, as people round.
fn tenth(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::HouseStyle;
    use crate::model::scalar::Scalar;
    use crate::model::{Language, PlanDate, Quantity};
    use crate::render::messages::Messages;

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn numbers_are_grouped_by_no_break_spaces() {
        let messages = Messages::english().unwrap();
        let style = HouseStyle::new(&messages);
        let print = |text| style.quantity(quantity(text));
        assert_eq!(print("475"), "475");
        assert_eq!(print("58361"), "58\u{a0}361");
        assert_eq!(print("1234567.89"), "1\u{a0}234\u{a0}567.89");
        assert_eq!(print("-3"), "−3");
        assert_eq!(print(">4500"), "over 4\u{a0}500");
        assert_eq!(print("almost 10"), "almost 10");
        assert_eq!(print("10..20"), "10–20");
    }

    #[test]
    fn a_unit_beside_one_is_in_the_singular() {
        let messages = Messages::english().unwrap();
        let style = HouseStyle::new(&messages);
        let print = |number: &str, unit: &str| style.unit(unit, quantity(number));
        assert_eq!(print("2", "persons"), "persons");
        assert_eq!(print("1..3", "persons"), "persons");
        for (many, one) in [
            ("persons", "person"),
            ("HVTs", "HVT"),
            ("deliveries", "delivery"),
            ("companies", "company"),
            ("visits to harbours", "visit to harbours"),
            ("tonnes of APAAN", "tonne of APAAN"),
            ("messages a month", "message a month"),
            ("action days", "action day"),
            ("days", "day"),
            ("searches", "search"),
            ("analyses", "analysis"),
            ("businesses", "business"),
            ("people", "person"),
            ("countries", "country"),
            ("premises", "premises"),
            ("kg", "kg"),
            ("third party", "third party"),
            ("gas", "gas"),
            ("%", "%"),
        ] {
            assert_eq!(print("1", many), one);
            assert_eq!(print(">1", many), one);
        }
    }

    #[test]
    fn changes_and_shares_are_rounded_to_a_tenth() {
        let messages = Messages::english().unwrap();
        let style = HouseStyle::new(&messages);
        let change = |a, b| style.change(Quantity::change(quantity(a), quantity(b)).unwrap());
        assert_eq!(change("438", "475"), "+8.4\u{a0}%");
        assert_eq!(change("2359", "2520"), "+6.8\u{a0}%");
        assert_eq!(change("18308", "44402"), "+142.5\u{a0}%");
        assert_eq!(change("200", "150"), "−25\u{a0}%");
        assert_eq!(change("7", "7"), "0\u{a0}%");
        let share = quantity("230").share(quantity("475")).unwrap();
        assert_eq!(style.share(share), "48.4\u{a0}%");
    }

    #[test]
    fn french_and_german_write_numbers_and_dates_as_the_institutions_do() {
        let [french, german] = [Language::Fr, Language::De].map(|one| Messages::of(one).unwrap());
        let [french, german] = [&french, &german].map(HouseStyle::new);
        let date = |text| PlanDate::parse(text).unwrap();
        let print = |style: HouseStyle<'_>, text| style.date(date(text)).replace('\u{a0}', " ");
        let span = |style: HouseStyle<'_>, a, b| {
            style.span(Some(date(a)), Some(date(b))).unwrap().replace('\u{a0}', " ")
        };
        assert_eq!(french.quantity(quantity(">58361.5")), "plus de 58\u{a0}361,5");
        assert_eq!(german.quantity(quantity("58361.5")), "58\u{a0}361,5");
        assert_eq!(french.percentage(rust_decimal::Decimal::new(845, 1)), "84,5\u{a0}%");
        assert_eq!(print(french, "2014-06-04"), "4 juin 2014");
        assert_eq!(print(french, "2014-06-01"), "1er juin 2014");
        assert_eq!(print(german, "2014-06-04"), "4. Juni 2014");
        assert_eq!(print(french, "2013-H1"), "1er semestre 2013");
        assert_eq!(print(german, "2013-H1"), "1. Halbjahr 2013");
        assert_eq!(span(french, "2013-10-01", "2013-10-04"), "1er–4 octobre 2013");
        assert_eq!(span(german, "2013-10-28", "2013-10-31"), "28.–31. Oktober 2013");
        assert_eq!(span(german, "2013-10-28", "2013-11-02"), "28. Oktober bis 2. November 2013");
        assert_eq!(span(french, "2013-07", "open"), "depuis juillet 2013");
        assert_eq!(span(french, "2013-07-01", "open"), "depuis le 1er juillet 2013");
        assert_eq!(span(french, "2013", "open"), "depuis 2013");
        assert_eq!(span(french, "2013-H2", "open"), "depuis le 2e semestre 2013");
    }

    #[test]
    fn dates_are_as_precise_as_they_were_written() {
        let messages = Messages::english().unwrap();
        let style = HouseStyle::new(&messages);
        let date = |text| PlanDate::parse(text).unwrap();
        let print = |text| style.date(date(text)).replace('\u{a0}', " ");
        assert_eq!(print("2014-06-04"), "4 June 2014");
        assert_eq!(print("2013-12"), "December 2013");
        assert_eq!(print("2013-H1"), "first half of 2013");
        assert_eq!(print("2013"), "2013");
        let span = |a, b| style.span(Some(date(a)), Some(date(b))).unwrap().replace('\u{a0}', " ");
        assert_eq!(span("2013-10-28", "2013-10-31"), "28–31 October 2013");
        assert_eq!(span("2013-10-28", "2013-11-02"), "28 October to 2 November 2013");
        assert_eq!(span("2013-01", "2013-05"), "January to May 2013");
        assert_eq!(span("2013-10-28", "2013-10-28"), "28 October 2013");
        assert_eq!(span("2013-07", "open"), "since July 2013");
        assert_eq!(style.years(&[2022, 2023]), "2022–2023");
    }
}
