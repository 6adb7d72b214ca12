//! What must hold of the reach whatever the model: who has more reaches no less, what stands in the way adds nothing, and
//! names and order mean nothing.

use super::corpus::Random;
use super::generator::pick;
use super::{compiled, enlarged, rounds, seeds, targets, texts};
use std::collections::BTreeSet;
use tm::Compiled;
use tm::analysis::certificate::word;
use tm::analysis::{Fact, Predicate, Reading, Scenario, Subject, Switch, Target};
use tm::model::*;

/// What is reached, in words: facts of the reference, and effects.
type Said = BTreeSet<String>;

fn said(it: &Compiled, scenario: &Scenario) -> Said {
    let m = &it.model;
    let program = &it.analysis.program;
    let facts = it.analysis.facts(m, scenario);
    let mut all: Said = facts.facts(program).filter_map(|f| fact_text(m, f)).collect();
    let held = targets(m).into_iter().filter(|t| facts.holds(m, program, *t));
    all.extend(held.map(|t| effect_text(m, t)));
    all
}

fn fact_text(m: &Model, fact: Fact) -> Option<String> {
    let is = word(fact.is)?;
    match fact.about {
        Subject::Node(node) => Some(format!("{is} {}", m.name(node))),
        Subject::Effect(target) if fact.is == Predicate::Causes => {
            Some(format!("{is} {}", effect_text(m, target)))
        }
        _ => None,
    }
}

fn effect_text(m: &Model, target: Target) -> String {
    let own = if target.own { "own " } else { "" };
    format!("to {} {own}{}", target.effect, m.name(target.node))
}

/// Every run and reading of an adversary.
fn scenarios(adversary: AdversaryId) -> impl Iterator<Item = Scenario> {
    let readings =
        move |run| [Reading::Sure, Reading::Maybe].map(move |reading| Scenario::new(adversary, run, reading));
    Run::ALL.into_iter().flat_map(readings)
}

fn named(m: &Model, name: &str) -> AdversaryId {
    let mut all = AdversaryId::all(m);
    all.find(|a| m[*a].head.name == name).expect("an adversary")
}

/// Something to be had beyond what is declared.
fn more(r: &mut Random, m: &Model) -> Given {
    let spanned = |value| tm::source::Spanned {
        value,
        span: Default::default(),
    };
    let places: Vec<Node> = ElementId::all(m)
        .map(Node::Element)
        .chain(FlowId::all(m).map(Node::Flow))
        .chain(BoundaryId::all(m).map(Node::Boundary))
        .collect();
    let positions = [Position::Observes, Position::Alters, Position::Owns];
    match r.below(3) {
        0 => Given::Knows(tm::source::Spanned {
            value: DataId(r.below(m.data.len()) as u32),
            span: Default::default(),
        }),
        _ => Given::Controls(Controls {
            position: *pick(r, &positions),
            target: spanned(*pick(r, &places)),
        }),
    }
}

/// Properties are cheap to try: twice as many models as elsewhere.
fn models() -> u64 {
    2 * rounds(25)
}

/// Tries a property on random models. It gives what it finds wrong, and how often it was tried.
fn try_all(property: fn(&mut Random, &Compiled, &str) -> (usize, Vec<String>)) {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for seed in seeds(models()) {
        let text = enlarged::with_claims(seed);
        let mut random = Random(seed ^ 0x9709e7);
        let (count, found) = property(&mut random, &compiled(&text), &text);
        tried += count;
        wrong.extend(found.iter().map(|w| format!("seed {seed}: {w}")));
        if wrong.len() > 12 {
            break;
        }
    }
    println!("tried {tried} times on {} models", models());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        std::env::var("TM_SEED").is_ok() || tried as u64 > models() / 4,
        "tried {tried} times"
    );
}

fn lost(less: &Said, more: &Said, how: &str, scenario: &Scenario) -> Vec<String> {
    let gone: Vec<&String> = less.difference(more).collect();
    let at = format!("{how} {:?} {:?}", scenario.run, scenario.reading);
    if gone.is_empty() {
        Vec::new()
    } else {
        vec![format!("{at}: {gone:?}")]
    }
}

/// Owning by declaration is owning one's own: one denies oneself nothing, and takes over nothing one has.
fn but_of_ones_own(said: Said) -> Said {
    let own = [
        "deny ",
        "deny-own ",
        "to deny ",
        "to elevate ",
        "to repudiate ",
        "causes to repudiate ",
    ];
    said.into_iter()
        .filter(|s| !own.iter().any(|o| s.starts_with(o)))
        .collect()
}

