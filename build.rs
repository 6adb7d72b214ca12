//! Collects the pages of `docs/codes` for `tm explain`, and the tests of the packs for `tm test-pack`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=docs/codes");
    println!("cargo::rerun-if-changed=packs/tests");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("pages.rs"), texts(&root, "docs/codes", ".md", "TM")?)?;
    fs::write(out.join("tests.rs"), texts(&root, "packs/tests", ".tm", "")?)
}

/// A list of `("TM011", "text of the file TM011.md")`, ascending: of the files in a folder of the project that begin and end
/// so. Where the project stands is asked when the list is compiled: it may have been moved since.
fn texts(root: &Path, folder: &str, ending: &str, beginning: &str) -> io::Result<String> {
    let mut codes: Vec<String> = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .and_then(|n| n.strip_suffix(ending));
        codes.extend(name.filter(|n| n.starts_with(beginning)).map(str::to_string));
    }
    codes.sort();
    let entries = codes.iter().map(|code| {
        let path = format!("/{folder}/{code}{ending}");
        format!("    ({code:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),\n")
    });
    Ok(format!("&[\n{}]\n", entries.collect::<String>()))
}
