//! Certificates made false, each in one way that is known to be false: the checker rejects every one.

use super::super::corpus::Random;
use super::super::generator::pick;
use super::super::naive::{Fact, closure};
use super::super::statics::effective;
use super::read::{self, Certificate, Derived, Document};
use super::{check, compiled, enlarged, rounds, seeds};
use std::collections::{BTreeMap, BTreeSet};
use tm::Compiled;
use tm::model::*;

/// A way to make a document false; None where there is nothing in it to make false in this way. The model is changed
/// where the falsehood is that the document does not fit it any more.
type Way = fn(&mut Random, &Compiled, &mut Document) -> Option<Option<Model>>;

const WAYS: [(&str, Way); 9] = [
    ("a premise removed", premise_removed),
    ("a step left out", step_left_out),
    ("a rule exchanged for one that gives no such fact", rule_exchanged),
    ("a control counted on that does not count", control_counted_on),
    ("a control's status raised", status_raised),
    ("a fact dropped from a closed set", fact_dropped),
    ("a fact that is not reached added to a closed set", fact_added),
    ("a fact that is not reached claimed in a step", fact_claimed),
    ("another verdict claimed", verdict_exchanged),
];

#[test]
fn none_that_was_made_false_passes() {
    let mut made: BTreeMap<&str, usize> = BTreeMap::new();
    let mut passed = Vec::new();
    for seed in seeds(rounds(80)) {
        let compiled = compiled(&enlarged::with_rules(seed));
        let (document, _) = super::mistakes(&compiled);
        let mut random = Random(seed ^ 0xfa15e);
        for (what, way) in WAYS {
            let mut changed = document.clone();
            let Some(model) = way(&mut random, &compiled, &mut changed) else {
                continue;
            };
            *made.entry(what).or_default() += 1;
            let model = model.as_ref().unwrap_or(&compiled.model);
            let instances = compiled.elicited.instances(model);
            if check::mistakes(model, &instances, &changed).is_empty() {
                passed.push(format!("seed {seed}: {what}"));
            }
        }
    }
    println!("made false: {made:#?}, {} in all", made.values().sum::<usize>());
    let enough = made.values().all(|n| *n >= seeds(rounds(80)).count() / 60);
    assert!(made.len() == WAYS.len() && enough, "{made:#?}");
    assert!(
        passed.is_empty(),
        "{} passed:\n{}",
        passed.len(),
        passed.join("\n")
    );
}

/// One of the certificates of which this holds.
fn any<'a>(
    r: &mut Random,
    document: &'a mut Document,
    of: impl Fn(&Certificate) -> bool,
) -> Option<&'a mut Certificate> {
    let mut list: Vec<&mut Certificate> = document.certificates.iter_mut().filter(|c| of(c)).collect();
    match list.is_empty() {
        true => None,
        false => Some(list.swap_remove(r.below(list.len()))),
    }
}

fn premise_removed(r: &mut Random, _: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let it = any(r, document, |c| c.steps.iter().any(|s| !s.from.is_empty()))?;
    let mut steps: Vec<&mut Derived> = it.steps.iter_mut().filter(|s| !s.from.is_empty()).collect();
    let step = r.below(steps.len());
    let from = &mut steps[step].from;
    let premise = r.below(from.len());
    from.remove(premise);
    Some(None)
}

/// The step is gone, and whatever rested on it rests on one premise less.
fn step_left_out(r: &mut Random, _: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let it = any(r, document, |c| !c.steps.is_empty())?;
    let out = r.below(it.steps.len());
    it.steps.remove(out);
    for step in &mut it.steps {
        step.from.retain(|p| *p != out);
        step.from.iter_mut().filter(|p| **p > out).for_each(|p| *p -= 1);
    }
    Some(None)
}

/// Rules that never give the same facts.
fn rule_exchanged(r: &mut Random, _: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let it = any(r, document, |c| !c.steps.is_empty())?;
    let at = r.below(it.steps.len());
    let step = &mut it.steps[at];
    let other = if step.fact.starts_with("off ") {
        "R3"
    } else {
        "R24"
    };
    step.rule = other.to_string();
    Some(None)
}

fn control_counted_on(r: &mut Random, compiled: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let m = &compiled.model;
    let planned = |c: &ControlId| {
        m[*c]
            .status
            .as_ref()
            .is_some_and(|s| s.value < Status::Implemented)
    };
    let names: Vec<&str> = ControlId::all(m)
        .filter(planned)
        .map(|c| m.name(Node::Control(c)))
        .collect();
    let it = any(r, document, |c| c.run == "today" && c.counts_on.is_some())?;
    let name = names.get(r.below(names.len()))?;
    it.counts_on.as_mut()?.push(name.to_string());
    Some(None)
}

/// A control that stands against a threat, and does not count because of its status, comes to be verified: the step that
/// carries the threat out is none any more. (Another threat with the same effect could step in; such are left out.)
fn status_raised(r: &mut Random, compiled: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let m = &compiled.model;
    let instances = compiled.elicited.instances(m);
    let mut found = Vec::new();
    for it in &document.certificates {
        for step in it.steps.iter().filter(|s| s.fact.starts_with("causes-")) {
            let fact = read::facts(m, &step.fact).ok()?[0];
            let causes = |i: &&Instance| i.threat.effects.iter().any(|e| super::caused(e) == fact);
            let all: Vec<&Instance> = instances.iter().filter(causes).collect();
            if let ([instance], "R22") = (&all[..], step.rule.as_str()) {
                let off = |c: ControlId| format!("off {}", m.name(Node::Control(c)));
                let mut against = blockers(m, instance, fact);
                against.retain(|c| !step.from.iter().any(|p| it.steps[*p].fact == off(*c)));
                found.extend(against.into_iter().filter(|c| counts_when_raised(m, it, *c)));
            }
        }
    }
    let control = *found.get(r.below(found.len()))?;
    Some(Some(raised(m, control)))
}