#[test]
fn giving_more_takes_nothing_away() {
    try_all(|r, it, _| {
        let (mut tried, mut wrong) = (0, Vec::new());
        for adversary in AdversaryId::all(&it.model) {
            let (first, second) = (more(r, &it.model), more(r, &it.model));
            for scenario in scenarios(adversary) {
                let less = scenario.clone().given(std::slice::from_ref(&first));
                let more = less.clone().given(std::slice::from_ref(&second));
                let (without, one, two) = (said(it, &scenario), said(it, &less), said(it, &more));
                wrong.extend(lost(&without, &one, "one given", &scenario));
                wrong.extend(lost(&one, &two, "two given", &scenario));
                tried += 2;
            }
        }
        (tried, wrong)
    });
}

#[test]
fn declaring_more_takes_nothing_away_but_of_ones_own() {
    try_all(|r, it, text| {
        let (mut tried, mut wrong) = (0, Vec::new());
        for name in AdversaryId::all(&it.model).map(|a| it.model[a].head.name.clone()) {
            let line = match more(r, &it.model) {
                Given::Knows(d) => format!("knows {}", it.model[d.value].head.name),
                Given::Controls(c) => format!("{} {}", c.position, it.model.name(c.target.value)),
            };
            let start = text.find(&format!("adversary {name}")).expect("it is declared");
            let open = start + text[start..].find('\n').expect("a line end");
            // `controls nothing` would contradict it.
            let more =
                format!("{}\n  {line}{}", &text[..open], &text[open..]).replace("  controls nothing\n", "");
            let more = compiled(&more);
            for scenario in scenarios(named(&it.model, &name)) {
                let less = but_of_ones_own(said(it, &scenario));
                wrong.extend(lost(
                    &less,
                    &said(&more, &scenario),
                    &format!("{name} {line}"),
                    &scenario,
                ));
                tried += 1;
            }
        }
        (tried, wrong)
    });
}

/// Where the exception matters: an account that is given is somebody's, one that is declared is the adversary's own, also
/// when it is given besides.
#[test]
fn an_account_that_is_declared_is_ones_own_and_no_other() {
    let model = |declared: &str| {
        let text = format!(
            "model \"m\" {{ purpose \"p\" }}
            actor alice \"A\" {{ }}
            process web \"W\" {{ }}
            data letters \"L\" {{ belongs to alice }}
            flow read: alice -> web \"R\" {{ returns letters; channel tls; client-auth token }}
            adversary a \"A\" {{ knows public; computes basic; {declared}; wants disclose letters }}"
        );
        let it = compiled(&text);
        let alice = Node::Element(ElementId(0));
        let mut given = Scenario::new(AdversaryId(0), Run::Today, Reading::Sure);
        given.controls.push((Position::Owns, alice));
        said(&it, &given).contains("to disclose letters")
    };
    assert!(model("controls nothing"));
    assert!(!model("owns alice"));
}

#[test]
fn an_heir_reaches_no_less_than_its_base_but_of_ones_own() {
    try_all(|_, it, _| {
        let m = &it.model;
        let (mut tried, mut wrong) = (0, Vec::new());
        for heir in AdversaryId::all(m) {
            let Some(base) = &m[heir].base else { continue };
            for (less, more) in scenarios(base.value).zip(scenarios(heir)) {
                // What the base does not say of itself may be anything; an heir that says it narrows that.
                let unsaid = it.analysis.profile(base.value).level.is_none();
                if less.reading == Reading::Maybe && unsaid {
                    continue;
                }
                let base = but_of_ones_own(said(it, &less));
                wrong.extend(lost(&base, &said(it, &more), "the heir", &more));
                tried += 1;
            }
        }
        (tried, wrong)
    });
}

#[test]
fn those_who_collude_reach_no_less_than_each_but_of_ones_own() {
    try_all(|_, it, _| {
        let all: Vec<AdversaryId> = AdversaryId::all(&it.model).collect();
        let (mut tried, mut wrong) = (0, Vec::new());
        for one in all.iter().filter(|_| all.len() > 1) {
            for scenario in scenarios(*one) {
                let with = all.iter().copied().filter(|a| a != one).collect();
                let together = Scenario {
                    with,
                    ..scenario.clone()
                };
                let alone = but_of_ones_own(said(it, &scenario));
                wrong.extend(lost(&alone, &said(it, &together), "together", &scenario));
                tried += 1;
            }
        }
        (tried, wrong)
    });
}

