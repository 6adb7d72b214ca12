//! Reads the compiled file, what it imports, and the packs it uses.

use super::{Part, Resolved};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Module, PackUse};
use crate::source::{Files, SourceId, Sources, Span, read_text};
use crate::syntax::Parsed;
use crate::syntax::ast::{File, Statement, TokenKind};
use crate::syntax::text::unquote;
use crate::{Draft, Failure, Input, packs};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every text that takes part, parsed.
pub struct Loaded {
    pub sources: Sources,
    pub diagnostics: Diagnostics,
    pub read: Vec<PathBuf>,
    files: Vec<Loading>,
    modules: Vec<Module>,
    uses: Vec<PackUse>,
}

/// A file of the user's.
struct Loading {
    parsed: Arc<Parsed>,
    path: PathBuf,
    module: Option<u32>,
}

impl Loaded {
    /// Gives everything its meaning.
    pub fn resolve(&self) -> Resolved {
        let used = |name: &str| name == "base" || self.uses.iter().any(|u| !u.file && u.name == name);
        let own = self.files.iter().map(|f| Part {
            file: &f.parsed.file,
            module: f.module,
            pack: None,
        });
        let names = (self.modules.clone(), self.uses.clone());
        super::resolve(&self.sources, &own.collect::<Vec<_>>(), &used, names)
    }

    /// Gives a test of a pack its meaning: its statements are the model. Of a shipped pack only the pack's rules take
    /// part; of a file its definitions, and the packs it uses.
    pub fn resolve_test(&self, test: &File, pack: Option<&str>) -> Resolved {
        let used = |name: &str| match pack {
            Some(pack) => pack == name,
            None => name == "base" || self.uses.iter().any(|u| !u.file && u.name == name),
        };
        let defines = |s: &&Statement| matches!(self.word(s), "kind" | "attribute" | "rule");
        let own: Vec<File> = self
            .files
            .iter()
            .map(|f| File {
                source: f.parsed.file.source,
                statements: f.parsed.file.statements.iter().filter(defines).cloned().collect(),
            })
            .collect();
        let own = own.iter().chain([test]).map(|file| Part {
            file,
            module: None,
            pack: None,
        });
        let names = (Vec::new(), self.uses.clone());
        super::resolve(&self.sources, &own.collect::<Vec<_>>(), &used, names)
    }

    fn word(&self, statement: &Statement) -> &str {
        let first = statement.tokens.first();
        first.map_or("", |t| self.sources.slice(t.span))
    }

    /// The compiled file as it was written.
    pub fn compiled_file(&self) -> Option<File> {
        self.files.last().map(|f| f.parsed.file.clone())
    }

    /// Whether the compiled file holds no statement at all.
    pub fn is_empty(&self) -> bool {
        self.files.iter().all(|f| f.parsed.file.statements.is_empty())
    }

    /// The user's files as they were written, imports before what imports them.
    pub fn parsed(self) -> (Sources, Vec<Arc<Parsed>>, Vec<PathBuf>) {
        let files = self.files.into_iter().map(|f| f.parsed).collect();
        (self.sources, files, self.read)
    }

    /// The text that was compiled.
    pub fn root(&self) -> SourceId {
        self.files
            .last()
            .map_or(SourceId::default(), |f| f.parsed.file.source)
    }
}

/// Reads and parses everything, imports before what imports them.
///
/// # Errors
/// When the compiled file itself cannot be read.
pub fn load(input: &Input, files: &dyn Files) -> Result<Loaded, Failure> {
    load_again(input, files, None)
}

/// The same, for a model that was read before: a text that is still the same is not parsed again.
///
/// # Errors
/// As [`load`].
pub fn load_again(input: &Input, files: &dyn Files, before: Option<&Draft>) -> Result<Loaded, Failure> {
    let mut loader = Loader {
        files,
        before,
        root: PathBuf::new(),
        chain: Vec::new(),
        loaded: empty(),
    };
    packs::add_texts(&mut loader.loaded.sources);
    let (name, path, text, folder) = match input {
        Input::File(path) => {
            let shown = path.display().to_string();
            let text = read_text(files, path, &shown).map_err(|e| Failure(e.to_string()))?;
            loader.loaded.read.push(path.clone());
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            (shown, path.clone(), text, folder)
        }
        Input::Text { name, text, folder } => (name.clone(), folder.join(name), text.clone(), folder.clone()),
    };
    loader.root = project_root(files, &folder);
    loader.add(name, path, text, None);
    Ok(loader.loaded)
}

fn empty() -> Loaded {
    Loaded {
        sources: Sources::default(),
        diagnostics: Vec::new(),
        read: Vec::new(),
        files: Vec::new(),
        modules: Vec::new(),
        uses: Vec::new(),
    }
}

