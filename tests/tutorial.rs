//! What the tutorial shows is what `tm` prints. `UPDATE=1` writes it.

use std::path::Path;
use std::process::Command;

const PAGE: &str = "examples/tutorial/README.md";
const MARK: &str = "<!-- output of: tm ";

/// What a command prints on the day the tutorial was written, run from the root of the repository.
fn output(arguments: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tm"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments.split_whitespace())
        .args(["--color", "never", "--today", "2026-11-23"]);
    let output = command.output().expect("tm runs");
    String::from_utf8(output.stdout).expect("tm prints UTF-8")
}

/// The page with the block behind each mark filled anew.
fn filled(page: &str) -> String {
    let mut text = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let Some(arguments) = line.strip_prefix(MARK).and_then(|l| l.strip_suffix(" -->")) else {
            continue;
        };
        assert_eq!(lines.next(), Some("```text"), "a block follows `{line}`");
        let _ = lines.by_ref().take_while(|l| *l != "```").count();
        text.push_str(&format!("```text\n{}\n```\n", output(arguments).trim_end()));
    }
    text
}

#[test]
fn shown_output_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = std::fs::read_to_string(&path).expect("the tutorial is there");
    let filled = filled(&page);
    assert!(filled.contains("error["), "no mark was found in {PAGE}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, filled).expect("the tutorial is writable");
        return;
    }
    assert!(
        page == filled,
        "{PAGE} shows what tm printed once: run `UPDATE=1 cargo test --test tutorial`"
    );
}
