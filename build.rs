//! Collects the pages of `docs/codes` for `tm explain`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=docs/codes");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("pages.rs"), pages(&root.join("docs/codes"))?)
}

/// A list of `("TM011", "text of its page")`, ascending.
fn pages(folder: &Path) -> io::Result<String> {
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .and_then(|n| n.strip_suffix(".md"));
        if let Some(code) = name.filter(|n| n.starts_with("TM")) {
            files.push((code.to_string(), path));
        }
    }
    files.sort();
    let entries = files
        .iter()
        .map(|(code, path)| format!("    ({code:?}, include_str!({path:?})),\n"));
    Ok(format!("&[\n{}]\n", entries.collect::<String>()))
}
