//! The letter a tone mark stands on (handbook 7.20, 7.21). Both styles of `oa`, `oe`, `uy` in open syllables are right.

use super::letters::{Letters, Tone};
use super::syllable::Syllable;

/// The two schools for `oa`, `oe`, `uy` without a final consonant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// On the first vowel: `hòa`, `khỏe`, `thủy`.
    Old,
    /// On the second: `hoà`, `khoẻ`, `thuỷ`.
    New,
}

/// Where a tone mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// There is no mark.
    None,
    /// On its letter.
    Right,
    /// On one of the two letters that the styles prefer.
    Open(Style),
    /// On the wrong letter: this is the right one, counted from 0 in the whole word.
    Wrong(u8),
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'A' | b'B' | b'e' | b'E' | b'i' | b'o' | b'O' | b'P' | b'u' | b'U' | b'y')
}

/// Where the mark of a syllable stands.
pub fn placement(letters: &Letters, syllable: Syllable) -> Placement {
    if letters.tone == Tone::Level {
        return Placement::None;
    }
    let start = syllable.rhyme_at as usize;
    let rhyme = &letters.as_bytes()[start..];
    let vowels = rhyme.iter().take_while(|&&b| is_vowel(b)).count();
    let (nucleus, coda) = rhyme.split_at(vowels);
    let at = usize::from(letters.tone_at);
    let marked = nucleus.iter().rposition(u8::is_ascii_uppercase);
    let right = match (marked, nucleus.len()) {
        (Some(place), _) => place,
        (None, 2) if !coda.is_empty() => 1,
        (None, 2) if matches!(nucleus, b"oa" | b"oe" | b"uy") => {
            return match at.checked_sub(start) {
                Some(0) => Placement::Open(Style::Old),
                Some(1) => Placement::Open(Style::New),
                _ => Placement::Wrong(start as u8),
            };
        }
        (None, ..=2) => 0,
        (None, _) => 1,
    };
    if at == start + right { Placement::Right } else { Placement::Wrong((start + right) as u8) }
}
