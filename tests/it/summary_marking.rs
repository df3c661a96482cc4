//! The summary of what a ceiling leaves of a plan: nothing of the rest is in it, in no format and
//! no number.

use std::collections::BTreeSet;

use crate::support::{folder, said};
use empact::analyse::markings::Markings;
use empact::analyse::release;
use empact::analyse::scope::Scope;
use empact::load;
use empact::model::Marking;
use empact::render::Format;
use empact::render::environment::Renderer;
use empact::render::messages::Messages;
use empact::render::summary::{self, Request};

/// A priority in which action 1.2, and what belongs to it, is marked higher than the rest.
fn documents(ceiling: Marking) -> [String; 2] {
    let open = "action: \"1.1\"\ntitle: Open\nleaders: [FR]\nrelations:\n  - { kind: see_also, \
                action: \"1.2\" }\nresults:\n  - { label: seen, measure: arrests, value: 3 }\n";
    let closed = "action: \"1.2\"\ntitle: Hushed\nmarking: secret\nleaders: [MT]\nresults:\n  - { \
                  label: hushed, measure: arrests, value: 40 }\nkpis:\n  - { id: hushed, name: \
                  Hushed }\noperations: [{ name: Hushed }]\nfunding_bids:\n  - { programme: Hushed, \
                  outcome: pending }\ndifficulties:\n  - { text: Hushed, themes: [x] }\n\
                  continuation: { decision: certain, plan: 2014, priorities: [Hushed] }\nprogress:\n  \
                  a: { stage: halted, verdict: not_met, printed: Hushed, result: Hushed. }\n";
    let oap = "title: Plan\nyears: [2013]\nmarking: limite\nperiods: [{ id: a, label: A }]\n\
               priorities: [ONE]\nmeasures: { arrests: { name: arrests } }\nthemes: { x: { name: \
               Theme } }\n";
    let plan = folder(&[
        ("oap.yaml", oap),
        ("priorities/one/priority.yaml", "key: ONE\nname: First\ndriver: FR\n"),
        ("priorities/one/actions/1.1.yaml", open),
        ("priorities/one/actions/1.2.yaml", closed),
    ]);
    let plan = load::load(plan.path()).expect("it can be read").plan.expect("a plan");
    let plan = release::release(&plan, &Markings::of(&plan), ceiling, &BTreeSet::new())
        .expect("something is left")
        .plan;
    let messages = Messages::english().expect("a catalogue");
    let renderer = Renderer::new(messages).expect("templates");
    let markings = Markings::of(&plan);
    let scope = Scope::new(&plan, |_| true, None);
    let request = Request { scope, markings: &markings, draft: None, notes: false, origin: None };
    let summary = summary::compose(&request, &renderer).expect("it is composed");
    [Format::Markdown, Format::Html].map(|format| said(&renderer, &summary, format))
}

#[test]
fn what_is_above_the_ceiling_leaves_no_trace() {
    let [markdown, html] = documents(Marking::Limite);
    for text in [&markdown, &html] {
        assert!(!text.to_lowercase().contains("hushed"), "{text}");
        assert!(text.contains("Open") && text.contains("LIMITE") && !text.contains("SECRET"));
        assert!(!text.contains("href=\"#one-1-2\""), "a link to what is not there");
    }
    assert!(
        markdown.contains("| [arrests](#measure-arrests) | **3** |") && !markdown.contains("43")
    );
    assert!(!markdown.contains("| MT | ") && !markdown.contains("halted"));
}

#[test]
fn under_a_high_ceiling_it_is_there_and_the_highest_part_marks_the_document() {
    let [markdown, html] = documents(Marking::TopSecret);
    for text in [&markdown, &html] {
        assert!(text.contains("Hushed") && text.contains("SECRET UE"));
        assert!(text.contains("LIMITE"), "the parts that are lower say so");
    }
    assert!(markdown.contains("| [arrests](#measure-arrests) | **43** |"));
}
