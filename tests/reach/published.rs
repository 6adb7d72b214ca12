//! Models that say what published texts say, and what the authors of those wrote down of what holds.

use super::support::{Analyzed, analyzed, node};
use serde_json::Value;
use std::collections::BTreeSet;
use tm::analysis::{Answer, Reading, Scenario, Switch};
use tm::model::*;

fn published(name: &str) -> (Analyzed, Value) {
    let path = |ending: &str| {
        format!(
            "{}/tests/reach/published/{name}.{ending}",
            env!("CARGO_MANIFEST_DIR")
        )
    };
    let text = std::fs::read_to_string(path("tm")).expect("the model is there");
    let facts = std::fs::read_to_string(path("reach.json")).expect("the facts are there");
    (analyzed(&text, &[]), serde_json::from_str(&facts).expect("JSON"))
}

const MODELS: [&str; 3] = ["borg-backup", "oauth", "web-shop"];

fn words<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    let list = value[key].as_array();
    list.into_iter().flatten().filter_map(Value::as_str).collect()
}

fn scenario(it: &Analyzed, case: &Value, run: Run) -> Scenario {
    let given = &case["given"];
    let adversary = case["adversary"].as_str().expect("an adversary");
    let mut scenario = Scenario::new(it.adversary(adversary), run, Reading::Sure);
    scenario.without = words(given, "without").iter().map(|w| it.switch(w)).collect();
    let owns = words(given, "owns");
    scenario.controls = owns
        .iter()
        .map(|o| (Position::Owns, node(&it.model, o)))
        .collect();
    for known in words(given, "knows") {
        match node(&it.model, known) {
            Node::Data(data) => scenario.knows.push(data),
            other => panic!("{other:?} is no data"),
        }
    }
    scenario
}

#[test]
fn exactly_the_stated_facts_are_in_reach() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for name in MODELS {
        let (it, facts) = published(name);
        for case in facts["reach"].as_array().expect("cases") {
            for (run, key) in [(Run::Today, "today"), (Run::Planned, "planned")] {
                // What is not stated for the planned run is as today, where something is stated for it at all.
                let expected = &case[key];
                for (list, answer) in [("reachable", Answer::Yes), ("not_reachable", Answer::No)] {
                    for effect in words(expected, list) {
                        count += 1;
                        let is = it.ask(&scenario(&it, case, run), effect);
                        if is != answer {
                            wrong.push(format!(
                                "{name}: {} {} {key}: {effect} should be {answer:?}, is {is:?}",
                                case["adversary"], case["given"]
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count > 100, "{count} facts are stated");
}

#[test]
fn claims_come_out_as_stated() {
    for name in MODELS {
        let (it, facts) = published(name);
        for (key, planned) in [("claims", false), ("claims_planned", true)] {
            for (claim, verdict) in facts[key].as_object().into_iter().flatten() {
                let Node::Claim(id) = node(&it.model, claim) else {
                    panic!("`{claim}` is a claim")
                };
                let is = &it.analysis.claims()[id.0 as usize];
                let is = if planned { is.planned } else { is.today };
                assert_eq!(is.word(), verdict.as_str().expect("a verdict"), "{name}: {claim}");
            }
        }
    }
}

#[test]
fn an_adversary_that_is_another_reaches_no_less_whatever_is_switched_off() {
    let (it, facts) = published("oauth");
    let switches: Vec<Switch> = Switch::all(&it.model).collect();
    let mut sets: Vec<Vec<Switch>> = switches.iter().map(|s| vec![*s]).collect();
    sets.push(Vec::new());
    sets.push(switches);
    for pair in facts["lattice"].as_array().expect("pairs") {
        let [less, more] = [0, 1].map(|at| it.adversary(pair[at].as_str().expect("a name")));
        for without in &sets {
            let of = |adversary| {
                let mut scenario = Scenario::new(adversary, Run::Today, Reading::Sure);
                scenario.without.clone_from(without);
                it.analysis.facts(&it.model, &scenario)
            };
            let (less, more) = (of(less), of(more));
            let lost: Vec<_> = less
                .facts(&it.analysis.program)
                .filter(|f| !more.contains(&it.analysis.program, *f))
                .filter(|f| {
                    !matches!(
                        f.is,
                        tm::analysis::Predicate::Strange | tm::analysis::Predicate::DeniesData
                    )
                })
                .collect();
            assert!(lost.is_empty(), "{pair}: {lost:?}");
        }
    }
}

#[test]
fn what_an_effect_hangs_on_is_as_stated() {
    for name in MODELS {
        let (it, facts) = published(name);
        for (what, stated) in facts["load_bearing"].as_object().into_iter().flatten() {
            let (effect, by) = what.split_once(" by ").expect("an adversary");
            let mut alone = BTreeSet::new();
            for switch in Switch::all(&it.model) {
                let mut scenario = it.today(by);
                scenario.without = vec![switch];
                if it.ask(&scenario, effect) == Answer::Yes {
                    alone.insert(it.model.name(switch.node()).to_string());
                }
            }
            for yes in words(stated, "yes") {
                assert!(alone.contains(yes), "{name}: {what} hangs on {yes}: {alone:?}");
            }
            for no in words(stated, "no") {
                assert!(
                    !alone.contains(no),
                    "{name}: {what} does not hang on {no}: {alone:?}"
                );
            }
            for pair in stated["only_together"].as_array().into_iter().flatten() {
                let mut scenario = it.today(by);
                for name in pair.as_array().into_iter().flatten() {
                    let name = name.as_str().expect("a name");
                    assert!(!alone.contains(name), "{what}: {name} alone is not enough");
                    scenario.without.push(it.switch(name));
                }
                assert_eq!(it.ask(&scenario, effect), Answer::Yes, "{name}: {what}: {pair}");
            }
        }
    }
}

/// What is reached is told in sentences. `cargo test --test reach every_way -- --nocapture` prints them, to be read aloud.
#[test]
fn every_way_is_told_in_sentences() {
    let mut ways = 0;
    for name in MODELS {
        let (it, facts) = published(name);
        for case in facts["reach"].as_array().expect("cases") {
            for effect in words(&case["today"], "reachable") {
                let scenario = scenario(&it, case, Run::Today);
                let target = super::support::target(&it.model, effect);
                let Some(way) = it.analysis.way(&it.model, &scenario, target) else {
                    println!("{name}: {} {effect}: not spoken of", case["adversary"]);
                    continue;
                };
                println!("{name}: {} {} {effect}", case["adversary"], case["given"]);
                let told = tm::analysis::words::sentences(
                    tm::words::Words::english(),
                    &it.model,
                    &it.analysis,
                    &scenario,
                    &way,
                );
                for (at, sentence) in told.iter().enumerate() {
                    let text = tm::analysis::words::plain(&it.model, &it.analysis, &sentence.pieces);
                    println!("   {}. {text}", at + 1);
                    assert!(text.contains(' ') && !text.contains(['{', '}']), "{text}");
                }
                assert!(!told.is_empty(), "{name}: {effect}");
                ways += 1;
            }
        }
    }
    assert!(ways >= 40, "only {ways} ways were told");
}
