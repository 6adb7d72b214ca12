//! Sentences with code and links in them, so that a template only has to print.

use crate::words::{Part, Words};
use schemars::JsonSchema;
use serde::Serialize;

/// A piece of a sentence.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are code.
    pub code: bool,
    /// Whether they stand out.
    pub strong: bool,
    /// The id in `report.html` they link to.
    pub anchor: Option<String>,
    /// The heading in `report.md` they link to.
    pub slug: Option<String>,
    /// The address they link to.
    pub address: Option<String>,
}

/// A sentence, as a list of runs.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Text(pub Vec<Run>);

/// Something the report can link to.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Ref {
    /// The keyword that declares it: `process`, `threat`.
    pub keyword: String,
    /// The keyword as a word to print.
    pub kind: String,
    /// Its name in the model.
    pub name: String,
    /// Its title, or its name spoken.
    pub title: String,
    /// Its id in `report.html`.
    pub anchor: String,
    /// The heading in `report.md`; null where it has none.
    pub slug: Option<String>,
}

/// A place in the text of the model.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct At {
    /// The file, as messages call it; never a path of the machine.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// `shop.tm:47`; empty when there is no place.
    pub words: String,
    /// The id of the line in the appendix of `report.html`; empty when its text is not printed.
    pub anchor: String,
}

/// A link to somewhere else.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Link {
    /// What it is called.
    pub text: String,
    /// Where it leads; null when the address may not become a link (only http, https and mailto may).
    pub address: Option<String>,
}

impl Text {
    /// A sentence without code and links.
    pub fn plain(words: impl Into<String>) -> Text {
        Text::default().then(words)
    }

    /// A message, in which code stands between backticks.
    pub fn message(message: &str) -> Text {
        let pieces = message.split('`').enumerate().filter(|(_, p)| !p.is_empty());
        Text(
            pieces
                .map(|(i, p)| Run {
                    text: p.to_string(),
                    code: i % 2 == 1,
                    ..Run::default()
                })
                .collect(),
        )
    }

    /// Adds words.
    pub fn then(mut self, words: impl Into<String>) -> Text {
        let text: String = words.into();
        if !text.is_empty() {
            self.0.push(Run {
                text,
                ..Run::default()
            });
        }
        self
    }

    /// Adds words that stand out.
    pub fn strong(mut self, words: impl Into<String>) -> Text {
        self.0.push(Run {
            text: words.into(),
            strong: true,
            ..Run::default()
        });
        self
    }

    /// Adds code.
    pub fn code(mut self, words: impl Into<String>) -> Text {
        self.0.push(Run {
            text: words.into(),
            code: true,
            ..Run::default()
        });
        self
    }

    /// Adds a link to a declaration, by its title.
    pub fn link(self, to: &Ref) -> Text {
        let title = to.title.clone();
        self.linked(to, title, false)
    }

    /// Adds a link to a declaration, by its name.
    pub fn name(self, to: &Ref) -> Text {
        let name = to.name.clone();
        self.linked(to, name, true)
    }

    fn linked(mut self, to: &Ref, text: String, code: bool) -> Text {
        let anchor = Some(to.anchor.clone()).filter(|a| !a.is_empty());
        self.0.push(Run {
            text,
            code,
            anchor,
            slug: to.slug.clone(),
            ..Run::default()
        });
        self
    }

    /// Adds a link to somewhere else, or code where it may not be linked.
    pub fn away(mut self, link: &Link) -> Text {
        let code = link.address.is_none();
        self.0.push(Run {
            text: link.text.clone(),
            code,
            address: link.address.clone(),
            ..Run::default()
        });
        self
    }

    /// Adds another sentence.
    pub fn and(mut self, more: Text) -> Text {
        self.0.extend(more.0);
        self
    }

    /// Adds links by title with commas between them; semicolons where a title has a comma itself.
    pub fn links<'a>(self, list: impl IntoIterator<Item = &'a Ref>) -> Text {
        let list: Vec<&Ref> = list.into_iter().collect();
        let between = if list.iter().any(|r| r.title.contains(',')) {
            "; "
        } else {
            ", "
        };
        self.and(Text::join(
            list.into_iter().map(|r| Text::default().link(r)),
            between,
        ))
    }

    /// Sentences with something between them.
    pub fn join(list: impl IntoIterator<Item = Text>, between: &str) -> Text {
        list.into_iter()
            .enumerate()
            .fold(Text::default(), |text, (i, next)| {
                if i == 0 {
                    text.and(next)
                } else {
                    text.then(between).and(next)
                }
            })
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words alone.
    pub fn words(&self) -> String {
        self.0.iter().map(|r| r.text.as_str()).collect()
    }
}

impl Words {
    /// An entry whose places are sentences of their own.
    pub fn text<const N: usize>(&self, key: &str, places: [(&str, Text); N]) -> Text {
        self.parts(key)
            .into_iter()
            .fold(Text::default(), |text, part| match part {
                Part::Words(words) => text.then(words),
                Part::Place(name) => match places.iter().find(|(n, _)| *n == name) {
                    Some((_, value)) => text.and(value.clone()),
                    None => text,
                },
            })
    }
}
