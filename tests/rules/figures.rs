//! Figures of the examples: how many findings there are with and without attributes, and what ten answers settle.

use crate::corpus;
use std::collections::BTreeSet;
use tm::model::*;
use tm::rules::{Attr, Elicited, Question, compile, elicit};
use tm::source::Disk;
use tm::{Input, draft};

const EXAMPLES: &[&str] = &[
    "borg",
    "cluster-api",
    "firecracker",
    "husky-ai",
    "kubernetes-admission",
    "opentitan",
    "tf-a-supply-chain",
    "web-shop",
];

/// An example, with the packs that it uses or with all of them.
fn model(name: &str, all_packs: bool) -> Model {
    let file = format!("{name}/{name}.tm");
    let input = match all_packs {
        true => corpus::with_every_pack(&file, |text| text),
        false => Input::File(corpus::root().join("examples").join(file)),
    };
    match draft(&input, &Disk) {
        Ok(draft) => draft.model,
        Err(failure) => panic!("{}", failure.0),
    }
}

fn found(model: &Model) -> Elicited {
    let (program, mistakes) = compile(model);
    assert!(mistakes.is_empty());
    elicit(model, &Index::of(model), &program)
}

/// The model with every attribute statement removed; kinds and protocols stay.
fn bare(mut model: Model) -> Model {
    for data in &mut model.data {
        data.attributes.clear();
    }
    for boundary in &mut model.boundaries {
        (boundary.attributes, boundary.trust, boundary.many) = (Vec::new(), None, false);
    }
    for element in &mut model.elements {
        element.attributes.retain(|s| s.by_kind.is_some());
        element.trust = None;
    }
    for flow in &mut model.flows {
        flow.attributes.retain(|s| s.by_kind.is_some());
    }
    for control in &mut model.controls {
        control.sets.clear();
    }
    model
}

/// Writes an answer about a declaration into the model: the value that the dice say.
fn answer(model: &mut Model, (about, question): (Node, &Question), roll: usize) {
    let trust = Rated {
        value: [Trust::None, Trust::Partial, Trust::Full][roll % 3],
        span: question.span,
        because: None,
    };
    let Attr::Declared(attribute) = question.attribute else {
        match about {
            Node::Boundary(id) => model[id].trust = Some(trust),
            Node::Element(id) => model[id].trust = Some(trust),
            _ => {}
        }
        return;
    };
    let value = match &model[attribute].domain {
        Domain::Scale(words) => Value::Step((roll % words.len()) as u8),
        Domain::Set(words) => Value::Words(vec![(roll % words.len()) as u8]),
        Domain::Duration => Value::Duration(Duration {
            days: [1, 90, 4000][roll % 3],
            ..Duration::default()
        }),
        Domain::Name => Value::Name(about),
    };
    let stated = Stated {
        attribute,
        value,
        at_least: false,
        span: question.span,
        because: None,
        by_kind: None,
        by_default: false,
    };
    let list = match about {
        Node::Data(id) => &mut model[id].attributes,
        Node::Boundary(id) => &mut model[id].attributes,
        Node::Element(id) => &mut model[id].attributes,
        Node::Flow(id) => &mut model[id].attributes,
        _ => return,
    };
    list.retain(|s| s.attribute != attribute);
    list.push(stated);
}

/// Numbers that look random, the same in every run (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 8) as usize
    }
}

/// How a reader answers a question about several declarations.
#[derive(Clone, Copy, PartialEq)]
enum Reader {
    /// One value for all of them.
    Once,
    /// A value for each of them.
    Each,
}

/// The share of what was undecided that the first ten questions settle: the answers are written into the model, the rules
/// are evaluated again, and what is then neither undecided is counted. The mean over random answers.
fn settled(model: &Model, before: &Elicited, reader: Reader) -> f64 {
    let ids = |e: &Elicited| -> BTreeSet<String> { e.undecided.iter().map(|u| u.id(model)).collect() };
    let open = ids(before);
    if open.is_empty() {
        return 1.0;
    }
    const ROUNDS: u64 = 20;
    let mut share = 0.0;
    for round in 0..ROUNDS {
        let mut dice = Dice(round);
        let mut answered = model.clone();
        for question in before.questions.iter().take(10) {
            let once = dice.roll();
            for node in &question.about {
                let roll = match reader {
                    Reader::Once => once,
                    Reader::Each => dice.roll(),
                };
                answer(&mut answered, (*node, question), roll);
            }
        }
        let after = ids(&found(&answered));
        share += open.difference(&after).count() as f64 / open.len() as f64;
    }
    share / ROUNDS as f64
}

/// Printed by `cargo test --test rules figures -- --nocapture`; held: one finding per three elements without attributes,
/// three per element with them.
#[test]
fn figures_of_the_examples() {
    let mut wrong = Vec::new();
    for (name, all) in EXAMPLES.iter().flat_map(|name| [(name, false), (name, true)]) {
        let model = model(name, all);
        let packs = if all { "all" } else { "its own" };
        let elements = model.elements.len();
        let complete = found(&model);
        let noise = found(&bare(model.clone()));
        println!(
            "{name:<24} {packs:<8} {elements:>3} elements, {:>3} findings, {:>3} without attributes",
            complete.findings.len(),
            noise.findings.len(),
        );
        for finding in &noise.findings {
            println!("    without attributes: {}", finding.id());
        }
        if noise.findings.len() * 3 > elements {
            wrong.push(format!(
                "{name}, {packs} packs: {} findings without attributes on {elements} elements",
                noise.findings.len()
            ));
        }
        if complete.findings.len() > elements * 3 {
            wrong.push(format!(
                "{name}, {packs} packs: {} findings on {elements} elements",
                complete.findings.len()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Held: the first ten questions settle at least 40 % of the undecided, on average over random answers, whether a reader
/// gives one answer for all that a question is about or one for each, and whether a model uses the packs that concern it
/// or every pack.
#[test]
fn ten_questions_settle_two_fifths_of_the_undecided() {
    let mut wrong = Vec::new();
    println!("{:<24} packs    undecided questions about  once  each", "");
    for (name, all) in EXAMPLES.iter().flat_map(|name| [(name, false), (name, true)]) {
        let model = model(name, all);
        let packs = if all { "all" } else { "its own" };
        let before = found(&model);
        let about = before.questions.iter().take(10).map(|q| q.about.len());
        let shares = [Reader::Once, Reader::Each].map(|r| settled(&model, &before, r) * 100.0);
        println!(
            "{name:<24} {packs:<8} {:>9} {:>9} {:>5} {:>3.0} % {:>3.0} %",
            before.undecided.len(),
            before.questions.len(),
            about.sum::<usize>(),
            shares[0],
            shares[1],
        );
        if shares.iter().any(|s| *s < 40.0) {
            wrong.push(format!("{name}, {packs} packs: {shares:.0?} %"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
