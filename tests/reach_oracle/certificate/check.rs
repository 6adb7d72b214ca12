//! The checker: each step of a certificate is an instance of the rule it names, each closed set has what follows from it
//! and nothing without a reason, and together they give the verdict that is stated. It searches for nothing, and shares
//! the model with the product's analysis, and no more.

use super::super::naive::{Fact, Setting, holds};
use super::super::rules::{self, RULES, touched};
use super::super::statics::{effective, handles, not};
use super::read::{self, Certificate, Document, LineResult};
use std::collections::BTreeSet;
use tm::model::*;
use tm::source::{Span, Spanned};

type Facts = BTreeSet<Fact>;

/// A certificate that was found to be right, and what it shows.
pub struct Checked<'a> {
    setting: Setting<'a>,
    given: BTreeSet<String>,
    counts_on_nothing: bool,
    facts: Facts,
    /// None: these facts are all that holds.
    effect: Option<(Effect, bool, Node)>,
}

/// Everything that is wrong with the certificates of a document, and with the verdicts that they are to show.
pub fn mistakes(model: &Model, instances: &[Instance], document: &Document) -> Vec<String> {
    let checked: Vec<_> = document
        .certificates
        .iter()
        .map(|c| certificate(model, instances, c))
        .collect();
    let mut wrong: Vec<String> = checked
        .iter()
        .enumerate()
        .filter_map(|(at, c)| c.as_ref().err().map(|e| format!("certificate {at}: {e}")))
        .collect();
    if document.claims.len() != model.claims.len() {
        wrong.push("not every claim has a result".to_string());
    }
    for (claim, result) in model.claims.iter().zip(&document.claims) {
        for (line, result) in claim.lines.iter().zip(&result.lines) {
            let verdicts = [
                (Run::Today, &result.result, &result.shown_by),
                (Run::Planned, &result.planned, &result.planned_shown_by),
            ];
            for (run, verdict, shown_by) in verdicts {
                let shown: Vec<_> = shown_by
                    .iter()
                    .filter_map(|at| checked.get(*at)?.as_ref().ok())
                    .collect();
                if let Err(mistake) = line_comes_to(model, line, run, verdict, &shown) {
                    wrong.push(format!("claim {} {run:?}: {mistake}", claim.head.name));
                }
            }
        }
        let of = |verdict: fn(&LineResult) -> &String| together(result.lines.iter().map(verdict));
        if of(|l| &l.result) != result.result || of(|l| &l.planned) != result.planned {
            wrong.push(format!("claim {}: not the worst of its lines", claim.head.name));
        }
    }
    wrong
}

/// The worst of the lines, but vacuous only when all are.
fn together<'a>(lines: impl Iterator<Item = &'a String> + Clone) -> &'a str {
    let has = |word: &str| lines.clone().any(|l| l == word);
    let order = ["refuted", "undecided", "proven", "vacuous"];
    order.into_iter().find(|word| has(word)).unwrap_or("undecided")
}

/// What a certificate shows.
///
/// # Errors
/// What is wrong with it.
pub fn certificate<'a>(
    model: &'a Model,
    instances: &[Instance<'a>],
    it: &Certificate,
) -> Result<Checked<'a>, String> {
    let setting = setting(model, instances, it)?;
    let effect = it.effect.as_ref().map(|e| read::effect(model, e)).transpose()?;
    let facts = match effect {
        Some(effect) => reached(&setting, it, effect)?,
        None => closed(&setting, it)?,
    };
    Ok(Checked {
        setting,
        given: it.given.iter().cloned().collect(),
        counts_on_nothing: it.counts_on.as_ref().is_some_and(Vec::is_empty),
        facts,
        effect,
    })
}

