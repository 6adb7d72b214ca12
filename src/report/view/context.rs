//! What every section asks: names, places, links, descriptions.

use crate::Compiled;
use crate::model::{Domain, Evidence, Scope};
use crate::model::{EffectOn, Factors, Head, Model, Need, NeedVerb, Node, See, Stated, Value};
use crate::report::anchor::Anchors;
use crate::report::prose::Prose;
use crate::report::text::{At, Link, Ref, Text};
use crate::report::{ReportOptions, date, escape, file};
use crate::source::{SourceId, Span};
use std::path::Path;

/// The model with what the report knows about it.
pub struct Context<'a> {
    pub compiled: &'a Compiled,
    pub model: &'a Model,
    pub options: &'a ReportOptions,
    pub anchors: Anchors,
}

impl<'a> Context<'a> {
    pub fn of(compiled: &'a Compiled, options: &'a ReportOptions) -> Context<'a> {
        let model = &compiled.model;
        Context {
            compiled,
            model,
            options,
            anchors: Anchors::of(model),
        }
    }

    /// A link to a declaration.
    pub fn link(&self, node: Node) -> Ref {
        let head = self.model.head(node);
        Ref {
            keyword: self.model.keyword(node).to_string(),
            name: head.name.clone(),
            title: head.shown(),
            anchor: self.anchors.id(node).to_string(),
            slug: self.anchors.slug(node).map(str::to_string),
        }
    }

    pub fn links(&self, nodes: impl IntoIterator<Item = Node>) -> Vec<Ref> {
        nodes.into_iter().map(|n| self.link(n)).collect()
    }

    /// The place of a declaration or a statement.
    pub fn at(&self, span: Span) -> At {
        if self.compiled.sources.iter().nth(span.source.0 as usize).is_none() {
            return At::default();
        }
        let line = self.compiled.sources.place(span).line;
        let anchor = match self.options.source && self.is_printed(span.source) {
            true => self.line_anchor(span.source, line),
            false => String::new(),
        };
        let file = self.file(span.source);
        At {
            words: format!("{file}:{line}"),
            file,
            line,
            anchor,
        }
    }

    /// The name of a file: of the compiled one without its folder, so that it does not matter from where it was
    /// compiled; of an imported one from the project's root on.
    pub fn file(&self, id: SourceId) -> String {
        let source = self.compiled.sources.get(id);
        let root = self
            .compiled
            .sources
            .iter()
            .find(|(_, s)| !s.path.as_os_str().is_empty())
            .map(|(id, _)| id);
        let path = Path::new(&source.name);
        match path.file_name() {
            Some(last) if root == Some(id) || path.is_absolute() => last.to_string_lossy().into_owned(),
            _ => source.name.clone(),
        }
    }

    /// The text that was compiled: where `model` stands; without one, the first that is no shipped pack.
    pub fn main(&self) -> Option<SourceId> {
        let sources = &self.compiled.sources;
        match self.model.system.declared {
            true => Some(self.model.system.head.span.source),
            false => sources
                .iter()
                .map(|(id, _)| id)
                .find(|id| !is_pack(sources.get(*id))),
        }
    }

    /// Whether a text is the user's, not a shipped pack's.
    pub fn is_printed(&self, id: SourceId) -> bool {
        self.main() == Some(id) || !is_pack(self.compiled.sources.get(id))
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
        let own = if effect.own { "own " } else { "" };
        Text::plain(format!("{} {own}", effect.effect)).link(&self.link(effect.target.value))
    }

    /// `owns Support agent`, `act as Customer`.
    pub fn need(&self, need: &Need) -> Text {
        let verb = match need.verb {
            NeedVerb::Own => "owns ",
            NeedVerb::Alter => "alters ",
            NeedVerb::Observe => "observes ",
            NeedVerb::Reach => "reaches ",
            NeedVerb::Read => "reads ",
            NeedVerb::Write => "writes ",
            NeedVerb::Act => "acts as ",
        };
        Text::plain(verb).link(&self.link(need.target.value))
    }

    /// The value of an attribute in words.
    pub fn value(&self, stated: &Stated) -> Text {
        let least = if stated.at_least { "at least " } else { "" };
        let domain = &self.model[stated.attribute].domain;
        let word = |words: &[String], i: u8| words.get(i as usize).cloned().unwrap_or_default();
        let text = match (domain, &stated.value) {
            (Domain::Scale(words), Value::Step(step)) => Text::plain(word(words, *step)),
            (Domain::Set(words), Value::Words(list)) => {
                let list: Vec<String> = list.iter().map(|i| word(words, *i)).collect();
                Text::plain(list.join(", "))
            }
            (_, Value::Duration(d)) => Text::plain(date::stretch(*d)),
            (_, Value::Name(node)) => Text::default().link(&self.link(*node)),
            _ => Text::default(),
        };
        Text::plain(least).and(text)
    }

    /// `test tests/x.rs, 28 Sep 2026, against Criminal`.
    pub fn evidence(&self, evidence: &Evidence) -> Text {
        let link = Link {
            text: evidence.text.value.clone(),
            address: escape::address(&evidence.text.value),
        };
        let mut text = Text::plain(format!("{} ", evidence.kind)).away(&link);
        if let Some(on) = &evidence.on {
            text = text.then(format!(", {}", date::words(on.value)));
        }
        match &evidence.by {
            Some(by) => text
                .then(", against ")
                .link(&self.link(Node::Adversary(by.value))),
            None => text,
        }
    }

    /// Where an answer or an exclusion of a rule holds.
    pub fn scope(&self, scope: &Scope) -> Text {
        match scope {
            Scope::All(_) => Text::plain("everything"),
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

/// A shipped pack is on no disk.
fn is_pack(source: &crate::source::Source) -> bool {
    source.path.as_os_str().is_empty() && source.name.starts_with("pack ")
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
pub fn factors(factors: &Factors) -> Vec<String> {
    let mut list = Vec::new();
    list.extend(factors.knowledge.map(|k| format!("knowledge {k}")));
    list.extend(factors.expertise.map(|e| format!("expertise {e}")));
    list.extend(factors.equipment.map(|e| format!("equipment {e}")));
    list.extend(factors.time.map(|t| format!("time {}", date::stretch(t))));
    list.extend(factors.window.map(|w| format!("window {w}")));
    list.extend(factors.queries.map(|q| format!("{} queries", thousands(q))));
    if factors.quantum {
        list.push("a quantum computer".to_string());
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
