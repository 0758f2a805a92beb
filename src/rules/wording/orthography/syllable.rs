//! The closed set of syllables: 27 onsets and none, 170 toneless rhymes, six tones, and which of them go together.

use super::letters::{Letters, Tone};

/// Rhymes without tone, as they are written (handbook 7.1: tested on a word list of 6,711 forms).
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut \
    uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet uân uâng uât uây \
    uê uêch uên uênh uêt uêu uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt y yêm yên yêng yêt yêu \
    ec êc oong uych uyu ynh yt ych yn yp yu";

const COUNT: usize = 180;

/// The rhymes packed four letters to a word, sorted, for a binary search; the tail is padding.
static PACKED: [u32; COUNT] = packed();

const fn packed() -> [u32; COUNT] {
    let bytes = RHYMES.as_bytes();
    let mut list = [u32::MAX; COUNT];
    let (mut count, mut at, mut word) = (0, 0, 0_u32);
    while at <= bytes.len() {
        let b = if at < bytes.len() { bytes[at] } else { b' ' };
        if b == b' ' || b == b'\n' {
            if word != 0 {
                let mut place = count;
                while place > 0 && list[place - 1] > word {
                    list[place] = list[place - 1];
                    place -= 1;
                }
                list[place] = word;
                count += 1;
                word = 0;
            }
            at += 1;
        } else if b < 0x80 {
            word = word << 8 | b as u32;
            at += 1;
        } else {
            let letter = match (b, bytes[at + 1]) {
                (0xC4, 0x83) => super::letters::A_BREVE,
                (0xC3, 0xA2) => super::letters::A_HAT,
                (0xC3, 0xAA) => super::letters::E_HAT,
                (0xC3, 0xB4) => super::letters::O_HAT,
                (0xC6, 0xA1) => super::letters::O_HORN,
                (0xC6, 0xB0) => super::letters::U_HORN,
                _ => panic!("a rhyme has toneless letters only"),
            };
            word = word << 8 | letter as u32;
            at += 2;
        }
    }
    list
}

fn is_rhyme(letters: &[u8]) -> bool {
    if letters.is_empty() || letters.len() > 4 {
        return false;
    }
    let packed = letters.iter().fold(0, |word, &b| word << 8 | u32::from(b));
    PACKED.binary_search(&packed).is_ok()
}

/// Why letters are no syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// More than seven letters.
    Long,
    /// Two tone marks.
    Tones,
    /// What follows the onset is no rhyme (`thànnh`).
    Rhyme,
    /// The onset is not written so before this rhyme (`nghành`, `kông`, `gế`).
    Onset,
    /// A rhyme that ends in `p t c ch` without sắc or nặng (`kêt`).
    Stop,
}

/// A syllable cut into onset and rhyme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable {
    /// Where the rhyme begins in the letters. `gi` in `gì`, `gìn` gives its `i` to the rhyme.
    pub rhyme_at: u8,
}

/// How many letters the onset takes: always the longest, as no shorter one leaves a rhyme.
fn onset_len(letters: &[u8]) -> usize {
    match letters {
        [b'n', b'g', b'h', ..] => 3,
        [b'n', b'g' | b'h', ..]
        | [b'g', b'h' | b'i', ..]
        | [b'c' | b'k' | b'p' | b't', b'h', ..]
        | [b't', b'r', ..]
        | [b'q', b'u', ..] => 2,
        [
            b'b' | b'c' | b'd' | b'D' | b'g' | b'h' | b'k' | b'l' | b'm' | b'n' | b'p' | b'r' | b's' | b't' | b'v'
            | b'x',
            ..,
        ] => 1,
        _ => 0,
    }
}

fn is_front(letter: u8) -> bool {
    matches!(letter, b'e' | b'E' | b'i' | b'y')
}

impl Syllable {
    /// Cuts letters into onset and rhyme.
    ///
    /// # Errors
    /// Why they are no syllable.
    pub fn parse(letters: &Letters) -> Result<Self, Misfit> {
        let all = letters.as_bytes();
        let (onset, rhyme) = all.split_at(onset_len(all));
        let rhyme_at = match onset {
            b"gi" => gi(rhyme).ok_or(Misfit::Rhyme)?,
            b"qu" => qu(rhyme).ok_or(Misfit::Rhyme)?,
            _ => {
                if !is_rhyme(rhyme) {
                    return Err(Misfit::Rhyme);
                }
                onset.len()
            }
        };
        if onset != b"gi" && onset != b"qu" && !goes_with(onset, rhyme) {
            return Err(Misfit::Onset);
        }
        let stops = matches!(all, [.., b'p' | b't' | b'c'] | [.., b'c', b'h']) && all.len() > 1;
        if stops && !matches!(letters.tone, Tone::Acute | Tone::Dot) {
            return Err(Misfit::Stop);
        }
        Ok(Self { rhyme_at: rhyme_at as u8 })
    }
}

/// Where the rhyme begins after `gi`: `gi`, `gin`, `gip` share the `i`; `giêng` is `gi` + `iêng`.
fn gi(rest: &[u8]) -> Option<usize> {
    match rest {
        b"" | b"n" | b"m" | b"p" | b"t" => Some(1),
        [b'E', ..] => {
            let mut whole = [b'i'; 4];
            let whole = whole.get_mut(..=rest.len())?;
            whole[1..].copy_from_slice(rest);
            is_rhyme(whole).then_some(2)
        }
        _ => is_rhyme(rest).then_some(2),
    }
}

/// Where the rhyme begins after `qu`: `quý` is `qu` + `y`, `quyền` is `qu` + `yên`.
fn qu(rest: &[u8]) -> Option<usize> {
    let spelt = match rest {
        b"y" | b"i" | b"yEn" | b"yEt" | b"yEm" | b"ynh" | b"yt" | b"ych" | b"yn" | b"yu" | b"yp" => true,
        [b'a' | b'A' | b'B' | b'e' | b'E' | b'O' | b'P', ..] => is_rhyme(rest),
        _ => false,
    };
    spelt.then_some(2)
}

/// Whether an onset (other than `gi`, `qu`) is written before this rhyme.
fn goes_with(onset: &[u8], rhyme: &[u8]) -> bool {
    let first = rhyme[0];
    match onset {
        b"k" | b"gh" | b"ngh" if !is_front(first) => return false,
        b"c" | b"g" | b"ng" if is_front(first) => return false,
        _ => {}
    }
    if first != b'y' {
        return true;
    }
    match (onset, rhyme) {
        (b"", b"y" | b"yEm" | b"yEn" | b"yEng" | b"yEt" | b"yEu") => true,
        (b"", _) => false,
        (_, b"y") => !matches!(onset, b"c" | b"g" | b"gh" | b"ng" | b"ngh" | b"kh" | b"nh" | b"ph" | b"D"),
        _ => false,
    }
}
