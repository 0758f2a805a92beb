//! [`Lexemes`]: what orthography and the lists of the rules say of each word of a draft. Each distinct word is looked up
//! once, words seen before in another draft not even that; the rules visit only the places that may concern them.
//! Must not judge a place.

use super::wording::data::{LISTED, Typo};
use super::wording::invalid_syllable::is_faulty;
use super::wording::listed::{self, Capitals, Listed, Mark};
use super::wording::orthography::{Verdict, judge};
use super::wording::slips;
use crate::facts::words::{Numbers, SHORT, Word, Words, number};
use std::cell::RefCell;

/// What a word may be to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// First word of a phrase of `typos.toml`, before what looks like its second.
    Typo,
    /// First of two words that may be a slip in a compound.
    Slip,
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
    const OPENING: Self = Self::NONE.and(OPENING[0]).and(OPENING[1]).and(OPENING[2]);

    const fn and(self, role: Role) -> Self {
        self.and_if(true, role)
    }

    const fn and_if(self, is: bool, role: Role) -> Self {
        Self(self.0 | (is as u32) << role as u32)
    }

    const fn has(self, role: Role) -> bool {
        self.0 & 1 << role as u32 != 0
    }
}

/// The roles that count before a second word only.
const OPENING: [Role; 3] = [Role::Typo, Role::Capital, Role::Spelt];

/// What is known of a word, whatever its letter case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lexeme {
    verdict: Verdict,
    roles: Roles,
    /// Its place in [`LISTED`].
    listed: u16,
    /// By its letters.
    number: u64,
}

impl Lexeme {
    fn mark(&self) -> Mark {
        Mark::of_hash(self.number)
    }

    fn listed(&self) -> &'static Listed {
        &LISTED[usize::from(self.listed)]
    }

    /// The bits of the words that an opening role needs behind it; none, where it does not have the role.
    fn seconds(&self, role: Role) -> u64 {
        match role {
            Role::Typo => self.listed().typo_seconds,
            Role::Capital => self.listed().capital_seconds,
            Role::Spelt if self.roles.has(role) => Mark::of("chữ").bits(),
            _ => 0,
        }
    }
}

/// What a word asks of the one behind it, before anything is looked at: nearly all words part here.
#[derive(Debug, Clone, Copy)]
struct Gate {
    /// The bits that one of its second words has; all, where it has a role before any word; none, where it has no role.
    wanted: u64,
    /// Its own.
    own: u64,
    /// The word's number.
    number: u64,
}

impl Gate {
    const OPEN: u64 = u64::MAX;

    fn of(lexeme: &Lexeme) -> Self {
        let (own, number) = (lexeme.mark().bits(), lexeme.number);
        let wanted = match lexeme.roles {
            Roles::NONE => 0,
            roles if roles.0 & !Roles::OPENING.0 != 0 => Self::OPEN,
            _ => OPENING.iter().fold(0, |all, role| all | lexeme.seconds(*role)),
        };
        Self { wanted, own, number }
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
        let (mut wanted, mut before) = (0, 0);
        for (i, word) in words.list.iter().enumerate() {
            let Gate { own, wanted: next, number } = gates[word.id as usize];
            if wanted & own == own {
                lexemes.place(words, i - 1, own);
            }
            if slips::may_be(before, number) && i > 0 {
                lexemes.places[Role::Slip as usize].push(i as u32 - 1);
            }
            (wanted, before) = (next, number);
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
        if rest & Roles::OPENING.0 != 0 {
            for role in OPENING.into_iter().filter(|role| lexeme.seconds(*role) & next != next) {
                rest &= !(1 << role as u32);
            }
        }
        while rest != 0 {
            self.places[rest.trailing_zeros() as usize].push(at as u32);
            rest &= rest - 1;
        }
    }

    /// The mistaken phrases whose first two words these are likely to be.
    pub fn typos(&self, first: Word, second: Word) -> impl Iterator<Item = &'static Typo> {
        let mark = self.by_id[second.id as usize].mark();
        self.by_id[first.id as usize].listed().typos().iter().filter(move |typo| typo.second == mark)
    }

