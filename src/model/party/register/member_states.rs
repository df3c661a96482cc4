//! Every state that is or once was a member of the Union, in the Council's protocol order: that
//! of the states' names in their own languages.

use jiff::civil::date;

use super::{left, member};
use crate::model::party::Party;

pub(super) static MEMBER_STATES: &[Party] = &[
    member(1, "BE", "BEL", "Belgium", &[], date(1958, 1, 1)),
    member(2, "BG", "BGR", "Bulgaria", &[], date(2007, 1, 1)),
    member(3, "CZ", "CZE", "Czechia", &["Czech Republic"], date(2004, 5, 1)),
    member(4, "DK", "DNK", "Denmark", &[], date(1973, 1, 1)),
    member(5, "DE", "DEU", "Germany", &["D"], date(1958, 1, 1)),
    member(6, "EE", "EST", "Estonia", &[], date(2004, 5, 1)),
    member(7, "IE", "IRL", "Ireland", &[], date(1973, 1, 1)),
    member(8, "EL", "GRC", "Greece", &["GR"], date(1981, 1, 1)),
    member(9, "ES", "ESP", "Spain", &[], date(1986, 1, 1)),
    member(10, "FR", "FRA", "France", &[], date(1958, 1, 1)),
    member(11, "HR", "HRV", "Croatia", &[], date(2013, 7, 1)),
    member(12, "IT", "ITA", "Italy", &[], date(1958, 1, 1)),
    member(13, "CY", "CYP", "Cyprus", &[], date(2004, 5, 1)),
    member(14, "LV", "LVA", "Latvia", &[], date(2004, 5, 1)),
    member(15, "LT", "LTU", "Lithuania", &[], date(2004, 5, 1)),
    member(16, "LU", "LUX", "Luxembourg", &[], date(1958, 1, 1)),
    member(17, "HU", "HUN", "Hungary", &[], date(2004, 5, 1)),
    member(18, "MT", "MLT", "Malta", &[], date(2004, 5, 1)),
    member(19, "NL", "NLD", "Netherlands", &["The Netherlands", "Holland"], date(1958, 1, 1)),
    member(20, "AT", "AUT", "Austria", &[], date(1995, 1, 1)),
    member(21, "PL", "POL", "Poland", &[], date(2004, 5, 1)),
    member(22, "PT", "PRT", "Portugal", &[], date(1986, 1, 1)),
    member(23, "RO", "ROU", "Romania", &["ROM"], date(2007, 1, 1)),
    member(24, "SI", "SVN", "Slovenia", &[], date(2004, 5, 1)),
    member(25, "SK", "SVK", "Slovakia", &["Slovak Republic"], date(2004, 5, 1)),
    member(26, "FI", "FIN", "Finland", &[], date(1995, 1, 1)),
    member(27, "SE", "SWE", "Sweden", &[], date(1995, 1, 1)),
    left(
        member(28, "UK", "GBR", "United Kingdom", &["GB", "Great Britain"], date(1973, 1, 1)),
        date(2020, 1, 31),
    ),
];
