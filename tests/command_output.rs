//! Outputs are written all or none, and only inside their folder; as root too, by way of mounts.

mod support;

use std::fs;
use std::path::Path;
use support::{folder, listing};
use tm::output::{write_all, write_one};

fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    names
        .iter()
        .map(|n| (n.to_string(), format!("text of {n}\n").into_bytes()))
        .collect()
}

fn refused(folder: &Path, names: &[&str]) -> String {
    write_all(folder, &files(names))
        .expect_err("nothing is written")
        .0
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a file")
}

#[test]
fn folders_are_made_and_files_replaced() {
    let home = folder(&[("out/report.md", "old")]);
    let out = home.path().join("out");
    write_all(&out, &files(&["report.md", "diagrams/a.svg"])).expect("written");
    assert_eq!(listing(&out), ["diagrams", "diagrams/a.svg", "report.md"]);
    assert_eq!(text(out.join("report.md")), "text of report.md\n");
}

#[cfg(unix)]
#[test]
fn files_are_made_as_the_users_mask_wants_them() {
    use std::os::unix::fs::PermissionsExt;
    let home = folder(&[("other", "")]);
    write_all(home.path(), &files(&["report.md"])).expect("written");
    let mode = |name: &str| {
        fs::metadata(home.path().join(name))
            .expect("a file")
            .permissions()
            .mode()
    };
    assert_eq!(mode("report.md"), mode("other"));
}

#[test]
fn no_name_leads_out() {
    let home = folder(&[]);
    let out = home.path().join("out");
    for name in [
        "../a",
        "/etc/tm-test",
        "a/../../b",
        "",
        ".",
        "a/",
        "a\\b",
        "a\0b",
        "./../x",
    ] {
        assert!(
            refused(&out, &["ok", name]).ends_with("is no name for an output"),
            "{name:?}"
        );
    }
    assert!(refused(&out, &["twice", "twice"]).ends_with("is no name for an output"));
    assert_eq!(listing(home.path()), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out() {
    let home = folder(&[("elsewhere/keep", "mine"), ("out/x", "")]);
    let out = home.path().join("out");
    std::os::unix::fs::symlink(home.path().join("elsewhere"), out.join("diagrams")).expect("a link");
    std::os::unix::fs::symlink(home.path().join("elsewhere/keep"), out.join("report.md")).expect("a link");
    assert!(refused(&out, &["diagrams/a.svg"]).contains("is a link out of the output folder"));
    // A file that is a link is replaced, not followed.
    write_all(&out, &files(&["report.md"])).expect("written");
    assert_eq!(text(home.path().join("elsewhere/keep")), "mine");
    assert_eq!(listing(&home.path().join("elsewhere")), ["keep"]);
}

#[test]
fn the_folder_is_a_file() {
    let home = folder(&[("out", "mine"), ("dir/report.md/x", "")]);
    let out = home.path().join("out");
    assert_eq!(
        refused(&out, &["a"]),
        format!("`{}` is a file, not a folder", out.display())
    );
    assert_eq!(
        refused(&out.join("deeper"), &["a"]),
        format!("`{}` is a file, not a folder", out.display())
    );
    assert!(refused(&home.path().join("dir"), &["a", "report.md"]).ends_with("is a folder, not a file"));
    assert_eq!(
        listing(home.path()),
        ["dir", "dir/report.md", "dir/report.md/x", "out"]
    );
}

#[test]
fn folders_made_for_nothing_are_removed() {
    let home = folder(&[]);
    let out = home.path().join("a/b");
    assert!(!refused(&out, &["c", "c/d"]).is_empty());
    assert_eq!(listing(home.path()), Vec::<String>::new());
}

#[test]
fn one_file_where_the_user_said() {
    let home = folder(&[("dir/x", "")]);
    let path = home.path().join("new/m.svg");
    write_one(&path, b"<svg/>").expect("written");
    assert_eq!(text(&path), "<svg/>");
    assert!(write_one(&home.path().join("dir"), b"").is_err());
    assert!(write_one(&home.path().join("dir/x/y"), b"").is_err());
    assert_eq!(listing(home.path()), ["dir", "dir/x", "new", "new/m.svg"]);
}

#[cfg(target_os = "linux")]
mod mounts {
    use super::*;
    use crate::support::{Mount, mounted};

    #[test]
    fn a_full_disk_leaves_what_was_there() {
        let home = folder(&[("out/x", "")]);
        let out = home.path().join("out");
        let Some(_mount) = Mount::new(&out, &["-t", "tmpfs", "-o", "size=64k", "tmpfs"]) else {
            return;
        };
        write_all(&out, &files(&["report.md"])).expect("written");
        let mut large = files(&["model.json", "report.md", "diagrams/a.svg"]);
        large.push(("report.html".to_string(), vec![b'x'; 100 << 10]));
        let said = write_all(&out, &large).expect_err("the disk is full").0;
        assert!(
            said.ends_with("report.html` cannot be written: no space left"),
            "{said}"
        );
        assert_eq!(listing(&out), ["report.md"]);
        assert_eq!(text(out.join("report.md")), "text of report.md\n");
    }

    #[test]
    fn a_read_only_disk_stays_as_it_is() {
        let home = folder(&[("out/report.md", "old")]);
        let out = home.path().join("out");
        let shown = out.display().to_string();
        let Some(_mount) = Mount::new(&out, &["--bind", &shown]) else {
            return;
        };
        if !mounted(&out, &["-o", "remount,ro,bind"]) {
            return;
        }
        assert_eq!(
            refused(&out, &["report.md"]),
            format!("`{shown}` cannot be written: read-only")
        );
        assert_eq!(
            refused(&out.join("new"), &["a"]),
            format!("`{shown}/new` cannot be written: read-only")
        );
        assert_eq!(listing(&out), ["report.md"]);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let home = folder(&[("out/report.md", "old")]);
    let out = home.path().join("out");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).expect("permissions");
    if fs::write(out.join("probe"), "").is_ok() {
        println!("not run: this user may write every folder");
        return;
    }
    assert!(refused(&out, &["report.md"]).ends_with("permission denied"));
    assert_eq!(listing(&out), ["report.md"]);
}
