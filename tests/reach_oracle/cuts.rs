//! The cheapest cut, what every control is worth, and what an effect hangs on, against trying everything.

use super::naive::{Setting, closure, holds};
use super::{compiled, enlarged, rounds, seeds};
use std::collections::BTreeSet;
use tm::Compiled;
use tm::analysis::{Reading, Scenario, Switch, Target};
use tm::model::*;

type Goal = (AdversaryId, Target);

/// What adversaries want, and what claims deny.
fn goals(m: &Model) -> Vec<Goal> {
    let wanted = AdversaryId::all(m).flat_map(|a| m[a].wants.iter().map(move |w| (a, Target::of(w))));
    let lines = m.claims.iter().flat_map(|c| &c.lines);
    let claimed = lines.flat_map(|l| {
        let whom: Vec<AdversaryId> = match &l.adversary {
            Some(adversary) => vec![adversary.value],
            None => AdversaryId::all(m).collect(),
        };
        whom.into_iter().map(|a| (a, Target::of(&l.what)))
    });
    let all: BTreeSet<Goal> = wanted.chain(claimed).collect();
    all.into_iter().collect()
}

/// Which of the goals hold with some things switched off; what is not stated does not help the adversary.
fn reached(m: &Model, run: Run, without: &BTreeSet<Node>, goals: &[Goal]) -> BTreeSet<Goal> {
    let mut list = BTreeSet::new();
    for adversary in AdversaryId::all(m) {
        let setting = Setting {
            model: m,
            instances: m.written().collect(),
            adversary,
            run,
            without: without.clone(),
            given: Vec::new(),
            maybe: false,
        };
        let facts = closure(&setting);
        let theirs = goals.iter().filter(|g| g.0 == adversary);
        list.extend(theirs.filter(|g| holds(&setting, &facts, g.1.effect, g.1.own, g.1.node)));
    }
    list
}

/// Every subset of a few.
fn subsets<T: Copy + Ord>(list: &[T]) -> impl Iterator<Item = BTreeSet<T>> + '_ {
    (0..1u32 << list.len()).map(move |bits| {
        let chosen = list.iter().enumerate().filter(move |(i, _)| bits & (1 << i) != 0);
        chosen.map(|(_, x)| *x).collect()
    })
}

/// What is wrong with the cheapest cut of a model; and whether it has a control.
fn cut(compiled: &Compiled, wrong: &mut Vec<String>) -> bool {
    let m = &compiled.model;
    let goals = goals(m);
    let all: Vec<Node> = ControlId::all(m).map(Node::Control).collect();
    let beyond = reached(m, Run::Planned, &BTreeSet::new(), &goals);
    let costs: Option<Vec<u64>> = m
        .controls
        .iter()
        .map(|c| c.cost.as_ref().map(|c| c.value))
        .collect();
    let cost = |off: &BTreeSet<Node>| -> u64 {
        let in_place = ControlId::all(m).filter(|c| !off.contains(&Node::Control(*c)));
        in_place
            .map(|c| costs.as_ref().map_or(1, |all| all[c.0 as usize]))
            .sum()
    };
    let stops = |off: &BTreeSet<Node>| reached(m, Run::Planned, off, &goals) == beyond;
    let enough = subsets(&all).filter(stops);
    let least = enough.map(|off| cost(&off)).min();
    let it = compiled.analysis.cut(m, &goals);
    let off = all
        .iter()
        .copied()
        .filter(|n| !it.controls.iter().any(|c| Node::Control(*c) == *n))
        .collect();
    let names: Vec<_> = it.controls.iter().map(|c| &m[*c].head.name).collect();
    if Some(it.cost) != least || !it.proven || cost(&off) != it.cost || !stops(&off) {
        wrong.push(format!(
            "the cut {names:?} costs {}, the cheapest {least:?}",
            it.cost
        ));
    }
    if it.beyond.iter().copied().collect::<BTreeSet<_>>() != beyond {
        wrong.push(format!("beyond any control: {:?}, not {beyond:?}", it.beyond));
    }
    !it.controls.is_empty()
}

