//! Reads citations: type, number and symbol, date, agency, title, each where it stands and as far as it is given.

use super::super::cue::{Cue, Cues, adjacent, form_at, on_line};
use super::super::date::{DateMention, DateRole};
use super::super::symbol;
use super::super::words::{WordClass, Words};
use super::Citation;
use super::kinds::{Form, HEADS, TypeName};
use crate::text::{Span, Text, is_letter};
use crate::tree::{DatePart, Kind, Tree};

/// Bytes of a title at most: a citation's title is no chapter.
const LONGEST_TITLE: usize = 1500;

pub(super) struct Reader<'a> {
    pub(super) text: &'a Text,
    tree: &'a Tree,
    pub(super) words: &'a Words,
    cues: &'a Cues,
}

/// A citation as it is being read: everything up to `at` is taken.
pub(super) struct Draft {
    pub(super) at: u32,
    pub(super) line: u32,
    pub(super) citation: Citation,
}

pub fn citations(text: &Text, tree: &Tree, words: &Words, cues: &Cues, dates: &mut [DateMention]) -> Vec<Citation> {
    let reader = Reader { text, tree, words, cues };
    let mut found: Vec<Citation> = Vec::new();
    let (mut taken, mut titled) = (0, 0);
    for &(index, cue) in &cues.places {
        let Cue::Kind(row) = cue else { continue };
        let index = index as usize;
        if words.list[index].span.start < taken {
            continue;
        }
        let Some((name, next)) = reader.type_at(index, HEADS[row as usize].1) else { continue };
        let Some(mut citation) = reader.citation(index, next, name, dates) else { continue };
        citation.is_nested = citation.span.start < titled && !reader.is_beside(found.last(), &citation);
        let title = citation.title.filter(|_| !citation.is_named);
        let read = [citation.agency, citation.date_span, citation.symbol, citation.title.filter(|_| citation.is_named)];
        let before_title = read.into_iter().flatten().filter(|part| title.is_none_or(|title| part.start < title.start));
        taken = before_title.fold(citation.kind_span, Span::cover).end;
        titled = titled.max(title.map_or(0, |title| title.end));
        found.push(citation);
    }
    found
}

