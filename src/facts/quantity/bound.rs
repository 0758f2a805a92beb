//! Bounds of a figure: the words and signs before and behind it that make it a limit or an estimate. Knows nothing of
//! values.

use super::Bound;
use super::context::{Before, spaces};
use crate::text::leading_letters;

/// What the words before a number say. Places are bytes of the text before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lead {
    /// The bound nearest to the number, and where it stands.
    near: Option<(Bound, Place)>,
    /// A second one before it (`từ trên`, `tối thiểu từ`).
    far: Option<(Bound, Place)>,
    /// `khoảng`, `ước`, `gần`, `hơn`.
    pub approximate: bool,
}

/// First byte and one past the last.
type Place = (usize, usize);

/// What stands behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// `trở lên`
    Up,
    /// `trở xuống`
    Down,
}

/// The bounds before a number, by the folded text. `operand` says that a figure ends right before the last word, so that `trên` means
/// "out of".
pub(super) fn lead(before: Before<'_>, operand: bool) -> Lead {
    let mut lead = Lead::default();
    if let Some(found) = sign(before.text) {
        lead.near = Some(found);
        return lead;
    }
    let mut here = before;
    for step in 0..3 {
        let Some((found, start)) = bound_word(here, operand && step == 0) else { break };
        let place = (start, here.end());
        match found {
            Found::Estimate => lead.approximate = true,
            Found::More => {
                lead.approximate = true;
                lead.near = lead.near.or(Some((Bound::Above, place)));
            }
            Found::Bound(bound) if lead.near.is_none() => lead.near = Some((bound, place)),
            Found::Bound(bound) => {
                lead.far = Some((bound, place));
                break;
            }
            Found::Skip => {}
        }
        here = Before { text: &here.text[..start] };
    }
    lead
}

#[derive(Clone, Copy)]
enum Found {
    Bound(Bound),
    More,
    Estimate,
    Skip,
}

