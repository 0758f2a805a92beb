//! Runs and what stands between them: text, breaks, symbols, fields, notes, anchors of text boxes.

use super::super::fault::Fault;
use super::super::symbol::symbol;
use super::super::xml::{Space, Tag, Token, Xml};
use super::body::{Body, Field, PageField};
use super::props::DirectRun;
use crate::text::{LineKind, Span};

impl<'a> Body<'a> {
    /// Reads pieces of a paragraph up to the end of the element that was opened last.
    pub(super) fn inline(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        while let Some(tag) = xml.child()? {
            self.piece(&tag, xml)?;
        }
        Ok(())
    }

    /// Reads one piece of a paragraph.
    pub(super) fn piece(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        match (tag.space, tag.name) {
            (Space::Word | Space::Math, "r") => self.run(xml),
            (Space::Word, "hyperlink" | "smartTag" | "customXml" | "sdt" | "sdtContent" | "dir" | "bdo") => {
                self.inline(xml)
            }
            (Space::Word, "fldSimple") => {
                if tag.get("instr").is_some_and(is_page_field) {
                    self.page_field = Some(PageField(self.para.frame.or(self.para.props.align)));
                }
                self.inline(xml)
            }
            (Space::Word, "ins" | "moveTo" | "del" | "moveFrom") => self.change(tag, xml, Self::inline),
            (Space::Compat, "AlternateContent") => self.alternate(xml, Self::inline),
            (Space::Math, "t") => self.characters(tag, xml),
            (Space::Math, _) => self.inline(xml),
            _ => xml.skip().map(|_| ()),
        }
    }

