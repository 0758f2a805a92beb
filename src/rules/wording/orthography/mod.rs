//! How Vietnamese syllables are written: onset, rhyme and tone as a closed set, and the letter the tone mark stands on.
//! Pure functions over one folded word; must not know drafts or findings.

mod letters;
mod syllable;
mod tone;

pub use letters::{Letters, Tone, move_tone, toneless};
pub use syllable::{Misfit, Syllable};
pub use tone::{Placement, Style};

/// What the orthography says of one word in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A syllable, written as it should be; the style where its tone mark may stand on either of two letters.
    Right(Option<Style>),
    /// A syllable whose tone mark stands on the wrong letter (`tòan`): from this letter to that, counted from 0.
    ToneMisplaced(u8, u8),
    /// Letters of the alphabet that make no syllable.
    NoSyllable(Misfit),
    /// No word of the Vietnamese alphabet: `f j w z`, digits, letters of other languages.
    Foreign,
}

/// Judges one word in lower case and NFC.
pub fn judge(form: &str) -> Verdict {
    let letters = match Letters::read(form) {
        Ok(letters) => letters,
        Err(letters::Unreadable::Foreign) => return Verdict::Foreign,
        Err(letters::Unreadable::TooLong) => return Verdict::NoSyllable(Misfit::Long),
        Err(letters::Unreadable::TwoTones) => return Verdict::NoSyllable(Misfit::Tones),
    };
    match Syllable::parse(&letters) {
        Err(misfit) => Verdict::NoSyllable(misfit),
        Ok(syllable) => match tone::placement(&letters, syllable) {
            Placement::None | Placement::Right => Verdict::Right(None),
            Placement::Open(style) => Verdict::Right(Some(style)),
            Placement::Wrong(to) => Verdict::ToneMisplaced(letters.tone_at, to),
        },
    }
}

/// Whether a lower-case word is a Vietnamese syllable, written as it should be.
pub fn is_syllable(form: &str) -> bool {
    matches!(judge(form), Verdict::Right(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_rare_syllables_are_right() {
        for word in "thực hiện kế hoạch nghiêng khuỷu quýt quốc giếng gì gìn giặt giêng yêu yến uống oanh ngoằn ngoèo \
                     xoong boóc huỳnh khuya nguệch quềnh tuềnh toàng đường ướt hươu rượu cừu mỹ lý kỷ quỹ quý gi ý y \
                     ô ơ à ủ đờn dớn xỉu hến huých luých quạnh hoẵng loắt choắt giữ giũa duỗi chuếnh choáng thuở"
            .split_whitespace()
        {
            assert!(is_syllable(word), "{word}: {:?}", judge(word));
        }
    }

    #[test]
    fn broken_syllables_are_none() {
        for word in "thànnh nghành kêt phòg hoat kôn ngề gế cính nghoài thựcc đươngg tiêp nguời đuợc hiệ tiếế"
            .split_whitespace()
        {
            assert!(matches!(judge(word), Verdict::NoSyllable(_)), "{word}");
        }
    }

    #[test]
    fn tone_on_the_wrong_letter_is_seen_and_moved() {
        for (wrong, right) in [
            ("tòan", "toàn"),
            ("họach", "hoạch"),
            ("qủa", "quả"),
            ("đựơc", "được"),
            ("trừơng", "trường"),
            ("nghiã", "nghĩa"),
            ("qũy", "quỹ"),
            ("tìên", "tiền"),
            ("thóat", "thoát"),
            ("ngòai", "ngoài"),
            ("giừơng", "giường"),
            ("uỷên", "uyển"),
        ] {
            let Verdict::ToneMisplaced(from, to) = judge(wrong) else { panic!("{wrong}: {:?}", judge(wrong)) };
            assert_eq!(move_tone(wrong, from, to), right);
        }
    }

    #[test]
    fn open_rhymes_have_two_styles() {
        for (old, new) in [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("lũy", "luỹ")]
        {
            assert_eq!(judge(old), Verdict::Right(Some(Style::Old)));
            assert_eq!(judge(new), Verdict::Right(Some(Style::New)));
        }
        for one in ["quý", "quả", "toàn", "hoạt", "tài", "của", "mía"] {
            assert_eq!(judge(one), Verdict::Right(None), "{one}");
        }
    }

    #[test]
    fn foreign_letters_are_foreign() {
        for word in ["wifi", "zalo", "jean", "covid19", "señor", "файл"] {
            assert_eq!(judge(word), Verdict::Foreign, "{word}");
        }
    }
}
