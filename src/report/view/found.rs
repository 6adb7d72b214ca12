//! Threats that rules found, and the rules that found them.

use super::context::Context;
use super::section::Section;
use crate::model::{Node, RuleId, Run, ThreatId, Truth};
use crate::report::prose::Prose;
use crate::report::reference;
use crate::report::text::{Link, Ref, Text};
use crate::rules::Finding;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Who found a threat that nobody wrote down, and why it is there.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FoundBy {
    /// The rule, with its explanation in the appendix.
    pub rule: Ref,
    /// What each variable of the rule stands for: `p is Order service`.
    pub bindings: Vec<Text>,
    /// The way by which the rule found it reachable, from its start to its end; may be empty.
    pub path: Vec<Ref>,
    /// What the rule proposes; null when it proposes nothing.
    pub suggest: Option<String>,
    /// Written threats that say a part of it, or the same of another weakness; may be empty.
    pub related: Vec<Ref>,
    /// Whether the rule still finds it with the controls that count today.
    pub today: bool,
}

/// A rule that found something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rule {
    /// The rule.
    pub link: Ref,
    /// Why it matters, when it is a false alarm, how to test for it.
    pub explain: Option<Prose>,
    /// What it proposes.
    pub suggest: Option<String>,
    /// Catalogues.
    pub refers: Vec<Link>,
    /// What it found.
    pub found: Vec<Ref>,
}

/// Who found a threat.
pub fn found_by(cx: &Context, finding: &Finding) -> FoundBy {
    let binding = |(name, node): (&str, Node)| {
        let what = Text::default().link(&cx.link(node));
        cx.w.text(
            "found.binding",
            [("name", Text::default().code(name)), ("what", what)],
        )
    };
    FoundBy {
        rule: link(cx, finding.rule),
        bindings: finding.bound_by_name(cx.model).map(binding).collect(),
        path: cx.links(finding.path.iter().copied()),
        suggest: suggest(cx, finding.rule),
        related: cx.links(finding.related.iter().map(|t| Node::Threat(*t))),
        today: finding.holds[Run::Today as usize] != Truth::No,
    }
}

/// The rules that say the same as a written threat.
pub fn also(cx: &Context, threat: ThreatId) -> Vec<Ref> {
    let same = cx
        .compiled
        .elicited
        .findings
        .iter()
        .filter(|f| f.written.contains(&threat));
    let mut rules: Vec<RuleId> = same.map(|f| f.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules.into_iter().map(|r| link(cx, r)).collect()
}

fn suggest(cx: &Context, rule: RuleId) -> Option<String> {
    let body = cx.model[rule].body.as_ref()?;
    body.suggest.as_ref().map(|s| s.value.clone())
}

fn link(cx: &Context, rule: RuleId) -> Ref {
    let name = cx.rule(rule);
    Ref {
        keyword: "rule".to_string(),
        kind: cx.w.word("keyword", "rule"),
        title: cx.model[rule].head.shown(),
        anchor: format!("rule-{name}"),
        slug: None,
        name,
    }
}

/// Every rule that found something, by name.
pub fn rules(cx: &Context) -> (Section, Vec<Rule>) {
    let mut found: BTreeMap<RuleId, Vec<Ref>> = BTreeMap::new();
    for (at, finding) in cx.compiled.elicited.findings.iter().enumerate() {
        let mut threats = cx.links(finding.written.iter().map(|t| Node::Threat(*t)));
        if threats.is_empty() {
            threats.push(cx.found(at));
        }
        let list = found.entry(finding.rule).or_default();
        for threat in threats {
            if list.iter().all(|r| r.anchor != threat.anchor) {
                list.push(threat);
            }
        }
    }
    let mut list: Vec<Rule> = found
        .into_iter()
        .map(|(id, found)| {
            let body = cx.model[id].body.as_ref();
            Rule {
                link: link(cx, id),
                explain: body.and_then(|b| cx.prose(b.explain.as_ref())),
                suggest: suggest(cx, id),
                refers: body.map_or(Vec::new(), |b| {
                    b.refers.iter().map(|r| reference::link(&r.value)).collect()
                }),
                found,
            }
        })
        .collect();
    list.sort_by(|a, b| a.link.name.cmp(&b.link.name));
    (cx.section("rules", list.len().to_string()), list)
}
