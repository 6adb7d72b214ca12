//! Paths and the addresses that editors use for them.

use lsp_types::Uri;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The path of an address. What is no file (an unsaved buffer) gets a path that is nowhere on the disk.
pub fn path(uri: &Uri) -> PathBuf {
    let text = uri.as_str();
    let Some(rest) = text.strip_prefix("file://") else {
        return PathBuf::from(text.replace([':', '/'], "_"));
    };
    // What stands before the first slash is a host; only the empty one and this machine make sense.
    let rest = rest.find('/').map_or(rest, |at| &rest[at..]);
    let decoded = decoded(rest);
    match decoded.as_bytes() {
        // `/C:/folder` of Windows.
        [b'/', drive, b':', ..] if cfg!(windows) && drive.is_ascii_alphabetic() => {
            PathBuf::from(&decoded[1..])
        }
        _ => PathBuf::from(decoded),
    }
}

/// The address of a path.
pub fn uri(path: &Path) -> Option<Uri> {
    let mut text = String::from("file://");
    let shown = path.to_string_lossy().replace('\\', "/");
    if !shown.starts_with('/') {
        text.push('/');
    }
    for byte in shown.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                text.push(byte as char)
            }
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    Uri::from_str(&text).ok()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let number = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match number
            .and_then(|n| u8::from_str_radix(n, 16).ok())
            .filter(|_| *first == b'%')
        {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for name in ["/a/b.tm", "/with space/ü 語.tm", "/100%/#?.tm"] {
            let there = uri(Path::new(name)).expect("an address");
            assert_eq!(path(&there), Path::new(name), "{}", there.as_str());
        }
        let encoded = Uri::from_str("file:///a%2Fb%3a.tm").expect("an address");
        assert_eq!(path(&encoded), Path::new("/a/b:.tm"));
        let unsaved = Uri::from_str("untitled:Untitled-1").expect("an address");
        assert!(path(&unsaved).is_relative());
    }
}
