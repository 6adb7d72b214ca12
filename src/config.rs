//! `tm.toml`: what a project sets once. Every key and value that is not known is a mistake, said with its place.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{CODES, Code, Severity};
use crate::source::{Files, SourceId, Sources, Span, read_text};
use crate::stride::{By, Wanted};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The name of the file.
pub const NAME: &str = "tm.toml";

/// What `tm.toml` says; the default says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// Severities that differ from the table; `None` switches a code off.
    pub severities: BTreeMap<Code, Option<Severity>>,
    /// `[build] output`: where `tm build` writes to.
    pub output: Option<PathBuf>,
    /// `[coverage]`: which coverage by STRIDE is asked for.
    pub coverage: Wanted,
    /// `[report] templates`: the folder with templates that replace ours.
    pub templates: Option<PathBuf>,
}

/// Something in the file that cannot be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// In bytes of the file.
    pub place: Range<usize>,
    pub message: String,
    pub help: Option<String>,
}

/// The configuration for what lies in `folder`: of the nearest `tm.toml`, there or above. Paths in it start from its
/// own folder.
///
/// # Errors
/// A message of one or more lines: the file cannot be read, or what is wrong in it, each with its place.
pub fn load(files: &dyn Files, folder: &Path) -> Result<Config, String> {
    let Some(path) = find(files, folder) else {
        return Ok(Config::default());
    };
    let name = path.display().to_string();
    let text = read_text(files, &path, &name).map_err(|e| e.to_string())?;
    let home = path.parent().unwrap_or(Path::new(""));
    match parse(&text, home) {
        (config, mistakes) if mistakes.is_empty() => Ok(config),
        (_, mistakes) => Err(told(&mistakes, &name, text)),
    }
}

/// The nearest `tm.toml` in `folder` or above it, by a path that starts as `folder` was typed.
pub fn find(files: &dyn Files, folder: &Path) -> Option<PathBuf> {
    let mut folder = folder.to_path_buf();
    loop {
        let here = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            &folder
        };
        let canonical = files.canonical(here).ok()?;
        let path = folder.join(NAME);
        if files.exists(&path) {
            return Some(path);
        }
        canonical.parent()?;
        match folder.components().next_back() {
            Some(Component::Normal(_) | Component::CurDir) => {
                folder.pop();
            }
            Some(Component::ParentDir) | None => folder.push(".."),
            Some(Component::RootDir | Component::Prefix(_)) => return None,
        }
    }
}

/// What a text says, and every mistake in it. Paths start from `home`.
pub fn parse(text: &str, home: &Path) -> (Config, Vec<Mistake>) {
    let mut reader = Reader {
        home,
        config: Config::default(),
        mistakes: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        reader.say(
            error.span().unwrap_or(0..0),
            error.message().replace('\n', ", "),
            None,
        );
    }
    reader.top(table.get_ref());
    reader.mistakes.sort_by_key(|m| m.place.start);
    (reader.config, reader.mistakes)
}

fn told(mistakes: &[Mistake], name: &str, text: String) -> String {
    let mut sources = Sources::default();
    let id = sources.add(name, name, text);
    let lines = mistakes.iter().map(|m| line(m, name, &sources, id));
    lines.collect::<Vec<_>>().join("\n")
}

