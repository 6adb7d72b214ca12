//! Collects the pages of `docs/codes` for `tm explain`, and the tests of the packs for `tm test-pack`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=docs/codes");
    println!("cargo::rerun-if-changed=packs/tests");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let pages = texts(&root.join("docs/codes"), ".md", "TM")?;
    fs::write(out.join("pages.rs"), pages)?;
    fs::write(out.join("tests.rs"), texts(&root.join("packs/tests"), ".tm", "")?)
}

/// A list of `("TM011", "text of the file TM011.md")`, ascending: of the files that begin and end so.
fn texts(folder: &Path, ending: &str, beginning: &str) -> io::Result<String> {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .and_then(|n| n.strip_suffix(ending));
        if let Some(code) = name.filter(|n| n.starts_with(beginning)) {
            files.push((code.to_string(), path));
        }
    }
    files.sort();
    let entries = files
        .iter()
        .map(|(code, path)| format!("    ({code:?}, include_str!({path:?})),\n"));
    Ok(format!("&[\n{}]\n", entries.collect::<String>()))
}
