//! TM608–TM623: do the controls do what the threats need?

use super::facts::{Coverage, content_words, counts, mitigations, only_detects, quoted};
use super::{Check, Context, Found};
use crate::diagnostic::{Code, Severity};
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub static CHECKS: &[Check] = &[
    Check {
        code: Code(608),
        run: orphan_control,
    },
    Check {
        code: Code(612),
        run: single_point,
    },
    Check {
        code: Code(614),
        run: wrong_property,
    },
    Check {
        code: Code(615),
        run: obscurity_control,
    },
    Check {
        code: Code(620),
        run: detect_only,
    },
    Check {
        code: Code(621),
        run: new_surface,
    },
    Check {
        code: Code(622),
        run: key_with_lock,
    },
    Check {
        code: Code(623),
        run: weaker_adversary,
    },
];

/// A control that nothing uses: in no `mitigate with`, `stopped by` or `relies on`, upheld by no assumption, it counters
/// no rule and detects no effect of a threat. Shostack: every mitigation has a threat.
fn orphan_control(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut used = vec![false; model.controls.len()];
    let mut mark = |id: ControlId| used[id.0 as usize] = true;
    let answers = model.answers.iter().map(|a| &a.responses);
    for list in model.threats.iter().map(|t| &t.responses).chain(answers) {
        mitigations(list).for_each(|c| mark(c.value));
    }
    for tree in &model.trees {
        let mut open: Vec<&Branch> = tree.root.iter().collect();
        while let Some(branch) = open.pop() {
            match branch {
                Branch::Any(list, _) | Branch::All(list, _) | Branch::Sequence(list, _) => open.extend(list),
                Branch::Step(step) => step.stopped_by.iter().for_each(|c| mark(c.value)),
                Branch::Threat(_) => {}
            }
        }
    }
    for claim in &model.claims {
        for relied in &claim.relies_on {
            if let Node::Control(id) = relied.value {
                mark(id);
            }
        }
    }
    for uphold in model.assumptions.iter().flat_map(|a| &a.upholds) {
        if let Uphold::Control(id) = uphold {
            mark(id.value);
        }
    }
    let suffered: HashSet<(Effect, Node)> = model
        .threats
        .iter()
        .flat_map(|t| t.effects.iter().map(|e| (e.effect, e.target.value)))
        .collect();
    for id in ControlId::all(model) {
        let control = &model[id];
        let notices = control
            .detects
            .iter()
            .any(|e| suffered.contains(&(e.effect, e.target.value)));
        if used[id.0 as usize] || !control.counters.is_empty() || notices {
            continue;
        }
        let name = &control.head.name;
        found.push(
            found
                .about(model, Node::Control(id), format!("control `{name}` answers no threat"))
                .help(format!("say what it is for: `mitigate with {name}` in a threat, or `counters RULE`; else remove it")),
        );
    }
}

/// Data rated `critical`, all threats to which rest on one and the same control. Saltzer and Schroeder's successors call
/// the remedy defence in depth.
fn single_point(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut guards: BTreeMap<DataId, BTreeSet<ControlId>> = BTreeMap::new();
    for threat in &model.threats {
        for effect in &threat.effects {
            if let Node::Data(data) = effect.target.value {
                guards
                    .entry(data)
                    .or_default()
                    .extend(mitigations(&threat.responses).map(|c| c.value));
            }
        }
    }
    for (data, controls) in guards {
        let critical = ["confidentiality", "integrity", "availability"]
            .iter()
            .any(|r| model.rating(data, r) == Some(Level::Critical));
        let mut controls = controls.iter();
        if let (true, Some(only), None) = (critical, controls.next(), controls.next()) {
            let (name, control) = (&model[data].head.name, &model[*only].head.name);
            found.push(
                found
                    .about(
                        model,
                        Node::Data(data),
                        format!("`{name}` is critical and rests on one control, `{control}`"),
                    )
                    .also(
                        model.place(Node::Control(*only)),
                        "when this fails, nothing is left",
                    )
                    .help(format!(
                        "add a second one of another kind beside it: `mitigate with {control}, …`"
                    )),
            );
        }
    }
}

