//! The shipped packs with their meaning. Nothing in them depends on a model, so they are read once in a process and
//! shared by all that is resolved afterwards: every keystroke in an editor needs them. The rules of a pack are read when the
//! first model uses it.

use super::block::Owner;
use super::declare::{self, Declared, Part};
use super::scope::Scope;
use super::{definitions, read_attributes, read_kinds, rule};
use crate::diagnostic::Diagnostics;
use crate::model::*;
use crate::packs;
use crate::source::Sources;
use foldhash::HashMap;
use std::sync::{Arc, OnceLock};

/// The kinds, attributes and rules that are known: by name, and in the order of the texts, where their ids point.
#[derive(Clone, Default)]
pub struct Vocabulary {
    pub kinds: HashMap<Arc<str>, KindId>,
    pub kind_table: Vec<Arc<Kind>>,
    pub attributes: HashMap<Arc<str>, Vec<AttributeId>>,
    pub attribute_table: Vec<Arc<Attribute>>,
    pub rules: HashMap<Arc<str>, RuleId>,
    pub rule_names: Vec<Arc<str>>,
}

/// What the packs define.
pub struct Shipped {
    sources: Sources,
    pub vocabulary: Vocabulary,
    packs: Vec<Pack>,
    /// The mistakes in kinds and attributes: only while somebody works on a pack.
    pub diagnostics: Diagnostics,
}

/// The rules of a pack.
struct Pack {
    /// Known by name only.
    named: Vec<Arc<Rule>>,
    shipped: &'static packs::Shipped,
    read: OnceLock<(Vec<Arc<Rule>>, Diagnostics)>,
}

/// The shipped packs.
pub fn shipped() -> &'static Shipped {
    static READ: OnceLock<Shipped> = OnceLock::new();
    READ.get_or_init(read)
}

impl Shipped {
    /// The rules of all packs: in full of those in use, of the others only the names. Mistakes in them are added.
    pub fn rules(&self, used: &dyn Fn(&str) -> bool, said: &mut Diagnostics) -> Vec<Arc<Rule>> {
        let of = |pack: &Pack| match used(pack.shipped.name) {
            true => {
                let (rules, mistakes) = pack.read.get_or_init(|| self.read_rules(pack));
                said.extend(mistakes.iter().cloned());
                rules.clone()
            }
            false => pack.named.clone(),
        };
        self.packs.iter().flat_map(of).collect()
    }

    fn read_rules(&self, pack: &Pack) -> (Vec<Arc<Rule>>, Diagnostics) {
        let statements = pack.shipped.rules();
        let scope = Scope::new(&self.sources, self.vocabulary.clone());
        let rules = pack.named.iter().zip(&statements);
        let rules = rules
            .map(|(named, statement)| {
                let owner = Owner::of_definition("rule", statement);
                let mut head = named.head.clone();
                head.whole = statement.span();
                let body = Some(rule::read(&scope, &owner, &mut head));
                let pack = named.pack.clone();
                Arc::new(Rule { head, pack, body })
            })
            .collect();
        (rules, scope.into_diagnostics())
    }
}

fn read() -> Shipped {
    let mut sources = Sources::default();
    packs::add_texts(&mut sources);
    let mut scope = Scope::new(&sources, Vocabulary::default());
    let mut declared = Declared::default();
    let mut packs = Vec::new();
    for pack in packs::shipped() {
        let before = declared.model.rules.len();
        let part = Part {
            file: &pack.file,
            module: None,
            pack: Some(pack.name),
        };
        declare::declare(&mut scope, &mut declared, &part);
        packs.push(Pack {
            named: declared.model.rules[before..].to_vec(),
            shipped: pack,
            read: OnceLock::new(),
        });
    }
    read_attributes(&mut scope, &declared.pending);
    definitions::attributes_twice(&scope);
    read_kinds(&mut scope, &declared.pending);
    let vocabulary = std::mem::take(&mut scope.vocabulary);
    let diagnostics = scope.into_diagnostics();
    Shipped {
        sources,
        vocabulary,
        packs,
        diagnostics,
    }
}
