//! Indicators of running text: a walk over the words, marks and figures of a line, clause by clause.

use super::key::STAGES;
use super::pieces::{Piece, Token};
use super::{Frame, Goal, Indicator, Mood, Reader};
use crate::facts::unit::Unit;
use crate::tree::Kind;

/// Words behind a figure that still say what it is of.
const BEHIND: usize = 12;

/// Most words of a key.
const LONGEST: usize = 40;

/// What has been read of the sentence so far.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// Words before the colon.
    lead: Vec<Token>,
    /// Words of the clause since it was last cut.
    pub(super) clause: Vec<Token>,
    /// Whether a figure stands in the clause.
    pub(super) has_figure: bool,
    /// The indicator before, by its place among those found.
    previous: Option<usize>,
    /// The first indicator, whose key later clauses hang on.
    first: Option<usize>,
    /// Words that were cut off and still say of when or where (`Tại ấp …, tỷ lệ …`).
    frame: Vec<Token>,
    /// The last year named.
    year: Option<u16>,
    depth: u32,
    mood: Option<Mood>,
    /// What stands before `phấn đấu`: its last member speaks of what is aimed at.
    pub(super) aim: Vec<Token>,
    /// Where the members of the clause begin that commas part.
    members: Vec<usize>,
    /// Whether `phấn đấu` opens the clause.
    pub(super) aims: bool,
}

/// Buffers for what is said of a figure.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The words behind it.
    behind: Vec<Token>,
    /// What its own clause says.
    own: Vec<u32>,
    key: Vec<u32>,
    /// Words of the lead that say of when or where.
    told: Vec<Token>,
}

impl Said {
    fn clear(&mut self) {
        self.behind.clear();
        self.own.clear();
        self.key.clear();
        self.told.clear();
    }
}

