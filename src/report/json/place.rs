//! Places, heads and names, which every declaration has.

use crate::Compiled;
use crate::model::{self, EffectOn, Node, Stated, Value};
use crate::report::file;
use crate::source::{Span, Spanned};
use schemars::JsonSchema;
use serde::Serialize;

/// A place in the text of the model.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct At {
    /// The file, as messages call it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// What every declaration has.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Head {
    /// Its name; made up for what has none.
    pub name: String,
    /// Its title, if one is stated.
    pub title: Option<String>,
    /// Why it is declared.
    pub because: Option<String>,
    /// The description, Markdown.
    pub description: Option<String>,
    /// Who is responsible.
    pub owner: Option<String>,
    pub tags: Vec<String>,
    /// Links to more.
    pub see: Vec<See>,
    /// Where it is declared.
    pub at: At,
}

/// A link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct See {
    /// As it was written: check the scheme before you follow it.
    pub address: String,
    pub label: Option<String>,
}

/// An attribute of a declaration.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Attribute {
    pub name: String,
    /// The words of its value: one, or several of a set. A duration is in days: `90 days`.
    pub value: Vec<String>,
    /// Whether more may be true: a lower bound.
    pub at_least: bool,
    /// `stated`, or `kind` when it is a default of a kind.
    pub from: From,
    /// The kind whose default it is.
    pub kind: Option<String>,
    /// Why.
    pub because: Option<String>,
}

/// Where an attribute comes from.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum From {
    Stated,
    Kind,
}

/// Something that happens to something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Effect {
    pub effect: model::Effect,
    /// Whether it is only what belongs to the adversary itself.
    pub own: bool,
    /// The name of what it happens to.
    pub target: String,
}

/// A value with its reason.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rated<T> {
    pub value: T,
    pub because: Option<String>,
}

/// What finds places and names.
pub struct Places<'a> {
    pub compiled: &'a Compiled,
}

impl Places<'_> {
    pub fn model(&self) -> &model::Model {
        &self.compiled.model
    }

    pub fn at(&self, span: Span) -> At {
        let sources = &self.compiled.sources;
        if sources.iter().nth(span.source.0 as usize).is_none() {
            return At::default();
        }
        let file = file::name(self.compiled, span.source);
        let place = sources.place(span);
        At {
            file,
            line: place.line,
            column: place.column,
        }
    }

    pub fn head(&self, head: &model::Head) -> Head {
        Head {
            name: head.name.clone(),
            title: head.title.clone(),
            because: because(head.because.as_deref()),
            description: words(head.description.as_deref()),
            owner: words(head.owner.as_deref()),
            tags: texts(&head.tags),
            see: see(&head.see),
            at: self.at(head.name_span),
        }
    }

    pub fn name(&self, node: Node) -> String {
        self.model().name(node).to_string()
    }

    pub fn names(&self, nodes: &[Spanned<Node>]) -> Vec<String> {
        nodes.iter().map(|n| self.name(n.value)).collect()
    }

    pub fn data(&self, list: &[Spanned<model::DataId>]) -> Vec<String> {
        list.iter().map(|d| self.name(Node::Data(d.value))).collect()
    }

    pub fn kinds(&self, list: &[Spanned<model::KindId>]) -> Vec<String> {
        list.iter()
            .map(|k| self.model()[k.value].head.name.clone())
            .collect()
    }

    pub fn effect(&self, it: &EffectOn) -> Effect {
        Effect {
            effect: it.effect,
            own: it.own,
            target: self.name(it.target.value),
        }
    }

    pub fn effects(&self, list: &[EffectOn]) -> Vec<Effect> {
        list.iter().map(|e| self.effect(e)).collect()
    }

    pub fn attributes(&self, list: &[Stated]) -> Vec<Attribute> {
        list.iter().map(|a| self.attribute(a)).collect()
    }

    fn attribute(&self, it: &Stated) -> Attribute {
        let m = self.model();
        let definition = &m[it.attribute];
        let word = |words: &[String], i: u8| words.get(i as usize).cloned().unwrap_or_default();
        let value = match (&definition.domain, &it.value) {
            (model::Domain::Scale(words), Value::Step(step)) => vec![word(words, *step)],
            (model::Domain::Set(words), Value::Words(list)) => list.iter().map(|i| word(words, *i)).collect(),
            (_, Value::Duration(d)) => vec![format!("{} days", d.days)],
            (_, Value::Name(node)) => vec![self.name(*node)],
            _ => Vec::new(),
        };
        Attribute {
            name: definition.head.name.clone(),
            value,
            at_least: it.at_least,
            from: if it.by_kind.is_some() {
                From::Kind
            } else {
                From::Stated
            },
            kind: it.by_kind.map(|k| m[k].head.name.clone()),
            because: because(it.because.as_deref()),
        }
    }

    pub fn rule(&self, id: model::RuleId) -> String {
        let rule = &self.model()[id];
        match &rule.pack {
            Some(pack) if !rule.head.name.starts_with(&format!("{pack}.")) => {
                format!("{pack}.{}", rule.head.name)
            }
            _ => rule.head.name.clone(),
        }
    }

    /// Where an answer or an exclusion holds: `*`, or names.
    pub fn scope(&self, scope: &model::Scope) -> Vec<String> {
        match scope {
            model::Scope::All(_) => vec!["*".to_string()],
            model::Scope::On(list) => self.names(list),
        }
    }
}

pub fn because(reason: Option<&model::Reason>) -> Option<String> {
    reason.map(|r| r.value.clone())
}

pub fn words(text: Option<&model::Text>) -> Option<String> {
    text.map(|t| t.value.clone())
}

pub fn texts(list: &[model::Text]) -> Vec<String> {
    list.iter().map(|t| t.value.clone()).collect()
}

pub fn see(list: &[model::See]) -> Vec<See> {
    list.iter()
        .map(|s| See {
            address: s.address.value.clone(),
            label: s.label.clone(),
        })
        .collect()
}

pub fn rated<T: Copy>(it: &Option<model::Rated<T>>) -> Option<Rated<T>> {
    it.as_ref().map(|r| Rated {
        value: r.value,
        because: because(r.because.as_deref()),
    })
}

/// `2026-10-01`.
pub fn date(it: &Option<Spanned<model::Date>>) -> Option<String> {
    it.as_ref().map(|d| crate::report::date::iso(d.value))
}
