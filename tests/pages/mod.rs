//! Reading a page: its blocks, and how a block changes `base.tm`.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};
use tm::source::{Files, Sources, Span};
use tm::syntax::ast::{Statement, TokenKind};

/// The two texts of a page, and the files they speak of.
pub struct Page {
    pub example: Block,
    pub mended: Block,
    /// From blocks marked `file NAME`, wherever they stand.
    pub files: BTreeMap<String, String>,
}

/// A block of a page.
pub struct Block {
    pub text: String,
    /// Whether it changes `base.tm`, or is a whole file.
    pub base: bool,
}

impl Page {
    /// The page's parts: one `tm` block under `## Example`, one under `## Mended`, and a `## Why`.
    pub fn read(text: &str) -> Result<Page, String> {
        let mut section = "";
        let mut blocks = BTreeMap::new();
        let mut files = BTreeMap::new();
        let mut sections = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("## ") {
                section = title;
                sections.push(title);
            }
            let Some(marks) = line.strip_prefix("```").filter(|m| !m.is_empty()) else {
                continue;
            };
            let body: Vec<_> = lines.by_ref().take_while(|l| *l != "```").collect();
            let body = body.join("\n") + "\n";
            let marks: Vec<_> = marks.split_whitespace().collect();
            match marks.as_slice() {
                [_, "file", name] => {
                    files.insert((*name).to_string(), body);
                }
                ["tm", rest @ ..] => {
                    let base = rest == ["base"];
                    blocks.entry(section).or_insert(Block { text: body, base });
                }
                _ => {}
            }
        }
        if sections != ["Why", "Example", "Mended"] {
            return Err(format!(
                "its sections must be Why, Example, Mended, not {sections:?}"
            ));
        }
        match (blocks.remove("Example"), blocks.remove("Mended")) {
            (Some(example), Some(mended)) => Ok(Page {
                example,
                mended,
                files,
            }),
            _ => Err("it needs a `tm` block under Example and under Mended".to_string()),
        }
    }
}

/// The file that a block stands for: `base.tm` with the declarations of the block in the place of those of the same
/// keyword and name, without those it leaves out, and the others added; or the block itself.
pub fn compose(base: &str, block: &Block) -> String {
    if !block.base {
        return block.text.clone();
    }
    let without: BTreeSet<String> = block
        .text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("// without: "))
        .map(|words| words.trim().to_string())
        .collect();
    let mut changes: BTreeMap<String, String> = BTreeMap::new();
    let mut added = Vec::new();
    let mut declarations = BTreeSet::new();
    let base = statements(base);
    declarations.extend(base.iter().filter_map(|s| s.key.clone()));
    for statement in statements(&block.text) {
        match statement.key {
            Some(key) if declarations.contains(&key) => {
                changes.insert(key, statement.text);
            }
            _ => added.push(statement.text),
        }
    }
    let mut result = Vec::new();
    for statement in base {
        let left_out = without.contains(&statement.words) || without.contains(&statement.keyword);
        let change = statement.key.and_then(|k| changes.remove(&k));
        match change {
            Some(text) => result.push(text),
            None if left_out => {}
            None => result.push(statement.text),
        }
    }
    result.extend(added);
    result.join("\n") + "\n"
}

/// A statement at the top of a file.
struct Top {
    keyword: String,
    /// Keyword and name, as `// without:` says them.
    words: String,
    /// The same, where one statement can replace another.
    key: Option<String>,
    text: String,
}

fn statements(text: &str) -> Vec<Top> {
    let mut sources = Sources::default();
    let source = sources.add("page.tm", "", text.to_string());
    let parsed = tm::syntax::parse(source, text);
    let list = parsed.file.statements;
    let ends = |i: usize| list.get(i + 1).map_or(text.len(), |s| s.span().start as usize);
    let mut tops = Vec::new();
    for (at, statement) in list.iter().enumerate() {
        let start = statement.span().start as usize;
        // Up to the next statement, so that what cannot be read stays in the text.
        let whole = Span::new(source, start, ends(at));
        tops.push(top(
            &sources,
            statement,
            sources.slice(whole).trim_end().to_string(),
        ));
    }
    tops
}

fn top(sources: &Sources, statement: &Statement, text: String) -> Top {
    let words: Vec<_> = statement
        .tokens
        .iter()
        .map(|t| (t.kind, sources.slice(t.span)))
        .collect();
    let keyword = words.first().map_or("", |(_, w)| w).to_string();
    let name = match words.as_slice() {
        [_, (TokenKind::Word, from), (TokenKind::Arrow, _), (_, to), ..] => format!("{from}->{to}"),
        [_, (TokenKind::Word, name), ..] => (*name).to_string(),
        _ => String::new(),
    };
    let added = matches!(
        keyword.as_str(),
        "review" | "exclude" | "answer" | "ignore" | "use" | "import" | "defaults"
    );
    let words = format!("{keyword} {name}").trim().to_string();
    Top {
        key: (!added && (keyword == "model" || !name.is_empty())).then(|| words.clone()),
        keyword,
        words,
        text,
    }
}

/// Files that are only in memory, all in one folder.
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Memory {
    pub fn new(folder: &str, files: &BTreeMap<String, String>) -> Memory {
        let files = files
            .iter()
            .map(|(name, text)| (Path::new(folder).join(name), text.clone().into_bytes()));
        Memory {
            files: files.collect(),
        }
    }

    /// The path without `.` and `..`.
    fn plain(path: &Path) -> PathBuf {
        let mut plain = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir => {
                    plain.pop();
                }
                Component::CurDir => {}
                other => plain.push(other),
            }
        }
        plain
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let found = self.files.get(&Memory::plain(path)).cloned();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn exists(&self, path: &Path) -> bool {
        let plain = Memory::plain(path);
        self.files.keys().any(|f| f.starts_with(&plain))
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(Memory::plain(path))
    }
}