/// What is wrong with the marginal values of a model; and whether anything is worth something.
fn worth(compiled: &Compiled, wrong: &mut Vec<String>) -> bool {
    let m = &compiled.model;
    let goals = goals(m);
    let mut some = false;
    for run in [Run::Today, Run::Planned] {
        let before = reached(m, run, &BTreeSet::new(), &goals);
        for (switch, falls) in compiled.analysis.worth(m, &goals, run) {
            let after = reached(m, run, &BTreeSet::from([switch.node()]), &goals);
            let expected: BTreeSet<Goal> = after.difference(&before).copied().collect();
            some |= !expected.is_empty();
            if falls.iter().copied().collect::<BTreeSet<_>>() != expected {
                let name = m.name(switch.node());
                wrong.push(format!("without {name} {run:?}: {falls:?}, not {expected:?}"));
            }
        }
    }
    some
}

/// What is wrong with the smallest sets on which effects hang; and whether there is one of more than one.
fn hangs_on(compiled: &Compiled, wrong: &mut Vec<String>) -> bool {
    let m = &compiled.model;
    let goals = goals(m);
    let switches: Vec<Switch> = Switch::all(m).collect();
    let small = subsets(&switches).filter(|set| set.len() <= 3);
    let mut tried: Vec<(BTreeSet<Switch>, BTreeSet<Goal>)> = small
        .map(|set| {
            let off = set.iter().map(|s| s.node()).collect();
            let falls = reached(m, Run::Today, &off, &goals);
            (set, falls)
        })
        .collect();
    tried.sort_by_key(|(set, _)| set.len());
    let mut together = false;
    for goal in &goals {
        let mut minimal: Vec<BTreeSet<Switch>> = Vec::new();
        for (set, _) in tried.iter().filter(|(_, falls)| falls.contains(goal)) {
            if !minimal.iter().any(|smaller| smaller.is_subset(set)) {
                minimal.push(set.clone());
            }
        }
        // What is in reach anyway hangs on nothing.
        minimal.retain(|set| !set.is_empty());
        let expected: BTreeSet<_> = minimal.into_iter().collect();
        together |= expected.iter().any(|set| set.len() > 1);
        let scenario = Scenario::new(goal.0, Run::Today, Reading::Sure);
        let sets = compiled.analysis.hangs_on(m, &scenario, goal.1);
        let sets: BTreeSet<BTreeSet<Switch>> = sets.into_iter().map(|s| s.into_iter().collect()).collect();
        if sets != expected {
            wrong.push(format!("{goal:?} hangs on {sets:?}, not on {expected:?}"));
        }
    }
    together
}

/// Runs one of the comparisons on random models; one of so many must have something to compare.
fn compare(model: fn(u64) -> String, of: fn(&Compiled, &mut Vec<String>) -> bool, one_of: usize) {
    let mut wrong = Vec::new();
    let mut some = 0;
    for seed in seeds(rounds(40)) {
        let compiled = compiled(&model(seed));
        let mut found = Vec::new();
        some += usize::from(of(&compiled, &mut found));
        wrong.extend(found.iter().map(|w| format!("seed {seed}: {w}")));
        if wrong.len() > 12 {
            break;
        }
    }
    println!("{some} of {} models had something to compare", rounds(40));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        std::env::var("TM_SEED").is_ok() || some * one_of >= rounds(40) as usize,
        "only {some}"
    );
}

#[test]
fn the_cheapest_cut_is_that_of_trying_every_set() {
    compare(enlarged::with_claims, cut, 4);
}

#[test]
fn the_cheapest_cut_of_many_that_overlap_is_that_of_trying_every_set() {
    compare(enlarged::with_cover, cut, 1);
}

#[test]
fn a_control_is_worth_what_comes_into_reach_without_it() {
    compare(enlarged::with_claims, worth, 4);
}

#[test]
fn an_effect_hangs_on_the_smallest_sets_of_all() {
    compare(enlarged::with_claims, hangs_on, 20);
}
