//! Coverage by STRIDE: which cells apply, and what answers each.

use std::path::PathBuf;
use tm::model::Index;
use tm::source::Disk;
use tm::stride::{Answer, By, LETTERS, Row, Tally, coverage, tally};
use tm::{Draft, Input, draft};

const DESK: &str = r#"
data parcels
data logs { kind log }
actor clerk
process desk
store shelf { holds parcels }
store journal { holds logs }
flow ask: clerk -> desk { sends parcels }
flow look: desk -> shelf { returns parcels }
flow note: desk -> journal { sends logs }
"#;

fn read(text: &str) -> Draft {
    let input = Input::Text {
        name: "model.tm".to_string(),
        text: text.to_string(),
        folder: PathBuf::from("."),
    };
    let draft = draft(&input, &Disk).unwrap_or_else(|failure| panic!("{}", failure.0));
    let wrong: Vec<&str> = draft.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    draft
}

/// The rows: a letter for each open cell, its number of threats for one with threats, `-` for one ruled out, `.` for one
/// that does not apply.
fn table(text: &str, by: By) -> Vec<String> {
    let draft = read(text);
    let (model, index) = (&draft.model, Index::of(&draft.model));
    let threats: Vec<_> = model.written().collect();
    let coverage = coverage(model, &index, &threats, by);
    let bits = |row: &Row, counts: fn(&Answer) -> bool| {
        let cells = row.cells.iter().enumerate();
        let counts = cells.filter(|(_, cell)| cell.as_ref().is_some_and(counts));
        counts.fold(0, |all, (letter, _)| all | 1 << letter)
    };
    let rows = coverage.rows.iter().map(|row| Tally {
        node: row.node,
        asked: bits(row, |_| true),
        answered: bits(row, |answer| *answer != Answer::Open),
    });
    assert_eq!(
        tally(model, &index, &threats, by),
        rows.collect::<Vec<_>>(),
        "the short form says the same"
    );
    let rows = coverage.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(LETTERS).map(|(cell, letter)| match cell {
            None => ".".to_string(),
            Some(Answer::Open) => letter.to_string(),
            Some(Answer::Threats(list)) => list.len().to_string(),
            Some(Answer::Excluded(_)) => "-".to_string(),
        });
        format!("{} {}", model.name(row.node), cells.collect::<String>())
    });
    rows.collect()
}

#[test]
fn each_sort_of_element_has_its_letters() {
    assert_eq!(
        table(DESK, By::Element),
        [
            "clerk S.R...",
            "desk STRIDE",
            "shelf .T.ID.",
            "journal .TRID.",
            "ask .T.ID.",
            "look .T.ID.",
            "note .T.ID."
        ]
    );
}

#[test]
fn an_interaction_is_asked_about_its_caller_its_way_and_the_called() {
    assert_eq!(
        table(DESK, By::Interaction),
        ["ask STRIDE", "look STRID.", "note STRID."]
    );
}

#[test]
fn threats_answer_where_they_stand() {
    let cases = [
        // The target itself, whatever the way.
        ("tamper shelf; through ask", "shelf .1.ID."),
        // Data: on the way, else wherever it is.
        ("disclose parcels; through ask, desk", "desk STR1DE"),
        ("disclose parcels; through ask, desk", "shelf .T.ID."),
        ("disclose parcels", "shelf .T.1D."),
        ("disclose parcels", "look .T.1D."),
        ("disclose parcels", "note .T.ID."),
        // What does not apply to a place of the way is not counted there.
        ("elevate desk; through ask", "ask .T.ID."),
        // Privacy is no letter.
        ("link parcels", "shelf .T.ID."),
    ];
    for (threat, row) in cases {
        let rows = table(&format!("{DESK}threat t {{ {threat} }}\n"), By::Element);
        assert!(
            rows.contains(&row.to_string()),
            "{threat}: {row} is not in {rows:?}"
        );
    }
}

#[test]
fn threats_answer_the_interactions_they_go_through() {
    let cases = [
        ("elevate desk", vec!["ask STRID1", "look STRID.", "note STRID."]),
        (
            "spoof desk; through look",
            vec!["ask STRIDE", "look 1TRID.", "note STRID."],
        ),
        ("spoof desk", vec!["ask STRIDE", "look 1TRID.", "note 1TRID."]),
        (
            "disclose parcels",
            vec!["ask STR1DE", "look STR1D.", "note STRID."],
        ),
        (
            "disclose parcels; through shelf",
            vec!["ask STRIDE", "look STR1D.", "note STRID."],
        ),
        ("tamper shelf", vec!["ask STRIDE", "look STRID.", "note STRID."]),
    ];
    for (threat, rows) in cases {
        let text = format!("{DESK}threat t {{ {threat} }}\n");
        assert_eq!(table(&text, By::Interaction), rows, "{threat}");
    }
}

#[test]
fn what_is_ruled_out_is_answered() {
    let text = format!(
        "{DESK}exclude deny shelf because \"a\"\nexclude disclose parcels because \"b\"\nexclude spoof clerk because \"c\"\n"
    );
    assert_eq!(
        table(&text, By::Element),
        [
            "clerk -.R...",
            "desk STRIDE",
            "shelf .T.--.",
            "journal .TRID.",
            "ask .T.-D.",
            "look .T.-D.",
            "note .T.ID."
        ]
    );
    assert_eq!(
        table(&text, By::Interaction),
        ["ask -TR-DE", "look STR-D.", "note STRID."]
    );
}

/// A threat comes before an exclusion of the same, and two threats count twice.
#[test]
fn threats_are_counted_and_come_first() {
    let text = format!(
        "{DESK}threat t {{ deny shelf }}\nthreat u {{ deny shelf; disclose shelf }}\nexclude deny shelf because \"a\"\n"
    );
    assert!(table(&text, By::Element).contains(&"shelf .T.12.".to_string()));
}
