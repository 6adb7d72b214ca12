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
use crate::syntax::{self, Parsed};
use foldhash::HashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
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
    /// Of the texts that it was made from.
    stamp: Stamp,
    kinds: Vec<Arc<Kind>>,
    attributes: Vec<Arc<Attribute>>,
    /// Of each pack: its rules by name, and postcard of them in full. Most of what a pack says is in these, and nobody
    /// needs them who does not use the pack.
    #[serde(borrow)]
    rules: Vec<(Vec<Arc<Rule>>, &'a [u8])>,
}

/// Tells texts from others.
#[derive(PartialEq, Serialize, Deserialize)]
struct Stamp {
    lengths: Vec<usize>,
    /// SHA-256 of all of them.
    hash: [u8; 32],
}

impl Stamp {
    fn of_texts() -> Stamp {
        let mut hash = Sha256::new();
        packs::texts().for_each(|(_, text)| hash.update(text));
        Stamp {
            lengths: lengths().collect(),
            hash: hash.finalize().into(),
        }
    }

    /// Whether the texts are still those. In a release, where nobody works on a pack, their lengths must do.
    fn is_current(&self) -> bool {
        match cfg!(debug_assertions) {
            true => *self == Stamp::of_texts(),
            false => self.lengths.iter().copied().eq(lengths()),
        }
    }
}

fn lengths() -> impl Iterator<Item = usize> {
    packs::texts().map(|(_, text)| text.len())
}

/// The shipped packs. While the embedded form is not that of the texts, because somebody works on a pack, the texts are
/// read.
pub fn shipped() -> &'static Shipped {
    static READ: OnceLock<Shipped> = OnceLock::new();
    READ.get_or_init(|| unpacked().unwrap_or_else(of_texts))
}

/// The embedded form of the packs, made from their texts; and the mistakes in these, with which it is not to be used.
///
/// # Errors
/// When something cannot be packed.
pub fn embed() -> Result<(Vec<u8>, Diagnostics), postcard::Error> {
    let shipped = of_texts();
    let packs = shipped.packs.iter().enumerate();
    let packed = packs.map(|(at, pack)| postcard::to_stdvec(pack.rules(at)));
    let packed: Vec<Vec<u8>> = packed.collect::<Result<_, _>>()?;
    let rules = shipped.packs.iter().zip(&packed);
    let form = Embedded {
        stamp: Stamp::of_texts(),
        kinds: shipped.vocabulary.kind_table,
        attributes: shipped.vocabulary.attribute_table,
        rules: rules
            .map(|(pack, packed)| (pack.named.clone(), &packed[..]))
            .collect(),
    };
    Ok((postcard::to_stdvec(&form)?, shipped.diagnostics))
}

impl Shipped {
    /// The rules of all packs: in full of those in use, of the others only the names.
    pub fn rules(&self, used: &dyn Fn(&str) -> bool) -> Vec<Arc<Rule>> {
        let packs = self.packs.iter().enumerate();
        let of = |(at, pack): (usize, &Pack)| match used(packs::NAMES[at]) {
            true => pack.rules(at).to_vec(),
            false => pack.named.clone(),
        };
        packs.flat_map(of).collect()
    }
}

impl Pack {
    /// Its rules in full; `at` is which pack it is. What cannot be unpacked, because the types have changed since, is taken
    /// from the texts.
    fn rules(&self, at: usize) -> &[Arc<Rule>] {
        self.full.get_or_init(|| {
            let rules: Result<Vec<Arc<Rule>>, _> = postcard::from_bytes(self.packed);
            let rules = rules.ok().filter(|rules| rules.len() == self.named.len());
            rules.unwrap_or_else(|| of_texts().packs[at].rules(at).to_vec())
        })
    }
}

/// What is embedded, if it is that of the texts.
fn unpacked() -> Option<Shipped> {
    let form: Embedded<'static> = postcard::from_bytes(packs::embedded()).ok()?;
    if !form.stamp.is_current() {
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
    /// What is found by name. In packs without mistakes no two kinds and no two rules have one name; attributes of one name
    /// are for different keywords.
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
    let texts = packs::texts().enumerate();
    let parsed: Vec<Parsed> = texts
        .map(|(at, (_, text))| syntax::parse(SourceId(at as u32), text))
        .collect();
    let mut scope = Scope::new(&sources, Vocabulary::default());
    let mut declared = Declared::default();
    let mut packs = Vec::new();
    for (name, parsed) in packs::NAMES.iter().zip(&parsed) {
        let before = declared.model.rules.len();
        let part = Part {
            file: &parsed.file,
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
    let vocabulary = std::mem::take(&mut scope.vocabulary);
    let mut diagnostics = scope.into_diagnostics();
    diagnostics.extend(parsed.into_iter().flat_map(|parsed| parsed.diagnostics));
    Shipped {
        vocabulary,
        packs,
        diagnostics,
    }
}
