//! The public catalogues that `refers` may name: numbers and titles, as data in `packs/references` (its README says from
//! where, in which version and under which licence). They are searched where they lie: nothing is read at a start.

/// A catalogue, or a list that has its own form of numbers.
#[derive(Debug)]
pub struct Catalogue {
    /// With its version: "CWE 4.15".
    pub name: &'static str,
    /// What its numbers begin with.
    pub prefix: &'static str,
    /// Whether a number that is missing here is wrong.
    complete: fn(&str) -> bool,
    /// Lines in ascending order of their bytes, after a head of lines with `#`.
    lines: &'static str,
}

/// A line of a catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    pub number: &'static str,
    pub title: &'static str,
    pub status: Status,
}

/// What a catalogue says about one of its numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Active,
    /// Withdrawn, with the number that took its place.
    Deprecated(Option<&'static str>),
    /// A group of weaknesses, which names none.
    Category,
}

macro_rules! lines {
    ($file:literal) => {
        include_str!(concat!("../packs/references/", $file))
    };
}

const WHOLE: fn(&str) -> bool = |_| true;

/// Every catalogue. One whose prefix begins with that of another stands before it.
pub static CATALOGUES: &[Catalogue] = &[
    catalogue("CWE 4.15", "CWE-", WHOLE, lines!("cwe.txt")),
    catalogue("CAPEC 3.9", "CAPEC-", WHOLE, lines!("capec.txt")),
    // Of its case studies only those that a rule refers to.
    catalogue(
        "ATLAS 2026.09",
        "AML.",
        |n| n.starts_with("AML.T"),
        lines!("atlas.txt"),
    ),
    // Of ATT&CK for ICS only a part is known.
    catalogue("ATT&CK 18.1", "T", |n| !n.starts_with("T0"), lines!("attack.txt")),
    catalogue("OWASP Top 10", "OWASP-A", WHOLE, lines!("owasp.txt")),
    catalogue(
        "OWASP API Security Top 10 2023",
        "API",
        WHOLE,
        lines!("owasp.txt"),
    ),
    catalogue(
        "OWASP Top 10 for LLM Applications 2025",
        "LLM",
        WHOLE,
        lines!("owasp.txt"),
    ),
    catalogue(
        "OWASP Top 10 for Agentic Applications 2026",
        "ASI",
        WHOLE,
        lines!("owasp.txt"),
    ),
    catalogue(
        "OWASP Top 10 CI/CD Security Risks 2022",
        "CICD-SEC-",
        WHOLE,
        lines!("owasp.txt"),
    ),
    catalogue("SLSA 1.1", "SLSA-", WHOLE, lines!("slsa.txt")),
];

const fn catalogue(
    name: &'static str,
    prefix: &'static str,
    complete: fn(&str) -> bool,
    lines: &'static str,
) -> Catalogue {
    Catalogue {
        name,
        prefix,
        complete,
        lines,
    }
}

/// The catalogue that a number is of, by its form.
pub fn catalogue_of(number: &str) -> Option<&'static Catalogue> {
    CATALOGUES.iter().find(|c| number.starts_with(c.prefix))
}

/// The line of a number.
pub fn find(number: &str) -> Option<Entry> {
    let entry = catalogue_of(number)?.from(number).next()?;
    (entry.number == number).then_some(entry)
}

/// The title of a number.
pub fn title(number: &str) -> Option<&'static str> {
    find(number).map(|e| e.title)
}

/// Every entry whose number begins so, ascending: `""` gives all of every catalogue.
pub fn starting_with(prefix: &str) -> impl Iterator<Item = Entry> {
    CATALOGUES
        .iter()
        .filter(move |c| c.prefix.starts_with(prefix) || prefix.starts_with(c.prefix))
        .flat_map(move |c| {
            let longer = if prefix.len() > c.prefix.len() {
                prefix
            } else {
                c.prefix
            };
            let longer = longer.to_string();
            c.from(&longer).take_while(move |e| e.number.starts_with(&longer))
        })
}

