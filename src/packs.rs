//! The shipped packs: rules, kinds and attributes written in the language itself (`packs/*.tm`), embedded with the
//! statements already read, so that no run parses them.

use crate::source::{SourceId, Sources};
use crate::syntax::ast::{File, Statement};
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

/// The statements of every pack with the length of its text, in the order of [`NAMES`]: postcard of
/// `Vec<(usize, Vec<Statement>)>`. A test makes it from the texts and compares (`UPDATE=1` writes it).
static STATEMENTS: &[u8] = include_bytes!("../packs/embedded.bin");

/// A pack with its statements.
pub struct Shipped {
    pub name: &'static str,
    pub file: File,
}

/// The text of a pack.
pub fn text(name: &str) -> Option<&'static str> {
    NAMES.iter().position(|n| *n == name).map(|at| TEXTS[at])
}

/// Every pack, its text added to the sources, which must be empty: so every run gives packs the same ids, and what was
/// read for one run serves the next.
pub fn load(sources: &mut Sources) -> &'static [Shipped] {
    for (name, text) in NAMES.iter().zip(TEXTS) {
        sources.add(format!("pack {name}"), "", (*text).to_string());
    }
    static READ: OnceLock<Vec<Shipped>> = OnceLock::new();
    READ.get_or_init(read)
}

/// The statements of every pack. One whose text is being worked on, so that the embedded form is not that of its text,
/// is read as a text.
fn read() -> Vec<Shipped> {
    let lists: Vec<(usize, Vec<Statement>)> = postcard::from_bytes(STATEMENTS).unwrap_or_default();
    let mut lists = lists.into_iter();
    let packs = NAMES.iter().zip(TEXTS).enumerate();
    packs
        .map(|(at, (name, text))| {
            let source = SourceId(at as u32);
            let mut statements = match lists.next() {
                Some((length, statements)) if length == text.len() => statements,
                _ => crate::syntax::parse(source, text).file.statements,
            };
            place(&mut statements, source);
            Shipped {
                name,
                file: File { source, statements },
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
    let of = |text: &&str| {
        (
            text.len(),
            crate::syntax::parse(SourceId(0), text).file.statements,
        )
    };
    let lists: Vec<(usize, Vec<Statement>)> = TEXTS.iter().map(of).collect();
    postcard::to_stdvec(&lists).unwrap_or_default()
}

/// The embedded form as it is in this binary.
#[doc(hidden)]
pub fn embedded() -> &'static [u8] {
    STATEMENTS
}
