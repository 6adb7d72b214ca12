//! `tm watch`: it builds again exactly when something that the last build read changes.
#![cfg(unix)]

mod support;

use std::fs;
use std::path::Path;
use support::{Live, folder, run};

const MODEL: &str = "model \"Shop\" { purpose \"sells\" }\nimport \"parts/db.tm\"\nprocess web\nflow web -> db\n\
                     control c { on web; evidence test \"tests/c.rs\" }\n";
const FILES: &[(&str, &str)] = &[
    ("model.tm", MODEL),
    ("parts/db.tm", "store db\n"),
    ("notes.txt", "one"),
];

fn watch(folder: &Path) -> Live {
    let live = Live::start(
        folder,
        &[
            "watch",
            "model.tm",
            "-o",
            "out",
            "--format",
            "short",
            "--today",
            "2026-10-01",
        ],
    );
    live.err("watching");
    live
}

/// Waits for the build that follows a change: what changed, and whether it wrote.
fn built(live: &Live, changed: &str) {
    let line = live.err("changed: ");
    assert_eq!(line, format!("changed: {changed}"));
    live.err("watching");
}

#[test]
fn everything_that_was_read_is_watched() {
    let folder = folder(FILES);
    let at = |name: &str| folder.path().join(name);
    let report = || fs::read_to_string(at("out/report.md")).expect("written");
    let live = watch(folder.path());
    assert!(report().starts_with("# Shop"), "{}", report());

    // The model, as an editor saves it: beside it, then renamed over it.
    fs::write(at("model.tm~"), MODEL.replace("Shop", "Market")).expect("written");
    fs::rename(at("model.tm~"), at("model.tm")).expect("renamed");
    built(&live, "model.tm");
    assert!(report().starts_with("# Market"));

    // An import, deleted and written anew.
    fs::remove_file(at("parts/db.tm")).expect("removed");
    live.err("is not there");
    live.err("nothing was written");
    live.err("watching");
    fs::write(at("parts/db.tm"), "store db \"Orders\"\n").expect("written");
    built(&live, "parts/db.tm");
    assert!(report().contains("Orders"));

    // Evidence that was looked for and was not there.
    fs::create_dir(at("tests")).expect("a folder");
    fs::write(at("tests/c.rs"), "").expect("written");
    built(&live, "tests/c.rs");

    // `tm.toml` and a template, which were not there either.
    fs::create_dir(at("templates")).expect("a folder");
    fs::write(at("templates/report.md"), "MINE").expect("written");
    built(&live, "templates/report.md");
    assert_eq!(report(), "MINE\n");
    fs::write(at("tm.toml"), "[severity]\nTM206 = \"of\"\n").expect("written");
    live.err("changed: tm.toml");
    live.err("error: tm.toml:2:9: `of` is no severity");
    live.err("watching");
    fs::remove_file(at("tm.toml")).expect("removed");
    built(&live, "tm.toml");
    assert_eq!(live.stop(), 0);
}

#[test]
fn nothing_else_starts_a_build() {
    let folder = folder(FILES);
    let at = |name: &str| folder.path().join(name);
    let live = watch(folder.path());
    // Another file, an output, the same bytes: none of these is a change. A real one behind them is the first that is told.
    fs::write(at("notes.txt"), "two").expect("written");
    fs::write(at("out/report.md"), "mine").expect("written");
    fs::write(at("parts/db.tm"), "store db\n").expect("written");
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(fs::read_to_string(at("out/report.md")).expect("there"), "mine");
    fs::write(at("model.tm"), MODEL.replace("Shop", "Market")).expect("written");
    built(&live, "model.tm");
    assert_eq!(live.stop(), 0);
    live.err("stopped");
}

#[test]
fn what_cannot_be_watched_is_a_failure() {
    let folder = folder(FILES);
    let missing = run(folder.path(), &["watch", "nothing.tm"]);
    assert_eq!(
        (missing.code, missing.err.as_str()),
        (2, "error: there is no file `nothing.tm`\n")
    );
    let input = run(folder.path(), &["watch", "-"]);
    assert!(
        input.code == 2 && input.err.contains("standard input cannot be watched"),
        "{input:?}"
    );
}
