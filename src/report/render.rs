//! Templates: ours are embedded; each can be replaced by a file of the same name.

use super::escape;
use crate::Failure;
use std::error::Error as _;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

macro_rules! builtin {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The templates of the report, by the name under which a user replaces them.
pub const BUILTIN: &[(&str, &str)] = builtin! {
    "report.html" "html/parts.html" "html/logo.html" "html/contents.html" "html/summary.html" "html/finding.html" "html/finding_long.html" "html/question.html" "html/building.html" "html/diagram.html"
    "html/wrong.html" "html/threats.html" "html/doing.html" "html/good.html" "html/appendix.html"
    "report.md" "page.md" "security.md" "md/parts.md" "md/summary.md" "md/building.md" "md/wrong.md" "md/doing.md" "md/good.md" "md/appendix.md"
};

/// The style sheets and scripts, replaceable as well. They are no templates: nothing in them is replaced.
pub const ASSETS: &[(&str, &str)] = builtin! { "report.css" "house.css" "dark.css" "print.css" "early.js" "report.js" "diagram.js" "threats.js" };

/// A file of the user's `templates/` folder: its name there, and its text.
pub type Override = (String, String);

/// Which escaping a set of templates has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Html,
    Markdown,
}

/// A style sheet or script: the user's, else ours.
pub fn asset<'a>(name: &str, overrides: &'a [Override]) -> &'a str {
    let own = overrides
        .iter()
        .find(|(n, _)| n == name)
        .map(|(_, text)| text.as_str());
    own.unwrap_or_else(|| {
        ASSETS
            .iter()
            .find(|(n, _)| *n == name)
            .map_or("", |(_, text)| text)
    })
}

/// Renders a template of one form.
///
/// # Errors
/// A mistake in a template, with its name and line.
pub fn render(name: &str, form: Form, context: &Context, overrides: &[Override]) -> Result<String, Failure> {
    let suffix = if form == Form::Html { ".html" } else { ".md" };
    let mut tera = Tera::new();
    tera.set_fallback_prefixes(["builtin/"])
        .map_err(|e| failure(&e))?;
    tera.autoescape_on([suffix]);
    match form {
        Form::Html => {
            tera.set_escape_fn(escape::write_html);
            tera.register_filter("lines", |text: &str, _: Kwargs, _: &State| {
                safe(escape::html_lines(text))
            });
        }
        Form::Markdown => {
            tera.set_escape_fn(escape::write_markdown);
            tera.register_filter("code", |text: &str, _: Kwargs, _: &State| {
                safe(escape::markdown_code(text))
            });
            tera.register_filter("block", |text: &str, _: Kwargs, _: &State| {
                safe(escape::markdown_block(text))
            });
            tera.register_filter("url", |text: &str, _: Kwargs, _: &State| {
                safe(text.replace('&', "&amp;"))
            });
        }
    }
    let ours = BUILTIN
        .iter()
        .filter(|(n, _)| n.ends_with(suffix))
        .map(|(n, t)| (format!("builtin/{n}"), *t));
    let own = overrides
        .iter()
        .filter(|(n, _)| n.ends_with(suffix))
        .map(|(n, t)| (n.clone(), t.as_str()));
    tera.add_raw_templates(ours.chain(own)).map_err(|e| failure(&e))?;
    tera.render(name, context).map_err(|e| failure(&e))
}

fn safe(text: String) -> Value {
    Value::safe_string(&text)
}

/// A mistake in a template, as `templates/report.md:12:3: message`.
fn failure(error: &tera::Error) -> Failure {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let (file, span) = (report.filename(), report.span());
        let place = format!("{file}:{}:{}", span.start_line, span.start_col + 1);
        return Failure(format!("{}: {}", own_or_ours(&place), report.message()));
    }
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        message = format!("{message}: {inner}");
        source = inner.source();
    }
    Failure(
        pictured(&message)
            .unwrap_or_else(|| format!("a template cannot be used: {}", message.replace("builtin/", ""))),
    )
}

/// Some errors come only as a picture of the place: `error: message`, then ` --> file:line:column` (columns from 0).
fn pictured(message: &str) -> Option<String> {
    let mut lines = message.lines();
    let first = lines.next()?.strip_prefix("error: ")?;
    let place = lines.find_map(|l| l.trim().strip_prefix("--> "))?;
    Some(format!("{}: {first}", own_or_ours(place)))
}

fn own_or_ours(place: &str) -> String {
    match place.strip_prefix("builtin/") {
        Some(place) => format!("the embedded template {place}"),
        None => format!("templates/{place}"),
    }
}
