//! `threats.csv`: the risk register, for spreadsheets. (Programs read `model.json`.)

use super::escape;
use super::view::{ReportView, Threat};
use crate::words::Words;

/// What stands in a cell.
type Cell = fn(&Threat) -> String;

/// The columns: their words, and what stands in them.
const COLUMNS: &[(&str, Cell)] = &[
    ("csv.id", |t| t.link.name.clone()),
    ("threat", |t| t.link.title.clone()),
    ("severity", |t| t.severity.shown.clone()),
    ("feasibility", |t| t.feasibility.shown.clone()),
    ("impact", |t| t.impact.shown.clone()),
    ("adversary", |t| t.by_words.clone()),
    ("effect", |t| list(t.effects.iter().map(|e| e.text.words()))),
    ("way", |t| list(t.way.iter().map(|r| r.title.clone()))),
    ("response", |t| t.state_word.clone()),
    ("decided", |t| list(t.responses.iter().map(|r| r.text.words()))),
    ("because", |t| {
        list(t.responses.iter().filter_map(|r| r.because.clone()))
    }),
    ("concern", |t| {
        list(
            t.checks
                .iter()
                .filter(|c| c.kind == "fails")
                .map(|c| c.text.words()),
        )
    }),
    ("remains", |t| {
        t.remains.as_ref().map_or(String::new(), |r| r.shown.clone())
    }),
    ("owner", |t| t.owner.clone().unwrap_or_default()),
    ("references", |t| list(t.refers.iter().map(|r| r.text.clone()))),
    ("source", |t| t.at.words.clone()),
];

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

/// The register in the order of the report: RFC 4180, UTF-8 with a byte order mark, because spreadsheets take it for
/// something else without one.
pub fn threats(view: &ReportView, words: &Words) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, COLUMNS.iter().map(|(word, _)| words.say(word)));
    for threat in &view.wrong.threats {
        line(&mut out, COLUMNS.iter().map(|(_, cell)| cell(threat)));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.map(|c| field(&c)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A field that a spreadsheet shows as it is: one line, quoted, and with an apostrophe before what would begin a
/// formula (the list of OWASP, "CSV Injection", and the wide forms of the same signs).
fn field(text: &str) -> String {
    let shown = escape::visible(text);
    let shown = shown.trim();
    let formula = shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let mark = if formula { "'" } else { "" };
    format!("\"{mark}{}\"", shown.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn nothing_becomes_a_formula_or_a_field_of_its_own() {
        for (text, shown) in [
            ("plain", "\"plain\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            (" \t=1+1", "\"'=1+1\""),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("＝1", "\"'＝1\""),
            ("one\r\n=two", "\"one  =two\""),
        ] {
            assert_eq!(field(text), shown);
        }
    }
}
