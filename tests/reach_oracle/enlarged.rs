//! Random models with more in them: claims, rules, controls that overlap.

use super::corpus::Random;
use super::generator::{an_effect, drawn, model, once, pick, place, threat};
use std::fmt::Write;

/// The same model, with claims about its adversaries.
pub fn with_claims(seed: u64) -> String {
    let mut r = Random(seed);
    let (mut text, names) = drawn(&mut r);
    // Threats that are claimed not to come true, and controls that are to see to it.
    let mut caused: Vec<String> = (0..2)
        .map(|i| threat(&mut text, &mut r, &names, &format!("m{i}")))
        .collect();
    for i in 0..3 {
        let (on, status) = (
            place(&mut r, &names),
            pick(&mut r, &["planned", "in-progress", "verified"]),
        );
        let cost = 1 + r.below(5);
        let _ = writeln!(text, "control x{i} {{ on {on}; status {status}; cost {cost} }}");
    }
    for i in 2..6 {
        let effect = an_effect(&mut r, &names);
        let first = r.below(3);
        let more = match once(&mut r, 2) {
            true => format!(", x{}", (first + 1) % 3),
            false => String::new(),
        };
        let _ = writeln!(text, "threat m{i} {{ {effect}; mitigate with x{first}{more} }}");
        caused.push(effect);
    }
    for i in 0..7 + r.below(3) {
        let whom = match r.below(5) {
            0 => "nobody".to_string(),
            _ => pick(&mut r, &names.adversaries).clone(),
        };
        let given = match r.below(6) {
            0 if whom != "nobody" => format!(" given owns {}", place(&mut r, &names)),
            1 if whom != "nobody" => format!(" given knows {}", pick(&mut r, &names.data)),
            _ => String::new(),
        };
        let can = match whom.as_str() {
            "nobody" => "can",
            _ => *pick(&mut r, &["can", "cannot", "cannot"]),
        };
        let effect = match caused.get(i) {
            Some(effect) => effect.clone(),
            None => an_effect(&mut r, &names),
        };
        let _ = writeln!(text, "claim k{i} {{ {whom}{given} {can} {effect} }}");
    }
    text
}

/// The same model with its claims, and rules that find threats, some of which are answered.
pub fn with_rules(seed: u64) -> String {
    let mut text = with_claims(seed);
    let mut r = Random(seed ^ 0x501e5);
    let rules = [
        (
            "q0",
            "process p",
            "p.exposure = internet",
            "elevate p",
            "needs reach p",
        ),
        ("q1", "flow f", "f.channel = plain", "disclose f, tamper f", ""),
        (
            "q2",
            "store s",
            "s.exposure = internet",
            "deny s",
            "needs expertise expert",
        ),
        (
            "q3",
            "process e, process p, flow f from e to p",
            "f.client-auth = none",
            "spoof e",
            "",
        ),
    ];
    for (name, whom, when, effects, needs) in rules {
        let _ = writeln!(
            text,
            "rule {name} \"Q\" {{\n  for {whom}\n  when {when}\n  threat {effects}\n  {needs}\n  impact low\n}}"
        );
    }
    let on = pick(&mut r, &["e0", "e1"]);
    let status = pick(&mut r, &["planned", "verified"]);
    let _ = writeln!(text, "control w {{ on {on}; counters q0, q3; status {status} }}");
    if once(&mut r, 2) {
        let _ = writeln!(text, "answer q1 on * {{ mitigate with x0 }}");
    }
    text
}

/// The same model, with secrets that nothing guards but controls: one control stands against the theft of several secrets,
/// and several against that of one, so that what is best for one is not best for all.
pub fn with_cover(seed: u64) -> String {
    let mut text = model(seed);
    let mut r = Random(seed ^ 0xc0fe);
    for i in 0..4 {
        let cost = 1 + r.below(6);
        let _ = writeln!(
            text,
            "process h{i} {{ }}\ncontrol y{i} {{ on h{i}; status planned; cost {cost} }}"
        );
    }
    for i in 0..6 {
        let first = r.below(4);
        let second = (first + 1 + r.below(3)) % 4;
        let _ = writeln!(
            text,
            "data g{i} {{ }}\nthreat n{i} {{ disclose g{i}; mitigate with y{first}, y{second} }}\nclaim k{i} {{ nobody can disclose g{i} }}"
        );
    }
    text
}