fn raised(model: &Model, control: ControlId) -> Model {
    let mut model = model.clone();
    if let Some(status) = &mut model.controls[control.0 as usize].status {
        status.value = Status::Verified;
    }
    model
}

/// Whether a control that does not count in the circumstances of a certificate would, were it verified.
fn counts_when_raised(m: &Model, it: &Certificate, control: ControlId) -> bool {
    let counts = |m: &Model| {
        let setting = check::setting(m, &[], it).expect("the certificate was checked before");
        effective(&setting, control) == Truth::Yes
    };
    !counts(m) && counts(&raised(m, control))
}

/// The controls that are named against a threat and stop an effect of it.
fn blockers(m: &Model, instance: &Instance, fact: Fact) -> Vec<ControlId> {
    let named = instance.mitigations().map(|c| c.value);
    let mut effects = instance.threat.effects.iter();
    let property = effects
        .find(|e| super::caused(e) == fact)
        .map(|e| e.effect.property());
    let stops = |c: &ControlId| {
        let protects = &m[*c].protects;
        match protects.is_empty() {
            true => m[*c].detects.is_empty(),
            false => protects.iter().any(|p| Some(p.value) == property),
        }
    };
    named.filter(stops).collect()
}

fn fact_dropped(r: &mut Random, _: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let it = any(r, document, |c| !c.facts.is_empty())?;
    let at = r.below(it.facts.len());
    let mut words: Vec<&str> = it.facts[at].split(' ').collect();
    let out = 1 + r.below(words.len() - 1);
    words.remove(out);
    match words.len() {
        1 => drop(it.facts.remove(at)),
        _ => it.facts[at] = words.join(" "),
    }
    Some(None)
}

/// Facts about everything that is declared.
fn universe(m: &Model) -> Vec<String> {
    let mut list = Vec::new();
    let mut say = |words: &[&str], node: Node| {
        list.extend(words.iter().map(|w| format!("{w} {}", m.name(node))));
    };
    for e in ElementId::all(m) {
        say(
            &[
                "own",
                "reach",
                "act-as",
                "act-as-another",
                "deny",
                "causes-elevate",
            ],
            Node::Element(e),
        );
    }
    for d in DataId::all(m) {
        let all = [
            "see",
            "know",
            "place",
            "write",
            "forge",
            "deny",
            "know-own",
            "vouch",
            "causes-disclose",
        ];
        say(&all, Node::Data(d));
    }
    for f in FlowId::all(m) {
        say(&["observe", "alter", "deny"], Node::Flow(f));
    }
    for c in ControlId::all(m) {
        say(&["off"], Node::Control(c));
    }
    list
}

/// A fact that is not among some.
fn unreached(r: &mut Random, m: &Model, facts: &BTreeSet<Fact>) -> Option<String> {
    let not_there = |text: &String| match read::facts(m, text) {
        Ok(fact) => !facts.contains(&fact[0]),
        Err(_) => false,
    };
    let list: Vec<String> = universe(m).into_iter().filter(not_there).collect();
    (!list.is_empty()).then(|| pick(r, &list).clone())
}

fn fact_added(r: &mut Random, compiled: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let it = any(r, document, |c| c.effect.is_none())?;
    let texts = it
        .facts
        .iter()
        .map(|t| read::facts(&compiled.model, t).unwrap_or_default());
    let facts = texts.flatten().collect();
    it.facts.push(unreached(r, &compiled.model, &facts)?);
    Some(None)
}

/// A fact that is out of reach in this scenario, said to follow from what was reached before.
fn fact_claimed(r: &mut Random, compiled: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let m = &compiled.model;
    let it = any(r, document, |c| !c.steps.is_empty())?;
    let instances = compiled.elicited.instances(m);
    let facts = closure(&check::setting(m, &instances, it).ok()?);
    let fact = unreached(r, m, &facts)?;
    let rule = it.steps[r.below(it.steps.len())].rule.clone();
    let from = (0..it.steps.len()).filter(|_| r.below(2) == 0).collect();
    let at = r.below(it.steps.len());
    match r.below(2) {
        0 => it.steps[at].fact = fact,
        _ => it.steps.push(Derived { fact, rule, from }),
    }
    Some(None)
}

fn verdict_exchanged(r: &mut Random, _: &Compiled, document: &mut Document) -> Option<Option<Model>> {
    let at = r.below(document.claims.len());
    let claim = &mut document.claims[at];
    let at = r.below(claim.lines.len());
    let words: Vec<&str> = match claim.lines[at].result.as_str() {
        // Vacuous is proven too: what is claimed less is not false.
        "vacuous" => vec!["refuted", "undecided"],
        other => ["refuted", "undecided", "proven"]
            .into_iter()
            .filter(|w| *w != other)
            .collect(),
    };
    claim.lines[at].result = pick(r, &words).to_string();
    Some(None)
}
