//! Keys: words of a phrase folded, spelled one way, abbreviations expanded, filler removed.

use super::Reader;
use super::listed::listed;
use super::pieces::Token;
use crate::facts::phrase::lower;
use crate::text::{is_letter_or_digit, is_upper_word};

/// Words of stages of one indicator that its assessment replaces: `đăng ký … 100% và bình xét 95%`.
pub(super) const STAGES: [&str; 2] = ["đăng", "ký"];

impl Reader<'_> {
    /// Appends the key words of some tokens to `key`.
    pub(super) fn push_key(&mut self, tokens: &[Token], key: &mut Vec<u32>) {
        let mut said = std::mem::take(&mut self.said);
        said.clear();
        // `nâng tỷ lệ che phủ rừng lên 48%`: the level that is reached.
        let tokens = match tokens {
            [rest @ .., last] if self.text.folded(last.span) == "lên" => rest,
            _ => tokens,
        };
        for &token in tokens {
            self.push_word(token, &mut said);
        }
        key.reserve(said.len());
        let mut at = 0;
        while let Some(&word) = said.get(at) {
            at += 1;
            let Some(listed) = self.keys.known(word).listed else {
                key.push(word);
                continue;
            };
            let begins = |(phrase, _): &&(&[&str], _)| self.keys.begin_with(self.words, &said[at - 1..], phrase);
            if let Some((phrase, stands_for)) = listed.phrases.iter().find(begins) {
                key.extend(stands_for.split_whitespace().map(|word| self.keys.enter(self.words, word)));
                at += phrase.len() - 1;
            } else if !listed.is_filler {
                key.push(word);
            }
        }
        self.said = said;
    }

    /// `Giảm tỷ lệ hộ nghèo còn 1,2%`: the figure is where the fall ends, not how deep it is; `nâng thu nhập lên 60 triệu đồng`.
    pub(super) fn reaches_a_level(&self, clause: &[Token]) -> bool {
        let last = clause.last().map_or("", |t| self.text.folded(t.span));
        matches!(last, "còn" | "xuống") || last == "lên" && clause.first().is_some_and(|&t| self.raises(t))
    }

    /// Where the rise to a level begins in a clause that ends with `lên`: what leads to it is no part of what is raised.
    pub(super) fn level_reached(&self, clause: &[Token]) -> usize {
        if clause.last().is_none_or(|t| self.text.folded(t.span) != "lên") {
            return 0;
        }
        let from = clause.iter().rposition(|&t| self.raises(t));
        from.filter(|&from| self.opens_with_head(&clause[from + 1..])).unwrap_or(0)
    }

    fn raises(&self, token: Token) -> bool {
        matches!(self.text.folded(token.span), "nâng" | "tăng" | "đưa")
    }

    /// Whether a phrase opens with the head of an indicator (`Tỷ lệ`, `Thu ngân sách`), also behind `phấn đấu`.
    pub(super) fn opens_with_head(&self, clause: &[Token]) -> bool {
        let said = |i: usize| clause.get(i).map_or("", |t| self.text.folded(t.span));
        let aims = usize::from(matches!(said(0), "phấn" | "phần") && said(1) == "đấu") * 2;
        let word = |i: usize| said(aims + i);
        is_head(word(0), word(1)) || is_head(word(1), word(2)) && word(0) != "giảm" && word(0) != "tăng"
    }

    /// Whether a token opens a stretch of time or a place of its own.
    pub(super) fn opens_frame(&self, token: Token) -> bool {
        let listed =
            token.form.map_or_else(|| listed(self.text.folded(token.span)), |form| self.keys.known(form).listed);
        listed.is_some_and(|l| l.opens_frame)
    }

    /// Whether a key names an indicator that plans set by itself, whatever clause it stands in.
    pub(super) fn is_self_standing(&self, key: &[u32]) -> bool {
        key.iter().enumerate().any(|(at, &word)| {
            let opened = self.keys.known(word).listed.map_or(&[][..], |l| &l.indicators);
            opened.iter().any(|indicator| self.keys.begin_with(self.words, &key[at..], indicator))
        })
    }

    /// Whether a key says only a level, a group or a side, which is an indicator of nothing by itself.
    pub(super) fn is_dependent(&self, key: &[u32]) -> bool {
        key.iter().all(|&word| {
            let known = self.keys.known(word);
            known.is_number || known.listed.is_some_and(|l| l.is_level)
        })
    }

    /// The word of a key.
    pub(super) fn word_of(&self, id: u32) -> &str {
        self.keys.word(self.words, id)
    }

    /// Appends a word, folded, its tone mark where `hóa` has it, leading zeros dropped, an abbreviation expanded.
    fn push_word(&mut self, token: Token, said: &mut Vec<u32>) {
        if let Some(form) = token.form.filter(|_| token.is_lower) {
            said.push(self.keys.known(form).spelled);
            return;
        }
        let (text, words) = (self.text, self.words);
        let (written, small) = (text.slice(token.span), text.folded(token.span));
        if written.len() > 1 && written.as_bytes()[0].is_ascii_digit() {
            said.push(self.keys.enter(words, written.trim_start_matches('0')));
            return;
        }
        if written != small
            && written.chars().nth(1).is_some()
            && is_upper_word(written)
            && let Some(long) = self.abbreviations.long_of(text, written)
        {
            let long = long.split(|c: char| !is_letter_or_digit(c)).filter(|w| !w.is_empty());
            said.extend(long.map(|w| self.keys.enter(words, &lower(w))));
            return;
        }
        said.push(match token.form {
            Some(form) => self.keys.known(form).spelled,
            None => self.keys.enter(words, small),
        });
    }
}

/// Heads that open an indicator of its own.
fn is_head(word: &str, next: &str) -> bool {
    matches!(
        (word, next),
        ("tỷ" | "tỉ", "lệ" | "suất")
            | ("thu", "nhập" | "ngân")
            | ("chi", "ngân")
            | ("tổng" | "số" | "diện" | "sản" | "giá", _)
    )
}
