//! Small random models, as texts, so that one that fails can be read.

use crate::corpus::Random;
use std::fmt::Write;

/// What is declared, by name.
#[derive(Default)]
pub struct Names {
    pub boundaries: Vec<String>,
    pub elements: Vec<(String, &'static str)>,
    pub flows: Vec<String>,
    pub data: Vec<String>,
    pub threats: Vec<String>,
    pub controls: Vec<String>,
    pub adversaries: Vec<String>,
}

/// A model that is well formed; what the examiner says of it does not matter.
pub fn model(seed: u64) -> String {
    let mut r = Random(seed);
    drawn(&mut r).0
}

/// The same, with what was declared in it.
pub fn drawn(r: &mut Random) -> (String, Names) {
    let mut names = Names::default();
    let count = |r: &mut Random, prefix: &str, least: usize, most: usize| -> Vec<String> {
        let number = least + r.below(most - least + 1);
        (0..number).map(|i| format!("{prefix}{i}")).collect()
    };
    names.boundaries = count(r, "b", 0, 3);
    names.data = count(r, "d", 1, 5);
    names.flows = count(r, "f", 0, 7);
    names.threats = count(r, "t", 0, 3);
    names.controls = count(r, "c", 0, 3);
    names.adversaries = count(r, "a", 1, 2);
    for i in 0..2 + r.below(5) {
        let kind = *pick(r, &["actor", "external", "process", "process", "store"]);
        names.elements.push((format!("e{i}"), kind));
    }
    let mut text = String::from("model \"m\" { purpose \"p\" }\n");
    places(&mut text, r, &names);
    data(&mut text, r, &names);
    flows(&mut text, r, &names);
    adversaries(&mut text, r, &names);
    threats(&mut text, r, &names);
    controls(&mut text, r, &names);
    assumptions(&mut text, r, &names);
    (text, names)
}

pub fn pick<'a, T>(r: &mut Random, list: &'a [T]) -> &'a T {
    &list[r.below(list.len())]
}

/// One time in `of`.
pub fn once(r: &mut Random, of: usize) -> bool {
    r.below(of) == 0
}

fn places(text: &mut String, r: &mut Random, names: &Names) {
    let inside: Vec<Option<usize>> = names
        .elements
        .iter()
        .map(|_| (!names.boundaries.is_empty() && !once(r, 3)).then(|| r.below(names.boundaries.len())))
        .collect();
    // The second boundary may stand in the first.
    let nested = names.boundaries.len() > 1 && once(r, 2);
    for (b, name) in names.boundaries.iter().enumerate() {
        if nested && b == 1 {
            continue;
        }
        boundary(text, r, names, &inside, b, name, nested && b == 0);
    }
    for (e, place) in inside.iter().enumerate() {
        if place.is_none() {
            element(text, r, names, e);
        }
    }
}

fn boundary(
    text: &mut String,
    r: &mut Random,
    names: &Names,
    inside: &[Option<usize>],
    b: usize,
    name: &str,
    holds_next: bool,
) {
    let _ = writeln!(text, "boundary {name} {{");
    if !once(r, 3) {
        let _ = writeln!(text, "  trust {}", pick(r, &["none", "none", "partial", "full"]));
    }
    if once(r, 5) {
        text.push_str("  many\n");
    }
    if holds_next {
        boundary(text, r, names, inside, b + 1, &names.boundaries[b + 1], false);
    }
    for (e, place) in inside.iter().enumerate() {
        if *place == Some(b) {
            element(text, r, names, e);
        }
    }
    text.push_str("}\n");
}

fn element(text: &mut String, r: &mut Random, names: &Names, e: usize) {
    let (name, kind) = &names.elements[e];
    let _ = writeln!(text, "  {kind} {name} {{");
    if once(r, 3) {
        let _ = writeln!(
            text,
            "    exposure {}",
            pick(r, &["none", "internal", "internet", "internet"])
        );
    }
    if once(r, 5) {
        let _ = writeln!(text, "    redundant {}", pick(r, &["yes", "no"]));
    }
    for d in &names.data {
        if once(r, if *kind == "store" { 2 } else { 5 }) {
            let _ = writeln!(text, "    holds {d}");
        }
    }
    if *kind != "actor" && once(r, 2) {
        let party = &pick(r, &names.elements).0;
        let verb = pick(r, &["uses", "reads", "writes", "administers"]);
        let data = if once(r, 2) {
            pick(r, &names.data).as_str()
        } else {
            ""
        };
        if party != name {
            let _ = writeln!(text, "    access {party} {verb} {data}");
        }
    }
    text.push_str("  }\n");
}

