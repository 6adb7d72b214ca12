//! The command line: exit codes, formats, options, and what each subcommand prints.

mod support;

use std::process::Stdio;
use support::{folder, run, run_with, sound, tm};

const TODAY: &[&str] = &["--today", "2026-10-01"];
const SUBCOMMANDS: &[&str] = &[
    "check",
    "build",
    "watch",
    "serve",
    "draw",
    "explain",
    "init",
    "list",
    "schema",
    "completions",
    "man",
];

/// A mistake in the language on the third line.
const UNKNOWN: &str = "process web\n\nflow web -> databse\n";

fn check(text: &str, more: &[&str]) -> support::Ran {
    let folder = folder(&[("m.tm", text)]);
    run(folder.path(), &[&["check", "m.tm"], TODAY, more].concat())
}

// ---- init and exit codes ----

#[test]
fn a_new_model_has_no_findings_even_when_notes_are_denied() {
    let folder = sound();
    let ran = run(
        folder.path(),
        &[&["check", "model.tm", "--all", "--deny", "notes"], TODAY].concat(),
    );
    assert_eq!((ran.code, ran.out.as_str()), (0, "model.tm: no findings\n"));
}

#[test]
fn a_new_model_is_sound_on_the_day_it_is_made() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["init", "new/folder"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("tm check new/folder/model.tm"), "{}", ran.out);
    assert_eq!(
        run(
            folder.path(),
            &["check", "new/folder/model.tm", "--deny", "notes"]
        )
        .code,
        0
    );
}