impl Reader<'_> {
    /// The indicators of a line (or of one cell's line), whose figures are `range`.
    pub(super) fn line(&mut self, line: usize, range: (usize, usize), frame: &Frame, found: &mut Vec<Indicator>) {
        let mut frame = frame.clone();
        if frame.lead.is_empty() {
            self.list_lead(line, &mut frame.lead);
        }
        let pieces = self.pieces(line, range);
        let mut sentence = std::mem::take(&mut self.sentence);
        for (at, &piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Word(token) if sentence.depth == 0 => self.word(token, &pieces[at + 1..], &mut sentence),
                Piece::Word(token) => sentence.clause.push(token),
                Piece::Comma if sentence.depth == 0 && sentence.has_figure => sentence.cut(),
                Piece::Comma if sentence.depth == 0 => sentence.members.push(sentence.clause.len()),
                Piece::Comma | Piece::Slash => {}
                Piece::Semicolon => {
                    sentence.cut();
                    sentence.depth = 0;
                }
                Piece::Stop => sentence.clear(),
                Piece::Colon => {
                    let copula = matches!(pieces.get(at + 1), Some(Piece::Figure(_)));
                    if !copula && sentence.depth == 0 && !sentence.has_figure {
                        sentence.lead.clear();
                        sentence.lead.append(&mut sentence.clause);
                    }
                }
                Piece::Open => sentence.depth += 1,
                Piece::Close => sentence.depth = sentence.depth.saturating_sub(1),
                Piece::Figure(index) => self.figure(index, &pieces, at, &mut sentence, &frame, found),
            }
        }
        sentence.clear();
        self.sentence = sentence;
        self.pieces = pieces;
    }

    fn word(&self, token: Token, next: &[Piece], sentence: &mut Sentence) {
        let turns = token.form.is_none_or(|form| self.keys.known(form).listed.is_some_and(|l| l.turns));
        if !turns {
            return sentence.clause.push(token);
        }
        let word = self.text.folded(token.span);
        let second = match next.first() {
            Some(Piece::Word(token)) => self.text.folded(token.span),
            _ => "",
        };
        match (word, second) {
            ("và", _) if sentence.has_figure => return sentence.cut(),
            ("phấn" | "phần", "đấu") => {
                sentence.mood = Some(Mood::Target);
                sentence.aim_at();
                self.cut_off(sentence);
                sentence.aims = true;
            }
            ("đã", _) | ("ước", "đạt") | ("kết", "quả") => sentence.mood = Some(Mood::Result),
            ("tỷ" | "tỉ", "lệ" | "suất") => {
                // What leads to the rate is no part of it, but which way it is to go.
                let way = sentence
                    .clause
                    .last()
                    .copied()
                    .filter(|t| matches!(self.text.folded(t.span), "giảm" | "tăng" | "hạ" | "nâng"));
                self.cut_off(sentence);
                sentence.clause.extend(way);
            }
            _ => {}
        }
        if let Some(year) = year_of(word) {
            let compared = sentence.clause.iter().rev().take(3).any(|t| self.text.folded(t.span) == "so");
            if !compared {
                // The indicator has its year beside its key.
                sentence.year = Some(year);
                return;
            }
        }
        sentence.clause.push(token);
    }

    /// Begins the clause anew; what it said of time and place stays.
    fn cut_off(&self, sentence: &mut Sentence) {
        self.keep_frame(&sentence.clause, &mut sentence.frame);
        sentence.clause.clear();
        sentence.members.clear();
    }

    /// The words of a phrase that say of when or where, with the two behind each.
    fn keep_frame(&self, phrase: &[Token], frame: &mut Vec<Token>) {
        let mut keep = 0;
        for &token in phrase {
            if self.opens_frame(token) {
                keep = 3;
            }
            if keep > 0 {
                keep -= 1;
                frame.push(token);
            }
        }
    }

    fn figure(
        &mut self,
        index: usize,
        pieces: &[Piece],
        at: usize,
        sentence: &mut Sentence,
        frame: &Frame,
        found: &mut Vec<Indicator>,
    ) {
        let figure = &self.figures[index];
        if figure.unit.is_some_and(Unit::is_time) || (figure.unit.is_none() && sentence.depth == 0 && !ends(pieces, at))
        {
            // An age, a stretch of time, a number without a unit: words of the phrase.
            sentence.clause.push(Token::other(figure.number));
            sentence.clause.extend(figure.unit_span.map(Token::other));
            return;
        }
        if sentence.depth > 0 {
            return;
        }
        let slashed = |p: Option<&Piece>| p == Some(&Piece::Slash);
        if slashed(pieces.get(at + 1)) || slashed(at.checked_sub(1).and_then(|i| pieces.get(i))) {
            sentence.has_figure = true;
            return;
        }
        if sentence.has_figure {
            return;
        }
        let cover = |words: &[Token]| Some(words.first()?.span.cover(words.last()?.span));
        let mut said = std::mem::take(&mut self.said_of);
        said.clear();
        self.behind(pieces, at, &mut said.behind);
        let level = self.level_reached(&sentence.clause);
        sentence.clause.drain(..level);
        let goal = self.goal(sentence, frame, figure);
        let is_aim = self.is_aim(sentence, figure) && said.behind.is_empty();
        let phrase = if is_aim { cover(&sentence.aim) } else { cover(&sentence.clause) }.unwrap_or(figure.span);
        let is_stated = if is_aim {
            self.push_key(&sentence.aim, &mut said.key);
            false
        } else {
            self.key(sentence, frame, found, goal, &mut said)
        };
        sentence.has_figure = true;
        if goal.is_some() && said.key.first().is_some_and(|&w| self.word_of(w) == "kết") {
            // Who is admitted is new, whether that is said or not.
            said.key.retain(|&w| self.word_of(w) != "mới");
        }
        if !said.key.is_empty() {
            let mood = sentence.mood.or(frame.mood).unwrap_or(Mood::Unknown);
            let behind = || said.behind.iter().rev().find_map(|t| year_of(self.text.slice(t.span)));
            let year = self.year(sentence.year.or_else(behind), mood, frame);
            sentence.previous = Some(found.len());
            sentence.first.get_or_insert(found.len());
            found.push(Indicator {
                figure: index,
                phrase,
                key: said.key[..said.key.len().min(LONGEST)].to_vec(),
                unit: figure.unit,
                year,
                mood,
                table: frame.table,
                is_stated,
                goal: goal.filter(|_| mood == Mood::Target),
                scope: frame.scope,
            });
        }
        self.said_of = said;
    }

    /// Reads the key of a figure from its clause and what stands behind it, and whether its phrase is a head of its own.
    fn key(
        &mut self,
        sentence: &Sentence,
        frame: &Frame,
        found: &[Indicator],
        goal: Option<Goal>,
        said: &mut Said,
    ) -> bool {
        let Said { behind, own, key, told } = said;
        self.push_key(self.object(sentence, goal), own);
        let mut is_stated = self.opens_with_head(&sentence.clause);
        if self.reaches_a_level(&sentence.clause) {
            own.retain(|&w| !matches!(self.word_of(w), "giảm" | "hạ" | "kéo" | "xuống" | "nâng" | "tăng" | "đưa"));
            is_stated |= self.opens_with_head(&sentence.clause[1..]);
        }
        if let Some(before) = sentence.previous.filter(|_| own.is_empty() && behind.is_empty()) {
            key.extend(found[before].key.iter().filter(|&&w| !STAGES.contains(&self.word_of(w))));
            return false;
        }
        self.push_key(behind, own);
        let stands = (is_stated && own.len() >= 3) || goal.is_some() || self.is_self_standing(own);
        self.push_key(&sentence.frame, key);
        if stands && !self.is_dependent(own) {
            self.keep_frame(&sentence.lead, told);
            self.push_key(told, key);
            if frame.lead.iter().any(|&w| self.keys.known(w).listed.is_some_and(|l| l.opens_frame)) {
                key.extend(&frame.lead);
            }
        } else if let Some(first) = sentence.first {
            key.extend(&found[first].key);
        } else {
            key.extend(&frame.lead);
            self.push_key(&sentence.lead, key);
        }
        key.append(own);
        is_stated
    }

    /// The words behind a figure in its clause.
    fn behind(&self, pieces: &[Piece], at: usize, words: &mut Vec<Token>) {
        for piece in pieces[at + 1..].iter().take(BEHIND) {
            match piece {
                Piece::Word(token) if self.text.folded(token.span) != "và" => words.push(*token),
                Piece::Figure(i) if self.figures[*i].unit.is_some_and(Unit::is_time) => {
                    words.push(Token::other(self.figures[*i].number));
                    words.extend(self.figures[*i].unit_span.map(Token::other));
                }
                _ => break,
            }
        }
    }

    /// The words of the item a list of items hangs on (`Tỷ lệ …:` above `+ Giảm …`).
    fn list_lead(&mut self, line: usize, key: &mut Vec<u32>) {
        let leaf = self.tree.leaf_of_line(line);
        let Some(item) = self.tree.node(leaf).parent.filter(|&p| self.tree.head(p) == Some(leaf)) else { return };
        let Some(parent) = self.tree.node(item).parent else { return };
        let Some(head) = self.tree.head(parent) else { return };
        let node = self.tree.node(head);
        let is_run_in = matches!(node.kind, Kind::Paragraph) && self.tree.enumerator(parent).is_some();
        let said = self.text.slice(node.span).trim_end();
        if head == leaf || !is_run_in || !said.ends_with(':') || said.len() > 300 {
            return;
        }
        let pieces = self.pieces(node.lines.0 as usize, (0, 0));
        let words: Vec<Token> = pieces
            .iter()
            .filter_map(|p| match p {
                Piece::Word(token) => Some(*token),
                _ => None,
            })
            .collect();
        self.pieces = pieces;
        self.push_key(&words, key);
    }
}

