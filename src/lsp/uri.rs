//! URIs of documents: the paths they mean, and what editors write that is none.

use ls_types::Uri;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The file a URI means; `None` for what lies in no file (`untitled:`, other schemes).
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    uri.to_file_path().filter(|_| is_file).map(|path| crate::config::absolute(&path))
}

/// The URI of a file.
pub fn of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(crate::config::absolute(path))
}

/// The last part of a URI, as a name to show.
pub fn name(uri: &Uri) -> String {
    let path = uri.path().decode().to_string_lossy().into_owned();
    path.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("untitled").to_owned()
}

/// Mends every `uri` of a message that is none because its writer did not escape it (`file:///kế hoạch.md`).
pub fn mend(params: &mut Value) {
    match params {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(uri) if key == "uri" && Uri::from_str(uri).is_err() => *uri = escaped(uri),
                    // Not into texts and settings: they have no URIs of ours.
                    Value::Object(_) | Value::Array(_) => mend(value),
                    _ => {}
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(mend),
        _ => {}
    }
}

fn escaped(uri: &str) -> String {
    let bytes = uri.as_bytes();
    let mut escaped = String::with_capacity(uri.len() + 16);
    for (i, &byte) in bytes.iter().enumerate() {
        let is_escape = || bytes.get(i + 1..i + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        let stays =
            byte.is_ascii_alphanumeric() || b"-._~:/@!$&'()*+,;=".contains(&byte) || byte == b'%' && is_escape();
        if stays {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_escaped_becomes_a_uri() {
        let mut params =
            serde_json::json!({"textDocument": {"uri": "file:///tmp/kế hoạch [1] 100%.md", "text": "uri"}});
        mend(&mut params);
        let uri = params["textDocument"]["uri"].as_str().expect("a string");
        let uri = Uri::from_str(uri).expect("a URI now");
        assert!(path(&uri).expect("a file").ends_with("kế hoạch [1] 100%.md"));
        assert_eq!(name(&uri), "kế hoạch [1] 100%.md");
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for uri in ["untitled:Untitled-1", "vscode-vfs://github/x/kh.md", "git:/tmp/kh.md"] {
            assert_eq!(path(&Uri::from_str(uri).expect("a URI")), None, "{uri}");
        }
    }
}
