//! `tm test-pack`: the shipped packs pass their own tests, every rule has each kind of test, and what is wrong is said at
//! its place.

mod support;

use support::{folder, run};
use tm::pack_tests;
use tm::source::Disk;

/// All nine at once, on as many threads as there are.
#[test]
fn every_shipped_pack_passes() {
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let started: Vec<_> = tm::packs::NAMES
            .iter()
            .map(|pack| scope.spawn(move || faults(pack)))
            .collect();
        let ended = started.into_iter().map(|t| t.join().expect("no panic"));
        ended.flatten().collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn faults(pack: &str) -> Vec<String> {
    let tested = match pack_tests::run(pack, &Disk) {
        Ok(tested) => tested,
        Err(failure) => return vec![failure.0],
    };
    let mut wrong: Vec<String> = tested.mistakes.iter().map(|m| m.message.clone()).collect();
    for failing in &tested.failing {
        let line = tested.sources.place(failing.span).line;
        wrong.push(format!("packs/tests/{pack}.tm:{line}: {}", failing.text));
    }
    for rule in tested.rules.iter().filter(|r| !r.missing().is_empty()) {
        wrong.push(format!("{}: no test that says {:?}", rule.rule, rule.missing()));
    }
    assert!(
        !tested.rules.is_empty() && tested.expectations > 0,
        "{pack} is empty"
    );
    wrong
}

const RULE: &str = r#"
rule open-store "Open" {
  for store s
  when s.acl = none
  threat disclose s
  impact high
}
"#;

/// What `tm test-pack ours.tm` prints of a rule and a test.
fn printed(test: &str) -> (i32, String) {
    let files = folder(&[("ours.tm", RULE), ("ours.test.tm", test)]);
    let ran = run(files.path(), &["test-pack", "ours.tm"]);
    assert_eq!(ran.err, "");
    (ran.code, ran.out)
}

#[test]
fn what_happened_instead_is_said() {
    let (code, out) = printed(
        "test one \"One\" {\n  store shelf { acl coarse }\n  boundary b { store deep { acl none } }\n  fires open-store on shelf\n  \
         silent open-store on deep\n  asks open-store about shelf acl { unset shelf acl }\n  silent open-store on shelf { unset shelf acl }\n  \
         fires open-store on shelf { set shelf { acl none } }\n  silent open-store on deep { set deep { acl per-object } }\n}\n",
    );
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "ours.test.tm:4:3: `fires open-store on shelf`: it fires on `deep`\n\
         ours.test.tm:5:3: `silent open-store on deep`: it fires on `deep`\n\
         ours.test.tm:7:3: `silent open-store on shelf`: it fires on `deep`; it asks about `shelf acl`\n\
         ours.tm: 1 rules, 6 expectations, 3 failing, 0 rules without a test of each kind\n"
    );
}

#[test]
fn a_missing_kind_of_test_is_said() {
    let (code, out) =
        printed("test one \"One\" {\n  store shelf { acl none }\n  fires open-store on shelf\n}\n");
    assert_eq!(code, 1);
    assert!(
        out.contains("`open-store` has no test that says `silent`, `asks`"),
        "{out}"
    );
}

#[test]
fn mistakes_in_a_test_are_said_at_their_place() {
    for (test, expected) in [
        ("store shelf { acl nome }", "ours.test.tm:2:"),
        ("fires opn-store on shelf", "did you mean `open-store`?"),
        (
            "fires open-store on shelf",
            "`shelf` is not declared in this test",
        ),
        ("fires open-store", "write `fires RULE on NAMES`"),
        (
            "silent open-store { set shelf { acl none } }",
            "`shelf` is not declared in this test",
        ),
        ("silent open-store { acl none }", "write `set NAME"),
        (
            "store shelf; silent open-store { set shelf { acl nome } }",
            "`nome` is not a value",
        ),
    ] {
        let (code, out) = printed(&format!("test one \"One\" {{\n{test}\n}}\n"));
        assert_eq!(code, 1, "{test}");
        assert!(out.contains(expected), "{test}: {out}");
    }
}

#[test]
fn no_other_command_reads_tests() {
    let text = format!("{RULE}\ntest one \"One\" {{ store x {{ acl none }} }}\n");
    let files = folder(&[("ours.tm", text.as_str())]);
    let ran = run(files.path(), &["check", "ours.tm", "--format", "short"]);
    assert!(!ran.out.contains("TM0"), "{}", ran.out);
}

#[test]
fn an_unknown_pack_names_the_known() {
    let files = folder(&[]);
    let ran = run(files.path(), &["test-pack", "webb"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`web`"), "{}", ran.err);
}

#[test]
fn a_new_rule_works_as_it_is_written() {
    let files = folder(&[]);
    for name in ["too-often", "too-late"] {
        let ran = run(files.path(), &["new-rule", name, "--pack", "ours.tm"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    }
    let ran = run(files.path(), &["test-pack", "ours.tm"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.out.contains("2 rules, 6 expectations, 0 failing"),
        "{}",
        ran.out
    );
    let again = run(files.path(), &["new-rule", "too-late", "--pack", "ours.tm"]);
    assert_eq!(again.code, 2, "{}", again.err);
    let ran = run(files.path(), &["new-rule", "not a name"]);
    assert_eq!(ran.code, 2);
    let explained = run(files.path(), &["explain", "too-late", "--pack", "ours.tm"]);
    assert!(
        explained.out.contains("False alarm"),
        "{}{}",
        explained.out,
        explained.err
    );
    let listed = run(files.path(), &["list", "rules", "--pack", "ours.tm"]);
    assert_eq!(listed.out.lines().count(), 3, "{}", listed.out);
}
