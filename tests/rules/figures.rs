//! Figures of the examples: how many findings there are with and without attributes, and what ten answers settle.

use std::collections::BTreeSet;
use std::path::Path;
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
    "tf-a-supply-chain",
    "web-shop",
];

fn model(name: &str) -> Model {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}/{name}.tm"));
    match draft(&Input::File(path), &Disk) {
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

/// Writes an answer into the model: the value that the dice say.
fn answer(model: &mut Model, question: &Question, roll: usize) {
    let trust = Rated {
        value: [Trust::None, Trust::Partial, Trust::Full][roll % 3],
        span: question.span,
        because: None,
    };
    let Attr::Declared(attribute) = question.attribute else {
        match question.about {
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
        Domain::Name => Value::Name(question.about),
    };
    let stated = Stated {
        attribute,
        value,
        at_least: false,
        span: question.span,
        because: None,
        by_kind: None,
    };
    let list = match question.about {
        Node::Data(id) => &mut model[id].attributes,
        Node::Boundary(id) => &mut model[id].attributes,
        Node::Element(id) => &mut model[id].attributes,
        Node::Flow(id) => &mut model[id].attributes,
        _ => return,
    };
    list.retain(|s| s.attribute != attribute);
    list.push(stated);
}

/// The share of what was undecided that ten answers settle, over random answers.
fn settled(model: &Model) -> f64 {
    let before = found(model);
    let ids = |e: &Elicited| -> BTreeSet<String> { e.undecided.iter().map(|u| u.id(model)).collect() };
    let open = ids(&before);
    if open.is_empty() {
        return 1.0;
    }
    const ROUNDS: usize = 10;
    let mut share = 0.0;
    for round in 0..ROUNDS {
        let mut answered = model.clone();
        for (number, question) in before.questions.iter().take(10).enumerate() {
            answer(&mut answered, question, round * 31 + number * 17);
        }
        let after = ids(&found(&answered));
        share += open.difference(&after).count() as f64 / open.len() as f64;
    }
    share / ROUNDS as f64
}

/// Printed by `cargo test --test rules figures -- --nocapture`; held: one finding per three elements without attributes, three per
/// element with them.
#[test]
fn figures_of_the_examples() {
    let mut wrong = Vec::new();
    for name in EXAMPLES {
        let model = model(name);
        let elements = model.elements.len();
        let complete = found(&model);
        let noise = found(&bare(model.clone()));
        let share = settled(&model);
        println!(
            "{name:<24} {elements:>3} elements, {:>3} findings, {:>3} without attributes; {:>3} undecided, {:>3} questions, ten settle {:.0} %",
            complete.findings.len(),
            noise.findings.len(),
            complete.undecided.len(),
            complete.questions.len(),
            share * 100.0
        );
        for finding in &noise.findings {
            println!("    without attributes: {}", finding.id);
        }
        if noise.findings.len() * 3 > elements {
            wrong.push(format!(
                "{name}: {} findings without attributes on {elements} elements",
                noise.findings.len()
            ));
        }
        if complete.findings.len() > elements * 3 {
            wrong.push(format!(
                "{name}: {} findings on {elements} elements",
                complete.findings.len()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