impl Reader<'_> {
    /// Whether a citation stands beside the one before, not in its title: `Nghị quyết số 15/NQ-HĐND … về nhiệm vụ năm 2026 và Kế
    /// hoạch số 08/KH-UBND`. The titles of what carries others out name these.
    fn is_beside(&self, before: Option<&Citation>, citation: &Citation) -> bool {
        const CARRIES_OUT: [&str; 16] = [
            "ban hành",
            "bãi bỏ",
            "học tập",
            "hướng dẫn",
            "phê duyệt",
            "quán triệt",
            "rà soát",
            "sơ kết",
            "sửa đổi",
            "thay thế",
            "thi hành",
            "thực hiện",
            "tiếp tục",
            "triển khai",
            "tổng kết",
            "điều chỉnh",
        ];
        let Some(title) = before.filter(|b| !b.is_nested).and_then(|b| b.title) else { return false };
        if citation.symbol.is_none() || citation.span.start < title.start {
            return false;
        }
        let lead = self.text.folded(Span { start: title.start, end: citation.span.start }).trim_end();
        lead.ends_with(" và") && !CARRIES_OUT.iter().any(|verb| lead.contains(verb))
    }

    /// The type whose words begin at `index`, and the index after them.
    fn type_at(&self, index: usize, types: &'static [TypeName]) -> Option<(&'static TypeName, usize)> {
        let word = self.words.list[index];
        types.iter().find_map(|name| {
            let mut last = word;
            for (i, wanted) in name.tail.iter().enumerate() {
                let next = on_line(self.words, index + 1 + i, word.line)?;
                if self.words.form(next) != *wanted || !adjacent(self.text, last, next) {
                    return None;
                }
                last = next;
            }
            Some((name, index + 1 + name.tail.len()))
        })
    }

    fn citation(&self, index: usize, next: usize, name: &TypeName, dates: &mut [DateMention]) -> Option<Citation> {
        let first = self.words.list[index];
        let kind_span = first.span.cover(self.words.list[next - 1].span);
        let block = self.tree.leaf_of_line(first.line as usize);
        let citation = Citation {
            span: kind_span,
            kind_span,
            kind: name.kind,
            is_named: name.form == Form::Named,
            has_so: false,
            symbol: None,
            parsed: None,
            date_span: None,
            date_parts: None,
            date: None,
            agency: None,
            title: None,
            in_basis: self
                .tree
                .ancestors(block)
                .any(|a| matches!(self.tree.node(a).kind, Kind::Bases | Kind::Basis | Kind::Preamble)),
            is_nested: false,
            block,
        };
        let mut read = Draft { at: kind_span.end, line: first.line, citation };
        let reach = if name.form == Form::Named { 1 } else { 5 };
        let numbered = self.symbol(&mut read, next, reach) || self.symbol_after_name(&mut read, next, name);
        if !numbered && name.form == Form::Named && !self.name(&mut read, index, next) {
            return None;
        }
        self.date(&mut read, dates);
        let has_date = read.citation.date_span.is_some();
        if !numbered && name.form == Form::Numbered && !has_date && !self.is_named_in_basis(&read, index, next) {
            return None;
        }
        if self.agency(&mut read) && !has_date {
            self.date(&mut read, dates);
        }
        if name.form == Form::Numbered || numbered {
            self.title(&mut read);
        }
        read.citation.span.end = read.citation.span.end.max(read.at);
        Some(read.citation)
    }

    pub(super) fn rest(&self, draft: &Draft) -> &str {
        let end = self.text.lines()[draft.line as usize].span.end;
        self.text.slice(Span { start: draft.at, end: end.max(draft.at) })
    }

    /// ` số 42/NQ-HĐND`, ` 1300/QĐ-BYT`, ` hành động số 01-CTr/ĐU`, ` số:    /KH-UBND`; `số` within the next `reach` words.
    pub(super) fn symbol(&self, draft: &mut Draft, next: usize, reach: usize) -> bool {
        if self.symbol_here(draft, draft.at, false) {
            return true;
        }
        for index in next..next + reach {
            let Some(word) = on_line(self.words, index, draft.line) else { return false };
            let before = self.text.slice(Span { start: draft.at, end: word.span.start });
            if before.contains([',', ';', '.', ':', '(', '/']) {
                return false;
            }
            if self.words.form(word) == "số" {
                return self.symbol_here(draft, word.span.end, true);
            }
            let leads =
                matches!(self.words.form(word), "thực" | "triển" | "về" | "của" | "và" | "theo" | "tại" | "này");
            let another = self.begins_type(index) && self.words.form(word) != "kết";
            if leads || another || word.class != WordClass::Lower {
                return false;
            }
        }
        false
    }

    pub(super) fn symbol_here(&self, draft: &mut Draft, at: u32, has_so: bool) -> bool {
        let end = self.text.lines()[draft.line as usize].span.end;
        let rest = self.text.slice(Span { start: at, end: end.max(at) });
        let blank = |c: char| c.is_whitespace() || (has_so && matches!(c, ':' | '.' | '…' | '_'));
        let from = rest.trim_start_matches(blank);
        if !has_so && !from.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let Some(written) = symbol::candidate(from) else { return false };
        let start = at + (rest.len() - from.len()) as u32;
        let span = Span { start, end: start + written.len() as u32 };
        let parsed = symbol::symbol(written);
        let is_short_code = parsed.is_none() && !has_so && !written.contains('/');
        if is_short_code {
            return false;
        }
        draft.citation.has_so = has_so;
        draft.citation.symbol = Some(span);
        draft.citation.parsed = parsed;
        draft.at = span.end;
        true
    }

    /// `, ngày 25/6/2015`, ` ngày 29 tháng 12 năm 2023`, ` (ngày 9/3/2023)`, ` năm 2015`: takes the date and gives it its role.
    fn date(&self, draft: &mut Draft, dates: &mut [DateMention]) {
        let at = dates.partition_point(|date| date.span.start < draft.at);
        if let Some(date) = dates.get_mut(at)
            && date.span.start - draft.at <= 8
            && self
                .text
                .slice(Span { start: draft.at, end: date.span.start })
                .chars()
                .all(|c| c.is_whitespace() && c != '\n' || matches!(c, ',' | '('))
        {
            if date.role == DateRole::Other || date.role == DateRole::Deadline {
                date.role = DateRole::Cited;
            }
            draft.citation.date_span = Some(date.span);
            draft.citation.date_parts = Some((date.day, date.month, date.year));
            draft.citation.date = date.date;
            draft.at =
                date.span.end + u32::from(self.text.content().as_bytes().get(date.span.end as usize) == Some(&b')'));
            return;
        }
        let rest = self.rest(draft);
        let year = rest
            .trim_start_matches([' ', '\u{a0}', ','])
            .strip_prefix("năm")
            .map(|r| r.trim_start_matches([' ', '\u{a0}']));
        if let Some(year) = year
            && let Some(digits) = year.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))
            && !year[4..].starts_with(|c: char| c.is_ascii_digit())
            && draft.citation.is_named
        {
            let start = draft.at + (rest.len() - year.len()) as u32;
            let span = Span { start, end: start + 4 };
            let year = DatePart { span, value: digits.parse().ok(), digits: 4 };
            draft.citation.date_span = Some(span);
            draft.citation.date_parts = Some((DatePart::default(), DatePart::default(), year));
            draft.at = span.end;
        }
    }

    /// ` của Thủ tướng Chính phủ`: takes the agency.
    fn agency(&self, draft: &mut Draft) -> bool {
        let rest = self.rest(draft);
        let from = rest.trim_start_matches([' ', '\u{a0}', ',']);
        if !from.starts_with("của ") && !from.starts_with("của\u{a0}") {
            return false;
        }
        let of = draft.at + (rest.len() - from.len()) as u32;
        let index = self.words.list.partition_point(|word| word.span.start <= of);
        let Some(span) = self.agency_from(index, draft.line) else { return false };
        draft.citation.agency = Some(span);
        draft.at = span.end;
        true
    }

    /// The words of an agency's name, from the word at `index` on.
    fn agency_from(&self, index: usize, line: u32) -> Option<Span> {
        let first = on_line(self.words, index, line)?;
        let mut span = first.span;
        for i in index..index + 18 {
            let Some(word) = on_line(self.words, i, line) else { break };
            if i > index {
                let gap = self.text.slice(Span { start: span.end, end: word.span.start });
                let joined = gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–') || c.is_ascii_digit());
                if !joined || self.ends_agency(i, line) {
                    let number = gap.trim_start_matches([' ', '\u{a0}']);
                    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
                    if digits > 0 {
                        span.end += (gap.len() - number.len() + digits) as u32;
                    }
                    return Some(span);
                }
            }
            span = span.cover(word.span);
        }
        Some(span)
    }

    /// Whether the words of a type begin at a word.
    fn begins_type(&self, index: usize) -> bool {
        let Some(Cue::Kind(row)) = self.cues.at(index) else { return false };
        self.type_at(index, HEADS[row as usize].1).is_some()
    }

    /// Whether a title, a date or a verb begins at a word, so that no agency's name goes on.
    fn ends_agency(&self, index: usize, line: u32) -> bool {
        let next = form_at(self.words, index + 1, line);
        let cites = |index: usize| {
            on_line(self.words, index, line)
                .is_some_and(|word| word.class == WordClass::Title && self.begins_type(index))
        };
        match form_at(self.words, index, line) {
            "và" => cites(index + 1),
            "nghị" | "quyết" | "chỉ" | "kế" | "công" | "thông" | "kết" | "chương" | "luật" => {
                cites(index)
            }
            "số" | "về" | "ngày" | "khóa" | "khoá" | "kèm" | "tại" | "đã" | "được" | "để" | "cho" | "đối" | "trên"
            | "giai" | "nhiệm" | "theo" | "gắn" | "nhằm" | "là" | "do" | "trong" | "đến" | "năm" => true,
            "phê" => next == "duyệt",
            "ban" => next == "hành",
            "quy" => next == "định",
            "thực" => next == "hiện",
            "triển" => next == "khai",
            "hướng" => next == "dẫn",
            "sửa" => next == "đổi",
            "thành" => next == "lập",
            "điều" => next == "chỉnh",
            "tăng" => next == "cường",
            "đẩy" => next == "mạnh",
            "xây" => next == "dựng",
            "phát" => next == "triển" || next == "động",
            "kỳ" | "kì" => next == "họp",
            _ => false,
        }
    }

    /// The title: after `về`, or after the date or agency where a verb stands.
    fn title(&self, draft: &mut Draft) {
        let rest = self.rest(draft);
        let from = rest.trim_start_matches([' ', '\u{a0}']);
        let from = from.strip_prefix(", ").filter(|t| t.starts_with("về")).unwrap_or(from);
        let identified = draft.citation.date_span.is_some() || draft.citation.agency.is_some();
        let about = from.starts_with("về ") || from.starts_with("Về ") || from.starts_with("về\u{a0}");
        let joins = from.starts_with("và ") || from.starts_with("là ") || from.starts_with("được ");
        let opens = about || (identified && from.starts_with(is_letter));
        if joins || !opens {
            return;
        }
        let mut end = from.floor_char_boundary(LONGEST_TITLE);
        for (at, mark) in from.match_indices([';', '.', ',']).take_while(|(at, _)| *at < LONGEST_TITLE) {
            let after = &from[at + 1..];
            let word = after.trim_start_matches([' ', '\u{a0}', '\n']);
            let stops = match mark {
                ";" => true,
                "." => after.is_empty() || after.starts_with(char::is_whitespace),
                _ => ["Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND "].iter().any(|own| word.starts_with(own)),
            };
            if stops {
                end = at;
                break;
            }
        }
        let start = draft.at + (rest.len() - from.len()) as u32;
        let span = Span { start, end: start + end as u32 };
        draft.citation.title = Some(span);
        draft.citation.span.end = span.end;
        if draft.citation.agency.is_none() {
            draft.citation.agency = self.agency_in_title(span, draft.line);
        }
    }

    /// The agency at the end of a title: `… giai đoạn 2021-2025 của Hội đồng nhân dân xã`.
    fn agency_in_title(&self, title: Span, line: u32) -> Option<Span> {
        let inside = self.words.in_span(title);
        let base = self.words.list.partition_point(|word| word.span.start < title.start);
        let of = inside.iter().rposition(|&word| self.words.form(word) == "của")?;
        let span = self.agency_from(base + of + 1, line)?;
        let body = inside.get(of + 1)?;
        let known =
            ["hội", "hđnd", "ubnd", "ủy", "uỷ", "đảng", "tỉnh", "thành", "huyện", "ban", "bộ", "chính", "thủ", "quốc"];
        let last = span.end + 3 >= title.end;
        (last && body.class != WordClass::Lower && known.contains(&self.words.form(*body))).then_some(span)
    }

    /// Whether a type without number or date in a basis cites a document: directly after the lead word, or with its agency
    /// (`Nghị quyết của Đảng ủy`). `ban hành Kế hoạch …` is the draft itself.
    fn is_named_in_basis(&self, draft: &Draft, index: usize, next: usize) -> bool {
        if !draft.citation.in_basis || self.words.list[index].class == WordClass::Lower {
            return false;
        }
        let start = draft.citation.kind_span.start;
        let bases = &self.tree.parts().bases;
        let before = bases.partition_point(|basis| basis.lead_span.end <= start);
        let leads = before > 0 && start - bases[before - 1].lead_span.end <= 2;
        let makes = index.checked_sub(1).map_or("", |i| form_at(self.words, i, draft.line));
        if makes == "tại" && self.is_left_blank(draft, next) {
            return true;
        }
        let second = index.checked_sub(2).map_or("", |i| form_at(self.words, i, draft.line));
        if matches!((second, makes), ("ban", "hành") | ("xây", "dựng") | ("đề", "ra") | (_, "lập")) {
            return false;
        }
        let agency = match form_at(self.words, next, draft.line) {
            "của" | "hđnd" | "ubnd" => true,
            "đảng" | "tỉnh" | "thành" | "huyện" => form_at(self.words, next + 1, draft.line).ends_with('y'),
            "hội" => form_at(self.words, next + 1, draft.line) == "đồng",
            _ => false,
        };
        leads || agency
    }
}

impl Citation {
    /// Whether its symbol leaves open which agency issued it: bodies that every commune, province or Party committee has
    /// (`31/NQ-HĐND`, `07-CTr/ĐU`); those of the centre, ministries and joint documents tell theirs.
    pub fn symbol_hides_agency(&self) -> bool {
        let Some(symbol) = &self.parsed else { return false };
        let local = ["UBND", "HĐND", "ĐU", "TU", "HU", "QU", "ThU", "CB", "ĐH"];
        let first = symbol.body.split(['-', '.']).next().unwrap_or(&symbol.body);
        let joint = !symbol.kind.is_empty() && symbol.body.contains('-');
        local.contains(&first) && !joint
    }
}
