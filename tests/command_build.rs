//! `tm build`: what is written where, and that a failure leaves nothing behind.

mod support;

use std::fs;
use support::{folder, listing, run, sound};

const TODAY: &[&str] = &["--today", "2026-10-01"];
const UNKNOWN: &str = "process web\n\nflow web -> databse\n";
const ALL: [&str; 7] = [
    "diagrams",
    "diagrams/overview.svg",
    "diagrams/risk-matrix.svg",
    "model.json",
    "report.html",
    "report.md",
    "threats.csv",
];

fn build(folder: &support::TempDir, more: &[&str]) -> support::Ran {
    run(folder.path(), &[&["build", "model.tm"], TODAY, more].concat())
}

#[test]
fn everything_is_written_to_the_folder_named() {
    let folder = sound();
    let ran = build(&folder, &["-o", "a/b"]);
    assert!(ran.code == 0 && ran.err.contains("model.tm: "), "{ran:?}");
    assert_eq!(
        ran.out,
        "wrote report.md, report.html, threats.csv, model.json and 2 diagrams to a/b\n"
    );
    assert_eq!(listing(&folder.path().join("a/b")), ALL);
}

#[test]
fn without_a_folder_it_is_named_after_the_model() {
    let folder = sound();
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    fs::rename(
        folder.path().join("model.tm"),
        folder.path().join("sub/web-shop.tm"),
    )
    .expect("moved");
    let ran = run(folder.path(), &[&["build", "sub/web-shop.tm"], TODAY].concat());
    assert!(ran.out.ends_with(" to web-shop-report\n"), "{}", ran.out);
    assert_eq!(listing(&folder.path().join("web-shop-report")), ALL);
}

