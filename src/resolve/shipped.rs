//! The shipped packs with their meaning. Nothing in them depends on a model, so they are read once in a process and
//! shared by all that is resolved afterwards: every keystroke in an editor needs them. They are embedded as they were
//! resolved; the rules of a pack are unpacked when the first model uses it.

use super::declare::{self, Declared, Item, Part};
use super::scope::Scope;
use super::{block::Owner, definitions, read_attributes, read_kinds, rule};
use crate::diagnostic::Diagnostics;
use crate::model::*;
use crate::packs;
use crate::source::{SourceId, Sources};
use crate::syntax::{self, ast::File};
use foldhash::HashMap;
use serde::{Deserialize, Serialize};
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
    pub vocabulary: Vocabulary,
    /// In the order of [`packs::NAMES`].
    packs: Vec<Pack>,
    /// The mistakes in them: only while somebody works on a pack.
    pub diagnostics: Diagnostics,
}

/// The rules of a pack.
struct Pack {
    /// Known by name only.
    named: Vec<Arc<Rule>>,
    /// In full; postcard of `Vec<Arc<Rule>>` until the pack is used.
    full: OnceLock<Vec<Arc<Rule>>>,
    packed: &'static [u8],
}

/// What is embedded: postcard of this.
#[derive(Serialize, Deserialize)]
struct Embedded<'a> {
    /// How long each text was.
    lengths: Vec<usize>,
    kinds: Vec<Arc<Kind>>,
    attributes: Vec<Arc<Attribute>>,
    /// Of each pack: its rules by name, and postcard of them in full. Most of what a pack says is in these, and nobody
    /// needs them who does not use the pack.
    #[serde(borrow)]
    rules: Vec<(Vec<Arc<Rule>>, &'a [u8])>,
}

/// The shipped packs. While the embedded form is not that of the texts, because somebody works on a pack, the texts are
/// read.
pub fn shipped() -> &'static Shipped {
    static READ: OnceLock<Shipped> = OnceLock::new();
    READ.get_or_init(|| unpacked().unwrap_or_else(of_texts))
}

/// The embedded form of the packs, made from their texts.
pub fn embed() -> Vec<u8> {
    let shipped = of_texts();
    let packed = shipped.packs.iter().map(|pack| postcard::to_stdvec(pack.rules()));
    let packed: Vec<Vec<u8>> = packed.map(Result::unwrap_or_default).collect();
    let rules = shipped.packs.iter().zip(&packed);
    let form = Embedded {
        lengths: packs::texts().map(|(_, text)| text.len()).collect(),
        kinds: shipped.vocabulary.kind_table,
        attributes: shipped.vocabulary.attribute_table,
        rules: rules
            .map(|(pack, packed)| (pack.named.clone(), &packed[..]))
            .collect(),
    };
    postcard::to_stdvec(&form).unwrap_or_default()
}

impl Shipped {
    /// The rules of all packs: in full of those in use, of the others only the names.
    pub fn rules(&self, used: &dyn Fn(&str) -> bool) -> Vec<Arc<Rule>> {
        let of = |(pack, name): (&Pack, &&str)| match used(name) {
            true => pack.rules().to_vec(),
            false => pack.named.clone(),
        };
        self.packs.iter().zip(packs::NAMES).flat_map(of).collect()
    }
}

impl Pack {
    fn rules(&self) -> &[Arc<Rule>] {
        self.full
            .get_or_init(|| postcard::from_bytes(self.packed).unwrap_or_default())
    }
}

/// What is embedded, if it is that of the texts.
fn unpacked() -> Option<Shipped> {
    let form: Embedded<'static> = postcard::from_bytes(packs::embedded()).ok()?;
    if !packs::texts().map(|(_, text)| text.len()).eq(form.lengths) {
        return None;
    }
    let rules = form.rules.into_iter();
    let packs: Vec<Pack> = rules
        .map(|(named, packed)| Pack {
            named,
            full: OnceLock::new(),
            packed,
        })
        .collect();
    Some(Shipped {
        vocabulary: Vocabulary::of(form.kinds, form.attributes, &packs),
        packs,
        diagnostics: Vec::new(),
    })
}

impl Vocabulary {
    /// What is found by name: of two alike the first, but all the attributes, which are for different keywords.
    fn of(kinds: Vec<Arc<Kind>>, attributes: Vec<Arc<Attribute>>, packs: &[Pack]) -> Vocabulary {
        let mut known = Vocabulary::default();
        known.kinds.reserve(kinds.len());
        for (at, kind) in kinds.iter().enumerate() {
            let name = kind.head.name.as_str().into();
            known.kinds.entry(name).or_insert(KindId(at as u32));
        }
        for (at, attribute) in attributes.iter().enumerate() {
            let name = attribute.head.name.as_str().into();
            known
                .attributes
                .entry(name)
                .or_default()
                .push(AttributeId(at as u32));
        }
        for (at, rule) in packs.iter().flat_map(|pack| &pack.named).enumerate() {
            let name: Arc<str> = rule.head.name.as_str().into();
            known.rules.insert(name.clone(), RuleId(at as u32));
            known.rule_names.push(name);
        }
        (known.kind_table, known.attribute_table) = (kinds, attributes);
        known
    }
}

/// The packs as their texts have them.
fn of_texts() -> Shipped {
    let mut sources = Sources::default();
    packs::add_texts(&mut sources);
    let files: Vec<File> = packs::texts()
        .enumerate()
        .map(|(at, (_, text))| syntax::parse(SourceId(at as u32), text).file)
        .collect();
    let mut scope = Scope::new(&sources, Vocabulary::default());
    let mut declared = Declared::default();
    let mut packs = Vec::new();
    for (name, file) in packs::NAMES.iter().zip(&files) {
        let before = declared.model.rules.len();
        let part = Part {
            file,
            module: None,
            pack: Some(name),
        };
        declare::declare(&mut scope, &mut declared, &part);
        packs.push(Pack {
            named: declared.model.rules[before..].to_vec(),
            full: OnceLock::new(),
            packed: &[],
        });
    }
    read_attributes(&mut scope, &declared.pending);
    definitions::attributes_twice(&scope);
    read_kinds(&mut scope, &declared.pending);
    for one in &declared.pending {
        if let Item::Rule(id) = one.item {
            let rule = Arc::make_mut(&mut declared.model.rules[id.0 as usize]);
            let owner = Owner::of_definition("rule", one.statement);
            rule.body = Some(rule::read(&scope, &owner, &mut rule.head));
        }
    }
    let mut rules = declared.model.rules.into_iter();
    for pack in &packs {
        let full = rules.by_ref().take(pack.named.len()).collect();
        pack.full.get_or_init(|| full);
    }
    Shipped {
        vocabulary: std::mem::take(&mut scope.vocabulary),
        packs,
        diagnostics: scope.into_diagnostics(),
    }
}