fn data(text: &mut String, r: &mut Random, names: &Names) {
    let actors: Vec<&String> = names
        .elements
        .iter()
        .filter(|e| e.1 == "actor")
        .map(|e| &e.0)
        .collect();
    let parties: Vec<&String> = names
        .elements
        .iter()
        .filter(|e| e.1 != "store")
        .map(|e| &e.0)
        .collect();
    for (i, name) in names.data.iter().enumerate() {
        let _ = writeln!(text, "data {name} {{");
        if once(r, 3) {
            let kind = pick(r, &["credential", "key", "certificate", "code"]);
            let _ = writeln!(text, "  kind {kind}");
        }
        if once(r, 3) {
            if let Some(actor) = actors.first() {
                let _ = writeln!(text, "  belongs to {actor}");
            }
        }
        let others: Vec<&String> = names.data.iter().filter(|d| *d != name).collect();
        if i > 0 && !others.is_empty() {
            for word in ["sealed by", "signed by"] {
                for _ in 0..r.below(3).saturating_sub(if once(r, 2) { 2 } else { 1 }) {
                    let _ = writeln!(text, "  {word} {}", keys(r, &others));
                }
            }
            if once(r, 5) {
                let _ = writeln!(text, "  yields {}", pick(r, &others));
            }
        }
        if once(r, 3) {
            if once(r, 3) && !others.is_empty() {
                let _ = writeln!(text, "  authenticates {}", pick(r, &others));
            } else if !parties.is_empty() {
                let _ = writeln!(text, "  authenticates {}", pick(r, &parties));
            }
        }
        text.push_str("}\n");
    }
}

fn keys(r: &mut Random, others: &[&String]) -> String {
    let first = r.below(others.len());
    let mut list: Vec<&str> = (0..1 + r.below(others.len()))
        .map(|i| others[(first + i) % others.len()].as_str())
        .collect();
    list.dedup();
    if list.len() >= 2 && once(r, 3) {
        return format!("2 of {}", list.join(", "));
    }
    list.join(", ")
}

fn flows(text: &mut String, r: &mut Random, names: &Names) {
    for name in &names.flows {
        let from = r.below(names.elements.len());
        let to = (from + 1 + r.below(names.elements.len() - 1)) % names.elements.len();
        let _ = writeln!(
            text,
            "flow {name}: {} -> {} {{",
            names.elements[from].0, names.elements[to].0
        );
        let _ = writeln!(text, "  sends {}", pick(r, &names.data));
        if once(r, 2) {
            let _ = writeln!(text, "  returns {}", pick(r, &names.data));
        }
        if !once(r, 3) {
            let _ = writeln!(
                text,
                "  channel {}",
                pick(r, &["plain", "plain", "vpn", "tls", "mtls"])
            );
        }
        if once(r, 2) {
            let _ = writeln!(
                text,
                "  integrity {}",
                pick(r, &["none", "checksum", "mac", "signature"])
            );
        }
        if !once(r, 3) {
            let auth = pick(r, &["none", "none", "password", "token", "mfa"]);
            let _ = writeln!(text, "  client-auth {auth}");
        }
        if once(r, 3) {
            let _ = writeln!(text, "  asks {}", pick(r, &names.data));
        }
        text.push_str("}\n");
    }
}

/// A place to control: an element, a flow or a boundary.
pub fn place(r: &mut Random, names: &Names) -> String {
    match r.below(4) {
        0 if !names.boundaries.is_empty() => pick(r, &names.boundaries).clone(),
        1 if !names.flows.is_empty() => pick(r, &names.flows).clone(),
        _ => pick(r, &names.elements).0.clone(),
    }
}

/// A phrase such as `disclose d1`, of what the language allows.
pub fn effect(r: &mut Random, elements: &[(String, &str)], flows: &[String], data: &[String]) -> String {
    let verb = *pick(
        r,
        &[
            "disclose", "disclose", "tamper", "tamper", "deny", "spoof", "elevate", "mislead", "exhaust",
        ],
    );
    let element = pick(r, elements);
    let kind = element.1;
    let fits = match verb {
        "spoof" => kind != "store",
        "elevate" | "mislead" => kind == "process",
        "exhaust" => matches!(kind, "process" | "external"),
        _ => matches!(kind, "process" | "store"),
    };
    if matches!(verb, "disclose" | "tamper" | "deny") {
        return match r.below(4) {
            0 if fits => format!("{verb} {}", element.0),
            1 if !flows.is_empty() => format!("{verb} {}", pick(r, flows)),
            _ => format!("{verb} {}", pick(r, data)),
        };
    }
    match fits {
        true => format!("{verb} {}", element.0),
        false => format!("disclose {}", pick(r, data)),
    }
}

pub fn an_effect(r: &mut Random, names: &Names) -> String {
    effect(r, &names.elements, &names.flows, &names.data)
}

fn adversaries(text: &mut String, r: &mut Random, names: &Names) {
    for (i, name) in names.adversaries.iter().enumerate() {
        let heir = i > 0 && once(r, 2);
        let is = if heir { " is a0" } else { "" };
        let _ = writeln!(text, "adversary {name}{is} {{");
        let knows = if once(r, 2) {
            format!(", {}", pick(r, &names.data))
        } else {
            String::new()
        };
        let _ = writeln!(
            text,
            "  knows {}{knows}",
            pick(r, &["public", "design", "internals"])
        );
        let computes = pick(
            r,
            &[
                "",
                "computes basic",
                "computes enhanced",
                "computes moderate",
                "computes high",
                "computes with expertise expert",
                "computes basic with expertise multiple, time 2 months",
            ],
        );
        let _ = writeln!(text, "  {computes}");
        let mut nothing = true;
        for _ in 0..r.below(3) {
            let verb = pick(r, &["observes", "alters", "owns"]);
            let _ = writeln!(text, "  {verb} {}", place(r, names));
            nothing = false;
        }
        if nothing && !heir {
            text.push_str("  controls nothing\n");
        }
        let _ = writeln!(text, "  wants {}\n}}", an_effect(r, names));
    }
}

