//! The user's templates: files named like ours, and partials of their own.

use super::project::Project;
use crate::Failure;
use crate::diagnostic::suggest::nearest;
use crate::report::{ASSETS, BUILTIN, Override};
use crate::source::{Disk, Files, read_text};
use std::path::{Path, PathBuf};

/// What may lie in the folder besides templates.
const NOTES: &str = "README.md";

/// Every template in the folder that `tm.toml` names, else in `templates/` beside the model, by its name there.
///
/// # Errors
/// The folder that `tm.toml` names is not there, a file cannot be read, or a file takes the place of nothing and is
/// used by no other: its name is misspelt.
pub fn templates(project: &Project, files: &dyn Files) -> Result<Vec<Override>, Failure> {
    let named = project.config.templates.as_ref();
    if let Some(missing) = named.filter(|folder| !files.exists(&folder.join("."))) {
        return Err(Failure(format!(
            "`templates` of tm.toml: there is no folder `{}`",
            missing.display()
        )));
    }
    let folder = named.cloned().unwrap_or_else(|| project.folder.join("templates"));
    // Asked one by one, so that who watches the files knows which may come.
    let mut paths: Vec<PathBuf> = ours()
        .map(|name| folder.join(name))
        .filter(|p| files.exists(p))
        .collect();
    paths.extend(Disk.below(&folder).map_err(|e| unread(&folder, &e))?);
    let mut list: Vec<Override> = Vec::new();
    for path in paths {
        let Some(name) = name(&path, &folder).filter(|n| list.iter().all(|(there, _)| there != n)) else {
            continue;
        };
        let text = read_text(files, &path, &path.display().to_string())?;
        list.push((name, text));
    }
    match list.iter().find(|(name, _)| !is_used(name, &list)) {
        Some((name, _)) => Err(misspelt(&folder, name)),
        None => Ok(list),
    }
}

fn unread(folder: &Path, error: &std::io::Error) -> Failure {
    Failure(format!("`{}` cannot be read: {error}", folder.display()))
}

/// The name of a template, with `/` between folders; None for what is no template.
fn name(path: &Path, folder: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(folder)
        .ok()?
        .iter()
        .map(|p| p.to_str())
        .collect();
    let name = parts?.join("/");
    let kind = path.extension()?.to_str()?;
    (["html", "md", "css", "js"].contains(&kind) && name != NOTES).then_some(name)
}

fn ours() -> impl Iterator<Item = &'static str> {
    BUILTIN.iter().chain(ASSETS).map(|(name, _)| *name)
}

/// Whether a file takes the place of one of ours, or another one asks for it by its name.
fn is_used(name: &str, all: &[Override]) -> bool {
    let asked = || all.iter().any(|(_, text)| text.contains(&format!("\"{name}\"")));
    ours().any(|n| n == name) || asked()
}

fn misspelt(folder: &Path, name: &str) -> Failure {
    let help = match nearest(name, ours()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "it takes the place of no template, and none includes it (write `{{% include \"{name}\" %}}` where it belongs)"
        ),
    };
    Failure(format!(
        "`{}` is used by nothing: {help}",
        folder.join(name).display()
    ))
}
