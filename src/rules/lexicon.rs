//! [`Lexemes`]: what orthography and the lists of the rules say of each word of a draft. Each distinct word is looked up
//! once, words seen before in another draft not even that; the rules visit only the places that may concern them.
//! Must not judge a place.

use super::wording::data::{CAPITALS, Capital, TYPOS, Typo};
use super::wording::invalid_syllable::is_faulty;
use super::wording::orthography::{Misfit, Verdict, judge};
use crate::facts::words::{Word, Words};
use crate::text::fold;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word may be to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// First word of a phrase of `typos.toml`, before what looks like its second.
    Typo,
    /// First word of a phrase of `capitals.toml`, before what looks like its second.
    Capital,
    /// `phường`, `quận`: a unit that a number may name.
    Unit,
    /// `khoản`.
    Clause,
    /// `số`.
    Number,
    /// `định`, `hoạch`: the last word of a type of document.
    Type,
    /// `thứ`.
    Weekday,
    /// `đảng`.
    Party,
    /// `và`.
    And,
    /// A lone letter, letters that are no syllable and nothing else, or whose tone mark stands in the wrong place.
    Doubtful,
    /// Holds a letter that is neither ASCII nor Vietnamese.
    Strange,
    /// Holds the digit 0.
    Zero,
    /// Letters that look like digits (`O`, `l`) and digits alone.
    Figure,
    /// Its tone mark may stand on either of two letters (`hòa`, `hoà`).
    Styled,
    /// `xxx`.
    Cross,
    /// `đánh`, `mức`, `nhận`: of the name of a column that judges.
    Judging,
    /// `biểu`, `kèm`, `lục`: of words that point at what is attached.
    Attached,
    /// `bằng`, before what looks like `chữ`.
    Spelt,
}

const ROLES: usize = Role::Spelt as usize + 1;

/// A set of [`Role`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Roles(u32);

impl Roles {
    const NONE: Self = Self(0);
    /// Those that count before a second word only.
    const OPENING: Self = Self::NONE.and(Role::Typo).and(Role::Capital).and(Role::Spelt);

    const fn and(self, role: Role) -> Self {
        Self(self.0 | 1 << role as u32)
    }
}

/// What is known of a word, whatever its letter case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lexeme {
    verdict: Verdict,
    roles: Roles,
    /// Its place in [`LISTED`], where one of the lists names it; [`UNLISTED`] where none does.
    listed: u16,
    mark: Mark,
}

const UNLISTED: u16 = 0;

impl Lexeme {
    fn listed(&self) -> &'static Listed {
        &LISTED.list[usize::from(self.listed)]
    }
}

/// Two of 64 bits for a word, by its letters: second words are told apart by them, nearly always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Mark(u16);

impl Mark {
    fn of(form: &str) -> Self {
        Self((FxBuildHasher.hash_one(form) >> 52) as u16)
    }

    fn bits(self) -> u64 {
        1 << (self.0 & 63) | 1 << (self.0 >> 6)
    }
}

/// What a word asks of the one behind it, before anything is looked at: nearly all words part here.
#[derive(Debug, Clone, Copy)]
struct Gate {
    /// The bits that one of its second words has; all, where it has a role before any word; none, where it has no role.
    wanted: u64,
    /// Its own.
    own: u64,
}

impl Gate {
    const OPEN: u64 = u64::MAX;

    fn of(lexeme: &Lexeme) -> Self {
        let own = lexeme.mark.bits();
        match lexeme.roles {
            Roles::NONE => Self { wanted: 0, own },
            roles if roles.0 & !Roles::OPENING.0 != 0 => Self { wanted: Self::OPEN, own },
            _ => Self { wanted: lexeme.listed().seconds, own },
        }
    }
}

/// Places of a role that a draft of some pages has.
const FEW: usize = 64;

/// The lexemes of a draft.
#[derive(Debug, Default)]
pub struct Lexemes {
    by_id: Vec<Lexeme>,
    places: [Vec<u32>; ROLES],
}

impl Lexemes {
    /// Of the words of a draft.
    pub fn of(words: &Words) -> Self {
        let by_id: Vec<Lexeme> =
            MEMO.with_borrow_mut(|memo| words.forms.iter().map(|form| memo.lexeme(form)).collect());
        let gates: Vec<Gate> = by_id.iter().map(Gate::of).collect();
        let mut lexemes = Self { by_id, places: std::array::from_fn(|_| Vec::with_capacity(FEW)) };
        let mut wanted = 0;
        for (i, word) in words.list.iter().enumerate() {
            let Gate { own, wanted: next } = gates[word.id as usize];
            if wanted & own == own {
                lexemes.place(words, i - 1, own);
            }
            wanted = next;
        }
        if wanted == Gate::OPEN {
            lexemes.place(words, words.list.len() - 1, Gate::OPEN);
        }
        lexemes
    }