    fn run(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let mut run = DirectRun::default();
        let mut is_set = false;
        let is_usual = xml.is_usual();
        if is_usual {
            run = self.props_again(xml).unwrap_or(run);
        }
        loop {
            if is_usual && !is_symbolic(self.font_of(&run)) && self.fields.iter().all(|f| f.is_result) {
                if let Some((text, at)) = usual_text(xml) {
                    self.set(&run, &mut is_set);
                    self.flow.text(text, at);
                }
                if xml.close("</w:r>") {
                    return Ok(());
                }
            }
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Word, "rPr") => run = self.run_props(xml)?,
                Token::Start(tag) => {
                    self.set(&run, &mut is_set);
                    self.content(&tag, &run, xml)?;
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    /// Sets what follows as the run says; once a run.
    fn set(&mut self, run: &DirectRun<'a>, is_set: &mut bool) {
        if !std::mem::replace(is_set, true) {
            self.layout.revisions += run.changes;
            let style = self.run_style(run);
            self.flow.style(&style);
        }
    }

    /// Reads one piece of a run.
    fn content(&mut self, tag: &Tag<'a>, run: &DirectRun<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let kind = self.para.kind.unwrap_or(LineKind::Paragraph);
        let shown = self.fields.iter().all(|f| f.is_result);
        match (tag.space, tag.name) {
            (Space::Word | Space::Math, "t" | "delText") if shown => return self.characters_of(run, tag, xml),
            (Space::Word, "tab" | "ptab") if shown => self.flow.replaced("\t", tag.span),
            (Space::Word, "noBreakHyphen") if shown => self.flow.replaced("-", tag.span),
            (Space::Word, "br") if shown => match tag.get("type") {
                Some("page") if self.cell.is_none() && self.kind == LineKind::Paragraph => self.flow.page_break(kind),
                Some("page") => {}
                _ => self.flow.line_break(kind),
            },
            (Space::Word, "cr") if shown => self.flow.line_break(kind),
            (Space::Word, "sym") if shown => self.symbol(tag),
            (Space::Word, "footnoteReference" | "endnoteReference") if shown => {
                if let Some(id) = tag.get("id") {
                    self.notes.push((tag.name == "endnoteReference", id.to_owned()));
                }
            }
            (Space::Word, "fldChar") => self.field(tag),
            (Space::Word, "instrText") => {
                let code = xml.string()?;
                if let Some(field) = self.fields.last_mut().filter(|f| !f.is_result && f.code.len() < 1000) {
                    field.code.push_str(&code);
                }
                return Ok(());
            }
            (Space::Word, "drawing" | "pict" | "object") => return self.anchored(xml),
            (Space::Word, "ruby") => return self.ruby(xml),
            (Space::Compat, "AlternateContent") => {
                let run = *run;
                return self.alternate(xml, |body, xml| {
                    while let Some(tag) = xml.child()? {
                        body.content(&tag, &run, xml)?;
                    }
                    Ok(())
                });
            }
            _ => {}
        }
        xml.skip().map(|_| ())
    }

    fn symbol(&mut self, tag: &Tag<'a>) {
        let code = tag.get("char").and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let Some(code) = code else { return };
        let font = tag.get("font").unwrap_or("Symbol");
        if let Some(c) = symbol(font, code).or_else(|| char::from_u32(code)) {
            self.flow.char(c, tag.span);
        }
    }

    fn field(&mut self, tag: &Tag<'a>) {
        match tag.get("fldCharType") {
            Some("begin") if self.fields.len() < 64 => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.is_result = true;
                    if is_page_field(&field.code) {
                        self.page_field = Some(PageField(self.para.frame.or(self.para.props.align)));
                    }
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop()
                    && is_page_field(&field.code)
                {
                    self.page_field = Some(PageField(self.para.frame.or(self.para.props.align)));
                }
            }
            _ => {}
        }
    }

    /// The name of the font a run sets itself.
    fn font_of(&self, run: &DirectRun<'a>) -> &str {
        run.props.font.map_or("", |f| self.fonts.name(f))
    }

    /// Text of a run; in a symbol font its characters are those they look like.
    fn characters_of(&mut self, run: &DirectRun<'a>, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let font = self.font_of(run);
        if !is_symbolic(font) {
            return self.characters(tag, xml);
        }
        let font = font.to_owned();
        loop {
            match xml.next()? {
                Token::Text(text, at) => {
                    for (i, c) in text.char_indices() {
                        let start = at as usize + i;
                        let source = Span::new(start, start + c.len_utf8());
                        match symbol(&font, c as u32).filter(|s| *s != c && u32::from(c) >= 0x80) {
                            Some(like) if like.len_utf8() != source.len() => self.flow.char(like, source),
                            Some(like) => self.flow.made(like.encode_utf8(&mut [0; 4])),
                            None => self.flow.text(&text[i..i + c.len_utf8()], start as u32),
                        }
                    }
                }
                Token::Char(c, span) => self.flow.char(symbol(&font, c as u32).unwrap_or(c), span),
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
            }
        }
    }

    /// Reads the characters of a `w:t`; white space at its ends counts only where the element says so.
    fn characters(&mut self, tag: &Tag<'a>, xml: &mut Xml<'a>) -> Result<(), Fault> {
        let preserve = tag.get("space") == Some("preserve");
        if let Some((text, at)) = xml.plain() {
            let (shown, at) = if preserve { (text, at) } else { trimmed(text, at) };
            self.flow.text(shown, at);
            return Ok(());
        }
        let mut held: Option<(&str, u32)> = None;
        let mut is_first = true;
        loop {
            let token = xml.next()?;
            if let Some((text, at)) = held.take() {
                let is_last = matches!(token, Token::End | Token::Eof);
                let text = if is_last && !preserve { text.trim_end_matches(is_space) } else { text };
                self.flow.text(text, at);
            }
            match token {
                Token::Text(text, at) => {
                    let cut = if is_first && !preserve { text.trim_start_matches(is_space) } else { text };
                    held = Some((cut, at + (text.len() - cut.len()) as u32));
                }
                Token::Char(c, span) => self.flow.char(c, span),
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
            }
            is_first = false;
        }
    }

    /// Notes the text boxes of a drawing, to be read after the paragraph.
    fn anchored(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Word, "txbxContent") => {
                    let end = xml.skip()?;
                    if end > tag.span.end {
                        self.boxes.push(Span { start: tag.span.end, end });
                    }
                }
                Token::Start(tag) if tag.is(Space::Compat, "AlternateContent") => {
                    self.alternate(xml, Self::anchored)?;
                }
                Token::Start(_) => self.anchored(xml)?,
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }

    /// The base of a ruby, without the reading above it.
    fn ruby(&mut self, xml: &mut Xml<'a>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Token::Start(tag) if tag.is(Space::Word, "rubyBase") => self.inline(xml)?,
                Token::Start(_) => {
                    xml.skip()?;
                }
                Token::End | Token::Eof => return Ok(()),
                Token::Text(..) | Token::Char(..) => {}
            }
        }
    }
}

/// The text of a `w:t` that stands here as most programs write it, and where it begins.
fn usual_text<'a>(xml: &mut Xml<'a>) -> Option<(&'a str, u32)> {
    xml.leaf("<w:t xml:space=\"preserve\">", "</w:t>").or_else(|| {
        let (text, at) = xml.leaf("<w:t>", "</w:t>")?;
        Some(trimmed(text, at))
    })
}

/// A text without white space at its ends, and where it begins.
fn trimmed(text: &str, at: u32) -> (&str, u32) {
    let cut = text.trim_start_matches(is_space);
    (cut.trim_end_matches(is_space), at + (text.len() - cut.len()) as u32)
}

/// Whether the characters of a font are pictures.
fn is_symbolic(font: &str) -> bool {
    font == "Symbol" || font.starts_with("Wingdings")
}

/// What XML calls white space: no-break spaces are text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn is_page_field(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
}
