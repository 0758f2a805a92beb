//! Lists and their numbers.

use super::super::fault::Fault;
use super::super::numeral::numeral;
use super::super::xml::{Space, Tag, Token, Xml, unescape};
use super::body::{Body, Item, List};

impl<'a> Body<'a> {
    /// Reads a `text:list` that was just opened.
    pub(super) fn list(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let style = tag.get("style-name").or_else(|| self.lists.last().and_then(|l| l.style));
        let continues = tag.get("continue-numbering") == Some("true") || tag.get("continue-list").is_some();
        if let Some(name) = style.filter(|_| self.lists.is_empty() && !continues) {
            self.counted.retain(|(known, _)| *known != name);
        }
        self.lists.push(List { style });
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Text, "list-item") => {
                    self.item = Some(Item(tag.number("start-value")));
                    self.blocks(xml)?;
                    self.item = None;
                }
                Token::Start(tag) if tag.is(Space::Text, "list-header") => self.blocks(xml)?,
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => break,
                Token::Text(..) | Token::Char(..) => {}
            }
        }
        self.lists.pop();
        Ok(())
    }

    /// The number of the next item of the innermost list.
    pub(super) fn number(&mut self, start: Option<u32>) -> Option<String> {
        let name = self.lists.last()?.style?;
        let style = self.styles.lists.get(name)?;
        let at = (self.lists.len() - 1).min(9);
        let level = style.levels[at];
        // Lists of other styles below begin anew as well.
        for (_, counters) in &mut self.counted {
            counters[at + 1..].fill(None);
        }
        if !level.bullet.is_empty() {
            return Some(format!("{} ", unescape(level.bullet)));
        }
        let place = self.counted.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            self.counted.push((name, [None; 10]));
            self.counted.len() - 1
        });
        let counters = &mut self.counted[place].1;
        counters[at] = Some(start.unwrap_or_else(|| counters[at].map_or(level.start, |n| n.saturating_add(1))));
        if level.format.is_empty() && level.prefix.is_empty() && level.suffix.is_empty() {
            return None;
        }
        let first = (at + 1).saturating_sub(usize::from(level.shown.max(1)));
        let shown: Vec<String> = (first..=at)
            .map(|i| (counters[i].unwrap_or(style.levels[i].start), style.levels[i].format))
            .filter(|(_, format)| !format.is_empty())
            .map(|(n, format)| numeral(n, format))
            .collect();
        Some(format!("{}{}{} ", unescape(level.prefix), shown.join("."), unescape(level.suffix)))
    }
}