    /// Notes the roles of a word before one with these bits.
    fn place(&mut self, words: &Words, at: usize, next: u64) {
        let lexeme = &self.by_id[words.list[at].id as usize];
        let Roles(mut rest) = lexeme.roles;
        if rest & Roles::OPENING.0 != 0 && lexeme.listed().seconds & next != next {
            rest &= !Roles::OPENING.0;
        }
        while rest != 0 {
            self.places[rest.trailing_zeros() as usize].push(at as u32);
            rest &= rest - 1;
        }
    }

    /// The mistaken phrases whose first two words these are likely to be.
    pub fn typos(&self, first: Word, second: Word) -> impl Iterator<Item = &'static Typo> {
        let (listed, mark) = (self.by_id[first.id as usize].listed(), self.by_id[second.id as usize].mark);
        let marks = &LISTED.typo_marks[listed.typos.clone()];
        let entries = TYPOS[listed.typos.clone()].iter().zip(marks);
        entries.filter(move |(_, own)| **own == mark).map(|(typo, _)| typo)
    }

    /// The phrases with capitals whose first two words these are likely to be, the longest first.
    pub fn capitals(&self, first: Word, second: Word) -> impl Iterator<Item = &'static Capitals> {
        let (listed, mark) = (self.by_id[first.id as usize].listed(), self.by_id[second.id as usize].mark);
        listed.capitals.iter().filter(move |(own, _)| *own == mark).map(|(_, capitals)| capitals)
    }

    /// What the orthography says of a word.
    pub fn verdict(&self, word: Word) -> Verdict {
        self.by_id[word.id as usize].verdict
    }

    /// The indices in `Words::list` of the words with a role, in order.
    pub fn with(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.places[role as usize].iter().map(|&i| i as usize)
    }
}

/// A phrase with capitals, and its syllables in lower case.
pub type Capitals = (&'static Capital, Vec<String>);

/// What the lists have under a word.
#[derive(Debug, Default)]
struct Listed {
    roles: Roles,
    /// The [`Mark`]s of the words that follow it in phrases of the lists.
    seconds: u64,
    /// The mistaken phrases that it opens: places of [`TYPOS`].
    typos: Range<usize>,
    /// The phrases with capitals that it opens, the longest first, each under its second word.
    capitals: Vec<(Mark, Capitals)>,
}

/// All that the lists name.
struct Lists {
    /// The first, [`UNLISTED`], is of all other words.
    list: Vec<Listed>,
    by_form: FxHashMap<Cow<'static, str>, u16>,
    /// Of each of [`TYPOS`], its second word.
    typo_marks: Vec<Mark>,
}

impl Lists {
    /// What is under a word, to be added to.
    fn under(&mut self, form: impl Into<Cow<'static, str>>) -> &mut Listed {
        let form = form.into();
        let at = *self.by_form.entry(form).or_insert_with(|| {
            self.list.push(Listed::default());
            self.list.len() as u16 - 1
        });
        &mut self.list[usize::from(at)]
    }
}

impl Listed {
    fn opens(&mut self, role: Role, second: Mark) {
        self.roles = self.roles.and(role);
        self.seconds |= second.bits();
    }
}

static LISTED: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        list: vec![Listed::default()],
        by_form: FxHashMap::with_capacity_and_hasher(TYPOS.len(), FxBuildHasher),
        typo_marks: TYPOS.iter().map(|typo| Mark::of(typo.wrong[1])).collect(),
    };
    let mut from = 0;
    // Sorted as they are, those of one first word are neighbours.
    for typos in TYPOS.chunk_by(|a, b| a.wrong[0] == b.wrong[0]) {
        let range = from..from + typos.len();
        from = range.end;
        let seconds = lists.typo_marks[range.clone()].iter().fold(0, |bits, mark| bits | mark.bits());
        let listed = lists.under(typos[0].wrong[0]);
        *listed = Listed { roles: listed.roles.and(Role::Typo), seconds, typos: range, ..Listed::default() };
    }
    for capital in CAPITALS {
        let folded: Vec<String> = capital.right.iter().map(|word| fold(word)).collect();
        let second = Mark::of(&folded[1]);
        let listed = lists.under(folded[0].clone());
        listed.opens(Role::Capital, second);
        listed.capitals.push((second, (capital, folded)));
    }
    for (role, forms) in [
        (Role::Unit, ["phường", "quận"].as_slice()),
        (Role::Clause, &["khoản"]),
        (Role::Number, &["số"]),
        (Role::Type, &["báo", "cáo", "dẫn", "hoạch", "luận", "quyết", "thị", "trình", "tư", "văn", "điện", "định"]),
        (Role::Weekday, &["thứ"]),
        (Role::Party, &["đảng"]),
        (Role::And, &["và"]),
        (Role::Judging, &["đánh", "mức", "nhận"]),
        (Role::Attached, &["biểu", "kèm", "lục"]),
    ] {
        for form in forms {
            let listed = lists.under(*form);
            listed.roles = listed.roles.and(role);
        }
    }
    lists.under("bằng").opens(Role::Spelt, Mark::of("chữ"));
    for listed in &mut lists.list {
        listed.capitals.sort_by_key(|(_, (capital, _))| std::cmp::Reverse(capital.right.len()));
    }
    lists
});

