//! The shipped packs: rules, kinds and attributes written in the language itself (`packs/*.tm`), embedded with the
//! statements already read, so that no run parses them.

use crate::source::{SourceId, Sources};
use crate::syntax::ast::{Block, File, Statement};
use std::sync::OnceLock;

macro_rules! shipped {
    ($($name:literal),*) => {
        /// The names of the shipped packs, as `use pack` takes them.
        pub const NAMES: &[&str] = &[$($name),*];
        /// Their texts.
        const TEXTS: &[&str] = &[$(include_str!(concat!("../packs/", $name, ".tm"))),*];
    };
}

shipped![
    "base",
    "web",
    "ml",
    "llm",
    "cloud",
    "privacy",
    "embedded",
    "crypto",
    "supply-chain"
];

/// Every pack, in the order of [`NAMES`]: postcard of `Vec<Embedded>`. A test makes it from the texts and compares
/// (`UPDATE=1` writes it).
static EMBEDDED: &[u8] = include_bytes!("../packs/embedded.bin");

/// The statements of a pack. Most of them are in the blocks of rules, which nobody reads who does not use the pack: they
/// are packed once more.
#[derive(serde::Serialize, serde::Deserialize)]
struct Embedded<'a> {
    /// How long the text was.
    length: usize,
    /// Rules stand there without their blocks.
    statements: Vec<Statement>,
    /// Postcard of `Vec<Option<Block>>`: those of the rules, in their order.
    #[serde(borrow)]
    blocks: &'a [u8],
}

/// A pack with its statements.
pub struct Shipped {
    pub name: &'static str,
    /// Its rules may stand there without their blocks: [`Shipped::rules`] has them in full.
    pub file: File,
    /// None where rules stand in full in the file.
    blocks: Option<&'static [u8]>,
}

impl Shipped {
    /// The statements of its rules, in their order.
    pub fn rules(&self) -> Vec<Statement> {
        let text = text(self.name).unwrap_or_default();
        let statements = self.file.statements.iter();
        let mut rules: Vec<Statement> = statements.filter(|s| is_rule(text, s)).cloned().collect();
        if let Some(blocks) = self.blocks {
            let blocks: Vec<Option<Block>> = postcard::from_bytes(blocks).unwrap_or_default();
            for (rule, block) in rules.iter_mut().zip(blocks) {
                rule.block = block;
            }
            place(&mut rules, self.file.source);
        }
        rules
    }
}

/// Whether a statement of a text declares a rule.
fn is_rule(text: &str, statement: &Statement) -> bool {
    let first = statement.tokens.first().map(|t| t.span.range());
    first.and_then(|range| text.get(range)) == Some("rule")
}

/// The text of a pack.
pub fn text(name: &str) -> Option<&'static str> {
    NAMES.iter().position(|n| *n == name).map(|at| TEXTS[at])
}

/// Adds the texts of the packs to the sources, which must be empty: so every run gives packs the same ids, and what was
/// read for one run serves the next.
pub fn add_texts(sources: &mut Sources) {
    for (name, text) in NAMES.iter().zip(TEXTS) {
        sources.add(format!("pack {name}"), "", *text);
    }
}

/// Every pack, in the order of [`NAMES`]. They are read once in a process.
pub fn shipped() -> &'static [Shipped] {
    static READ: OnceLock<Vec<Shipped>> = OnceLock::new();
    READ.get_or_init(read)
}

/// Every pack. One whose text is being worked on, so that the embedded form is not that of its text, is read as a text.
fn read() -> Vec<Shipped> {
    let lists: Vec<Embedded> = postcard::from_bytes(EMBEDDED).unwrap_or_default();
    let mut lists = lists.into_iter();
    let packs = NAMES.iter().zip(TEXTS).enumerate();
    packs
        .map(|(at, (name, text))| {
            let source = SourceId(at as u32);
            let (mut statements, blocks) = match lists.next() {
                Some(it) if it.length == text.len() => (it.statements, Some(it.blocks)),
                _ => (crate::syntax::parse(source, text).file.statements, None),
            };
            place(&mut statements, source);
            Shipped {
                name,
                file: File { source, statements },
                blocks,
            }
        })
        .collect()
}

/// Says of which text the places are.
fn place(statements: &mut [Statement], source: SourceId) {
    for statement in statements {
        for token in &mut statement.tokens {
            token.span.source = source;
        }
        if let Some(block) = &mut statement.block {
            block.span.source = source;
            place(&mut block.statements, source);
        }
    }
}

/// The embedded form, made from the texts: for the test that keeps it current.
#[doc(hidden)]
pub fn embed() -> Vec<u8> {
    let parsed = TEXTS.iter().map(|text| {
        let mut statements = crate::syntax::parse(SourceId(0), text).file.statements;
        let rules = statements.iter_mut().filter(|s| is_rule(text, s));
        let blocks: Vec<Option<Block>> = rules.map(|rule| rule.block.take()).collect();
        let blocks = postcard::to_stdvec(&blocks).unwrap_or_default();
        (text.len(), statements, blocks)
    });
    let parsed: Vec<_> = parsed.collect();
    let lists: Vec<Embedded> = parsed
        .iter()
        .map(|(length, statements, blocks)| Embedded {
            length: *length,
            statements: statements.clone(),
            blocks,
        })
        .collect();
    postcard::to_stdvec(&lists).unwrap_or_default()
}

/// The embedded form as it is in this binary.
#[doc(hidden)]
pub fn embedded() -> &'static [u8] {
    EMBEDDED
}