fn line(mistake: &Mistake, name: &str, sources: &Sources, id: SourceId) -> String {
    let place = sources.place(Span::new(id, mistake.place.start, mistake.place.end));
    let help = mistake
        .help
        .as_ref()
        .map(|h| format!("\n  help: {h}"))
        .unwrap_or_default();
    format!(
        "{name}:{}:{}: {}{help}",
        place.line, place.column, mistake.message
    )
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

struct Reader<'a> {
    home: &'a Path,
    config: Config,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn top(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "severity" => self.entries(key, value, Reader::severity),
                "build" => self.entries(key, value, |r, key, value| {
                    r.folder(key, value, "output", |config| &mut config.output);
                }),
                "report" => self.entries(key, value, |r, key, value| {
                    r.folder(key, value, "templates", |config| &mut config.templates);
                }),
                "coverage" => self.entries(key, value, Reader::coverage),
                _ => self.unknown(key, "table", &["severity", "build", "coverage", "report"]),
            }
        }
    }

    /// Reads the lines of one table.
    fn entries(&mut self, key: &Key, value: &Value, read: impl Fn(&mut Self, &Key, &Value)) {
        let Some(table) = value.get_ref().as_table() else {
            let name = key.get_ref();
            self.say(
                value.span(),
                format!("`{name}` is a table"),
                Some(format!("write it as `[{name}]`")),
            );
            return;
        };
        for (key, value) in table {
            read(self, key, value);
        }
    }

    /// `TM206 = "off"`, `store-never-read = "note"`.
    fn severity(&mut self, key: &Key, value: &Value) {
        let word = key.get_ref().as_ref();
        let severity = self.level(value);
        match Code::parse(word) {
            None => self.unknown_code(key),
            Some(code) if code.is_language() => {
                let message = format!("`{code}` is an error of the language and stays one");
                self.say(key.span(), message, Some("remove this line".to_string()));
            }
            Some(code) if self.config.severities.contains_key(&code) => {
                let message = format!("`{code}` is set twice, by its number and by its name");
                self.say(
                    key.span(),
                    message,
                    Some("remove one of the two lines".to_string()),
                );
            }
            Some(code) => {
                if let Some(severity) = severity {
                    self.config.severities.insert(code, severity);
                }
            }
        }
    }

    /// One of the four words; `None` is `off`.
    fn level(&mut self, value: &Value) -> Option<Option<Severity>> {
        const WORDS: [&str; 4] = ["error", "warning", "note", "off"];
        match value.get_ref().as_str() {
            Some("error") => Some(Some(Severity::Error)),
            Some("warning") => Some(Some(Severity::Warning)),
            Some("note") => Some(Some(Severity::Note)),
            Some("off") => Some(None),
            Some(word) => {
                let help = suggestion(word, &WORDS);
                self.say(value.span(), format!("`{word}` is no severity"), Some(help));
                None
            }
            None => {
                let help = format!("it is one of {}", quoted(&WORDS));
                self.say(
                    value.span(),
                    "a severity is a text in quotes".to_string(),
                    Some(help),
                );
                None
            }
        }
    }

    /// `per-interaction = true`, `at-least = 80`.
    fn coverage(&mut self, key: &Key, value: &Value) {
        let coverage = &mut self.config.coverage;
        match key.get_ref().as_ref() {
            "per-interaction" => match value.get_ref().as_bool() {
                Some(true) => coverage.by = By::Interaction,
                Some(false) => coverage.by = By::Element,
                None => {
                    let message = "`per-interaction` is `true` or `false`".to_string();
                    self.say(value.span(), message, None);
                }
            },
            "at-least" => {
                let number = value.get_ref().as_integer();
                let percent = number.and_then(|n| n.as_str().parse().ok()).filter(|n| *n <= 100);
                match percent {
                    Some(_) => coverage.at_least = percent,
                    None => {
                        let message =
                            "`at-least` is a share in percent, a whole number up to 100".to_string();
                        self.say(value.span(), message, Some("write `at-least = 80`".to_string()));
                    }
                }
            }
            _ => self.unknown(key, "key", &["per-interaction", "at-least"]),
        }
    }

    /// `output = "folder"`.
    fn folder(
        &mut self,
        key: &Key,
        value: &Value,
        known: &str,
        set: fn(&mut Config) -> &mut Option<PathBuf>,
    ) {
        if key.get_ref() != known {
            self.unknown(key, "key", &[known]);
            return;
        }
        match value.get_ref().as_str() {
            Some(path) if !path.is_empty() => *set(&mut self.config) = Some(self.home.join(path)),
            _ => {
                let message = format!("`{known}` is the path of a folder, in quotes");
                self.say(value.span(), message, None);
            }
        }
    }

    fn unknown(&mut self, key: &Key, what: &str, known: &[&str]) {
        let word = key.get_ref();
        self.say(
            key.span(),
            format!("`{word}` is no {what} here"),
            Some(suggestion(word, known)),
        );
    }

    fn unknown_code(&mut self, key: &Key) {
        let word = key.get_ref();
        let near = nearest_code(word).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| "`tm list checks` prints every code and its name".to_string());
        self.say(
            key.span(),
            format!("`{word}` is no code and no name of a check"),
            Some(help),
        );
    }

    fn say(&mut self, place: Range<usize>, message: String, help: Option<String>) {
        self.mistakes.push(Mistake { place, message, help });
    }
}

/// The code or the name of a check that comes nearest to a word.
pub fn nearest_code(word: &str) -> Option<String> {
    let codes: Vec<String> = CODES.iter().map(|i| i.code.to_string()).collect();
    let upper = word.to_uppercase();
    let slug = nearest(word, CODES.iter().map(|i| i.slug));
    slug.or_else(|| nearest(&upper, codes.iter().map(String::as_str)))
        .map(str::to_string)
}

fn suggestion(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of {}", quoted(known)),
    }
}

fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|w| format!("`{w}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests;