/// Looks a word in lower case up.
fn lexeme(form: &str) -> Lexeme {
    let verdict = judge(form);
    let bytes = form.as_bytes();
    let like_figure = |b: &u8| b.is_ascii_digit() || matches!(b, b'o' | b'l');
    let own = [
        (is_faulty(form, verdict), Role::Doubtful),
        (verdict == Verdict::Foreign && !form.is_ascii(), Role::Strange),
        (bytes.contains(&b'0'), Role::Zero),
        (bytes.iter().all(like_figure), Role::Figure),
        (matches!(verdict, Verdict::Right(Some(_))), Role::Styled),
        (bytes.len() >= 3 && bytes.iter().all(|b| *b == b'x'), Role::Cross),
    ];
    let listed = LISTED.by_form.get(form).copied().unwrap_or(UNLISTED);
    let of_lists = LISTED.list[usize::from(listed)].roles;
    let roles = own.into_iter().filter(|(is, _)| *is).fold(of_lists, |roles, (_, role)| roles.and(role));
    Lexeme { verdict, roles, listed, mark: Mark::of(form) }
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::new(Memo::new());
}

/// The lexemes of words that this thread looked up before. Vietnamese has some seven thousand syllables and a draft uses
/// some hundreds, so that a word nearly always was: each has one place by its bytes, and the last one to come keeps it.
struct Memo(Vec<(u128, Lexeme)>);

impl Memo {
    const BITS: u32 = 13;

    fn new() -> Self {
        // No word has no bytes: key 0 is an empty place.
        let none = Lexeme {
            verdict: Verdict::NoSyllable(Misfit::Long),
            roles: Roles::NONE,
            listed: UNLISTED,
            mark: Mark::default(),
        };
        Self(vec![(0, none); 1 << Self::BITS])
    }

    fn lexeme(&mut self, form: &str) -> Lexeme {
        let Some(key) = key(form.as_bytes()) else { return lexeme(form) };
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (known, found) = &mut self.0[(mixed >> (64 - Self::BITS)) as usize];
        if *known != key {
            (*known, *found) = (key, lexeme(form));
        }
        *found
    }
}

/// The bytes of a word as one number, where they fit: its first and its last ones, which meet or overlap.
#[inline]
fn key(bytes: &[u8]) -> Option<u128> {
    let unused = 8 * (16_usize.checked_sub(bytes.len())? as u32);
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return Some(u128::from(first) | u128::from(last) << 64 >> unused);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return Some(u128::from(first) | u128::from(last) << 96 >> unused);
    }
    Some(bytes.iter().rev().fold(0, |key, &byte| key << 8 | u128::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::words;
    use crate::text::TextBuilder;

    #[test]
    fn phrases_have_two_words_and_are_known_by_them() {
        for words in TYPOS.iter().map(|t| t.wrong).chain(CAPITALS.iter().map(|c| c.right)) {
            assert!(words.len() >= 2, "{words:?}: a phrase is told by its first two words");
        }
        let listed = Roles::NONE.and(Role::Typo).and(Role::Capital).and(Role::Styled);
        assert_eq!(lexeme("ủy").roles, listed);
        let ban = lexeme("ban").mark.bits();
        assert_eq!(lexeme("ủy").listed().seconds & ban, ban);
        let words = words(&TextBuilder::plain("Ủy ban; ủy quyền; phần đấu; hai phần"));
        let lexemes = Lexemes::of(&words);
        let stands = |role, at| lexemes.with(role).any(|place| place == at);
        assert!(stands(Role::Capital, 0) && stands(Role::Typo, 4));
        // `ủy quyền` and `hai phần` open no phrase of the lists.
        assert!([2, 7].iter().all(|&at| !stands(Role::Capital, at) && !stands(Role::Typo, at)));
    }

    #[test]
    fn a_word_is_what_it_was_the_first_time() {
        let mut memo = Memo::new();
        for form in ["thực", "hòa", "c0ng", "xxx", "l5", "аб", "b", "thànnh", "một-từ-dài-hơn-mười-sáu-byte"]
        {
            assert_eq!([memo.lexeme(form), memo.lexeme(form)], [lexeme(form); 2], "{form}");
        }
    }
}