/// The circumstances that a certificate is about.
pub fn setting<'a>(
    model: &'a Model,
    instances: &[Instance<'a>],
    it: &Certificate,
) -> Result<Setting<'a>, String> {
    let Node::Adversary(adversary) = read::node(model, &it.adversary)? else {
        return Err(format!("`{}` is no adversary", it.adversary));
    };
    let mut setting = Setting {
        model,
        instances: instances.to_vec(),
        adversary,
        run: match it.run.as_str() {
            "today" => Run::Today,
            "planned" => Run::Planned,
            run => return Err(format!("`{run}` is no run")),
        },
        without: BTreeSet::new(),
        given: it
            .given
            .iter()
            .map(|g| given(model, g))
            .collect::<Result<_, _>>()?,
        maybe: match it.reading.as_str() {
            "sure" => false,
            "maybe" => true,
            reading => return Err(format!("`{reading}` is no reading")),
        },
    };
    if let Some(counts_on) = &it.counts_on {
        let kept: Vec<Node> = counts_on
            .iter()
            .map(|n| read::node(model, n))
            .collect::<Result<_, _>>()?;
        let controls = ControlId::all(model).map(Node::Control);
        let assumptions = AssumptionId::all(model).map(Node::Assumption);
        setting.without = controls
            .chain(assumptions)
            .filter(|n| !kept.contains(n))
            .collect();
        for node in kept {
            match node {
                Node::Assumption(_) => {}
                Node::Control(c) if !setting.sat(not(effective(&setting, c))) => {}
                _ => return Err(format!("counts on {}, which does not count", model.name(node))),
            }
        }
    }
    Ok(setting)
}

fn given(model: &Model, text: &str) -> Result<Given, String> {
    let spanned = |value| Spanned {
        value,
        span: Span::default(),
    };
    let position = match read::facts(model, text)?[..] {
        [Fact::Knows(d)] => {
            return Ok(Given::Knows(Spanned {
                value: d,
                span: Span::default(),
            }));
        }
        [Fact::Observes(x)] => (Position::Observes, x),
        [Fact::Alters(x)] => (Position::Alters, x),
        [Fact::Owns(x)] => (Position::Owns, x),
        _ => return Err(format!("`{text}` cannot be given")),
    };
    Ok(Given::Controls(Controls {
        position: position.0,
        target: spanned(position.1),
    }))
}

/// The facts of the steps, when each follows from earlier ones by its rule, and the effect holds with them.
fn reached(s: &Setting, it: &Certificate, effect: (Effect, bool, Node)) -> Result<Facts, String> {
    let mut steps: Vec<Fact> = Vec::new();
    for (at, step) in it.steps.iter().enumerate() {
        let [fact] = read::facts(s.model, &step.fact)?[..] else {
            return Err(format!("`{}` is not one fact", step.fact));
        };
        let premises: Option<Facts> = step.from.iter().map(|p| steps.get(*p).copied()).collect();
        let premises = premises.ok_or_else(|| format!("step {at} follows from a later one"))?;
        let rule = RULES.iter().find(|r| r.0 == step.rule);
        let (_, rule) = rule.ok_or_else(|| format!("`{}` is no rule", step.rule))?;
        let mut follows = false;
        rule(s, &premises, &mut |said| follows |= said == fact);
        if !follows {
            return Err(format!("step {at}: {} does not give `{}`", step.rule, step.fact));
        }
        steps.push(fact);
    }
    let facts = steps.into_iter().collect();
    match holds(s, &facts, effect.0, effect.1, effect.2) {
        true => Ok(facts),
        false => Err("the effect does not follow from the steps".to_string()),
    }
}

/// The facts of a closed set: what follows from them in one step is just them.
fn closed(s: &Setting, it: &Certificate) -> Result<Facts, String> {
    let mut facts = Facts::new();
    for text in &it.facts {
        facts.extend(read::facts(s.model, text)?);
    }
    let said = step(s, &facts);
    if let Some(fact) = said.difference(&facts).next() {
        return Err(format!("{fact:?} follows, and is not there"));
    }
    match facts.difference(&said).next() {
        Some(fact) => Err(format!("{fact:?} follows from nothing")),
        None => Ok(facts),
    }
}

