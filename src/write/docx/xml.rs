//! Pieces of XML as they are put into parts.

/// Characters as text or an attribute's value; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// A part with elements put in before the end of its root element. `elements` is given the prefix of the root's name.
pub(super) fn appended(part: &str, elements: impl FnOnce(&str) -> String) -> Option<String> {
    let at = part.rfind("</").filter(|at| !part[*at..].contains("/>"));
    let prefix = |name: &str| name.rsplit_once(':').map_or(String::new(), |(prefix, _)| format!("{prefix}:"));
    if let Some(at) = at {
        let end = at + part[at..].find('>')?;
        let elements = elements(&prefix(part[at + 2..end].trim()));
        return Some(format!("{}{elements}{}", &part[..at], &part[at..]));
    }
    // An empty root element.
    let close = part.rfind("/>")?;
    let open = part[..close].rfind('<')?;
    let name = super::cuts::name(&part[open..]);
    let elements = elements(&prefix(name));
    Some(format!("{}>{elements}</{name}>{}", part[..close].trim_end(), &part[close + 2..]))
}