#[test]
fn a_new_model_made_on_a_leap_day() {
    let folder = folder(&[]);
    let day = ["--today", "2028-02-29"];
    assert_eq!(run(folder.path(), &[&["init"], &day[..]].concat()).code, 0);
    let ran = run(
        folder.path(),
        &[&["check", "model.tm", "--deny", "warnings"], &day[..]].concat(),
    );
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn init_overwrites_nothing() {
    let folder = folder(&[("model.tm", "mine")]);
    let ran = run(folder.path(), &["init"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "error: `model.tm` is already there; nothing was written\n"
    );
    assert_eq!(
        std::fs::read_to_string(folder.path().join("model.tm")).expect("still there"),
        "mine"
    );
}

#[test]
fn a_mistake_is_exit_code_1_and_goes_to_standard_output() {
    let ran = check(UNKNOWN, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.starts_with("error[TM011]: "), "{}", ran.out);
    assert!(ran.out.ends_with("m.tm: 1 error\n"), "{}", ran.out);
}

#[test]
fn wrong_arguments_are_exit_code_2() {
    let folder = folder(&[("m.tm", UNKNOWN)]);
    for arguments in [
        &["chekc", "m.tm"][..],
        &["check"],
        &["check", "m.tm", "--deny", "everything"],
        &["check", "m.tm", "--today", "2026-02-30"],
        &["check", "m.tm", "--today", "tomorrow"],
        &["check", "m.tm", "--format", "xml"],
        &["build", "m.tm", "-o", "-"],
        &["list", "everything"],
        &["explain", "TM000"],
        &[],
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn dates_that_are_none_are_refused_with_the_form_to_write() {
    let ran = check(UNKNOWN, &["--today", "1.10.2026"]);
    assert!(ran.err.contains("write it as 2026-10-01"), "{}", ran.err);
}

// ---- formats ----

#[test]
fn short_is_one_line_per_finding_and_nothing_else() {
    let ran = check(UNKNOWN, &["--format", "short"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("m.tm:3:13: error[TM011]: "), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn json_is_one_document() {
    let ran = check(UNKNOWN, &["--format", "json"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(read["diagnostics"][0]["line"], 3);
    assert_eq!(read["diagnostics"][0]["slug"], "unknown-name");
    assert_eq!(read["summary"]["errors"], 1);
}

#[test]
fn json_of_a_sound_model() {
    let folder = sound();
    let ran = run(
        folder.path(),
        &[&["check", "model.tm", "--format", "json"], TODAY].concat(),
    );
    let read: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, &read["summary"]["errors"]), (0, &serde_json::json!(0)));
}

#[test]
fn colours_come_when_they_are_asked_for() {
    assert!(!check(UNKNOWN, &[]).out.contains('\x1b'));
    assert!(check(UNKNOWN, &["--color", "always"]).out.contains("\x1b["));
    assert!(!check(UNKNOWN, &["--color", "never"]).out.contains('\x1b'));
    assert!(
        !check(UNKNOWN, &["--color", "always", "--format", "short"])
            .out
            .contains('\x1b')
    );
}

#[test]
fn no_color_is_heeded_and_can_be_overruled() {
    let folder = folder(&[("m.tm", UNKNOWN)]);
    let colored = |arguments: &[&str], name: &str| {
        let output = tm(folder.path(), arguments)
            .env(name, "1")
            .output()
            .expect("tm runs");
        output.stdout.contains(&0x1b)
    };
    assert!(colored(&["check", "m.tm"], "CLICOLOR_FORCE"));
    assert!(!colored(&["check", "m.tm"], "NO_COLOR"));
    assert!(colored(&["check", "m.tm", "--color", "always"], "NO_COLOR"));
}

// ---- standard input and output ----

#[test]
fn a_dash_is_standard_input() {
    let folder = folder(&[]);
    let ran = run_with(folder.path(), &["check", "-", "--format", "short"], UNKNOWN);
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("<stdin>:3:13: error[TM011]: "), "{}", ran.out);
}

#[test]
fn imports_of_standard_input_start_from_the_current_folder() {
    let folder = folder(&[("part.tm", "process web\n")]);
    let ran = run_with(
        folder.path(),
        &["check", "-", "--format", "short"],
        "import \"part.tm\"\nflow web -> wbe\n",
    );
    assert!(ran.out.starts_with("<stdin>:2:13: error[TM011]: "), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder(&[("m.tm", &"flow a -> b\n".repeat(3000))]);
    for arguments in [
        &["check", "m.tm", "--all"][..],
        &["list", "attributes"],
        &["completions", "bash"],
        &["man"],
    ] {
        let mut child = tm(folder.path(), arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("tm starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("tm runs");
        assert_ne!(output.status.code(), Some(101), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_exit_code_2() {
    let folder = folder(&[("m.tm", UNKNOWN)]);
    let full = std::fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let output = tm(folder.path(), &["check", "m.tm"])
        .stdout(full)
        .output()
        .expect("tm runs");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        err.starts_with("error: standard output cannot be written"),
        "{err}"
    );
}

// ---- draw ----

#[test]
fn draw_writes_to_standard_output_or_a_file() {
    let folder = sound();
    let ran = run(folder.path(), &[&["draw", "model.tm"], TODAY].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("<svg "), "{}", ran.out);
    let to_file = run(
        folder.path(),
        &[
            &["draw", "model.tm", "-o", "new/a.svg", "--view", "overview"],
            TODAY,
        ]
        .concat(),
    );
    assert_eq!((to_file.code, to_file.out.as_str()), (0, ""), "{}", to_file.err);
    assert_eq!(
        std::fs::read_to_string(folder.path().join("new/a.svg")).expect("a file"),
        ran.out
    );
}

/// `tm draw` of a model with a tree.
fn drawn(folder: &support::TempDir, more: &[&str]) -> support::Ran {
    run(folder.path(), &[&["draw", "model.tm"], TODAY, more].concat())
}

#[test]
fn the_ending_names_the_format_of_a_picture() {
    let folder = sound();
    for (file, start) in [
        ("a.svg", "<svg "),
        ("a.MMD", "flowchart "),
        ("a.dot", "digraph "),
        ("a.gv", "digraph "),
        ("a", "<svg "),
    ] {
        let ran = drawn(&folder, &["-o", file]);
        assert_eq!(ran.code, 0, "{file}: {}", ran.err);
        let text = std::fs::read_to_string(folder.path().join(file)).expect("a file");
        assert!(text.starts_with(start), "{file}: {text}");
    }
    let ran = drawn(&folder, &["-o", "a.pdf"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("a.pdf: the ending names the format"),
        "{}",
        ran.err
    );
    assert!(!folder.path().join("a.pdf").exists());
    let ran = drawn(&folder, &["--view", "risk-matrix", "-o", "m.dot"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("`risk-matrix` is no data-flow diagram"),
        "{}",
        ran.err
    );
}

#[test]
fn png_needs_its_feature() {
    let folder = sound();
    let ran = drawn(&folder, &["-o", "a.png"]);
    let png = std::fs::read(folder.path().join("a.png"));
    if cfg!(feature = "png") {
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(png.is_ok_and(|p| p.starts_with(b"\x89PNG")));
    } else {
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("--features png"), "{}", ran.err);
        assert!(png.is_err(), "nothing is written");
    }
}

#[test]
fn a_picture_is_drawn_in_the_colours_asked_for() {
    let folder = sound();
    let auto = drawn(&folder, &[]).out;
    let dark = drawn(&folder, &["--theme", "dark"]).out;
    assert_eq!(dark.replace(" data-theme=\"dark\"", ""), auto);
    assert!(dark.starts_with("<svg data-theme=\"dark\" "), "{dark}");
}

#[test]
fn draw_suggests_the_view_that_comes_near() {
    let folder = sound();
    let ran = run(
        folder.path(),
        &[&["draw", "model.tm", "--view", "overvew"], TODAY].concat(),
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let last = "error: there is no view `overvew`: did you mean `overview`?\n";
    assert!(ran.err.ends_with(last), "{}", ran.err);
}

#[test]
fn nothing_is_drawn_while_the_language_has_errors() {
    let folder = folder(&[("m.tm", UNKNOWN)]);
    let ran = run(folder.path(), &[&["draw", "m.tm", "-o", "m.svg"], TODAY].concat());
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.ends_with("nothing was drawn: the language has 1 error\n"),
        "{}",
        ran.err
    );
    assert_eq!(support::listing(folder.path()), ["m.tm"]);
}

#[cfg(target_os = "linux")]
#[test]
fn draw_to_a_device_that_is_full_is_exit_code_2() {
    let folder = sound();
    let ran = run(
        folder.path(),
        &[&["draw", "model.tm", "-o", "/dev/full"], TODAY].concat(),
    );
    let last = "error: `/dev/full` cannot be written: no space left\n";
    assert!(ran.code == 2 && ran.err.ends_with(last), "{ran:?}");
}

#[test]
fn the_schema_is_json() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["schema"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert!(read["properties"].is_object(), "{read}");
}

// ---- tm.toml ----

#[test]
fn severities_come_from_the_nearest_tm_toml() {
    let folder = folder(&[("sub/m.tm", "model \"Unfinished\"\nprocess web\n")]);
    let severity = |name: &str| {
        let ran = run(folder.path(), &["check", "sub/m.tm", "--all", "--format", "json"]);
        let read: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let list = read["diagnostics"].as_array().expect("a list").clone();
        let found = list
            .iter()
            .find(|d| d["slug"] == name || name.is_empty() && d["severity"] == "warning");
        found.map(|d| {
            (
                d["slug"].as_str().unwrap_or("").to_string(),
                d["severity"].as_str().unwrap_or("").to_string(),
            )
        })
    };
    let (name, _) = severity("").expect("an unfinished model has a warning");
    let set = |word: &str| {
        let text = format!("[severity]\n{name} = \"{word}\"\n");
        std::fs::write(folder.path().join("tm.toml"), text).expect("a file");
    };
    for word in ["error", "note"] {
        set(word);
        assert_eq!(severity(&name), Some((name.clone(), word.to_string())));
    }
    set("off");
    assert_eq!(severity(&name), None);
}

#[test]
fn mistakes_in_tm_toml_are_exit_code_2_with_their_places() {
    let folder = folder(&[
        ("sub/m.tm", UNKNOWN),
        ("tm.toml", "[severity]\nTM206 = \"of\"\nTM1 = \"off\"\n[biuld]\n"),
    ]);
    let ran = run(folder.path(), &["check", "sub/m.tm"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err
            .contains("tm.toml:2:9: `of` is no severity\n  help: did you mean `off`?"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("tm.toml:3:1: `TM1` is no code"), "{}", ran.err);
    assert!(
        ran.err
            .contains("tm.toml:4:2: `biuld` is no table here\n  help: did you mean `build`?"),
        "{}",
        ran.err
    );
    let inside = run(&folder.path().join("sub"), &["check", "m.tm"]);
    assert!(inside.err.contains("../tm.toml:2:9: "), "{}", inside.err);
}

// ---- explain, list, completions, man ----

#[test]
fn explain_takes_numbers_and_names() {
    let folder = folder(&[]);
    let by_code = run(folder.path(), &["explain", "TM001"]);
    assert_eq!(by_code.code, 0);
    assert!(by_code.out.contains("TM001"), "{}", by_code.out);
    for other in ["tm001", "1", "syntax"] {
        assert_eq!(
            run(folder.path(), &["explain", other]).out,
            by_code.out,
            "{other}"
        );
    }
}

#[test]
fn explain_suggests_what_comes_near() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["explain", "sintax"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err,
        "error: `sintax` is no code and no name of a check: did you mean `syntax`?\n"
    );
}

#[test]
fn every_code_can_be_explained() {
    let folder = folder(&[]);
    for info in tm::diagnostic::CODES {
        let ran = run(folder.path(), &["explain", info.slug]);
        assert!(ran.out.contains(&info.code.to_string()), "{}", info.code);
    }
}

#[test]
fn lists_are_aligned_tables() {
    let folder = folder(&[]);
    for (what, heading) in [
        ("checks", "CODE"),
        ("kinds", "NAME"),
        ("attributes", "NAME"),
        ("packs", "NAME"),
    ] {
        let ran = run(folder.path(), &["list", what]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.starts_with(heading), "{}", ran.out);
        assert!(
            ran.out.lines().all(|l| l == l.trim_end()),
            "a line ends in spaces"
        );
        assert!(ran.out.lines().count() > 1, "{}", ran.out);
    }
}

#[test]
fn lists_as_names_and_as_json() {
    let folder = folder(&[]);
    let names = run(folder.path(), &["list", "kinds", "--format", "short"]).out;
    assert!(names.lines().any(|n| n == "relational-database"), "{names}");
    let json = run(folder.path(), &["list", "checks", "--format", "json"]).out;
    let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(read[0]["code"], "TM001");
    assert_eq!(read[0]["question"], 0);
    assert_eq!(read.as_array().map(Vec::len), Some(tm::diagnostic::CODES.len()));
}

#[test]
fn completions_and_manual_mention_every_subcommand() {
    let folder = folder(&[]);
    for arguments in [
        &["completions", "bash"][..],
        &["completions", "zsh"],
        &["completions", "fish"],
        &["completions", "powershell"],
        &["completions", "elvish"],
        &["man"],
        &["--help"],
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        for name in SUBCOMMANDS {
            assert!(ran.out.contains(name), "{arguments:?} does not mention {name}");
        }
    }
}

#[test]
fn a_subcommand_shows_only_the_options_it_heeds_but_takes_all() {
    let folder = folder(&[]);
    let help = run(folder.path(), &["explain", "--help"]).out;
    assert!(help.contains("--color") && !help.contains("--deny"), "{help}");
    assert_eq!(
        run(folder.path(), &["--deny", "notes", "list", "packs", "--all"]).code,
        0
    );
    assert_eq!(run(folder.path(), &["list", "packs", "--deny", "notes"]).code, 0);
    let every = run(folder.path(), &["build", "--help"]).out;
    for option in [
        "--color", "--format", "--deny", "--all", "--today", "--stamp", "--output",
    ] {
        assert!(every.contains(option), "{option} is not in: {every}");
    }
}

#[test]
fn the_help_ends_with_examples_and_exit_codes() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["--help"]);
    assert!(ran.out.contains("Examples:\n  tm init"), "{}", ran.out);
    assert!(ran.out.contains("Exit codes:\n  0 "), "{}", ran.out);
}

#[test]
fn coverage_is_asked_per_interaction_on_demand() {
    let folder = support::sound();
    let model = folder.path().join("model.tm");
    let text = std::fs::read_to_string(&model).expect("readable");
    let text: Vec<&str> = text
        .lines()
        .filter(|l| !l.starts_with("exclude repudiate visitor"))
        .collect();
    std::fs::write(&model, text.join("\n")).expect("writable");
    let gaps = |more: &[&str]| {
        let ran = run(
            folder.path(),
            &[
                &[
                    "check",
                    "model.tm",
                    "--all",
                    "--format",
                    "short",
                    "--today",
                    "2026-10-01",
                ],
                more,
            ]
            .concat(),
        );
        assert_eq!(ran.code, 0, "{ran:?}");
        ["TM506", "TM507", "TM710"].map(|code| ran.out.contains(code))
    };
    assert_eq!(gaps(&[]), [true, false, false]);
    assert_eq!(gaps(&["--per-interaction"]), [false, true, false]);
    std::fs::write(
        folder.path().join("tm.toml"),
        "[coverage]\nper-interaction = true\nat-least = 100\n",
    )
    .expect("writable");
    assert_eq!(gaps(&[]), [false, true, true]);
    let ran = run(
        folder.path(),
        &["build", "model.tm", "-o", "out", "--today", "2026-10-01"],
    );
    assert_eq!(ran.code, 0, "{ran:?}");
    let json = std::fs::read_to_string(folder.path().join("out/model.json")).expect("written");
    assert!(json.contains("\"by\": \"interaction\""));
}
