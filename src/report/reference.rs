//! Where a number of a public catalogue can be read.

use super::text::Link;

/// `CWE-89`, `CAPEC-66`, `T1190`, `AML.T0020`, `CVE-2026-1` with the address of their page; others without.
pub fn link(number: &str) -> Link {
    Link {
        text: number.to_string(),
        address: address(number),
    }
}

fn address(number: &str) -> Option<String> {
    if !number
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    {
        return None;
    }
    let digits = |prefix: &str| number.strip_prefix(prefix).filter(|n| is_number(n));
    if let Some(n) = digits("CWE-") {
        return Some(format!("https://cwe.mitre.org/data/definitions/{n}.html"));
    }
    if let Some(n) = digits("CAPEC-") {
        return Some(format!("https://capec.mitre.org/data/definitions/{n}.html"));
    }
    if number.starts_with("CVE-") {
        return Some(format!("https://www.cve.org/CVERecord?id={number}"));
    }
    if number.starts_with("AML.T") {
        return Some(format!("https://atlas.mitre.org/techniques/{number}"));
    }
    let technique = number.strip_prefix('T')?;
    let (main, sub) = technique
        .split_once('.')
        .map_or((technique, None), |(m, s)| (m, Some(s)));
    match sub {
        None if is_number(main) => Some(format!("https://attack.mitre.org/techniques/T{main}/")),
        Some(sub) if is_number(main) && is_number(sub) => {
            Some(format!("https://attack.mitre.org/techniques/T{main}/{sub}/"))
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
