//! A word as toneless letters of one byte each, and the tone that was taken off. Must not know what a syllable is.

use crate::text::{is_capital, lower};

/// Toneless letters: ASCII for themselves, capitals for the letters with a hook or hat.
pub const A_BREVE: u8 = b'A';
/// `â`
pub const A_HAT: u8 = b'B';
/// `đ`
pub const D_BAR: u8 = b'D';
/// `ê`
pub const E_HAT: u8 = b'E';
/// `ô`
pub const O_HAT: u8 = b'O';
/// `ơ`
pub const O_HORN: u8 = b'P';
/// `ư`
pub const U_HORN: u8 = b'U';

/// The longest syllable has seven letters (`nghiêng`).
const LONGEST: usize = 7;

/// A tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// No mark (ngang).
    Level,
    /// Huyền.
    Grave,
    /// Sắc.
    Acute,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Nặng.
    Dot,
}

const TONES: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Acute, Tone::Hook, Tone::Tilde, Tone::Dot];

/// Each vowel in the order of [`TONES`].
const VOWELS: [(u8, [char; 6]); 12] = [
    (b'a', ['a', 'à', 'á', 'ả', 'ã', 'ạ']),
    (A_BREVE, ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ']),
    (A_HAT, ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ']),
    (b'e', ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    (E_HAT, ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ']),
    (b'i', ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị']),
    (b'o', ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ']),
    (O_HAT, ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ']),
    (O_HORN, ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ']),
    (b'u', ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ']),
    (U_HORN, ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự']),
    (b'y', ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
];

/// Letter and tone of each code point below U+01B1 and from U+1EA0 to U+1EF9; letter 0 where it is not Vietnamese.
const LOW: usize = 0x1B1;
const HIGH: usize = 0x1EA0;
const TABLE: [(u8, u8); LOW + 0x5A] = table();

const fn table() -> [(u8, u8); LOW + 0x5A] {
    let mut table = [(0, 0); LOW + 0x5A];
    let mut c = b'a';
    while c <= b'z' {
        if !matches!(c, b'f' | b'j' | b'w' | b'z') {
            table[c as usize] = (c, 0);
        }
        c += 1;
    }
    table['đ' as usize] = (D_BAR, 0);
    let mut v = 0;
    while v < VOWELS.len() {
        let mut t = 0;
        while t < 6 {
            let at = VOWELS[v].1[t] as usize;
            table[if at >= HIGH { at - HIGH + LOW } else { at }] = (VOWELS[v].0, t as u8);
            t += 1;
        }
        v += 1;
    }
    table
}

fn look_up(c: char) -> (u8, u8) {
    let at = c as usize;
    let at = if at < LOW { at } else { at.wrapping_sub(HIGH).wrapping_add(LOW).max(LOW) };
    TABLE.get(at).copied().unwrap_or((0, 0))
}

/// Why a word cannot be read as letters of one syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// A letter or digit that Vietnamese syllables do not use.
    Foreign,
    /// More letters than any syllable has.
    TooLong,
    /// Two tone marks.
    TwoTones,
}

/// The letters of a word, without their tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters {
    bytes: [u8; LONGEST],
    len: u8,
    /// The tone.
    pub tone: Tone,
    /// The letter that bears the mark, counted from 0; meaningless for [`Tone::Level`].
    pub tone_at: u8,
}

impl Letters {
    /// Reads a word in lower case and NFC.
    ///
    /// # Errors
    /// Where it cannot be one syllable; `Foreign` takes precedence.
    pub fn read(form: &str) -> Result<Self, Unreadable> {
        let mut letters = Self { bytes: [0; LONGEST], len: 0, tone: Tone::Level, tone_at: 0 };
        let mut error = None;
        let mut count = 0;
        for c in form.chars() {
            let (letter, tone) = look_up(c);
            if letter == 0 {
                return Err(Unreadable::Foreign);
            }
            if tone != 0 {
                if letters.tone != Tone::Level {
                    error = error.or(Some(Unreadable::TwoTones));
                }
                letters.tone = TONES[tone as usize];
                letters.tone_at = count as u8;
            }
            match letters.bytes.get_mut(count) {
                Some(place) => *place = letter,
                None => error = Some(Unreadable::TooLong),
            }
            count += 1;
        }
        letters.len = count.min(LONGEST) as u8;
        error.map_or(Ok(letters), Err)
    }

    /// The letters.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len as usize]
    }
}

/// A character without its tone mark, in its own case.
pub fn toneless(c: char) -> char {
    let (vowel, tone) = look_up(lower(c));
    let Some((_, row)) = VOWELS.iter().find(|(letter, _)| tone > 0 && *letter == vowel) else { return c };
    if is_capital(c) { row[0].to_uppercase().next().unwrap_or(row[0]) } else { row[0] }
}

/// A word (in any case) with the tone mark moved from one letter to another, counted from 0.
pub fn move_tone(word: &str, from: u8, to: u8) -> String {
    let tone = word.chars().nth(from as usize).map_or(0, |c| {
        let lower = c.to_lowercase().next().unwrap_or(c);
        look_up(lower).1
    });
    word.chars()
        .enumerate()
        .map(|(at, c)| {
            if at == from as usize {
                toneless(c)
            } else if at == to as usize {
                with_tone(c, tone)
            } else {
                c
            }
        })
        .collect()
}

fn with_tone(c: char, tone: u8) -> char {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let (letter, _) = look_up(lower);
    let Some((_, row)) = VOWELS.iter().find(|(vowel, _)| *vowel == letter) else { return c };
    let toned = row[tone as usize];
    if is_capital(c) { toned.to_uppercase().next().unwrap_or(toned) } else { toned }
}