fn threats(text: &mut String, r: &mut Random, names: &Names) {
    for name in &names.threats {
        threat(text, r, names, name);
    }
}

/// Gives its first effect.
pub fn threat(text: &mut String, r: &mut Random, names: &Names, name: &str) -> String {
    let _ = writeln!(text, "threat {name} {{");
    let (first, second) = (an_effect(r, names), an_effect(r, names));
    let _ = writeln!(text, "  {first}");
    if second != first && once(r, 2) {
        let _ = writeln!(text, "  {second}");
    }
    if once(r, 2) {
        let on = if names.flows.is_empty() || once(r, 2) {
            pick(r, &names.elements).0.clone()
        } else {
            pick(r, &names.flows).clone()
        };
        let _ = writeln!(text, "  through {on}");
    }
    if once(r, 2) {
        let _ = writeln!(text, "  by {}", pick(r, &names.adversaries));
    }
    if once(r, 2) {
        let any = if once(r, 4) { "any " } else { "" };
        let need = match r.below(5) {
            0 => format!("reach {}", pick(r, &names.elements).0),
            1 => format!("read {}", pick(r, &names.data)),
            2 => format!("write {}", pick(r, &names.data)),
            3 => format!("own {}", pick(r, &names.elements).0),
            _ => format!("observe {}", pick(r, &names.elements).0),
        };
        let _ = writeln!(text, "  needs {any}{need}");
    }
    if once(r, 3) {
        let _ = writeln!(
            text,
            "  needs expertise {}",
            pick(r, &["layman", "proficient", "expert", "multiple"])
        );
    }
    if !names.controls.is_empty() && !once(r, 3) {
        let _ = writeln!(text, "  mitigate with {}", pick(r, &names.controls));
    }
    text.push_str("}\n");
    first
}

fn controls(text: &mut String, r: &mut Random, names: &Names) {
    let priced = once(r, 2);
    for name in &names.controls {
        let _ = writeln!(text, "control {name} {{");
        let (first, second) = (place(r, names), place(r, names));
        match r.below(4) {
            0 if first != second => {
                let _ = writeln!(text, "  on {first}, {second}");
            }
            1 if first != second => {
                let _ = writeln!(text, "  on all of {first}, {second}");
            }
            _ => {
                let _ = writeln!(text, "  on {first}");
            }
        }
        if once(r, 2) {
            let _ = writeln!(
                text,
                "  protects {}",
                pick(r, &["integrity", "confidentiality", "availability"])
            );
        }
        if once(r, 3) {
            let _ = writeln!(text, "  detects {}", an_effect(r, names));
        }
        if once(r, 2) {
            let _ = writeln!(text, "  resists {}", pick(r, &["basic", "moderate", "high"]));
        }
        if priced {
            let _ = writeln!(text, "  cost {}", r.below(6));
        }
        if once(r, 2) {
            sets(text, r, names, &first);
        }
        let status = pick(r, &["planned", "in-progress", "implemented", "verified"]);
        let _ = writeln!(text, "  status {status}\n}}");
    }
}

/// An attribute that a control sets where it stands.
fn sets(text: &mut String, r: &mut Random, names: &Names, on: &str) {
    // The strongest of each scale: a control must not weaken what is stated.
    let of_flow = ["integrity signature", "channel mtls", "client-auth mfa"];
    let of_element = ["exposure none", "redundant yes"];
    let any = [of_flow.as_slice(), &of_element].concat();
    let choice = match on {
        on if names.flows.iter().any(|f| f == on) => &of_flow[..],
        // Stores have another scale of integrity.
        on if names.boundaries.iter().any(|b| b == on) => &any[1..],
        _ => &of_element[..],
    };
    let _ = writeln!(text, "  sets {}", pick(r, choice));
}

fn assumptions(text: &mut String, r: &mut Random, names: &Names) {
    for i in 0..r.below(3) {
        let _ = writeln!(text, "assume z{i} {{");
        match r.below(6) {
            0 => text.push_str("  upholds channel tls, mtls\n"),
            1 => text.push_str("  upholds sealed\n"),
            2 => {
                let _ = writeln!(text, "  upholds signed {}", pick(r, &names.data));
            }
            3 if !names.controls.is_empty() => {
                let _ = writeln!(text, "  upholds control {}", pick(r, &names.controls));
            }
            4 if !names.threats.is_empty() => {
                let _ = writeln!(text, "  stops {}", pick(r, &names.threats));
            }
            _ => {
                let _ = writeln!(text, "  trusts {}", pick(r, &names.elements).0);
            }
        }
        text.push_str("}\n");
    }
}