    /// The phrases with capitals whose first two words these are likely to be, the longest first.
    pub fn capitals(&self, first: Word, second: Word) -> impl Iterator<Item = &'static Capitals> {
        let mark = self.by_id[second.id as usize].mark();
        self.by_id[first.id as usize].listed().capitals.iter().filter(move |capitals| capitals.second == mark)
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

/// The role that the rules ask for in a word by itself.
fn asked(form: &str) -> Roles {
    let role = match form {
        "phường" | "quận" => Role::Unit,
        "khoản" => Role::Clause,
        "số" => Role::Number,
        "báo" | "cáo" | "dẫn" | "hoạch" | "luận" | "quyết" | "thị" | "trình" | "tư" | "văn" | "điện" | "định" => {
            Role::Type
        }
        "thứ" => Role::Weekday,
        "đảng" => Role::Party,
        "và" => Role::And,
        "đánh" | "mức" | "nhận" => Role::Judging,
        "biểu" | "kèm" | "lục" => Role::Attached,
        "bằng" => Role::Spelt,
        _ => return Roles::NONE,
    };
    Roles::NONE.and(role)
}

/// Looks a word in lower case up.
fn lexeme(form: &str) -> Lexeme {
    let verdict = judge(form);
    let bytes = form.as_bytes();
    let like_figure = |b: &u8| b.is_ascii_digit() || matches!(b, b'o' | b'l');
    let (listed, number) = listed::look_up(form);
    let lists = &LISTED[usize::from(listed)];
    let roles = asked(form)
        .and_if(is_faulty(form, verdict), Role::Doubtful)
        .and_if(verdict == Verdict::Foreign && !form.is_ascii(), Role::Strange)
        .and_if(bytes.contains(&b'0'), Role::Zero)
        .and_if(bytes.iter().all(like_figure), Role::Figure)
        .and_if(matches!(verdict, Verdict::Right(Some(_))), Role::Styled)
        .and_if(bytes.len() >= 3 && bytes.iter().all(|b| *b == b'x'), Role::Cross)
        .and_if(!lists.typos.is_empty(), Role::Typo)
        .and_if(!lists.capitals.is_empty(), Role::Capital);
    Lexeme { verdict, roles, listed, number }
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// The lexemes of words that this thread looked up before. Vietnamese has some seven thousand syllables and a draft uses
/// some hundreds, so that a word nearly always was.
#[derive(Default)]
struct Memo {
    /// The words, but for long ones, which are rare.
    seen: Numbers,
    /// What each is.
    known: Vec<Lexeme>,
}

/// Most words that are kept: twice as many as there are syllables.
const MOST: usize = 1 << 14;

impl Memo {
    fn lexeme(&mut self, form: &str) -> Lexeme {
        if form.len() > SHORT {
            return lexeme(form);
        }
        if self.known.is_empty() || self.known.len() == MOST {
            *self = Self { seen: Numbers::with_room(1024), known: Vec::with_capacity(1024) };
        }
        let number = number(form.as_bytes(), form.len());
        match self.seen.find(number) {
            Ok(place) => self.known[place as usize],
            Err(slot) => {
                let lexeme = lexeme(form);
                self.seen.enter(slot, number);
                self.known.push(lexeme);
                lexeme
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::wording::data::{CAPITALS, TYPOS};
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
        let ban = lexeme("ban").mark().bits();
        let seconds = OPENING.map(|role| lexeme("ủy").seconds(role) & ban == ban);
        assert_eq!(seconds, [true, true, false]);
        let words = words(&TextBuilder::plain("Ủy ban; ủy quyền; phần đấu; hai phần"));
        let lexemes = Lexemes::of(&words);
        let stands = |role, at| lexemes.with(role).any(|place| place == at);
        assert!(stands(Role::Capital, 0) && stands(Role::Typo, 4));
        // `ủy quyền` and `hai phần` open no phrase of the lists.
        assert!([2, 7].iter().all(|&at| !stands(Role::Capital, at) && !stands(Role::Typo, at)));
    }

    #[test]
    fn a_word_is_what_it_was_the_first_time() {
        let mut memo = Memo::default();
        for form in ["thực", "hòa", "c0ng", "xxx", "l5", "аб", "b", "thànnh", "một-từ-dài-hơn-mười-sáu-byte"]
        {
            assert_eq!([memo.lexeme(form), memo.lexeme(form)], [lexeme(form); 2], "{form}");
        }
    }
}
