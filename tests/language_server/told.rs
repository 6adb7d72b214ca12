//! What the server says of the open texts is what `tm check` finds in the same texts on the disk.

use crate::client::Client;
use crate::corpus;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use tm::diagnostic::Diagnostic;
use tm::source::{Disk, Files};

/// A finding: the file, the line from 1, the code, and the first line of what is said.
type Told = (String, u64, String, String);

/// Waits until everything has been said, and compares it.
#[track_caller]
pub fn as_check_tells(client: &mut Client) {
    let texts = texts(client);
    let mut said: Vec<Told> = Vec::new();
    for name in texts.keys() {
        let first = |text: String| text.lines().next().unwrap_or("").to_string();
        let found = client.findings(name).into_iter();
        said.extend(found.map(|(line, code, text)| (name.clone(), line, code, first(text))));
    }
    let open: BTreeSet<&String> = texts.keys().filter(|n| client.is_open(n)).collect();
    let mut wanted = checked(&texts, &open);
    said.sort();
    said.dedup();
    wanted.sort();
    wanted.dedup();
    if said != wanted {
        let more: Vec<_> = said.iter().filter(|s| !wanted.contains(s)).collect();
        let less: Vec<_> = wanted.iter().filter(|s| !said.contains(s)).collect();
        panic!("the server says as well {more:#?}\nand does not say {less:#?}\n{texts:#?}");
    }
}

/// Every text of the folder, an open one as it is open.
fn texts(client: &Client) -> BTreeMap<String, String> {
    let root = client.path("");
    let mut texts = BTreeMap::new();
    for path in Disk.below(&root).expect("a folder") {
        let name = path.strip_prefix(&root).expect("inside").display().to_string();
        if name.ends_with(".tm") {
            texts.insert(name, std::fs::read_to_string(&path).expect("a text"));
        }
    }
    for (name, text) in client.open_texts() {
        texts.insert(name.to_string(), text.to_string());
    }
    texts
}

/// What `tm check` finds in the models that open texts belong to.
fn checked(texts: &BTreeMap<String, String>, open: &BTreeSet<&String>) -> Vec<Told> {
    let copy = crate::support::folder(&[]);
    for (name, text) in texts {
        let path = copy.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let copy_root = Disk.canonical(copy.path()).expect("a folder");
    let mut told = Vec::new();
    for root in roots(texts, open) {
        let input = tm::Input::File(copy_root.join(root));
        let mut settings = corpus::settings();
        settings.all = false;
        let compiled = tm::compile(&input, &Disk, &settings).expect("it can be read");
        for diagnostic in &compiled.diagnostics {
            let source = compiled.sources.get(diagnostic.primary.span.source);
            let path = Disk.canonical(&source.path).expect("a file");
            let name = path.strip_prefix(&copy_root).expect("inside");
            told.push(one(name.display().to_string(), &source.text, diagnostic));
        }
    }
    told
}

fn one(name: String, text: &str, diagnostic: &Diagnostic) -> Told {
    let before = &text[..diagnostic.primary.span.start as usize];
    let before = before.replace("\r\n", "\n").replace('\r', "\n");
    let mut message = diagnostic.message.clone();
    if !diagnostic.primary.text.is_empty() {
        message = format!("{message}: {}", diagnostic.primary.text);
    }
    let line = before.matches('\n').count() as u64 + 1;
    let first = message.lines().next().unwrap_or("").to_string();
    (name, line, diagnostic.code.to_string(), first)
}

/// The files that no other imports, if an open one takes part in them.
fn roots<'a>(texts: &'a BTreeMap<String, String>, open: &BTreeSet<&String>) -> Vec<&'a String> {
    let imports: BTreeMap<&String, Vec<String>> = texts.iter().map(|(n, t)| (n, imported(n, t))).collect();
    let imported: BTreeSet<&String> = imports.values().flatten().collect();
    let takes_part = |root: &&String| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![*root]);
        while let Some(name) = waiting.pop() {
            if seen.insert(name) {
                waiting.extend(imports.get(name).into_iter().flatten());
            }
        }
        seen.iter().any(|name| open.contains(name))
    };
    texts
        .keys()
        .filter(|n| !imported.contains(n))
        .filter(takes_part)
        .collect()
}

/// The names of what a text imports.
fn imported(name: &str, text: &str) -> Vec<String> {
    let folder = Path::new(name).parent().unwrap_or(Path::new(""));
    let lines = text
        .lines()
        .map(|l| l.trim_start_matches('\u{feff}').trim_start());
    let lines = lines.filter(|l| l.starts_with("import") || l.starts_with("use"));
    let quoted = lines.flat_map(|l| l.split('"').skip(1).step_by(2));
    let names = quoted.map(|path| plain(&folder.join(path)));
    names.filter(|import| import != name).collect()
}

/// A path without `..`.
fn plain(path: &Path) -> String {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain.display().to_string()
}
