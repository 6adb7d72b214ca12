//! What all packs together find in the examples: the cases of the lecture notes, and nothing twice.

mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use tm::Compiled;
use tm::model::*;
use tm::rules::Finding;

const EXAMPLES: &[&str] = &[
    "borg/borg.tm",
    "cluster-api/cluster-api.tm",
    "firecracker/firecracker.tm",
    "husky-ai/husky-ai.tm",
    "kubernetes-admission/kubernetes-admission.tm",
    "opentitan/opentitan.tm",
    "tf-a-supply-chain/tf-a-supply-chain.tm",
    "tutorial/4-did-we-do-a-good-job/classifier.tm",
    "web-shop/web-shop.tm",
];

/// What holds with nothing in place.
fn bare(compiled: &Compiled) -> impl Iterator<Item = &Finding> {
    let all = compiled.elicited.findings.iter();
    all.filter(|f| f.holds[Run::Bare as usize] == Truth::Yes)
}

/// The rule of a finding's id.
fn rule(finding: &Finding) -> &str {
    finding.id().split('@').next().unwrap_or_default()
}

/// The effects of a finding in words: "tamper weights".
fn effects(compiled: &Compiled, finding: &Finding) -> Vec<String> {
    let effects = finding.threat.effects.iter();
    effects
        .map(|e| format!("{} {}", e.effect.word(), compiled.model.name(e.target.value)))
        .collect()
}

/// The lecture notes' own cases: with its four responses taken out, the packs raise them in the classifier.
#[test]
fn the_classifier_without_its_responses() {
    let compiled = corpus::compile_with_every_pack("tutorial/4-did-we-do-a-good-job/classifier.tm", |text| {
        let scores = text.replace("output label", "output scores");
        assert_ne!(scores, text, "the eliminated scores are back");
        scores
    });
    let found: BTreeSet<&str> = bare(&compiled).map(rule).collect();
    for expected in [
        "ml.membership",
        "ml.backdoor-train",
        "ml.fl-curious-server",
        "ml.extraction",
        "ml.evasion-black-query",
    ] {
        assert!(found.contains(expected), "{expected} is not among {found:?}");
    }
}

/// Labels alone eliminate membership inference: it is neither found nor asked.
#[test]
fn the_classifier_that_answers_with_labels() {
    let compiled =
        corpus::compile_with_every_pack("tutorial/4-did-we-do-a-good-job/classifier.tm", |text| text);
    let asked = compiled.elicited.undecided.iter();
    let mut asked = asked.filter(|u| u.id(&compiled.model).starts_with("ml.membership@answering"));
    assert!(asked.next().is_none());
    assert!(bare(&compiled).all(|f| rule(f) != "ml.membership"));
}

/// Two rules that say the same of the same thing, and why both are right to.
const TWICE: &[(&str, &str, &str)] = &[
    (
        "ml.filled-public-dataset",
        "ml.training-data-at-rest",
        "at its source and where it is kept: each has an answer of its own",
    ),
    (
        "ml.backdoor-train",
        "ml.data-poison",
        "accuracy falls or a trigger stays: what helps against one does not show the other",
    ),
    (
        "base.known-flaw",
        "web.single-factor-admin",
        "through a flaw or through the front door",
    ),
    (
        "base.stolen-credential",
        "web.brute-force",
        "stolen or guessed: a limit helps against the second only",
    ),
    (
        "base.untrusted-host-read",
        "embedded.side-channel",
        "read where the key is kept or measured where it is used: sealing helps against the first only",
    ),
];

#[test]
fn nothing_is_said_twice() {
    let mut wrong = Vec::new();
    for file in EXAMPLES {
        let compiled = corpus::compile_with_every_pack(file, |text| text);
        let mut by_effect: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for finding in bare(&compiled) {
            for effect in effects(&compiled, finding) {
                by_effect.entry(effect).or_default().insert(rule(finding));
            }
        }
        for (effect, rules) in by_effect {
            let rules: Vec<&str> = rules.into_iter().collect();
            for (at, a) in rules.iter().enumerate() {
                for b in &rules[at + 1..] {
                    if !TWICE.iter().any(|(x, y, _)| (x, y) == (a, b)) {
                        wrong.push(format!("{file}: {effect} by {a} and {b}"));
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "let one be `more specific than` the other, or say here why both are right:\n{}",
        wrong.join("\n")
    );
}
