//! What every section asks: names, places, links, descriptions.

use super::section::Section;
use crate::Compiled;
use crate::analysis::Target;
use crate::model::{Domain, Evidence, Instance, Scope};
use crate::model::{EffectOn, Factors, Head, Model, Need, NeedVerb, Node, See, Stated, Value};
use crate::report::anchor::Anchors;
use crate::report::prose::Prose;
use crate::report::text::{At, Link, Ref, Text};
use crate::report::{ReportOptions, escape, file};
use crate::source::{SourceId, Span};
use crate::words::Words;

/// The model with what the report knows about it.
pub struct Context<'a> {
    pub compiled: &'a Compiled,
    pub model: &'a Model,
    pub options: &'a ReportOptions,
    pub anchors: Anchors,
    /// Every threat, written or found by a rule.
    pub instances: Vec<Instance<'a>>,
    /// Whether what adversaries reach was worked out: not while there is an error in the language.
    pub evaluated: bool,
    /// The fixed words.
    pub w: Words,
}

impl<'a> Context<'a> {
    pub fn of(compiled: &'a Compiled, options: &'a ReportOptions) -> Context<'a> {
        let model = &compiled.model;
        let w = Words::of(options.language);
        let found: Vec<&str> = compiled.elicited.findings.iter().map(|f| f.id()).collect();
        Context {
            compiled,
            model,
            options,
            anchors: Anchors::of(model, &found, &w),
            instances: compiled.elicited.instances(model),
            evaluated: compiled.analysis.claims().len() == model.claims.len()
                && !compiled.analysis.program.is_empty(),
            w,
        }
    }

    /// A link to a declaration.
    pub fn link(&self, node: Node) -> Ref {
        let head = self.model.head(node);
        Ref {
            keyword: self.model.keyword(node).to_string(),
            kind: self.w.word("keyword", self.model.keyword(node)),
            name: head.name.clone(),
            title: head.shown(),
            anchor: self.anchors.id(node).to_string(),
            slug: self.anchors.slug(node).map(str::to_string),
        }
    }

    /// A link to something that a rule found.
    pub fn found(&self, at: usize) -> Ref {
        let finding = &self.compiled.elicited.findings[at];
        let (anchor, slug) = self.anchors.found(at);
        Ref {
            keyword: "threat".to_string(),
            kind: self.w.word("keyword", "threat"),
            name: finding.id().to_string(),
            title: finding.threat.head.shown(),
            anchor,
            slug: Some(slug),
        }
    }

    pub fn links(&self, nodes: impl IntoIterator<Item = Node>) -> Vec<Ref> {
        nodes.into_iter().map(|n| self.link(n)).collect()
    }

    /// The ids of the shapes that show some nodes in a diagram: with the ends of flows, and the boundaries around them,
    /// which stand for what they hold where they are drawn as one box.
    pub fn shapes(&self, nodes: impl IntoIterator<Item = Node>) -> Vec<String> {
        let m = self.model;
        let mut list = Vec::new();
        for node in nodes {
            list.push(node);
            let ends = match node {
                Node::Flow(flow) => vec![m[flow].from.value, m[flow].to.value],
                Node::Element(element) => vec![element],
                _ => Vec::new(),
            };
            for end in ends {
                list.push(Node::Element(end));
                list.extend(
                    m.chain(m[end].boundary)
                        .take(m.boundaries.len())
                        .map(Node::Boundary),
                );
            }
        }
        list.sort_unstable();
        list.dedup();
        list.into_iter().map(|n| self.anchors.id(n).to_string()).collect()
    }

    /// The place of a declaration or a statement.
    pub fn at(&self, span: Span) -> At {
        if self.compiled.sources.iter().nth(span.source.0 as usize).is_none() {
            return At::default();
        }
        let line = self.compiled.sources.place(span).line;
        let anchor = match self.options.source && file::is_own(self.compiled, span.source) {
            true => self.line_anchor(span.source, line),
            false => String::new(),
        };
        let file = file::name(self.compiled, span.source);
        At {
            words: format!("{file}:{line}"),
            file,
            line,
            anchor,
        }
    }

    /// A heading: its id, which is also the name of its words, and what is counted.
    pub fn section(&self, anchor: &str, count: impl Into<String>) -> Section {
        let intro = format!("{anchor}.intro");
        let intro = if self.w.has(&intro) {
            self.w.say(&intro)
        } else {
            String::new()
        };
        Section::new(anchor, self.w.say(&format!("{anchor}.title")), count, intro)
    }

    /// The id of a line in the appendix.
    pub fn line_anchor(&self, source: SourceId, line: u32) -> String {
        format!("{}{line}", file::line_prefix(self.compiled, source))
    }

    pub fn prose(&self, text: Option<&crate::model::Text>) -> Option<Prose> {
        text.filter(|t| !t.value.trim().is_empty())
            .map(|t| Prose::of(&t.value))
    }

    pub fn see(&self, list: &[See]) -> Vec<Link> {
        list.iter().map(see).collect()
    }

    /// `disclose own Orders and addresses`, the target a link.
    pub fn effect(&self, effect: &EffectOn) -> Text {
        self.target(Target::of(effect))
    }

    /// The same, as the analysis says it.
    pub fn target(&self, target: Target) -> Text {
        let what = Text::default().link(&self.link(target.node));
        let what = match target.own {
            true => self.w.text("effect.own", [("what", what)]),
            false => what,
        };
        self.w
            .text(&format!("effect.{}", target.effect), [("what", what)])
    }

    /// `owns Support agent`, `act as Customer`.
    pub fn need(&self, need: &Need) -> Text {
        let verb = match need.verb {
            NeedVerb::Own => "need.own",
            NeedVerb::Alter => "need.alter",
            NeedVerb::Observe => "need.observe",
            NeedVerb::Reach => "need.reach",
            NeedVerb::Read => "need.read",
            NeedVerb::Write => "need.write",
            NeedVerb::Act => "need.act",
        };
        let what = Text::default().link(&self.link(need.target.value));
        self.w.text(verb, [("what", what)])
    }

    /// The value of an attribute, as the language writes it.
    pub fn value(&self, stated: &Stated) -> Text {
        let domain = &self.model[stated.attribute].domain;
        let word = |words: &[String], i: u8| words.get(i as usize).cloned().unwrap_or_default();
        let text = match (domain, &stated.value) {
            (Domain::Scale(words), Value::Step(step)) => Text::default().code(word(words, *step)),
            (Domain::Set(words), Value::Words(list)) => {
                let list: Vec<String> = list.iter().map(|i| word(words, *i)).collect();
                Text::default().code(list.join(", "))
            }
            (_, Value::Duration(d)) => Text::plain(self.w.stretch(*d)),
            (_, Value::Name(node)) => Text::default().link(&self.link(*node)),
            _ => Text::default(),
        };
        match stated.at_least {
            true => self.w.text("value.least", [("value", text)]),
            false => text,
        }
    }

    /// `test tests/x.rs, 28 Sep 2026, against Criminal`.
    pub fn evidence(&self, evidence: &Evidence) -> Text {
        let link = Link {
            text: evidence.text.value.clone(),
            address: escape::address(&evidence.text.value),
        };
        let kind = Text::plain(self.w.word("proof", evidence.kind));
        let link = Text::default().away(&link);
        let mut text = self.w.text("evidence.line", [("kind", kind), ("link", link)]);
        if let Some(on) = &evidence.on {
            let date = Text::plain(self.w.date(on.value));
            text = self.w.text("evidence.on", [("evidence", text), ("date", date)]);
        }
        if let Some(by) = &evidence.by {
            let who = Text::default().link(&self.link(Node::Adversary(by.value)));
            text = self
                .w
                .text("evidence.by", [("evidence", text), ("adversary", who)]);
        }
        text
    }

    /// Where an answer or an exclusion of a rule holds.
    pub fn scope(&self, scope: &Scope) -> Text {
        match scope {
            Scope::All(_) => Text::plain(self.w.say("scope.all")),
            Scope::On(list) => Text::default().links(&self.links(list.iter().map(|n| n.value))),
        }
    }

    /// The full name of a rule: `web.sqli`.
    pub fn rule(&self, id: crate::model::RuleId) -> String {
        let rule = &self.model[id];
        match &rule.pack {
            Some(pack) if !rule.head.name.starts_with(&format!("{pack}.")) => {
                format!("{pack}.{}", rule.head.name)
            }
            _ => rule.head.name.clone(),
        }
    }
}

