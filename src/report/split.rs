//! The report as separate pages for documentation sites: mdBook takes `SUMMARY.md` for its contents, MkDocs the files
//! in the order of their names.

use super::view::ReportView;
use super::{ReportOptions, anchor, context, render, tidy};
use crate::Failure;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;
use std::collections::BTreeMap;

/// The folder of the pages, beside `report.html`.
pub const FOLDER: &str = "pages";

/// What `page.md` gets as `page`, besides the view.
#[derive(Serialize)]
struct Page<'a> {
    /// `index`, `building`, `wrong`, `doing`, `good` or `appendix`.
    part: &'a str,
    /// The other pages, in order.
    pages: &'a [Entry],
}

/// A page as the contents list it.
#[derive(Serialize)]
struct Entry {
    part: &'static str,
    file: String,
    title: String,
}

/// Every page with its name. Links lead to the page that holds their heading.
///
/// # Errors
/// A mistake in one of the user's templates.
pub fn pages(view: &ReportView, options: &ReportOptions) -> Result<Vec<(String, String)>, Failure> {
    let entry = |part, number: usize, title: &str| Entry {
        part,
        file: format!("{number}-{part}.md"),
        title: title.to_string(),
    };
    let entries = [
        entry("building", 1, &view.building.head.title),
        entry("wrong", 2, &view.wrong.head.title),
        entry("doing", 3, &view.doing.head.title),
        entry("good", 4, &view.good.head.title),
        entry("appendix", 5, &view.w["appendix"]),
    ];
    let print = |part: &str| {
        let mut context = context(view)?;
        let page = Page {
            part,
            pages: &entries,
        };
        context.insert("page", &page);
        render::render("page.md", render::Form::Markdown, &context, &options.templates).map(|t| tidy(&t))
    };
    let mut pages = vec![("index.md".to_string(), print("index")?)];
    for entry in &entries {
        pages.push((entry.file.clone(), raised(&print(entry.part)?)));
    }
    let homes = homes(&pages);
    let mut out: Vec<(String, String)> = pages
        .iter()
        .map(|(name, text)| (name.clone(), relinked(text, name, &homes)))
        .collect();
    out.push(("SUMMARY.md".to_string(), contents(view, &entries)));
    Ok(out
        .into_iter()
        .map(|(name, text)| (format!("{FOLDER}/{name}"), text))
        .collect())
}

fn contents(view: &ReportView, entries: &[Entry]) -> String {
    let escape = super::escape::markdown;
    let mut text = format!(
        "# {}\n\n[{}](index.md)\n\n",
        escape(&view.meta.heading),
        escape(&view.meta.title)
    );
    for entry in entries {
        text.push_str(&format!("- [{}]({})\n", escape(&entry.title), entry.file));
    }
    text
}

fn parsed(text: &str) -> impl Iterator<Item = (Event<'_>, std::ops::Range<usize>)> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
}

/// Every heading one level up, because on its page it is the first.
fn raised(text: &str) -> String {
    let headings = parsed(text).filter_map(|(event, range)| match event {
        Event::Start(Tag::Heading { .. }) => Some(range.start),
        _ => None,
    });
    let mut out = text.to_string();
    for start in headings.collect::<Vec<_>>().into_iter().rev() {
        if out[start..].starts_with("##") {
            out.remove(start);
        }
    }
    out
}

/// The page of every heading, by its slug.
fn homes(pages: &[(String, String)]) -> BTreeMap<String, String> {
    let mut homes = BTreeMap::new();
    for (name, text) in pages {
        let mut heading: Option<String> = None;
        for (event, _) in parsed(text) {
            match event {
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let slug = anchor::slug(&heading.take().unwrap_or_default());
                    homes.entry(slug).or_insert_with(|| name.clone());
                }
                Event::Text(t) | Event::Code(t) => {
                    if let Some(words) = heading.as_mut() {
                        words.push_str(&t);
                    }
                }
                _ => {}
            }
        }
    }
    homes
}

/// Links within the report lead to the page that holds what they mean.
fn relinked(text: &str, page: &str, homes: &BTreeMap<String, String>) -> String {
    let mut edits: Vec<(usize, &str)> = Vec::new();
    for (event, range) in parsed(text) {
        let Event::Start(Tag::Link { dest_url, .. }) = event else {
            continue;
        };
        let home = dest_url.strip_prefix('#').and_then(|slug| homes.get(slug));
        let at = text[range.clone()].rfind("](#").map(|at| range.start + at + 2);
        if let (Some(home), Some(at)) = (home.filter(|h| *h != page), at) {
            edits.push((at, home));
        }
    }
    let mut out = text.to_string();
    for (at, home) in edits.into_iter().rev() {
        out.insert_str(at, home);
    }
    out
}
