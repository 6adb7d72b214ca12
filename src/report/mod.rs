//! The report: one [`ReportView`] holds everything in words and in order; templates print it as `report.md` and
//! `report.html`. `model.json` is written from the model itself.
//!
//! ```text
//! Compiled → view    what is said, in which order, in which words
//!          → render  templates: Markdown, HTML
//!          → json    the model for other programs
//! ```

pub mod anchor;
mod csv;
mod date;
mod escape;
pub(crate) mod file;
pub mod json;
mod page;
mod prose;
mod reference;
mod render;
mod split;
#[cfg(test)]
mod tests;
mod text;
pub mod view;

pub use crate::words::Language;
pub use anchor::Anchors;
pub use render::{ASSETS, BUILTIN, Override};
pub use text::{At, Link, Ref, Run, Text};
pub use view::{ReportView, view};

use crate::words::Words;
use crate::{Compiled, Failure, views};
use render::Form;
use tera::Context;

/// A finished diagram, as the diagram stage hands it over.
#[derive(Clone, Debug, Default)]
pub struct DiagramOutput {
    /// The name of the view; prefix of the ids and classes in the SVG.
    pub id: String,
    pub title: String,
    /// What it shows, in a sentence or two; may be empty.
    pub description: String,
    /// A whole SVG document: no script, no outside reference, no `style` attributes.
    pub svg: String,
    /// Where it is written, beside the report: `diagrams/overview.svg`.
    pub file: String,
    pub shows: Shows,
}

/// What kind of picture it is, and so where it stands in the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shows {
    /// A data-flow diagram.
    #[default]
    Flows,
    /// An attack tree.
    Tree(crate::model::TreeId),
    /// The risk matrix.
    Matrix,
}

impl From<views::Drawn> for DiagramOutput {
    fn from(drawn: views::Drawn) -> DiagramOutput {
        DiagramOutput {
            id: drawn.id,
            file: format!("diagrams/{}.svg", drawn.picture.name),
            title: drawn.picture.title,
            description: drawn.note,
            svg: drawn.svg,
            shows: match drawn.picture.shows {
                views::Shows::Flows(_) => Shows::Flows,
                views::Shows::Tree(id) => Shows::Tree(id),
                views::Shows::Matrix => Shows::Matrix,
            },
        }
    }
}

/// What the user asked for.
#[derive(Clone, Debug)]
pub struct ReportOptions {
    /// The date that is printed as the day the report was made; without it no date of today stands anywhere.
    pub stamp: Option<crate::model::Date>,
    /// Whether the Markdown report is written as separate pages too.
    pub split: bool,
    /// Files of the user's `templates/` folder.
    pub templates: Vec<Override>,
    /// The language of the fixed words.
    pub language: Language,
    /// Whether the text of the model is printed in the appendix of `report.html`.
    pub source: bool,
}

impl Default for ReportOptions {
    fn default() -> ReportOptions {
        ReportOptions {
            stamp: None,
            split: false,
            templates: Vec::new(),
            language: Language::English,
            source: true,
        }
    }
}

/// Every file of the report, by its path beside the report.
///
/// # Errors
/// A mistake in one of the user's templates, with its name and line.
pub fn outputs(
    compiled: &Compiled,
    diagrams: &[DiagramOutput],
    options: &ReportOptions,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let view = view(compiled, diagrams, options);
    let mut files = vec![
        ("report.md".to_string(), markdown(&view, options)?.into_bytes()),
        ("report.html".to_string(), html(&view, options)?.into_bytes()),
        (
            "threats.csv".to_string(),
            csv::threats(&view, &Words::of(options.language)).into_bytes(),
        ),
        ("model.json".to_string(), json::text(compiled).into_bytes()),
    ];
    let svgs = |folder: &'static str| {
        let file = move |d: &DiagramOutput| (format!("{folder}{}", d.file), d.svg.clone().into_bytes());
        diagrams.iter().map(file)
    };
    files.extend(svgs(""));
    if options.split {
        let pages = split::pages(&view, options)?;
        files.extend(pages.into_iter().map(|(name, text)| (name, text.into_bytes())));
        files.extend(svgs("pages/"));
    }
    Ok(files)
}

/// `report.md`.
///
/// # Errors
/// A mistake in one of the user's templates.
pub fn markdown(view: &ReportView, options: &ReportOptions) -> Result<String, Failure> {
    let context = context(view)?;
    let text = render::render("report.md", Form::Markdown, &context, &options.templates)?;
    Ok(tidy(&text))
}

/// A section for `SECURITY.md`: what is and what is not in scope, with reasons.
///
/// # Errors
/// A mistake in one of the user's templates.
pub fn security(view: &ReportView, options: &ReportOptions) -> Result<String, Failure> {
    let text = render::render("security.md", Form::Markdown, &context(view)?, &options.templates)?;
    Ok(tidy(&text))
}

/// `report.html`.
///
/// # Errors
/// A mistake in one of the user's templates.
pub fn html(view: &ReportView, options: &ReportOptions) -> Result<String, Failure> {
    let own = |name| render::asset(name, &options.templates);
    let style = [own("report.css"), own("house.css"), own("print.css")].concat();
    let svgs: Vec<&str> = view.building.diagrams.iter().map(|d| d.svg.as_str()).collect();
    let script = [own("report.js"), own("diagram.js"), own("threats.js")].concat();
    let page = page::page(&style, own("dark.css"), own("early.js"), &script, &svgs);
    let mut context = context(view)?;
    context.insert("page", &page);
    render::render("report.html", Form::Html, &context, &options.templates)
}

fn context(view: &ReportView) -> Result<Context, Failure> {
    Context::from_serialize(view)
        .map_err(|e| Failure(format!("the report cannot be handed to its templates: {e}")))
}

/// At most one blank line in a row outside code, no blanks at line ends, one line end at the end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<usize> = None;
    let mut blank = true;
    for line in text.lines() {
        let line = line.trim_end();
        let ticks = line
            .trim_start_matches([' ', '>'])
            .bytes()
            .take_while(|b| *b == b'`')
            .count();
        match fence {
            Some(open) if ticks >= open => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            _ => {}
        }
        if line.is_empty() && blank && fence.is_none() {
            continue;
        }
        blank = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
