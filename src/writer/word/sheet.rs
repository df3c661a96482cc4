//! The paper that a document stands on: upright or across, with head and foot. Called by `blocks` where
//! another sheet begins, and by `package` for the heads and feet.

use super::blocks::Page;
use super::words::{self, field, run, written};
use super::xml::{R, W, Xml};
use crate::document::{Inline, Words, plain};
use crate::writer::paper::{Look, Paper, Sheet};

/// A4, and the margins at the sides of it upright and across.
const A4: [usize; 2] = [11906, 16838];
const UPRIGHT: usize = 1134;
const ACROSS: usize = 907;

/// How broad the parts of head and foot are: upright, and as fiftieths of a hundredth of any sheet.
const SHARES: [(&str, &str); 3] = [("2819", "1462"), ("4000", "2076"), ("2819", "1462")];

impl Sheet {
    /// How broad the text on it is.
    pub(super) fn room(self) -> usize {
        if self.is_broad { A4[1] - 2 * ACROSS } else { A4[0] - 2 * UPRIGHT }
    }

    /// Ends what stands on such sheets.
    pub(super) fn write(self, xml: &mut Xml) {
        xml.open("w:sectPr", &[]);
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header")]);
        let foot = format!("footer{}", self.annex.map_or(0, |annex| annex + 1));
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", &foot)]);
        xml.value("w:type", "nextPage");
        let [short, long] = A4.map(|length| length.to_string());
        if self.is_broad {
            xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
        } else {
            xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
        }
        let side = if self.is_broad { ACROSS } else { UPRIGHT }.to_string();
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1418"),
                ("w:right", &side),
                ("w:bottom", "1418"),
                ("w:left", &side),
                ("w:header", "624"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        xml.close();
    }
}

impl Page<'_> {
    /// Goes on to the sheet that is wanted. Says whether what comes next begins a page all the same.
    pub(super) fn turn(&mut self) -> bool {
        let is_turned = std::mem::take(&mut self.is_turned) && self.is_begun;
        let is_other = self.sheet != self.wanted && self.is_begun;
        if is_other {
            let xml = &mut self.part.xml;
            words::begin(xml, "End");
            self.sheet.write(xml);
            xml.close();
            xml.close();
        }
        self.sheet = self.wanted;
        self.is_begun = true;
        is_turned && !is_other
    }
}

/// The head of all sheets.
pub(super) fn head(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::new("w:hdr", &[W, R]);
    let [left, middle, right] = paper.head.each_ref().map(std::slice::from_ref);
    threefold(&mut xml, "Header", [left, middle, right], |_| {});
    xml.finish()
}

/// The feet: of what is no annex, and of each annex.
pub(super) fn feet(paper: &Paper) -> Vec<Vec<u8>> {
    let annexes = paper.annexes.iter().map(|(_, label)| Some(label.clone()));
    let foot = |annex: Option<Words>| {
        let mut xml = Xml::new("w:ftr", &[W, R]);
        let [left, middle] = &paper.foot;
        let left: Vec<Words> = left.iter().cloned().chain(annex).collect();
        let below: Vec<Words> = paper.below_number.iter().cloned().collect();
        threefold(&mut xml, "Footer", [&left, middle, &below], |xml| {
            line(xml, "Footer", 2);
            field(xml, "PAGE");
            if paper.below_number.is_none() {
                run(xml, Look::default(), None, |xml| written(xml, " / "));
                field(xml, "NUMPAGES");
            }
            xml.close();
        });
        xml.finish()
    };
    std::iter::once(None).chain(annexes).map(foot).collect()
}

/// Lines at the left, in the middle and at the right; something of its own comes before those at the right.
fn threefold(
    xml: &mut Xml,
    style: &str,
    parts: [&[Words]; 3],
    before_right: impl FnOnce(&mut Xml),
) {
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.close();
    xml.open("w:tblGrid", &[]);
    for (width, _) in SHARES {
        xml.empty("w:gridCol", &[("w:w", width)]);
    }
    xml.close();
    xml.open("w:tr", &[]);
    let mut before_right = Some(before_right);
    for (at, (lines, (_, share))) in parts.iter().zip(SHARES).enumerate() {
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", share), ("w:type", "pct")]);
        xml.close();
        let mut is_empty = lines.is_empty();
        if let Some(before) = before_right.take_if(|_| at == 2) {
            before(xml);
            is_empty &= style == "Header";
        }
        for words in lines.iter().chain(is_empty.then_some(&Words::new())) {
            line(xml, style, at);
            plain_runs(xml, words, Look::default());
            xml.close();
        }
        xml.close();
    }
    xml.close();
    xml.close();
    line(xml, "End", 0);
    xml.close();
}

/// Begins a line at the left, in the middle or at the right.
fn line(xml: &mut Xml, style: &str, at: usize) {
    words::begin(xml, style);
    xml.value("w:jc", ["left", "center", "right"][at]);
    xml.close();
}

/// Words of which no more is kept than what is struck out and what is strong.
fn plain_runs(xml: &mut Xml, words: &[Inline], look: Look) {
    for inline in words {
        match inline {
            Inline::Struck(words) => plain_runs(xml, words, Look { struck: true, ..look }),
            Inline::Strong(words) => plain_runs(xml, words, Look { strong: true, ..look }),
            other => {
                let text = plain(std::slice::from_ref(other));
                run(xml, look, None, |xml| written(xml, &text));
            }
        }
    }
}