/// A link by its label, else by its address.
pub fn see(see: &See) -> Link {
    let address = escape::address(&see.address.value);
    let text = match (&see.label, &address) {
        (Some(label), Some(_)) => label.clone(),
        // An address that may not be a link is shown, whatever its label says.
        (Some(label), None) => format!("{label}: {}", see.address.value),
        (None, _) => see.address.value.clone(),
    };
    Link { text, address }
}

/// The factors that are stated, in words.
pub fn factors(w: &Words, factors: &Factors) -> Vec<String> {
    let factor = |name: &str, value: String| w.fill(&format!("factor.{name}"), &[("value", &value)]);
    let mut list = Vec::new();
    list.extend(
        factors
            .knowledge
            .map(|k| factor("knowledge", w.word("knowledge", k))),
    );
    list.extend(
        factors
            .expertise
            .map(|e| factor("expertise", w.word("expertise", e))),
    );
    list.extend(
        factors
            .equipment
            .map(|e| factor("equipment", w.word("equipment", e))),
    );
    list.extend(factors.time.map(|t| factor("time", w.stretch(t))));
    list.extend(factors.window.map(|v| factor("window", w.word("window", v))));
    let queries = |q| w.fill("factor.queries", &[("n", &thousands(q))]);
    list.extend(factors.queries.map(queries));
    if factors.quantum {
        list.push(w.say("factor.quantum"));
    }
    list
}

/// `1,000,000`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i % 3 == first {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The reason of a declaration.
pub fn because(head: &Head) -> Option<String> {
    head.because.as_ref().map(|b| b.value.clone())
}

/// The words of a text, if it is there.
pub fn words(text: Option<&crate::model::Text>) -> Option<String> {
    text.map(|t| t.value.clone())
}
