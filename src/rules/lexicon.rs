//! [`Lexemes`]: what orthography and the lists of the rules say of each word of a draft. Each distinct word is looked up
//! once, words seen before in another draft not even that; the rules visit only the places that may concern them.
//! Must not judge a place.

use super::wording::data::{CAPITALS, TYPOS};
use super::wording::orthography::{Misfit, Verdict, judge};
use crate::facts::words::{Word, Words};
use crate::text::fold;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::cell::RefCell;
use std::hash::BuildHasher;
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
    /// A lone letter, or letters that are no syllable or bear their tone in the wrong place.
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
    /// The [`mark`]s of the words that follow it in phrases of the lists.
    seconds: u64,
    /// Its own.
    mark: u64,
}

/// One of 64 bits for a word, by its letters: second words are told apart by it, nearly always.
fn mark(form: &str) -> u64 {
    1 << (FxBuildHasher.hash_one(form) >> 58)
}

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
        let mut lexemes = Self { by_id, ..Self::default() };
        for (i, word) in words.list.iter().enumerate() {
            let lexeme = &lexemes.by_id[word.id as usize];
            let Roles(mut rest) = lexeme.roles;
            if lexeme.seconds != 0 {
                let next = words.list.get(i + 1).map_or(0, |next| lexemes.by_id[next.id as usize].mark);
                if lexeme.seconds & next == 0 {
                    rest &= !Roles::OPENING.0;
                }
            }
            while rest != 0 {
                lexemes.places[rest.trailing_zeros() as usize].push(i as u32);
                rest &= rest - 1;
            }
        }
        lexemes
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

/// The roles that the lists give, and the marks of second words.
static LISTED: LazyLock<FxHashMap<String, (Roles, u64)>> = LazyLock::new(|| {
    let mut listed: FxHashMap<String, (Roles, u64)> = FxHashMap::default();
    let mut add = |form: &str, role: Role, second: u64| {
        let (roles, seconds) = listed.entry(fold(form)).or_default();
        (*roles, *seconds) = (roles.and(role), *seconds | second);
    };
    for typo in TYPOS {
        add(typo.wrong[0], Role::Typo, mark(typo.wrong[1]));
    }
    for capital in CAPITALS {
        add(capital.right[0], Role::Capital, mark(&fold(capital.right[1])));
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
            add(form, role, 0);
        }
    }
    add("bằng", Role::Spelt, mark("chữ"));
    listed
});

/// Looks a word in lower case up.
fn lexeme(form: &str) -> Lexeme {
    let verdict = judge(form);
    let bytes = form.as_bytes();
    let letter = bytes.len() <= 2 && form.chars().count() == 1;
    let like_figure = |b: &u8| b.is_ascii_digit() || matches!(b, b'o' | b'l');
    let own = [
        (letter || matches!(verdict, Verdict::ToneMisplaced(..) | Verdict::NoSyllable(_)), Role::Doubtful),
        (verdict == Verdict::Foreign && !form.is_ascii(), Role::Strange),
        (bytes.contains(&b'0'), Role::Zero),
        (bytes.iter().all(like_figure), Role::Figure),
        (matches!(verdict, Verdict::Right(Some(_))), Role::Styled),
        (bytes.len() >= 3 && bytes.iter().all(|b| *b == b'x'), Role::Cross),
    ];
    let (listed, seconds) = LISTED.get(form).copied().unwrap_or_default();
    let roles = own.into_iter().filter(|(is, _)| *is).fold(listed, |roles, (_, role)| roles.and(role));
    Lexeme { verdict, roles, seconds, mark: mark(form) }
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
        let none = Lexeme { verdict: Verdict::NoSyllable(Misfit::Long), roles: Roles::NONE, seconds: 0, mark: 0 };
        Self(vec![(0, none); 1 << Self::BITS])
    }

    fn lexeme(&mut self, form: &str) -> Lexeme {
        let mut bytes = [0; 16];
        let Some(place) = bytes.get_mut(..form.len()) else { return lexeme(form) };
        place.copy_from_slice(form.as_bytes());
        let key = u128::from_le_bytes(bytes);
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let (known, found) = &mut self.0[(mixed >> (64 - Self::BITS)) as usize];
        if *known != key {
            (*known, *found) = (key, lexeme(form));
        }
        *found
    }
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
        assert_ne!(lexeme("ủy").seconds & lexeme("ban").mark, 0);
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