/// A control that protects none of the properties its threat loses, an effect that no control of its threat is for, or
/// a control that does not say what it protects (a note). STRIDE's table of properties.
fn wrong_property(context: &Context, found: &mut Found) {
    let model = context.model;
    let mut silent = BTreeSet::new();
    for threat in &model.threats {
        let name = &threat.head.name;
        let lost: BTreeSet<Property> = threat.effects.iter().map(|e| e.effect.property()).collect();
        let mut open = lost.clone();
        let mut fits = !lost.is_empty();
        let mut last = None;
        for used in mitigations(&threat.responses) {
            let control = &model[used.value];
            last = Some(used.span);
            if only_detects(control) {
                fits = false;
                continue;
            }
            if control.protects.is_empty() {
                silent.insert(used.value);
                open.clear();
                continue;
            }
            control.protects.iter().for_each(|p| {
                open.remove(&p.value);
            });
            if !lost.is_empty() && !control.protects.iter().any(|p| lost.contains(&p.value)) {
                fits = false;
                let protects = quoted(control.protects.iter().map(|p| p.value.word()));
                let loses = quoted(lost.iter().map(|p| p.word()));
                found.push(
                    found
                        .at(
                            used.span,
                            format!(
                                "`{}` protects {protects}, but threat `{name}` takes {loses}",
                                control.head.name
                            ),
                        )
                        .also(control.protects[0].span, "said here")
                        .help("choose a control for that property, or mend `protects` if it does more")
                        .about(name),
                );
            }
        }
        if let (Some(span), true, true, false) = (last, fits, threat.rest.is_none(), open.is_empty()) {
            let words = quoted(open.iter().map(|p| p.word()));
            found.push(
                found
                    .at(span, format!("no control of threat `{name}` protects {words}, which it takes as well"))
                    .help("add a control for it, or accept what stays: `accept rest by \"WHO\" until YYYY-MM-DD because \"…\"`")
                    .about(name),
            );
        }
    }
    for id in silent {
        let name = &model[id].head.name;
        let mut finding = found
            .about(model, Node::Control(id), format!("control `{name}` does not say what it protects"))
            .help("add `protects confidentiality`, `protects integrity`, …; until then it counts for every effect of its threats");
        finding.severity = Severity::Note;
        found.push(finding);
    }
}

/// A control that works only while nobody knows how it works. Kerckhoffs; Saltzer and Schroeder: open design.
fn obscurity_control(context: &Context, found: &mut Found) {
    const WORDS: &[&str] = &[
        "obscure",
        "obscured",
        "obscurity",
        "obfuscate",
        "obfuscated",
        "obfuscation",
        "undocumented",
        "unlisted",
        "unguessable-design",
    ];
    const PAIRS: &[[&str; 2]] = &[
        ["secret", "algorithm"],
        ["secret", "design"],
        ["secret", "url"],
        ["secret", "path"],
        ["secret", "protocol"],
        ["proprietary", "algorithm"],
        ["proprietary", "cipher"],
        ["proprietary", "protocol"],
        ["proprietary", "encryption"],
        ["hidden", "url"],
        ["hidden", "path"],
        ["hidden", "endpoint"],
        ["hidden", "port"],
        ["nonstandard", "port"],
        ["standard", "non"],
        ["unknown", "attacker"],
    ];
    for id in ControlId::all(context.model) {
        let head = &context.model[id].head;
        let text = format!(
            "{} {}",
            head.shown(),
            head.description.as_ref().map_or("", |d| d.value.as_str())
        );
        let words = content_words(&text);
        let has = |word: &str| words.iter().any(|w| w == word);
        if WORDS.iter().any(|w| has(w)) || PAIRS.iter().any(|pair| pair.iter().all(|w| has(w))) {
            found.push(
                found
                    .about(context.model, Node::Control(id), format!("control `{}` works only while nobody knows how it works", head.name))
                    .help("let it rest on a key that can be replaced, not on the design; then say what that key is"),
            );
        }
    }
}

/// All controls of a threat only notice it: nothing prevents it. NIST CSF: protect, detect, respond.
fn detect_only(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ThreatId::all(model) {
        let mut controls = mitigations(&model[id].responses).peekable();
        if controls.peek().is_some() && controls.all(|c| only_detects(&model[c.value])) {
            let name = &model[id].head.name;
            found.push(
                found
                    .about(model, Node::Threat(id), format!("threat `{name}` is noticed, but nothing prevents it"))
                    .help("add a control that protects what is lost, or accept the threat and say who acts on the alarm"),
            );
        }
    }
}

