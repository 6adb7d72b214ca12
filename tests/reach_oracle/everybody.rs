//! What is worked out for all adversaries at once is what each of them has alone.

use super::{compiled, enlarged, rounds, seeds};
use std::collections::BTreeSet;
use std::fmt::Write;
use tm::Compiled;
use tm::analysis::{Facts, Reading, Scenario, Switch};
use tm::model::*;

fn models() -> impl Iterator<Item = Compiled> {
    let texts = seeds(rounds(60)).flat_map(|seed| [enlarged::with_claims(seed), enlarged::with_rules(seed)]);
    texts.map(|text| compiled(&laborious(&text)))
}

/// With threats that take longer, so that not all are easy.
fn laborious(text: &str) -> String {
    let (expert, layman) = ("  needs expertise expert\n", "  needs expertise layman\n");
    let bespoke = format!("{expert}  needs time 2 months\n  needs equipment bespoke\n");
    let text = text.replace(expert, &bespoke);
    let text = text.replace(layman, "  needs time 6 months\n");
    text.replace("computes moderate", "computes high")
}

/// The process `p` is reached by a threat that takes half a year, or at once by its exposure, which is not stated.
const LONG_OR_UNSTATED: &str = r#"model "M" { purpose "x" }
data d { confidentiality high }
boundary net { trust none
  actor u
}
boundary in { trust full
  process q { exposure internet }
  process p { holds d }
}
flow f: u -> q { sends d; channel tls; client-auth mfa }
flow g: q -> p { sends d; channel tls; client-auth none }
adversary a { wants disclose d; knows public; computes high "x"; observes net }
threat t0 { elevate q; by a; needs time 6 months; impact high; needs reach q }
threat t1 { elevate p; by a; needs reach p; impact high }
"#;

/// Adversaries who share some of what they have by declaration, and one who shares nothing.
fn sharing() -> String {
    let mut text = LONG_OR_UNSTATED.to_string();
    let positions = [
        "owns in",
        "owns in; observes net",
        "owns in; observes net; knows d",
        "observes net; knows d",
        "owns q; observes net",
        "owns q; observes net; owns u",
        "alters f",
        "controls nothing",
    ];
    for (at, position) in positions.iter().enumerate() {
        let _ = writeln!(
            text,
            "adversary s{at} {{ {position}; computes high \"x\"; wants tamper d }}"
        );
    }
    text
}

#[test]
fn all_together_reach_what_each_reaches_alone() {
    let (mut tried, mut unlike) = (0, 0);
    for it in models().chain([compiled(&sharing())]) {
        let (model, analysis) = (&it.model, &it.analysis);
        let atoms = |facts: &Facts| facts.atoms().collect::<Vec<_>>();
        let mut sizes = BTreeSet::new();
        for adversary in AdversaryId::all(model) {
            for (run, reading) in Run::ALL
                .into_iter()
                .flat_map(|r| [(r, Reading::Sure), (r, Reading::Maybe)])
            {
                let alone = analysis.facts(model, &Scenario::new(adversary, run, reading));
                let together = analysis.reached(model, adversary, run, reading);
                assert_eq!(atoms(together), atoms(&alone), "{run:?} {reading:?}");
                assert!(alone.atoms().all(|atom| together.has(atom)));
                sizes.insert(alone.atoms().count());
            }
            let mut nothing_holds = Scenario::new(adversary, Run::Bare, Reading::Maybe);
            nothing_holds.without = Switch::all(model).collect();
            let utmost = analysis.facts(model, &nothing_holds);
            assert_eq!(atoms(analysis.utmost(model, adversary)), atoms(&utmost));
            tried += 1;
        }
        unlike += usize::from(model.adversaries.len() > 1 && sizes.len() > 1);
    }
    println!("tried on {tried} adversaries, {unlike} models where they differ");
    assert!(std::env::var("TM_SEED").is_ok() || unlike > 5);
}

#[test]
fn a_threat_is_as_feasible_as_for_whom_it_is_easiest() {
    let (mut tried, mut found) = (0, BTreeSet::new());
    for it in models().chain([compiled(LONG_OR_UNSTATED)]) {
        let (model, analysis) = (&it.model, &it.analysis);
        let instances = it.elicited.instances(model);
        for ((at, instance), feasible) in (0..).zip(&instances).zip(analysis.feasibilities(model)) {
            let wanted = |a: &AdversaryId| {
                let by = &instance.threat.by;
                by.is_empty() || by.iter().any(|b| model.lineage(*a).contains(&b.value))
            };
            let easiest = AdversaryId::all(model).filter(wanted).filter_map(|adversary| {
                let scenario = Scenario::new(adversary, Run::Today, Reading::Maybe);
                Some(analysis.threat_feasible(model, &scenario, at)?.feasibility)
            });
            assert_eq!(*feasible, easiest.max(), "{}", instance.threat.head.name);
            found.insert(*feasible);
            tried += 1;
        }
    }
    println!("tried on {tried} threats: {found:?}");
    assert!(std::env::var("TM_SEED").is_ok() || found.len() > 2);
}
