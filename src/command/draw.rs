//! `tm draw FILE [-o OUT] [--view NAME]`: one picture, in the format that the ending of OUT names; findings to standard
//! error.

use super::arguments::Theme;
use super::console::Console;
use super::{Global, Outcome, findings, project};
use crate::diagnostic::suggest::nearest;
use crate::diagnostic::terminal::plural;
use crate::diagram::{STEPS, plain};
use crate::source::Disk;
use crate::views::{self, Content, Picture};
use crate::words::Words;
use crate::{Compiled, Failure, output};
use std::path::Path;

pub fn run(
    file: &Path,
    to: &Path,
    view: Option<&str>,
    theme: Theme,
    global: &Global,
    console: &Console,
) -> Result<Outcome, Failure> {
    let format = Format::of(to)?;
    let project = project::open(file, &Disk, global)?;
    // Where all is well nothing has to be said beside the picture.
    if !project.compiled.diagnostics.is_empty() {
        console.err(&findings::printed(&project, global));
    }
    let errors = findings::language_errors(&project);
    if errors > 0 {
        console.err(&format!(
            "nothing was drawn: the language has {}\n",
            plural(errors, "error")
        ));
        return Ok(Outcome::Findings);
    }
    let picture = picture(&project.compiled, view)?;
    let bytes = format.bytes(&project.compiled, &picture, theme)?;
    match to == Path::new("-") {
        true => console.raw(&bytes)?,
        false => output::write_one(to, &bytes)?,
    }
    Ok(findings::outcome(&project, global))
}

/// What a picture is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
    Mermaid,
    Dot,
}

impl Format {
    /// The format that the ending of a file names; SVG on standard output and where there is no ending.
    fn of(path: &Path) -> Result<Format, Failure> {
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        match ending.as_str() {
            "" | "svg" => Ok(Format::Svg),
            "png" => Ok(Format::Png),
            "mmd" | "mermaid" => Ok(Format::Mermaid),
            "dot" | "gv" => Ok(Format::Dot),
            _ => Err(Failure(format!(
                "{}: the ending names the format: `.svg`, `.png`, `.mmd` (Mermaid) or `.dot` (Graphviz)",
                path.display()
            ))),
        }
    }

    /// The picture in this format.
    fn bytes(self, compiled: &Compiled, picture: &Picture, theme: Theme) -> Result<Vec<u8>, Failure> {
        let text = match (self, views::content(compiled, picture, Words::english())) {
            (Format::Svg, _) => svg(compiled, picture, theme),
            (Format::Png, _) => return png(&svg(compiled, picture, theme)),
            (Format::Mermaid, Content::Flows(diagram)) => plain::mermaid(&diagram),
            (Format::Dot, Content::Flows(diagram)) => plain::dot(&diagram),
            (Format::Mermaid | Format::Dot, Content::Tree(_) | Content::Matrix(_)) => {
                return Err(Failure(format!(
                    "`{}` is no data-flow diagram: write it as `.svg` or `.png`",
                    picture.name
                )));
            }
        };
        Ok(text.into_bytes())
    }
}

fn svg(compiled: &Compiled, picture: &Picture, theme: Theme) -> String {
    let svg = views::drawn_alone(compiled, picture, STEPS, Words::english()).svg;
    let theme = match theme {
        Theme::Auto => return svg,
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    // The style sheet of the picture heeds this attribute of any element around what it colours.
    svg.replacen("<svg ", &format!("<svg data-theme=\"{theme}\" "), 1)
}

#[cfg(feature = "png")]
fn png(svg: &str) -> Result<Vec<u8>, Failure> {
    crate::diagram::png::render(svg).map_err(Failure)
}

#[cfg(not(feature = "png"))]
fn png(_: &str) -> Result<Vec<u8>, Failure> {
    Err(Failure(
        "this `tm` was built without PNG: build it with `--features png`, or write `.svg`".to_string(),
    ))
}

/// The picture of that name; the first when none is named.
fn picture(compiled: &Compiled, name: Option<&str>) -> Result<Picture, Failure> {
    let mut pictures = views::pictures(compiled, Words::english());
    let at = match name {
        None => 0,
        Some(name) => pictures
            .iter()
            .position(|p| p.name == name)
            .ok_or_else(|| no_view(name, &pictures))?,
    };
    match pictures.is_empty() {
        true => Err(Failure("there is nothing to draw".to_string())),
        false => Ok(pictures.swap_remove(at)),
    }
}

fn no_view(view: &str, pictures: &[Picture]) -> Failure {
    let names = || pictures.iter().map(|p| p.name.as_str());
    let known = names().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    let near = nearest(view, names());
    let help = near.map_or_else(
        || format!("the views are {known}"),
        |near| format!("did you mean `{near}`?"),
    );
    Failure(format!("there is no view `{view}`: {help}"))
}