impl Sentence {
    /// A new sentence begins.
    fn clear(&mut self) {
        self.cut();
        self.lead.clear();
        self.frame.clear();
        (self.previous, self.first) = (None, None);
        (self.year, self.mood) = (None, None);
        self.depth = 0;
        self.aim.clear();
    }

    /// A new clause begins.
    fn cut(&mut self) {
        self.clause.clear();
        self.members.clear();
        self.has_figure = false;
        self.aims = false;
    }

    /// Whether an indicator has been told.
    pub(super) fn has_indicator(&self) -> bool {
        self.previous.is_some()
    }

    /// The last member of the clause is what `phấn đấu` behind it aims at.
    fn aim_at(&mut self) {
        let end = self.clause.len();
        let from = self.members.iter().rev().find(|&&at| at < end).copied().unwrap_or_default();
        self.aim.clear();
        self.aim.extend_from_slice(&self.clause[from..]);
    }
}

/// Whether nothing but a mark follows: a bare number that ends a clause is a figure of it.
fn ends(pieces: &[Piece], at: usize) -> bool {
    !matches!(pieces.get(at + 1), Some(Piece::Word(_) | Piece::Slash | Piece::Open))
        && matches!(at.checked_sub(1).and_then(|i| pieces.get(i)), Some(Piece::Colon))
}

/// The year a word is.
fn year_of(word: &str) -> Option<u16> {
    (word.len() == 4 && word.starts_with("20")).then(|| word.parse().ok()).flatten()
}
