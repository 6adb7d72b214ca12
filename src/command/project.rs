//! From the arguments to a compiled model.

use super::Global;
use crate::config::{self, Config};
use crate::source::{Files, MAX_FILE, text_of};
use crate::stride::{By, Wanted};
use crate::{Compiled, Failure, Input, Settings, compile};
use std::io::Read;
use std::path::{Path, PathBuf};

/// A compiled model and what its project says.
pub struct Project {
    /// The file as it was typed, for messages.
    pub name: String,
    /// The folder that the paths of the model start from.
    pub folder: PathBuf,
    pub config: Config,
    pub compiled: Compiled,
}

/// Reads and compiles `file`; `-` is standard input.
///
/// # Errors
/// When the file or `tm.toml` cannot be read, or there is a mistake in `tm.toml`.
pub fn open(file: &Path, files: &dyn Files, global: &Global) -> Result<Project, Failure> {
    let (input, name, folder) = input(file)?;
    let config = config::load(files, &folder).map_err(Failure)?;
    let settings = Settings {
        today: global.date(),
        severities: config.severities.clone(),
        coverage: wanted(&config, global),
        all: global.all,
    };
    let compiled = compile(&input, files, &settings)?;
    Ok(Project {
        name,
        folder,
        config,
        compiled,
    })
}

/// The coverage that the project asks for; the command line may ask for more.
fn wanted(config: &Config, global: &Global) -> Wanted {
    match global.per_interaction {
        true => Wanted {
            by: By::Interaction,
            ..config.coverage
        },
        false => config.coverage,
    }
}

fn input(file: &Path) -> Result<(Input, String, PathBuf), Failure> {
    if file == Path::new("-") {
        let name = "<stdin>".to_string();
        let (text, folder) = (standard_input(&name)?, PathBuf::from("."));
        let input = Input::Text {
            name: name.clone(),
            text,
            folder: folder.clone(),
        };
        return Ok((input, name, folder));
    }
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    Ok((
        Input::File(file.to_path_buf()),
        file.display().to_string(),
        folder,
    ))
}

/// What stands on standard input, as a text; `name` is what messages call it.
pub fn standard_input(name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let mut limited = std::io::stdin().lock().take(MAX_FILE as u64 + 1);
    limited
        .read_to_end(&mut bytes)
        .map_err(|e| Failure(format!("standard input cannot be read: {e}")))?;
    Ok(text_of(bytes, name)?)
}