/// What follows by any rule from some facts.
fn step(s: &Setting, facts: &Facts) -> Facts {
    let mut said = Facts::new();
    rules::all(s, facts, &mut |fact| {
        said.insert(fact);
    });
    said
}

/// Whether certificates show what a line comes to in a run.
fn line_comes_to(
    model: &Model,
    line: &ClaimLine,
    run: Run,
    verdict: &str,
    shown: &[&Checked],
) -> Result<(), String> {
    let target = (line.what.effect, line.what.own, line.what.target.value);
    let given: BTreeSet<String> = line.given.iter().map(|g| given_text(model, g)).collect();
    let whom: Vec<AdversaryId> = match &line.adversary {
        Some(adversary) => vec![adversary.value],
        None => AdversaryId::all(model).collect(),
    };
    // What is out of reach today is to be so with all controls: the set is closed in that run too.
    let same_run = |c: &&&Checked| c.setting.run == run || c.effect.is_none() && closed_when_planned(c);
    let about = |c: &&&Checked| whom.contains(&c.setting.adversary) && c.given == given && same_run(c);
    let shown: Vec<&Checked> = shown.iter().filter(about).copied().collect();
    let reached = |maybe: bool| {
        let mut list = shown.iter();
        list.any(|c| c.effect == Some(target) && c.setting.maybe == maybe)
    };
    let out_of_reach = |maybe: bool| {
        let never = |c: &&&Checked| {
            c.effect.is_none()
                && c.setting.maybe == maybe
                && !holds(&c.setting, &c.facts, target.0, target.1, target.2)
        };
        let of = |a: &AdversaryId| shown.iter().filter(never).any(|c| c.setting.adversary == *a);
        whom.iter().all(of)
    };
    let concedes = line.can && line.adversary.is_some();
    let comes_to = match (
        reached(false),
        out_of_reach(true),
        reached(true) && out_of_reach(false),
    ) {
        (true, _, _) if concedes => "proven",
        (true, _, _) => "refuted",
        (_, true, _) if concedes => "refuted",
        (_, true, _) => "proven",
        (_, _, true) => "undecided",
        _ => return Err(format!("nothing shows that it is {verdict}")),
    };
    let far = shown.iter().all(|c| c.counts_on_nothing && !near(c, target.2));
    match comes_to {
        "proven" if !concedes && far && verdict == "vacuous" => Ok(()),
        comes_to if comes_to == verdict => Ok(()),
        comes_to => Err(format!("it is shown to be {comes_to}, not {verdict}")),
    }
}

fn closed_when_planned(c: &Checked) -> bool {
    let planned = Setting {
        run: Run::Planned,
        instances: c.setting.instances.clone(),
        without: c.setting.without.clone(),
        given: c.setting.given.clone(),
        ..c.setting
    };
    c.setting.run == Run::Today && step(&planned, &c.facts).is_subset(&c.facts)
}

fn given_text(model: &Model, given: &Given) -> String {
    match given {
        Given::Knows(d) => format!("know {}", model[d.value].head.name),
        Given::Controls(c) => {
            let word = match c.position {
                Position::Observes => "observe",
                Position::Alters => "alter",
                Position::Owns => "own",
            };
            format!("{word} {}", model.name(c.target.value))
        }
    }
}

/// Whether an adversary touches where a target is.
fn near(c: &Checked, target: Node) -> bool {
    let (s, facts) = (&c.setting, &c.facts);
    let there = |node| touched(s, facts, node) || facts.contains(&Fact::Acts(node));
    match target {
        Node::Data(d) => {
            let at = |f: FlowId| s.model.carried(f).any(|x| x == d) && touched(s, facts, Node::Flow(f));
            FlowId::all(s.model).any(at)
                || ElementId::all(s.model)
                    .any(|e| handles(s.model, e, d) && touched(s, facts, Node::Element(e)))
        }
        node => there(node),
    }
}
