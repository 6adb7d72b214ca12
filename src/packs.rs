//! The shipped packs: rules, kinds and attributes written in the language itself (`packs/*.tm`), and embedded with their
//! meaning already worked out, so that no run parses or resolves them.

use crate::source::Sources;

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

/// What the packs define, as `resolve` packs it. A test makes it from the texts and compares (`UPDATE=1` writes it).
static EMBEDDED: &[u8] = include_bytes!("../packs/embedded.bin");

/// The name and the text of each pack.
pub fn texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().copied().zip(TEXTS.iter().copied())
}

/// The text of a pack.
pub fn text(name: &str) -> Option<&'static str> {
    texts().find(|(n, _)| *n == name).map(|(_, text)| text)
}

/// Adds the texts of the packs to the sources, which must be empty: so every run gives packs the same ids, and what was
/// read for one run serves the next.
pub fn add_texts(sources: &mut Sources) {
    for (name, text) in texts() {
        sources.add(format!("pack {name}"), "", text);
    }
}

/// The embedded form as it is in this binary.
#[doc(hidden)]
pub fn embedded() -> &'static [u8] {
    EMBEDDED
}

/// The embedded form, made from the texts, and each mistake in these: for the test that keeps it current.
///
/// # Errors
/// What cannot be packed, in words.
#[doc(hidden)]
pub fn embed() -> Result<(Vec<u8>, Vec<String>), String> {
    let (form, mistakes) = crate::resolve::embed().map_err(|e| e.to_string())?;
    Ok((form, mistakes.into_iter().map(|d| d.message).collect()))
}
