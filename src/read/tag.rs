//! HTML tags and comments, taken as they come: unclosed, unquoted, in capitals. Must not know what tags do.

/// A tag as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'s> {
    /// Its name as written; compare with [`Tag::is`].
    pub name: &'s str,
    /// `</b>`.
    pub closing: bool,
    /// What follows the name.
    pub attributes: &'s str,
    /// Bytes from `<` to `>`.
    pub len: usize,
}

/// The tag at the start of `text`, which begins with `<`. `<30 độ`, `< 5%` and `<90%>` are no tags.
pub fn at_start(text: &str) -> Option<Tag<'_>> {
    let inner = text.get(1..)?;
    let closing = inner.starts_with('/');
    let inner = if closing { &inner[1..] } else { inner };
    let name_len =
        inner.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b':' || b == b'-')).unwrap_or(inner.len());
    let name = &inner[..name_len];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let rest = &inner[name_len..];
    let close = end_of_attributes(rest.as_bytes())?;
    let attributes = rest[..close].trim_end_matches('/');
    if !(attributes.is_empty() || attributes.starts_with(|c: char| c.is_ascii_whitespace())) {
        return None;
    }
    let len = 1 + usize::from(closing) + name_len + close + 1;
    Some(Tag { name, closing, attributes, len })
}

/// Where the tag ends. A `<` outside quotes means that this one never does; quotes are followed only while no `<` comes,
/// so that hostile text is read once.
fn end_of_attributes(rest: &[u8]) -> Option<usize> {
    let stop = memchr::memchr(b'<', rest).unwrap_or(rest.len());
    let mut quote = None;
    for (i, &byte) in rest[..stop].iter().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(i),
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that never ends hides nothing.
    memchr::memchr(b'>', &rest[..stop])
}

impl<'s> Tag<'s> {
    /// Whether this is its name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether its name is one of these.
    pub fn is_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// The value of an attribute, without quotes.
    pub fn attribute(&self, name: &str) -> Option<&'s str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            let after = after.trim_start();
            let (value, next) = match after.strip_prefix('=') {
                Some(value) => value_of(value.trim_start()),
                None => ("", after),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        }
    }
}

fn value_of(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let tag = at_start("<TD colspan=2 style='a > b' align=\"center\">x").expect("a tag");
        assert!(tag.is("td") && !tag.closing);
        assert_eq!(tag.attribute("colspan"), Some("2"));
        assert_eq!(tag.attribute("ALIGN"), Some("center"));
        assert_eq!(tag.attribute("style"), Some("a > b"));
        assert_eq!(tag.attribute("rowspan"), None);
        assert_eq!(at_start("</sup> đất").map(|t| (t.closing, t.len)), Some((true, 6)));
        assert_eq!(at_start("<br/>").map(|t| t.is("br")), Some(true));
    }

    #[test]
    fn less_than_signs_are_no_tags() {
        for text in ["<30 độ", "< 5%", "<90%>", "<", "</", "<b", "<a<b>", "<ví dụ>", "<=>"] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }
}