impl Catalogue {
    /// Whether a number that has its form and is not in it is wrong, as far as is known here.
    pub fn would_have(&self, number: &str) -> bool {
        (self.complete)(number)
    }

    /// Its entries from the first that is not before a number: bisects the lines.
    fn from(&self, number: &str) -> impl Iterator<Item = Entry> + use<> {
        let text = self.lines;
        let (mut low, mut high) = (0, text.len());
        while low < high {
            let start = line_start(text, (low + high) / 2);
            let line = text.get(start..).unwrap_or_default();
            let end = start + line.find('\n').map_or(line.len(), |n| n + 1);
            let before = line.starts_with('#') || line.split(['\t', '\n']).next() < Some(number);
            if before {
                low = end;
            } else {
                high = start;
            }
        }
        text.get(low..).unwrap_or_default().lines().filter_map(entry)
    }
}

/// Where the line around a byte begins.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1)
}

fn entry(line: &'static str) -> Option<Entry> {
    let mut parts = line.split('\t');
    let (number, title) = (parts.next()?, parts.next()?);
    let status = match parts.next() {
        None => Status::Active,
        Some("category" | "view") => Status::Category,
        Some(deprecated) => Status::Deprecated(deprecated.split_once(' ').map(|(_, new)| new)),
    };
    Some(Entry {
        number,
        title,
        status,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_and_numbers_that_do_not_exist_are_not() {
        for (number, wanted) in [
            ("CAPEC-66", "SQL Injection"),
            (
                "CAPEC-1",
                "Accessing Functionality Not Properly Constrained by ACLs",
            ),
            ("CAPEC-98", "Phishing"),
            ("T1190", "Exploit Public-Facing Application"),
            (
                "AML.T0024.000",
                "Exfiltration via AI Inference API: Infer Training Data Membership",
            ),
            ("LLM01", "Prompt Injection"),
            ("OWASP-A03-2021", "Injection"),
            ("API1", "Broken Object Level Authorization"),
            ("CICD-SEC-4", "Poisoned Pipeline Execution"),
            ("SLSA-I", "Usage"),
        ] {
            assert_eq!(title(number), Some(wanted), "{number}");
        }
        for number in [
            "CWE-0",
            "CWE-9999",
            "CWE-99999",
            "CAPEC-999",
            "T9001",
            "",
            "X-1",
            "#",
        ] {
            assert_eq!(title(number), None, "{number}");
        }
    }

    #[test]
    fn every_line_is_found_by_its_number_and_in_order() {
        for catalogue in CATALOGUES {
            let lines = catalogue.lines.lines().filter(|l| !l.starts_with('#'));
            let numbers: Vec<&str> = lines.filter_map(|l| l.split('\t').next()).collect();
            assert!(numbers.is_sorted(), "{}: not ascending", catalogue.name);
            for number in numbers {
                assert_eq!(find(number).map(|e| e.number), Some(number));
            }
        }
    }

    #[test]
    fn numbers_are_listed_by_what_they_begin_with() {
        let of = |prefix| starting_with(prefix).map(|e| e.number).collect::<Vec<_>>();
        assert_eq!(
            of("CWE-89"),
            [
                "CWE-89", "CWE-890", "CWE-891", "CWE-892", "CWE-893", "CWE-894", "CWE-895", "CWE-896",
                "CWE-897", "CWE-898", "CWE-899"
            ]
        );
        assert_eq!(of("SLSA-B").len(), 5);
        assert_eq!(of("CA").len(), 559);
        assert!(of("").len() > 3000);
        assert!(of("nothing").is_empty());
    }

    #[test]
    fn what_was_withdrawn_says_what_took_its_place() {
        let status = |number| find(number).map(|e| e.status);
        assert_eq!(
            status("AML.T0019"),
            Some(Status::Deprecated(Some("AML.T0115.000")))
        );
        assert_eq!(status("CWE-1000"), Some(Status::Category));
        assert_eq!(status("CWE-89"), Some(Status::Active));
    }
}
