//! `tm reach`: who is asked about, and the table of components that are taken over.

mod support;

use support::{folder, run};

/// The one reads what the other can open.
const MODEL: &str = "\
model \"Letters\" { purpose \"p\" }
actor alice { }
process desk { holds letters }
store archive { holds key }
data letters { sealed by key }
data key { kind key }
flow post: alice -> desk { sends letters; channel plain; integrity none; client-auth password }
adversary eavesdropper { knows public; computes basic; observes post; wants disclose letters }
adversary clerk { knows public, key; computes basic; controls nothing; wants disclose letters }
";

fn json(arguments: &[&str]) -> serde_json::Value {
    let folder = folder(&[("model.tm", MODEL)]);
    let arguments = [&["reach", "model.tm", "--format", "json"], arguments].concat();
    let ran = run(folder.path(), &arguments);
    assert_eq!(ran.code, 0, "{ran:?}");
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn those_who_collude_are_asked_about_together() {
    for alone in ["eavesdropper", "clerk"] {
        let answers = json(&["--by", alone, "--goal", "disclose letters"]);
        assert_eq!(answers[0]["answer"], "no", "{answers}");
    }
    let answers = json(&["--by", "eavesdropper, clerk", "--goal", "disclose letters"]);
    assert_eq!(answers[0]["adversary"], "eavesdropper and clerk together");
    assert_eq!(answers[0]["answer"], "yes");
    let steps: Vec<&str> = answers[0]["steps"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|s| s.as_str())
        .collect();
    let told = [
        "`clerk` knows `key`",
        "`eavesdropper` observes `post`",
        "one of them reads `letters` on `post`: nothing protects it there",
        "one of them opens `letters`, with `key`",
    ];
    assert_eq!(steps, told);
}

#[test]
fn whoever_is_not_declared_colludes_with_nobody() {
    let folder = folder(&[("model.tm", MODEL)]);
    for by in ["eavesdropper,clark", "clark", "eavesdropper,"] {
        let ran = run(folder.path(), &["reach", "model.tm", "--by", by]);
        assert!(
            ran.code == 2 && ran.err.contains("there is no adversary"),
            "{ran:?}"
        );
    }
    let ran = run(
        folder.path(),
        &["reach", "model.tm", "--by", "eavesdropper,clark"],
    );
    assert!(ran.err.contains("did you mean `clerk`?"), "{ran:?}");
}

#[test]
fn the_table_of_what_is_taken_over_is_json_too() {
    let rows = json(&["--pairs"]);
    let of = |components: &[&str]| {
        let rows = rows.as_array().expect("rows");
        let row = rows
            .iter()
            .find(|r| r["components"] == serde_json::json!(components));
        row.map(|r| r["losses"].clone())
    };
    let losses = of(&["archive"]).expect("a row");
    assert!(
        losses
            .as_array()
            .is_some_and(|l| l.contains(&"disclose key".into())),
        "{losses}"
    );
    let losses = of(&["desk", "archive"]).expect("together they open the letters");
    assert_eq!(losses, serde_json::json!(["disclose letters"]));
    let folder = folder(&[("model.tm", MODEL)]);
    let words = run(folder.path(), &["reach", "model.tm", "--pairs"]).out;
    assert!(
        words.contains("desk and archive together, besides: disclose letters\n"),
        "{words}"
    );
}
