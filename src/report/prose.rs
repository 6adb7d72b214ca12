//! Descriptions are Markdown by the user. They are read once, cleaned (no raw HTML, no foreign address is loaded,
//! links only where [`escape::address`] allows them), and printed as HTML, as Markdown and as plain text.

use super::escape;
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};
use schemars::JsonSchema;
use serde::Serialize;

/// A description in the forms that templates need. `html` and `md` are safe: print them with `| safe`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Prose {
    /// Blocks of HTML.
    pub html: String,
    /// Blocks of Markdown without raw HTML.
    pub md: String,
    /// One line without any markup, for cells of tables.
    pub plain: String,
}

impl Prose {
    /// Reads a description.
    pub fn of(text: &str) -> Prose {
        let events = clean(text);
        let mut rendered = String::new();
        html::push_html(&mut rendered, events.iter().cloned());
        Prose {
            html: rendered,
            md: blocks(&events),
            plain: plain(&events),
        }
    }
}

/// The events of a text with everything dangerous turned into text.
fn clean(text: &str) -> Vec<Event<'static>> {
    let mut out = Vec::new();
    let mut addresses: Vec<Option<String>> = Vec::new();
    let mut code = false;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                out.extend([Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)])
            }
            Event::End(TagEnd::Heading(_)) => {
                out.extend([Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)])
            }
            Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let allowed = escape::address(&dest_url);
                if let Some(address) = &allowed {
                    out.push(link(address));
                }
                addresses.push(if allowed.is_some() {
                    None
                } else {
                    Some(dest_url.to_string())
                });
            }
            Event::End(TagEnd::Link) => match addresses.pop().flatten() {
                None => out.push(Event::End(TagEnd::Link)),
                Some(refused) => out.extend(spelled(&refused)),
            },
            // A picture would be fetched from somewhere: its words and its address remain.
            Event::Start(Tag::Image { dest_url, .. }) => addresses.push(Some(dest_url.to_string())),
            Event::End(TagEnd::Image) => out.extend(spelled(&addresses.pop().flatten().unwrap_or_default())),
            Event::Start(Tag::CodeBlock(_)) => {
                code = true;
                out.push(Event::Start(Tag::CodeBlock(
                    pulldown_cmark::CodeBlockKind::Indented,
                )));
            }
            Event::End(TagEnd::CodeBlock) => {
                code = false;
                out.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Text(t) if code => out.push(Event::Text(escape::visible_lines(&t).into())),
            Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) => {
                out.push(Event::Text(escape::visible(&t).into()));
            }
            Event::Code(t) => out.push(Event::Code(escape::visible(&t).into())),
            Event::Start(tag) => out.push(Event::Start(tag.into_static())),
            Event::End(tag) => out.push(Event::End(tag)),
            Event::SoftBreak => out.push(Event::SoftBreak),
            Event::HardBreak => out.push(Event::HardBreak),
            Event::Rule => out.push(Event::Rule),
            _ => {}
        }
    }
    out
}

fn link(address: &str) -> Event<'static> {
    Event::Start(Tag::Link {
        link_type: pulldown_cmark::LinkType::Inline,
        dest_url: CowStr::from(address.to_string()),
        title: CowStr::from(""),
        id: CowStr::from(""),
    })
}

/// An address that is not linked, after the words that wanted to.
fn spelled(address: &str) -> Vec<Event<'static>> {
    if address.is_empty() {
        return Vec::new();
    }
    vec![
        Event::Text(" (".into()),
        Event::Code(escape::visible(address).into()),
        Event::Text(")".into()),
    ]
}

fn plain(events: &[Event]) -> String {
    let mut out = String::new();
    for event in events {
        match event {
            Event::Text(t) | Event::Code(t) => out.push_str(t),
            Event::SoftBreak | Event::HardBreak | Event::Start(Tag::Item) => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => out.push(' '),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One level of nesting while Markdown is written: what its lines begin with, and what it holds so far.
struct Level {
    first: String,
    rest: String,
    blocks: Vec<String>,
    /// The number of the next item in an ordered list.
    number: Option<u64>,
}

impl Level {
    fn new(first: &str, rest: &str) -> Level {
        Level {
            first: first.to_string(),
            rest: rest.to_string(),
            blocks: Vec::new(),
            number: None,
        }
    }

    /// The blocks with a blank line between them, each line behind its prefix.
    fn close(self) -> String {
        let mut out = String::new();
        for (i, line) in self.blocks.join("\n\n").lines().enumerate() {
            let prefix = if i == 0 { &self.first } else { &self.rest };
            if i > 0 {
                out.push('\n');
            }
            out.push_str(format!("{prefix}{line}").trim_end());
        }
        out
    }
}

/// Writes cleaned events as Markdown again. A paragraph becomes one line.
fn blocks(events: &[Event]) -> String {
    let mut levels = vec![Level::new("", "")];
    let mut line = String::new();
    let mut code: Option<String> = None;
    let mut links: Vec<String> = Vec::new();
    for event in events {
        match event {
            Event::Text(t) => match &mut code {
                Some(block) => block.push_str(t),
                None => line.push_str(&escape::markdown(t)),
            },
            Event::Code(t) => line.push_str(&escape::markdown_code(t)),
            Event::SoftBreak => line.push(' '),
            Event::HardBreak => line.push_str("\\\n"),
            Event::Rule => push_block(&mut levels, "---".to_string()),
            Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => line.push('*'),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => line.push_str("**"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                line.push('[');
                links.push(dest_url.to_string());
            }
            Event::End(TagEnd::Link) => line.push_str(&format!(
                "](<{}>)",
                links.pop().unwrap_or_default().replace('&', "&amp;")
            )),
            Event::Start(Tag::CodeBlock(_)) => code = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => {
                let text = code.take().unwrap_or_default();
                push_block(&mut levels, escape::markdown_block(&text));
            }
            Event::Start(Tag::BlockQuote(_)) => {
                flush(&mut levels, &mut line);
                levels.push(Level::new("> ", "> "));
            }
            Event::Start(Tag::List(number)) => {
                flush(&mut levels, &mut line);
                let mut level = Level::new("", "");
                level.number = *number;
                levels.push(level);
            }
            Event::Start(Tag::Item) => {
                flush(&mut levels, &mut line);
                let level = item(levels.last_mut());
                levels.push(level);
            }
            Event::End(TagEnd::Paragraph) => flush(&mut levels, &mut line),
            Event::End(TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_)) => {
                flush(&mut levels, &mut line);
                if let Some(done) = levels.pop() {
                    push_block(&mut levels, done.close());
                }
            }
            _ => {}
        }
    }
    flush(&mut levels, &mut line);
    levels.into_iter().next().map_or(String::new(), Level::close)
}

/// The level of a new item in the list that is open.
fn item(list: Option<&mut Level>) -> Level {
    match list.and_then(|l| l.number.as_mut()) {
        Some(number) => {
            let marker = format!("{number}. ");
            *number += 1;
            Level::new(&marker, &" ".repeat(marker.len()))
        }
        None => Level::new("- ", "  "),
    }
}

fn push_block(levels: &mut [Level], block: String) {
    if let Some(level) = levels.last_mut() {
        level.blocks.push(block);
    }
}

fn flush(levels: &mut [Level], line: &mut String) {
    let text = std::mem::take(line);
    if !text.trim().is_empty() {
        push_block(levels, text.trim().to_string());
    }
}