#[test]
fn tm_toml_names_the_folder_from_its_own() {
    let folder = sound();
    fs::write(folder.path().join("tm.toml"), "[build]\noutput = \"out\"\n").expect("a file");
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    let sub = folder.path().join("sub");
    let ran = run(&sub, &[&["build", "../model.tm"], TODAY].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(listing(&folder.path().join("out")), ALL);
    assert!(listing(&sub).is_empty());
}

#[test]
fn nothing_is_written_while_the_language_has_errors() {
    let folder = folder(&[("model.tm", UNKNOWN)]);
    let ran = build(&folder, &[]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .ends_with("nothing was written: the language has 1 error\n"),
        "{}",
        ran.err
    );
    assert_eq!(listing(folder.path()), ["model.tm"]);
}

#[test]
fn an_unfinished_model_gets_its_report_and_exit_code_1() {
    let folder = folder(&[(
        "model.tm",
        "model \"Unfinished\"\nprocess web\nadversary a { wants disclose web }\n",
    )]);
    let ran = build(&folder, &["-o", "out", "--deny", "notes"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("model.tm: "), "{}", ran.err);
    let no_matrix: Vec<&str> = ALL.into_iter().filter(|f| !f.contains("matrix")).collect();
    assert_eq!(listing(&folder.path().join("out")), no_matrix);
}

#[test]
fn two_runs_give_the_same_bytes_whatever_the_day_and_the_place() {
    let (one, other) = (sound(), sound());
    assert_eq!(build(&one, &["-o", "out"]).code, 0);
    assert_eq!(
        run(
            other.path(),
            &["build", "model.tm", "-o", "elsewhere", "--today", "2026-10-02"]
        )
        .code,
        0
    );
    for name in ALL.iter().filter(|n| n.contains('.')) {
        let read = |folder: &support::TempDir, out: &str| {
            fs::read_to_string(folder.path().join(out).join(name)).expect("an output")
        };
        let text = read(&one, "out");
        assert!(text == read(&other, "elsewhere"), "{name} differs");
        assert!(
            !text.contains(&one.path().display().to_string()),
            "{name} names the folder"
        );
    }
}

#[test]
fn the_date_stands_in_the_outputs_only_when_asked_for() {
    let folder = sound();
    let day = ["--today", "2026-11-12"];
    let dated = |more: &[&str]| {
        run(
            folder.path(),
            &[&["build", "model.tm", "-o", "out"], &day[..], more].concat(),
        );
        let report = fs::read_to_string(folder.path().join("out/report.md")).expect("a report");
        report.contains("2026-11-12") || report.contains("12 Nov")
    };
    assert!(!dated(&[]));
    assert!(dated(&["--stamp"]));
}

#[test]
fn drawn_alone_a_diagram_is_the_same() {
    let folder = sound();
    build(&folder, &["-o", "out"]);
    let alone = run(folder.path(), &[&["draw", "model.tm"], TODAY].concat()).out;
    assert!(fs::read_to_string(folder.path().join("out/diagrams/overview.svg")).expect("a diagram") == alone);
}

#[test]
fn templates_that_are_not_there_are_a_failure() {
    let folder = sound();
    fs::write(
        folder.path().join("tm.toml"),
        "[report]\ntemplates = \"tmplates\"\n",
    )
    .expect("a file");
    let ran = build(&folder, &[]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .ends_with("error: `templates` of tm.toml: there is no folder `tmplates`\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_that_is_a_file() {
    let folder = sound();
    fs::write(folder.path().join("out"), "mine").expect("a file");
    let ran = build(&folder, &["-o", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.ends_with("error: `out` is a file, not a folder\n"),
        "{}",
        ran.err
    );
    assert_eq!(listing(folder.path()), ["model.tm", "out"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_exit_code_2_and_leaves_nothing() {
    let folder = sound();
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    let Some(_mount) = support::Mount::new(&out, &["-t", "tmpfs", "-o", "size=16k", "tmpfs"]) else {
        return;
    };
    let ran = build(&folder, &["-o", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.ends_with(" cannot be written: no space left\n"),
        "{}",
        ran.err
    );
    assert_eq!(listing(&out), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_disk_is_exit_code_2() {
    let folder = sound();
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder");
    let Some(_mount) = support::Mount::new(&out, &["-t", "tmpfs", "-o", "ro", "tmpfs"]) else {
        return;
    };
    let ran = build(&folder, &["-o", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.ends_with("error: `out` cannot be written: read-only\n"),
        "{}",
        ran.err
    );
}

#[test]
fn a_language_that_is_not_known_is_refused_with_those_that_are() {
    let folder = sound();
    let ran = run(folder.path(), &["build", "model.tm", "--lang", "xx"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the languages are en, de"), "{}", ran.err);
}

#[test]
fn without_a_browser_a_pdf_is_a_failure_that_says_what_to_do_and_writes_nothing() {
    let folder = sound();
    let before = listing(folder.path());
    let mut command = support::tm(folder.path(), &["build", "model.tm", "--pdf"]);
    command.env("TM_CHROMIUM", "no-such-browser");
    let output = command.output().expect("tm runs");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        message.contains("`TM_CHROMIUM` names `no-such-browser`"),
        "{message}"
    );
    command.env_remove("TM_CHROMIUM").env("PATH", "");
    let output = command.output().expect("tm runs");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() || message.contains("leave out `--pdf`"),
        "{message}"
    );
    if !output.status.success() {
        assert_eq!(listing(folder.path()), before);
    }
}

#[test]
fn the_section_for_security_md_goes_to_standard_output_and_no_file_is_written() {
    let folder = sound();
    let before = listing(folder.path());
    let ran = run(folder.path(), &["build", "model.tm", "--format", "security-md"]);
    assert!(ran.out.starts_with("## Scope\n") && ran.code == 0, "{ran:?}");
    assert_eq!(listing(folder.path()), before);
    let ran = run(folder.path(), &["check", "model.tm", "--format", "security-md"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("only `build` knows"), "{}", ran.err);
}

#[test]
fn separate_pages_are_written_when_they_are_asked_for() {
    let folder = sound();
    let ran = run(folder.path(), &["build", "model.tm", "-o", "out", "--split"]);
    assert!(ran.out.contains("and 7 pages to out"), "{}", ran.out);
    let written = listing(&folder.path().join("out/pages"));
    assert!(written.contains(&"SUMMARY.md".to_string()) && written.contains(&"2-wrong.md".to_string()));
}

#[test]
fn a_template_that_takes_the_place_of_nothing_is_refused_and_an_included_partial_is_not() {
    let folder = sound();
    let templates = folder.path().join("templates/html");
    fs::create_dir_all(&templates).expect("a folder");
    fs::write(templates.join("sumary.html"), "mine").expect("a file");
    let ran = run(folder.path(), &["build", "model.tm", "-o", "out"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.err
            .contains("html/sumary.html` is used by nothing: did you mean `html/summary.html`?"),
        "{}",
        ran.err
    );
    fs::write(templates.join("logo.html"), "{% include \"html/sumary.html\" %}").expect("a file");
    let ran = run(folder.path(), &["build", "model.tm", "-o", "out"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}
