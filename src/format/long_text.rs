//! `"""…"""` moves with its statement; its value stays.

use crate::syntax::text::unquote;

/// A long text with its lines behind the first indented by `indent` columns, and the deeper ones as much deeper as they
/// are. Unchanged where that would change its value.
pub fn indented(raw: &str, indent: usize) -> String {
    let plain = raw.replace("\r\n", "\n");
    let Some((first, rest)) = plain.split_once('\n') else {
        return raw.to_string();
    };
    let lines: Vec<&str> = rest.split('\n').collect();
    let (closing, body) = lines.split_last().unwrap_or((&"", &[]));
    let alone = closing.trim_start_matches([' ', '\t']) == "\"\"\"";
    let counted = if alone { body } else { &lines[..] };
    let deep = counted
        .iter()
        .filter(|l| !l.trim().is_empty())
        .map(|l| indentation(l));
    let common = deep.min().unwrap_or(0);
    let space = " ".repeat(indent);
    let mut result = first.trim_end_matches([' ', '\t']).to_string();
    for line in counted {
        result.push('\n');
        if !line.trim().is_empty() {
            result.push_str(&space);
            result.push_str(line.get(common..).unwrap_or(line));
        }
    }
    if alone {
        result.push('\n');
        result.push_str(&space);
        result.push_str("\"\"\"");
    }
    match unquote(&result) == unquote(raw) {
        true => result,
        false => plain,
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