/// The folder that imports may not leave: that of the nearest `tm.toml`, else that of the compiled file.
fn project_root(files: &dyn Files, folder: &Path) -> PathBuf {
    let here = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let canonical = files.canonical(here).unwrap_or_else(|_| here.to_path_buf());
    let marked = canonical.ancestors().find(|f| files.exists(&f.join("tm.toml")));
    marked.map(Path::to_path_buf).unwrap_or(canonical)
}

struct Loader<'a> {
    files: &'a dyn Files,
    before: Option<&'a Draft>,
    root: PathBuf,
    /// The files being loaded, each with the place of the import that led to it.
    chain: Vec<(PathBuf, String, Option<Span>)>,
    loaded: Loaded,
}

impl Loader<'_> {
    /// Parses a text, loads what it imports, then takes it in.
    fn add(&mut self, name: String, path: PathBuf, text: String, module: Option<u32>) {
        let real = self.files.canonical(&path).unwrap_or_else(|_| path.clone());
        let id = self.loaded.sources.add(name.clone(), path.clone(), text);
        let parsed = self.parse(id);
        self.loaded.diagnostics.extend(parsed.diagnostics.iter().cloned());
        self.chain.push((real, name, None));
        for statement in &parsed.file.statements {
            match self.word(statement, 0) {
                "import" => self.import(statement, &path, module),
                "use" => self.use_packs(statement, &path, module),
                _ => {}
            }
        }
        self.chain.pop();
        self.loaded.files.push(Loading { parsed, path, module });
    }

    /// The statements of a text, from before where it has not changed.
    fn parse(&self, id: SourceId) -> Arc<Parsed> {
        let text = &self.loaded.sources.get(id).text;
        let before = self.before.and_then(|draft| draft.parsed(id, text));
        before.map_or_else(|| Arc::new(crate::syntax::parse(id, text)), Arc::clone)
    }

    fn word(&self, statement: &Statement, at: usize) -> &str {
        statement
            .tokens
            .get(at)
            .map_or("", |t| self.loaded.sources.slice(t.span))
    }

    fn say(&mut self, diagnostic: Diagnostic) {
        self.loaded.diagnostics.push(diagnostic);
    }

    fn text_at(&self, statement: &Statement, at: usize) -> Option<(String, Span)> {
        let token = statement.tokens.get(at)?;
        let text =
            matches!(token.kind, TokenKind::Text).then(|| unquote(self.loaded.sources.slice(token.span)))?;
        Some((text, token.span))
    }

    /// `import "path"`, `import "path" as alias`
    fn import(&mut self, statement: &Statement, from: &Path, module: Option<u32>) {
        let Some((path, span)) = self.text_at(statement, 1) else {
            return self.expected(
                statement,
                1,
                "the path of a file in quotes",
                "`import \"identity.tm\" as identity`",
            );
        };
        let alias = match statement.tokens.len() {
            2 => None,
            4 if self.word(statement, 2) == "as" => Some(self.word(statement, 3).to_string()),
            _ => {
                return self.expected(
                    statement,
                    2,
                    "`as` and an alias",
                    "`import \"identity.tm\" as identity`",
                );
            }
        };
        let Some((real, shown)) = self.find(&path, from, span) else {
            return;
        };
        let module = match alias {
            None => module,
            Some(alias) => match self.alias(&alias, statement.tokens[3].span, module) {
                Some(module) => Some(module),
                None => return,
            },
        };
        let again =
            |f: &Loading| f.module == module && self.files.canonical(&f.path).is_ok_and(|p| p == real);
        if self.loaded.files.iter().any(again) {
            return;
        }
        self.read_import(real, shown, span, module);
    }

    /// Notes an alias; one that is a pack's name, or taken, is a mistake.
    fn alias(&mut self, alias: &str, span: Span, within: Option<u32>) -> Option<u32> {
        let full = match within {
            Some(module) => format!("{}.{alias}", self.loaded.modules[module as usize].alias),
            None => alias.to_string(),
        };
        if packs::NAMES.contains(&alias) {
            self.say(
                Diagnostic::new(Code(29), span, format!("`{alias}` is the name of a pack"))
                    .help("choose another alias"),
            );
            return None;
        }
        if let Some(first) = self
            .loaded
            .modules
            .iter()
            .find(|m| m.alias == full)
            .map(|m| m.span)
        {
            self.say(
                Diagnostic::new(Code(14), span, format!("`{alias}` is already an alias"))
                    .also(first, "first used here")
                    .help("choose another alias"),
            );
            return None;
        }
        self.loaded.modules.push(Module {
            alias: full,
            title: None,
            span,
        });
        Some(self.loaded.modules.len() as u32 - 1)
    }

    /// Where an imported path leads, if it stays inside the root, exists, and closes no circle.
    fn find(&mut self, path: &str, from: &Path, span: Span) -> Option<(PathBuf, String)> {
        let target = from.parent().unwrap_or(Path::new("")).join(path);
        let real = match self.files.canonical(&target) {
            Ok(real) => real,
            Err(_) => {
                let mut said = Diagnostic::new(Code(24), span, format!("`{path}` is not there"))
                    .help("the path is relative to the file that imports it");
                said = self.with_chain(said);
                self.say(said);
                return None;
            }
        };
        if Path::new(path).is_absolute() || !real.starts_with(&self.root) {
            let mut said = Diagnostic::new(Code(26), span, format!("`{path}` leads out of the project"))
                .help("imports stay in the folder of the compiled file, or of the nearest `tm.toml`; move the file there");
            said = self.with_chain(said);
            self.say(said);
            return None;
        }
        if let Some(at) = self.chain.iter().position(|(p, _, _)| *p == real) {
            let circle: Vec<String> = self.chain[at..]
                .iter()
                .map(|(_, n, _)| format!("`{n}`"))
                .collect();
            let first = &circle[0];
            let mut said = Diagnostic::new(
                Code(25),
                span,
                format!(
                    "files import each other in a circle: {} → {first}",
                    circle.join(" → ")
                ),
            )
            .help("take one of these imports out, or move what both need into a third file");
            for (_, _, import) in &self.chain[at..] {
                if let Some(import) = import {
                    said = said.also(*import, "by way of this import");
                }
            }
            self.say(said);
            return None;
        }
        let shown = real
            .strip_prefix(&self.root)
            .unwrap_or(&real)
            .to_string_lossy()
            .replace('\\', "/");
        Some((real, shown))
    }

    /// The imports that led to the current file.
    fn with_chain(&self, mut said: Diagnostic) -> Diagnostic {
        for (_, name, import) in &self.chain {
            if let Some(import) = import {
                said = said.also(*import, format!("`{name}` is imported here"));
            }
        }
        said
    }

    fn read_import(&mut self, real: PathBuf, shown: String, span: Span, module: Option<u32>) {
        match read_text(self.files, &real, &shown) {
            Ok(text) => {
                self.loaded.read.push(real.clone());
                if let Some(last) = self.chain.last_mut() {
                    last.2 = Some(span);
                }
                self.add(shown, real, text, module);
            }
            Err(unreadable) => {
                let mut said = Diagnostic::new(Code(24), span, unreadable.to_string())
                    .help("import a `.tm` file that can be read");
                said = self.with_chain(said);
                self.say(said);
            }
        }
    }

    /// `use pack web, ml`, `use pack "rules/ours.tm"`
    fn use_packs(&mut self, statement: &Statement, from: &Path, module: Option<u32>) {
        if self.word(statement, 1) != "pack" {
            return self.expected(statement, 1, "`pack`", "`use pack base, web`");
        }
        if statement.tokens.len() < 3 {
            return self.expected(statement, 2, "the name of a pack", "`use pack base, web`");
        }
        for at in 2..statement.tokens.len() {
            let token = statement.tokens[at];
            match token.kind {
                TokenKind::Comma => {}
                TokenKind::Text => {
                    let Some((path, span)) = self.text_at(statement, at) else {
                        continue;
                    };
                    self.loaded.uses.push(PackUse {
                        name: path.clone(),
                        span,
                        file: true,
                    });
                    if let Some((real, shown)) = self.find(&path, from, span) {
                        self.read_import(real, shown, span, module);
                    }
                }
                TokenKind::Word => self.use_shipped(self.word(statement, at).to_string(), token.span),
                _ => return self.expected(statement, at, "the name of a pack", "`use pack base, web`"),
            }
        }
    }

    fn use_shipped(&mut self, name: String, span: Span) {
        if packs::NAMES.contains(&name.as_str()) {
            self.loaded.uses.push(PackUse {
                name,
                span,
                file: false,
            });
            return;
        }
        let near = nearest(&name, packs::NAMES.iter().copied());
        let list: Vec<String> = packs::NAMES.iter().map(|n| format!("`{n}`")).collect();
        let mut said = Diagnostic::new(Code(27), span, format!("there is no pack `{name}`"));
        said = match near {
            Some(near) => said.help(format!("did you mean `{near}`?")).fix(span, near),
            None => said.help(format!(
                "the packs are {}; one of your own is named by its path in quotes",
                list.join(", ")
            )),
        };
        self.say(said);
    }

    fn expected(&mut self, statement: &Statement, at: usize, what: &str, example: &str) {
        if statement.broken {
            return;
        }
        let span = statement
            .tokens
            .get(at)
            .map_or(statement.head().after(), |t| t.span);
        self.say(
            Diagnostic::new(Code(16), span, format!("expected {what}")).help(format!("write {example}")),
        );
    }
}
