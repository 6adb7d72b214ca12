//! Starts `tm lsp`, from the PATH of the project.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree};

struct Tm;

impl zed::Extension for Tm {
    fn new() -> Self {
        Tm
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let command = worktree
            .which("tm")
            .ok_or_else(|| "`tm` is not on the PATH: install it first".to_string())?;
        Ok(Command {
            command,
            args: vec!["lsp".to_string()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Tm);