/// A control stands on an element that no threat touches, nor any data it holds: what defends is attacked too. Shostack.
fn new_surface(context: &Context, found: &mut Found) {
    let model = context.model;
    let coverage = Coverage::of(context);
    let mut seen = HashSet::new();
    for control in &model.controls {
        for place in &control.on {
            let Node::Element(id) = place.value else { continue };
            let held = model[id]
                .holds
                .iter()
                .map(|d| coverage.targets.at(Node::Data(d.value)));
            let touched = coverage
                .on_element(context, id)
                .and(coverage.excluded.at(place.value));
            let touched = held.fold(touched, |all, of_data| all.and(of_data));
            if !touched.is_empty() || model[id].kind == ElementKind::Actor || !seen.insert(id) {
                continue;
            }
            let (name, on) = (&control.head.name, &model[id].head.name);
            found.push(
                found
                    .at(place.span, format!("control `{name}` stands on `{on}`, which no threat touches"))
                    .also(model.place(place.value), "what if this is attacked?")
                    .help(format!("write what can go wrong there, `threat … {{ tamper {on} }}`, or exclude it with a reason"))
                    .about(on),
            );
        }
    }
}

/// The key lies beside the lock: `key-at` names the store itself or what stands in the same boundary, or a store holds
/// data together with the key it is sealed by.
fn key_with_lock(context: &Context, found: &mut Found) {
    let model = context.model;
    for id in ElementId::all(model) {
        let element = &model[id];
        if element.kind != ElementKind::Store {
            continue;
        }
        let name = &element.head.name;
        if let Some(stated) = model.stated(&element.attributes, "key-at") {
            let beside = match stated.value {
                Value::Name(Node::Element(other)) if other == id => Some("in the store itself".to_string()),
                Value::Name(Node::Element(other))
                    if element.boundary.is_some() && model[other].boundary == element.boundary =>
                {
                    Some(format!("in the same boundary, at `{}`", model[other].head.name))
                }
                Value::Name(Node::Boundary(b)) if Some(b) == element.boundary => {
                    Some(format!("in the same boundary, `{}`", model[b].head.name))
                }
                _ => None,
            };
            if let Some(place) = beside {
                found.push(
                    found
                        .at(stated.span, format!("the key of `{name}` lies {place}"))
                        .help("keep it behind another boundary (a key service, a module): whoever takes the one must not have the other")
                        .about(name),
                );
            }
        }
        let held: HashSet<DataId> = element.holds.iter().map(|d| d.value).collect();
        for data in &element.holds {
            let opens = |keys: &Keys| {
                let here = keys.keys.iter().filter(|k| match k.value {
                    Node::Data(key) => held.contains(&key) && model[key].sealed.is_empty(),
                    _ => false,
                });
                here.count() as u32 >= keys.needed.max(1)
            };
            let sealed = &model[data.value].sealed;
            if !sealed.is_empty() && sealed.iter().all(opens) {
                let what = &model[data.value].head.name;
                found.push(
                    found
                        .at(
                            data.span,
                            format!("`{name}` holds `{what}` together with the key it is sealed by"),
                        )
                        .also(sealed[0].span, "sealed here")
                        .help("keep the key elsewhere, or seal the key itself: `sealed by passphrase`")
                        .about(name),
                );
            }
        }
    }
}

/// All adversaries that a control was tried with are weaker than the strongest of the threat. Carlini et al. 2019.
fn weaker_adversary(context: &Context, found: &mut Found) {
    let model = context.model;
    let potential: Vec<Option<Potential>> = AdversaryId::all(model)
        .map(|id| {
            let levels = model.lineage(id).into_iter();
            levels
                .filter_map(|a| model[a].computes.as_ref()?.level.as_ref().map(|l| l.value))
                .max()
        })
        .collect();
    let strength = |id: AdversaryId| potential[id.0 as usize];
    let mut seen = HashSet::new();
    for threat in &model.threats {
        let Some(strongest) = threat
            .by
            .iter()
            .filter(|a| strength(a.value).is_some())
            .max_by_key(|a| strength(a.value))
        else {
            continue;
        };
        for used in mitigations(&threat.responses).filter(|c| counts(&model[c.value])) {
            let tried = model[used.value].evidence.iter().filter_map(|e| e.by.as_ref());
            let Some(best) = tried.max_by_key(|a| strength(a.value)) else {
                continue;
            };
            let weaker = strength(best.value).is_some_and(|b| Some(b) < strength(strongest.value));
            if !weaker || !seen.insert(used.value) {
                continue;
            }
            let (name, weak, strong) = (
                &model[used.value].head.name,
                &model[best.value].head.name,
                &model[strongest.value].head.name,
            );
            found.push(
                found
                    .at(
                        best.span,
                        format!(
                            "`{name}` was tried by `{weak}`, weaker than `{strong}` of threat `{}`",
                            threat.head.name
                        ),
                    )
                    .also(strongest.span, "the stronger one")
                    .help(format!(
                        "try it again with what `{strong}` has: `evidence test \"…\" by {strong}`"
                    ))
                    .about(name),
            );
        }
    }
}
