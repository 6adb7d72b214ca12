//! The analysis of the adversary's reach against a naive reading of the inference rules, on small random models.

mod certificate;
#[path = "../corpus/mod.rs"]
mod corpus;
mod cuts;
mod enlarged;
mod everybody;
mod factors;
mod generator;
mod naive;
mod properties;
mod rules;
mod statics;
mod texts;

use corpus::Random;
use naive::{Setting, closure, holds};
use std::collections::BTreeSet;
use tm::Compiled;
use tm::analysis::{Analysis, Reading, Scenario, Switch, Target, analyze};
use tm::model::*;
use tm::source::Span;

/// How many models: `default`, unless `TM_ROUNDS` says otherwise.
fn rounds(default: u64) -> u64 {
    let stated = std::env::var("TM_ROUNDS").ok();
    stated.and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// So many of them, or the one that `TM_SEED` names.
fn seeds(count: u64) -> std::ops::Range<u64> {
    let one: Option<u64> = std::env::var("TM_SEED").ok().and_then(|n| n.parse().ok());
    one.map_or(0..count, |seed| seed..seed + 1)
}

/// A text that must be in the language.
fn compiled(text: &str) -> Compiled {
    let compiled = corpus::compile_text(text, corpus::root());
    let language = compiled.diagnostics.iter().filter(|d| d.code.is_language());
    let language: Vec<_> = language.map(|d| d.message.clone()).collect();
    assert!(language.is_empty(), "{language:?}\n{text}");
    compiled
}

#[test]
fn the_reach_is_that_of_the_naive_reading() {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for seed in seeds(rounds(120)) {
        let text = generator::model(seed);
        if std::env::var("TM_SEED").is_ok() {
            println!("{}", enlarged::with_claims(seed));
        }
        let compiled = compiled(&text);
        let model = &compiled.model;
        let instances: Vec<Instance> = model.written().collect();
        let analysis = analyze(model, &compiled.index, &instances);
        let mut random = Random(seed ^ 0xabcd);
        for adversary in AdversaryId::all(model) {
            for run in Run::ALL {
                for (reading, maybe) in [(Reading::Sure, false), (Reading::Maybe, true)] {
                    for scenario in scenarios(model, &mut random, adversary, run, reading) {
                        let setting = setting(model, &scenario, maybe);
                        compared += compare(&analysis, &scenario, &setting, seed, &mut wrong);
                    }
                }
            }
        }
        if wrong.len() > 12 {
            break;
        }
    }
    println!("{compared} effects compared on {} models", rounds(120));
    assert!(compared > 1000, "nothing was compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// As it is, and with something switched off and something given.
fn scenarios(
    model: &Model,
    random: &mut Random,
    adversary: AdversaryId,
    run: Run,
    reading: Reading,
) -> Vec<Scenario> {
    let plain = Scenario::new(adversary, run, reading);
    let mut other = plain.clone();
    other.without = Switch::all(model).filter(|_| random.below(2) == 0).collect();
    let element = ElementId(random.below(model.elements.len()) as u32);
    let position = [Position::Observes, Position::Alters, Position::Owns][random.below(3)];
    if random.below(2) == 0 {
        other.controls.push((position, Node::Element(element)));
    }
    if random.below(3) == 0 {
        other.knows.push(DataId(random.below(model.data.len()) as u32));
    }
    vec![plain, other]
}

fn setting<'a>(model: &'a Model, scenario: &Scenario, maybe: bool) -> Setting<'a> {
    let spanned = |node| tm::source::Spanned {
        value: node,
        span: Span::default(),
    };
    let controls = scenario.controls.iter().map(|(position, node)| {
        Given::Controls(Controls {
            position: *position,
            target: spanned(*node),
        })
    });
    let knows = scenario.knows.iter().map(|d| {
        Given::Knows(tm::source::Spanned {
            value: *d,
            span: Span::default(),
        })
    });
    Setting {
        model,
        instances: model.written().collect(),
        adversary: scenario.adversary,
        run: scenario.run,
        without: scenario.without.iter().map(|s| s.node()).collect::<BTreeSet<_>>(),
        given: controls.chain(knows).collect(),
        maybe,
    }
}

/// Every effect that the language allows.
fn targets(model: &Model) -> Vec<Target> {
    let elements = ElementId::all(model).map(Node::Element);
    let flows = FlowId::all(model).map(Node::Flow);
    let data = DataId::all(model).map(Node::Data);
    let nodes: Vec<Node> = elements.chain(flows).chain(data).collect();
    let mut list = Vec::new();
    for (effect, _) in Effect::WORDS {
        for node in &nodes {
            for own in [false, true] {
                if own && !matches!(node, Node::Data(_)) || !applies(model, *effect, *node) {
                    continue;
                }
                list.push(Target {
                    effect: *effect,
                    node: *node,
                    own,
                });
            }
        }
    }
    list
}

/// The table of effects in the language (§5), without those of privacy.
fn applies(model: &Model, effect: Effect, node: Node) -> bool {
    let kind = |kinds: &[ElementKind]| matches!(node, Node::Element(e) if kinds.contains(&model[e].kind));
    use ElementKind::*;
    match effect {
        Effect::Spoof => kind(&[Actor, External, Process]),
        Effect::Mislead | Effect::Elevate => kind(&[Process]),
        Effect::Exhaust => kind(&[Process, External]),
        Effect::Repudiate => kind(&[Actor, External, Process, Store]),
        Effect::Disclose | Effect::Tamper | Effect::Deny => {
            kind(&[Process, Store]) || matches!(node, Node::Flow(_) | Node::Data(_))
        }
        _ => false,
    }
}

fn compare(
    analysis: &Analysis,
    scenario: &Scenario,
    setting: &Setting,
    seed: u64,
    wrong: &mut Vec<String>,
) -> usize {
    let model = setting.model;
    let naive = closure(setting);
    let facts = analysis.facts(model, scenario);
    let targets = targets(model);
    let list = targets.iter().filter_map(|t| {
        let expected = holds(setting, &naive, t.effect, t.own, t.node);
        let got = facts.holds(model, &analysis.program, *t);
        (expected != got).then(|| {
            let own = if t.own { "own " } else { "" };
            format!(
                "seed {seed}: {} {:?} {:?} without {:?} given {:?} {:?}: {} {own}{}: naive {expected}, analysis {got}",
                model[scenario.adversary].head.name,
                scenario.run,
                scenario.reading,
                setting.without.iter().map(|n| model.name(*n)).collect::<Vec<_>>(),
                scenario.controls.iter().map(|(p, n)| format!("{p} {}", model.name(*n))).collect::<Vec<_>>(),
                scenario.knows.iter().map(|d| &model[*d].head.name).collect::<Vec<_>>(),
                t.effect,
                model.name(t.node),
            )
        })
    });
    wrong.extend(list.take(2));
    targets.len()
}
