//! The command: which files, what is written, exit codes.

use crate::support::{folder, run, run_with};
use std::fs;

const UGLY: &str = "data  a {integrity low}\n";
const FINE: &str = "data a { integrity low }\n";

#[test]
fn check_writes_nothing_and_says_which_would_change() {
    let folder = folder(&[("ugly.tm", UGLY), ("fine.tm", FINE)]);
    let ran = run(folder.path(), &["fmt", "--check"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "would change: ugly.tm\n"),
        "{ran:?}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("ugly.tm")).expect("there"),
        UGLY
    );
    let ran = run(folder.path(), &["fmt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "changed: ugly.tm\n"), "{ran:?}");
    assert_eq!(
        fs::read_to_string(folder.path().join("ugly.tm")).expect("there"),
        FINE
    );
    assert_eq!(run(folder.path(), &["fmt", "--check", "."]).code, 0);
}

#[test]
fn folders_are_searched_without_what_git_ignores() {
    let folder = folder(&[
        (".gitignore", "made/\n"),
        ("made/a.tm", UGLY),
        ("deep/er/b.tm", UGLY),
        ("deep/c.txt", UGLY),
        (".hidden/d.tm", UGLY),
    ]);
    let ran = run(folder.path(), &["fmt", "--check"]);
    assert_eq!(ran.out, "would change: deep/er/b.tm\n");
    // A file that is named is formatted whatever git says.
    assert_eq!(run(folder.path(), &["fmt", "--check", "made/a.tm"]).code, 1);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = folder(&[]);
    let ran = run_with(folder.path(), &["fmt", "-"], UGLY);
    assert_eq!((ran.code, ran.out.as_str()), (0, FINE));
    assert_eq!(run_with(folder.path(), &["fmt", "--check", "-"], UGLY).code, 1);
    assert_eq!(run_with(folder.path(), &["fmt", "--check", "-"], FINE).code, 0);
    assert_eq!(run(folder.path(), &["fmt", "-", "x.tm"]).code, 2);
}

#[test]
fn one_file_that_cannot_be_read_stops_no_other() {
    let folder = folder(&[("ugly.tm", UGLY)]);
    fs::write(folder.path().join("bytes.tm"), [0xff, 0xfe, 0]).expect("written");
    let ran = run(folder.path(), &["fmt"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("bytes.tm") && ran.err.contains("1 of 2 files"),
        "{}",
        ran.err
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("ugly.tm")).expect("there"),
        FINE
    );
    assert_eq!(run(folder.path(), &["fmt", "missing.tm"]).code, 2);
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = folder(&[("a.tm", "data  a\ndata b \"open\" \"\ndata  c\n")]);
    let ran = run(folder.path(), &["fmt"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("a.tm:2: left as it is"), "{}", ran.err);
    assert_eq!(
        fs::read_to_string(folder.path().join("a.tm")).expect("there"),
        "data a\ndata b \"open\" \"\ndata c\n"
    );
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real.tm", UGLY)]);
    let (real, link) = (folder.path().join("real.tm"), folder.path().join("link.tm"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("real.tm", &link).expect("a link");
    assert_eq!(run(folder.path(), &["fmt", "link.tm"]).code, 0);
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    assert_eq!(fs::read_to_string(&real).expect("there"), FINE);
    assert_eq!(
        fs::metadata(&real).expect("there").permissions().mode() & 0o777,
        0o640
    );
    fs::write(&real, UGLY).expect("written");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).expect("set");
    let ran = run(folder.path(), &["fmt", "real.tm"]);
    assert_eq!(ran.code, 2, "a read-only file was replaced: {ran:?}");
}

#[test]
fn what_init_writes_is_laid_out() {
    let folder = crate::support::sound();
    let ran = run(folder.path(), &["fmt", "--check"]);
    assert_eq!(ran.code, 0, "{ran:?}");
}
