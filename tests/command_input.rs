//! Bad input: one clear message each, exit code 2 where there is no text, and never a panic.

mod support;

use std::fs;
use support::{folder, run};

/// Checks one file; gives the exit code and the first line of what was said.
fn refused(name: &str, bytes: Option<&[u8]>) -> (i32, String) {
    let folder = folder(&[]);
    match bytes {
        Some(bytes) => fs::write(folder.path().join(name), bytes).expect("a file"),
        None => fs::create_dir(folder.path().join(name)).expect("a folder"),
    }
    let ran = run(folder.path(), &["check", name]);
    assert_eq!((ran.out.as_str(), ran.err.lines().count()), ("", 1), "{ran:?}");
    (ran.code, ran.err.trim_end().to_string())
}

fn error(message: &str) -> (i32, String) {
    (2, format!("error: {message}"))
}

#[test]
fn a_missing_file() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["check", "m.tm"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: there is no file `m.tm`\n")
    );
}

#[test]
fn a_folder() {
    assert_eq!(refused("m.tm", None), error("`m.tm` is a folder, not a file"));
}

#[test]
fn not_utf8() {
    let bytes = b"model \"A\"\ndata caf\xe9\n";
    let expected = error("`m.tm` is not UTF-8: see line 2; save it as UTF-8");
    assert_eq!(refused("m.tm", Some(bytes)), expected);
}

#[test]
fn utf16() {
    let bytes: Vec<u8> = "\u{feff}model"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let expected = error("`m.tm` is not UTF-8; it looks like UTF-16: save it as UTF-8");
    assert_eq!(refused("m.tm", Some(&bytes)), expected);
}

#[test]
fn a_file_over_16_mb() {
    let line = format!("// {}\n", "x".repeat(1020));
    let bytes = line.repeat((16 << 10) + 1);
    let expected = error("`m.tm` is larger than 16 MB, the limit for a file");
    assert_eq!(refused("m.tm", Some(bytes.as_bytes())), expected);
}

#[test]
fn a_line_over_1_mb() {
    let bytes = format!("model \"A\"\n// {}\n", "x".repeat(1 << 20));
    let expected = error("line 2 of `m.tm` is longer than 1 MB, the limit for a line");
    assert_eq!(refused("m.tm", Some(bytes.as_bytes())), expected);
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_without_an_end() {
    let folder = folder(&[]);
    let ran = run(folder.path(), &["check", "/dev/zero"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            2,
            "error: `/dev/zero` is larger than 16 MB, the limit for a file\n"
        )
    );
}

#[cfg(unix)]
#[test]
fn an_unreadable_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("m.tm", "model \"A\"\n")]);
    let path = folder.path().join("m.tm");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::File::open(&path).is_ok() {
        println!("not run: this user may read every file");
        return;
    }
    let ran = run(folder.path(), &["check", "m.tm"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "error: `m.tm` may not be read: permission denied\n")
    );
}

#[test]
fn an_empty_file_is_one_error() {
    for text in ["", "\n\n", "// nothing\n", "\u{feff}"] {
        let folder = folder(&[("m.tm", text)]);
        let ran = run(folder.path(), &["check", "m.tm", "--format", "short"]);
        assert_eq!(
            (ran.code, ran.out.lines().count()),
            (1, 1),
            "{text:?}: {}",
            ran.out
        );
        assert!(ran.out.ends_with("the file is empty\n"), "{}", ran.out);
    }
}

#[test]
fn nesting_100_000_deep_is_an_error() {
    for text in [
        "boundary a {\n".repeat(100_000),
        "{".repeat(100_000),
        "data a [\n".repeat(100_000),
    ] {
        let folder = folder(&[("m.tm", &text)]);
        let ran = run(folder.path(), &["check", "m.tm"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.out.len() < 100_000, "{} bytes", ran.out.len());
    }
}

#[test]
fn ten_thousand_errors_are_a_part_of_them_and_a_count() {
    let lines: String = (0..10_000).map(|n| format!("flow a{n} -> b{n}\n")).collect();
    let folder = folder(&[("m.tm", &lines)]);
    let ran = run(folder.path(), &["check", "m.tm"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.matches("error[").count(), 100);
    let last = ran.out.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("m.tm: ") && last.ends_with("of them not shown: see --all)"),
        "{last}"
    );
}

#[test]
fn ten_thousand_errors_on_one_line() {
    let line: String = (0..10_000).map(|n| format!("flow a{n} -> b{n};")).collect();
    let folder = folder(&[("m.tm", &line)]);
    let ran = run(folder.path(), &["check", "m.tm"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.len() < 200_000, "{} bytes", ran.out.len());
}