#[test]
fn more_controls_and_fewer_switched_off_add_nothing() {
    try_all(|r, it, _| {
        let (mut tried, mut wrong) = (0, Vec::new());
        for adversary in AdversaryId::all(&it.model) {
            for reading in [Reading::Sure, Reading::Maybe] {
                let [bare, today, planned] = Run::ALL.map(|run| Scenario::new(adversary, run, reading));
                wrong.extend(lost(&said(it, &planned), &said(it, &today), "planned", &today));
                wrong.extend(lost(&said(it, &today), &said(it, &bare), "today", &bare));
                let some: Vec<Switch> = Switch::all(&it.model).filter(|_| r.below(2) == 0).collect();
                let all: Vec<Switch> = Switch::all(&it.model)
                    .filter(|s| some.contains(s) || r.below(2) == 0)
                    .collect();
                let [few, many] = [some, all].map(|without| Scenario {
                    without,
                    ..planned.clone()
                });
                wrong.extend(lost(&said(it, &planned), &said(it, &few), "switched off", &few));
                wrong.extend(lost(
                    &said(it, &few),
                    &said(it, &many),
                    "more switched off",
                    &many,
                ));
                tried += 4;
            }
        }
        (tried, wrong)
    });
}

/// The control is declared, and named against threats, in one of two texts that are otherwise the same.
#[test]
fn a_control_that_prevents_adds_no_effect() {
    try_all(|r, it, text| {
        let (mut tried, mut wrong) = (0, Vec::new());
        let places: Vec<&str> = it.model.elements.iter().map(|e| e.head.name.as_str()).collect();
        let control = texts::preventing_control(r, &places);
        let threats: Vec<String> = it.model.threats.iter().map(|t| t.head.name.clone()).collect();
        let mut with = text.to_string();
        for name in threats.iter().filter(|_| r.below(2) == 0) {
            with = texts::mitigated(&with, name, "extra");
        }
        with.push_str(&control);
        let with = compiled(&with);
        for adversary in AdversaryId::all(&it.model) {
            for scenario in scenarios(adversary) {
                let mut effects = said(&with, &scenario);
                effects.remove("off extra");
                wrong.extend(lost(&effects, &said(it, &scenario), &control, &scenario));
                tried += 1;
            }
        }
        (tried, wrong)
    });
}

/// The exception: what a rule found is only possible until somebody answers it. A control that is planned against it says
/// that it is true, and does not yet stop it.
#[test]
fn a_control_that_is_planned_makes_certain_what_was_found() {
    let reached = |control: &str, run, reading| {
        let text = format!(
            "model \"m\" {{ purpose \"p\" }}
            process web {{ exposure internet }}
            adversary a {{ knows public; computes basic; owns web; wants elevate web }}
            rule leak \"It leaks\" {{
              for process p
              when p.exposure = internet
              threat elevate p
              needs own p
              impact high
            }}
            {control}"
        );
        let it = compiled(&text);
        said(&it, &Scenario::new(AdversaryId(0), run, reading)).contains("causes to elevate web")
    };
    let planned = "control wall { on web; counters leak; status planned }";
    assert!(!reached("", Run::Today, Reading::Sure));
    assert!(reached("", Run::Today, Reading::Maybe));
    assert!(reached(planned, Run::Today, Reading::Sure));
    // Owning the place switches the control off; in the other reading nothing was added.
    assert!(reached(planned, Run::Planned, Reading::Maybe));
}

/// Everything that is said of a model: of every adversary in every run and reading, and what its claims come to.
fn everything(it: &Compiled) -> Said {
    let m = &it.model;
    let mut all = Said::new();
    for adversary in AdversaryId::all(m) {
        for scenario in scenarios(adversary) {
            let of = format!(
                "{} {:?} {:?}",
                m[adversary].head.name, scenario.run, scenario.reading
            );
            all.extend(said(it, &scenario).into_iter().map(|s| format!("{of}: {s}")));
        }
    }
    for (claim, verdict) in m.claims.iter().zip(it.analysis.claims()) {
        let (today, planned) = (verdict.today.word(), verdict.planned.word());
        all.insert(format!("{}: {today}, {planned}", claim.head.name));
    }
    all
}

fn same(before: &Said, after: &Said) -> Vec<String> {
    let differ: Vec<&String> = before.symmetric_difference(after).take(4).collect();
    if differ.is_empty() {
        Vec::new()
    } else {
        vec![format!("{differ:?}")]
    }
}

#[test]
fn other_names_change_nothing() {
    try_all(|_, it, text| {
        let renamed = compiled(&texts::renamed(text));
        let before = everything(it).iter().map(|s| texts::renamed(s)).collect();
        (1, same(&before, &everything(&renamed)))
    });
}

#[test]
fn another_order_changes_nothing() {
    try_all(|r, it, text| {
        let shuffled = texts::shuffled(r, text);
        let changed = usize::from(shuffled != text);
        (changed, same(&everything(it), &everything(&compiled(&shuffled))))
    });
}