/// The bound that ends here, and where it begins.
#[expect(clippy::match_same_arms, reason = "the order of the arms is the order of precedence")]
fn bound_word(here: Before<'_>, operand: bool) -> Option<(Found, usize)> {
    let (word, rest) = here.word();
    if !may_bound(word) {
        return None;
    }
    let (second, far) = rest.word();
    let one = |found| Some((found, rest.text.len()));
    let two = |found| Some((found, far.text.len()));
    let negated = || {
        let (third, begin) = far.word();
        (third == "không").then_some(begin.text.len())
    };
    match (second, word) {
        (_, "trên") if operand => None,
        // `ngân sách cấp trên 5.120 triệu đồng`: above whom, not above what.
        ("cấp" | "nêu" | "phía" | "bên", "trên" | "dưới") => None,
        ("không", "dưới") | ("tối", "thiểu") | ("ít", "nhất") => two(Found::Bound(Bound::AtLeast)),
        ("trên", "dưới") | ("xấp", "xỉ") => two(Found::Estimate),
        (_, "trên") => one(Found::Bound(Bound::Above)),
        (_, "dưới") => one(Found::Bound(Bound::Below)),
        ("tối", "đa") | ("không" | "vượt", "quá") => two(Found::Bound(Bound::AtMost)),
        ("thấp" | "ít" | "nhỏ" | "kém", "hơn") => Some((Found::Bound(Bound::AtLeast), negated()?)),
        ("cao" | "nhiều" | "lớn", "hơn") => Some((Found::Bound(Bound::AtMost), negated()?)),
        ("sớm" | "muộn" | "tốt" | "nhanh" | "chậm", "hơn") => None,
        (_, "hơn") => one(Found::More),
        ("giữa" | "không", "chừng" | "gần") => None,
        (_, "gần" | "khoảng" | "ước" | "chừng") => one(Found::Estimate),
        (_, "từ") => one(Found::Bound(Bound::From)),
        // `tối thiểu đạt 95%`, `không quá mức 5%`: only these bounds reach over the word.
        (_, "đạt" | "mức") if !operand => match bound_word(rest, true)?.0 {
            Found::Bound(Bound::AtLeast | Bound::AtMost) => one(Found::Skip),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a bound may end in this word.
fn may_bound(word: &str) -> bool {
    matches!(
        word,
        "trên"
            | "dưới"
            | "thiểu"
            | "nhất"
            | "đa"
            | "quá"
            | "xỉ"
            | "hơn"
            | "gần"
            | "khoảng"
            | "ước"
            | "chừng"
            | "từ"
            | "đạt"
            | "mức"
    )
}

/// A sign of comparison that ends here, and its place.
fn sign(text: &str) -> Option<(Bound, Place)> {
    let trimmed = text.trim_end_matches([' ', '\u{a0}']);
    // Words end otherwise.
    if !matches!(trimmed.as_bytes().last(), Some(b'>' | b'<' | b'=' | 0xa4 | 0xa5)) {
        return None;
    }
    let signs = [(">=", Bound::AtLeast), ("<=", Bound::AtMost), ("≥", Bound::AtLeast), ("≤", Bound::AtMost)];
    let single = [(">", Bound::Above), ("<", Bound::Below)];
    let found = signs.iter().chain(&single).find(|(mark, _)| trimmed.ends_with(mark));
    found.map(|(mark, bound)| (*bound, (trimmed.len() - mark.len(), trimmed.len())))
}

/// `trở lên` or `trở xuống` right behind a figure, also behind a remark in parentheses; its beginning and end.
pub(super) fn tail(after: &str) -> Option<(Tail, usize, usize)> {
    let mut at = spaces(after);
    if after[at..].starts_with('(') {
        let close = after[at..].char_indices().take(60).find(|&(_, c)| c == ')')?.0;
        at += close + 1;
        at += spaces(&after[at..]);
    }
    trở(&after[at..]).map(|(tail, len)| (tail, at, at + len))
}

/// `trở lên`, `trở xuống` at the beginning, and its bytes.
fn trở(text: &str) -> Option<(Tail, usize)> {
    let rest = text.strip_prefix("trở")?;
    let gap = spaces(rest);
    let word = leading_letters(&rest[gap..]);
    let tail = match word {
        "lên" => Tail::Up,
        "xuống" => Tail::Down,
        _ => return None,
    };
    Some((tail, "trở".len() + gap + word.len()))
}

/// What follows `từ N` on its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Onward {
    /// Nothing closes the range.
    Open,
    /// `trở lên`, `trở xuống` some words on.
    Tail(Tail),
    /// An upper end or a change: `lên 10%`, `đến mức 10%`, `còn 5%`.
    Closed,
}

/// Reads on from `từ N`, to the end of the sentence.
pub(super) fn onward(after: &str) -> Onward {
    const REACH: usize = 160;
    let mut comma = false;
    let mut at = 0;
    while at < after.len().min(REACH) {
        let rest = &after[at..];
        let word = leading_letters(rest);
        if word.is_empty() {
            let c = rest.chars().next().unwrap_or(' ');
            if c == ';' || (c == '.' && !rest[1..].starts_with(|n: char| n.is_ascii_digit())) {
                break;
            }
            comma |= c == ',';
            at += c.len_utf8();
            continue;
        }
        if !comma && let Some((tail, _)) = trở(rest) {
            return Onward::Tail(tail);
        }
        at += word.len();
        if matches!(word, "đến" | "tới" | "lên" | "xuống" | "còn" | "thành" | "sang" | "về")
            && goes_to_figure(&after[at..])
        {
            return Onward::Closed;
        }
    }
    Onward::Open
}

/// Whether a figure follows within a few words that name no date.
fn goes_to_figure(after: &str) -> bool {
    let mut rest = after;
    for _ in 0..4 {
        rest = &rest[spaces(rest)..];
        if rest.starts_with(|c: char| c.is_ascii_digit() || c == '>' || c == '<' || c == '(') {
            return true;
        }
        let word = leading_letters(rest);
        if word.is_empty() || matches!(word, "năm" | "ngày" | "tháng" | "cuối" | "hết" | "quý" | "nay") {
            return false;
        }
        rest = &rest[word.len()..];
    }
    false
}

impl Lead {
    /// Whether a plain `từ` stands right before the number.
    pub(super) fn is_from(&self) -> bool {
        self.far.is_none() && matches!(self.near, Some((Bound::From, _)))
    }

    /// The bound of both sides. `onward` is asked only where the text must be read on.
    pub(super) fn with(&self, tail: Option<Tail>, onward: impl Fn() -> Onward) -> Option<Bound> {
        let near = self.near.map(|(bound, _)| bound);
        let far = self.far.map(|(bound, _)| bound);
        let is_low = |bound| matches!(bound, Some(Bound::Above | Bound::AtLeast));
        let is_high = |bound| matches!(bound, Some(Bound::Below | Bound::AtMost));
        let low = is_low(near) || is_low(far);
        let high = is_high(near) || is_high(far);
        match tail {
            Some(Tail::Up) if low => Some(Bound::Doubled),
            Some(Tail::Down) if high => Some(Bound::Doubled),
            Some(Tail::Up) if !high => Some(Bound::AtLeast),
            Some(Tail::Down) if !low => Some(Bound::AtMost),
            Some(_) => near,
            None => match (far, near) {
                (Some(Bound::From), Some(Bound::Above | Bound::AtLeast)) => match onward() {
                    Onward::Closed => near,
                    _ => Some(Bound::Doubled),
                },
                (Some(Bound::Above | Bound::AtLeast), Some(Bound::From)) => Some(Bound::Doubled),
                (far, Some(Bound::From)) => match onward() {
                    Onward::Open if far.is_none() => Some(Bound::From),
                    Onward::Open | Onward::Closed => far,
                    Onward::Tail(Tail::Up) => Some(Bound::AtLeast),
                    Onward::Tail(Tail::Down) => Some(Bound::AtMost),
                },
                (_, near) => near,
            },
        }
    }

    /// Where the bounds before the number stand, in text order.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.far.into_iter().chain(self.near).map(|(_, place)| place)
    }
}
