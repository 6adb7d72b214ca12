//! Compares what a test expects of a rule with what the rule says.

use super::read::Expected;
use super::{Cover, Judged};
use crate::diagnostic::suggest::nearest;
use crate::model::*;
use crate::rules::{Finding, Undecided};

/// Notes which rule is tested, and says what happened instead of what is expected.
pub fn judge(
    judged: &Judged,
    pack: Option<&str>,
    expected: &Expected,
    covers: &mut [Cover],
) -> Result<(), String> {
    let (Expected::Fires { rule, .. } | Expected::Silent { rule, .. } | Expected::Asks { rule, .. }) =
        expected;
    let rule = find(judged, pack, rule, covers)?;
    let name = &judged.model[rule].head.name;
    if let Some(cover) = covers.iter_mut().find(|c| c.rule == *name) {
        match expected {
            Expected::Fires { .. } => cover.fires = true,
            Expected::Silent { .. } => cover.silent = true,
            Expected::Asks { .. } => cover.asks = true,
        }
    }
    match expected {
        Expected::Fires { on, .. } => {
            let on = nodes(judged, on)?;
            match findings(judged, rule).any(|f| binds(&f.bound, &on)) {
                true => Ok(()),
                false => Err(happened(judged, rule)),
            }
        }
        Expected::Silent { on, .. } => {
            let on = nodes(judged, on)?;
            let fires = findings(judged, rule).any(|f| binds(&f.bound, &on));
            let asks = undecided(judged, rule).any(|u| binds(&u.bound, &on));
            match fires || asks {
                true => Err(happened(judged, rule)),
                false => Ok(()),
            }
        }
        Expected::Asks { about, .. } => {
            for (name, attribute) in about {
                let node = node(judged, name)?;
                let waits = |u: &Undecided| {
                    u.waits
                        .iter()
                        .any(|w| w.of == node && w.attribute.name(&judged.model) == attribute)
                };
                if !undecided(judged, rule).any(waits) {
                    return Err(happened(judged, rule));
                }
            }
            Ok(())
        }
    }
}

/// The rule of that name: of the pack, by its name alone or in full.
fn find(judged: &Judged, pack: Option<&str>, name: &str, covers: &[Cover]) -> Result<RuleId, String> {
    let model = &judged.model;
    let full = match pack {
        Some(pack) => format!("{pack}.{name}"),
        None => name.to_string(),
    };
    let named = |wanted: &str| RuleId::all(model).find(|r| model[*r].head.name == wanted);
    named(&full).or_else(|| named(name)).ok_or_else(|| {
        let short = |c: &'_ Cover| c.rule.rsplit('.').next().unwrap_or_default().to_string();
        let known: Vec<String> = covers.iter().map(short).collect();
        match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
            None => format!("there is no rule `{name}` in this pack"),
        }
    })
}

fn nodes(judged: &Judged, names: &[String]) -> Result<Vec<Node>, String> {
    names.iter().map(|n| node(judged, n)).collect()
}

fn node(judged: &Judged, name: &str) -> Result<Node, String> {
    let unnamed = |f: &FlowId| judged.model[*f].head.name == name;
    let flow = || FlowId::all(&judged.model).find(unnamed).map(Node::Flow);
    let found = judged.model.node_named(name).or_else(flow);
    found.ok_or_else(|| format!("`{name}` is not declared in this test"))
}

fn findings(judged: &Judged, rule: RuleId) -> impl Iterator<Item = &Finding> {
    let all = judged.elicited.findings.iter();
    all.filter(move |f| f.rule == rule && f.holds[Run::Today as usize] == Truth::Yes)
}

fn undecided(judged: &Judged, rule: RuleId) -> impl Iterator<Item = &Undecided> {
    judged.elicited.undecided.iter().filter(move |u| u.rule == rule)
}

fn binds(bound: &[Node], wanted: &[Node]) -> bool {
    wanted.iter().all(|n| bound.contains(n))
}

/// What the rule says instead.
fn happened(judged: &Judged, rule: RuleId) -> String {
    let model = &judged.model;
    let mut list: Vec<String> = findings(judged, rule)
        .map(|f| {
            let names: Vec<String> = f.bound.iter().map(|n| format!("`{}`", model.name(*n))).collect();
            format!("it fires on {}", names.join(", "))
        })
        .collect();
    list.extend(undecided(judged, rule).map(|u| {
        let waits = u
            .waits
            .iter()
            .map(|w| format!("`{} {}`", model.name(w.of), w.attribute.name(model)));
        format!("it asks about {}", waits.collect::<Vec<_>>().join(", "))
    }));
    match list.is_empty() {
        true => "it is silent".to_string(),
        false => list.join("; "),
    }
}
