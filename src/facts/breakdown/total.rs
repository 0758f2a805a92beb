//! Which figure before a list is its total.

use super::listing::{Claim, is_compared};
use super::region::Region;
use super::{Line, REACH};
use crate::facts::phrase::{self, lower, words};
use crate::facts::unit::Unit;
use rust_decimal::Decimal;

/// Most words of an item that nobody has counted: `chi chuyển nguồn và chi nộp trả cấp trên`.
const LONGEST_ITEM: usize = 10;

/// Bytes behind a list that may hold more of it.
const FAR: usize = 120;

impl Line<'_> {
    /// The total of a region that holds so many of its parts at least: the last figure of its sentence before it that its
    /// figures can be parts of.
    pub(super) fn total_of(&self, region: &Region, least: usize) -> Option<usize> {
        let before = self.inside(0, region.lead);
        let mut candidates = before.rev().take(3);
        let remainder = phrase::find_word(&self.text[region.start..region.end], "còn lại").is_some();
        candidates.find(|&f| {
            let between = &self.text[self.end_of(f)..region.lead];
            // `1.245 ha, đạt 99% kế hoạch (1.250 ha), trong đó`: what stands aside or is compared with is not listed.
            let aside = between.matches(')').count() > between.matches('(').count();
            if between.len() > REACH || between.trim_end().trim_end_matches(';').contains(';') || aside {
                return false;
            }
            // `đạt 101,6% kế hoạch (5.800 tấn, 5.769 tấn)`: the bases of percentages.
            if region.parenthesis && region.claim == Claim::None && is_compared(&self.text[..region.lead]) {
                return false;
            }
            if is_compared(&self.text[..self.start_of(f)]) && self.has_like_before(f) {
                return false;
            }
            // `412 đồng chí, tăng 9 đồng chí so với đầu nhiệm kỳ (kết nạp mới 35, chuyển đến 12, …)` tells what came and went.
            let lead = phrase::last_bytes(&self.text[..self.start_of(f)], 16);
            let mean = phrase::find_word(phrase::last_bytes(&self.text[..self.start_of(f)], 40), "bình quân").is_some();
            let changed = words(lead).last().map(lower).is_some_and(|w| matches!(w.as_ref(), "tăng" | "giảm"));
            if mean || changed && phrase::find_word(between, "so với").is_some() {
                return false;
            }
            let near = remainder || words(between).count() <= 12;
            let figure = &self.figures[f];
            let countable =
                !matches!(figure.unit, None | Some(Unit::Percent | Unit::PerMille | Unit::Points | Unit::Rate(_)))
                    && !figure.unit.is_some_and(Unit::is_time);
            let shares = self.parts_in(region, figure).len() >= least;
            let named = !self.names_another(region, f);
            // `gồm: Hòa Hưng, Xóm Mới` lists what stands right before it; a name between takes the list for itself.
            let own = region.parenthesis
                || region.cue.is_none()
                || self.text[region.lead..].starts_with('.')
                || !between.contains(',')
                || between.trim_end().ends_with([',', ';']);
            phrase::sentence_end(between).is_none()
                && near
                && countable
                && own
                && shares
                && named
                && figure.upper.is_none()
        })
    }

    /// Whether a figure of the same unit stands before this one in its sentence.
    pub(super) fn has_like_before(&self, figure: usize) -> bool {
        let unit = self.figures[figure].unit;
        (self.first..figure)
            .rev()
            .take(4)
            .any(|f| self.figures[f].unit == unit && phrase::sentence_end(self.gap(f, figure)).is_none())
    }

    /// An earlier figure of the sentence that the parts make, where the nearest one is none of theirs: `24 trường, trong đó 17
    /// trường đạt chuẩn; gồm 9 trường mầm non, …`.
    pub(super) fn made_by(&self, region: &Region, total: usize, parts: &[usize]) -> Option<usize> {
        let sum = self.sum(parts);
        if sum == self.figures[total].value {
            return None;
        }
        let earlier = self.inside(0, region.lead).rev().take(8).filter(|&f| f < total);
        earlier
            .take_while(|&f| phrase::sentence_end(&self.text[self.end_of(f)..region.lead]).is_none())
            .find(|&f| self.figures[f].unit == self.figures[total].unit && self.figures[f].value == sum)
    }

    /// Whether the first items make the total already, so that the others tell what came of some: `214 công dân; trong đó: tạm
    /// hoãn 136, miễn 03, đủ điều kiện 75, đạt sức khỏe 41`.
    pub(super) fn is_made_early(&self, total: usize, parts: &[usize]) -> bool {
        let whole = self.figures[total].value;
        // One small item too many is a slip.
        let more = |n: usize| self.sum(&parts[n..]).saturating_mul(Decimal::TEN) >= whole;
        let mut reached = Decimal::ZERO;
        parts.iter().enumerate().any(|(n, &part)| {
            let early = n > 1 && reached == whole && more(n);
            reached = reached.saturating_add(self.figures[part].value);
            early
        })
    }

    /// Whether a list that falls short of its total holds another figure, which may be a part under another name: `64 nhà, gồm 05
    /// nhà sập, … và 18 chuồng trại`. As many others as parts are a second series.
    pub(super) fn misses_another(&self, region: &Region, total: usize, parts: &[usize]) -> bool {
        if self.sum(parts) >= self.figures[total].value || !matches!(self.figures[total].unit, Some(Unit::Things(_))) {
            return false;
        }
        let end = parts.last().map_or(region.end, |&last| {
            let behind = phrase::first_bytes(&self.text[self.end_of(last)..region.end.max(self.end_of(last))], FAR);
            self.end_of(last) + phrase::sentence_end(behind).unwrap_or(behind.len())
        });
        let others = self
            .inside(region.start, end)
            .filter(|f| !parts.contains(f) && self.depth(region, *f) == 0)
            .filter(|&f| matches!(self.figures[f].unit, None | Some(Unit::Things(_))) && self.figures[f].precision == 0)
            .filter(|&f| self.figures[f].unit != self.figures[total].unit)
            .filter(|&f| !self.figures[f].unit.is_some_and(Unit::is_time) && !self.is_slashed(f))
            .count();
        others > 0 && others < parts.len()
    }

    /// `tăng 120 người, gồm sinh 186 người, chết 71 người, …`: parts that come and go.
    pub(super) fn is_net_change(&self, total: usize, items: &[String]) -> bool {
        const FLOWS: [&str; 15] = [
            "thoát",
            "phát sinh",
            "tái nghèo",
            "chết",
            "chuyển đi",
            "chuyển đến",
            "nghỉ",
            "mới",
            "kết nạp",
            "thôi",
            "cho vay",
            "thu nợ",
            "thu hồi",
            "xuất bán",
            "khai hoang",
        ];
        let any =
            |words: &[&str]| items.iter().any(|item| words.iter().any(|word| phrase::find_word(item, word).is_some()));
        let changed = phrase::leads_to_difference(&self.text[..self.start_of(total)]);
        let turned = any(&["tăng"]) && any(&["giảm"]);
        changed && (turned || any(&FLOWS)) || any(&["chết", "chuyển đi"]) && any(&["sinh", "chuyển đến"])
    }

    /// Whether a total is what two sides leave, so that a list behind it tells the sides: `kết dư 470 triệu đồng (thu …, chi …)`.
    pub(super) fn is_balance(&self, total: usize) -> bool {
        const NAMES: [&str; 12] = [
            "kết dư",
            "tồn quỹ",
            "số dư",
            "lợi nhuận",
            "lãi",
            "chênh lệch",
            "thặng dư",
            "bội thu",
            "còn nợ",
            "còn phải",
            "giảm trừ",
            "quỹ tăng",
        ];
        let before = crate::text::fold(phrase::last_bytes(&self.text[..self.start_of(total)], 60));
        let clause = before.rsplit([',', ';', '.', '(']).next().unwrap_or_default();
        matches!(self.figures[total].unit, Some(Unit::Money(_)))
            && NAMES.iter().any(|name| phrase::find_word(clause, name).is_some())
    }

    /// Whether the list goes on behind its last figure with what is not counted: `gồm lúa 898 ha, ngô 240 ha, còn lại là rau màu`.
    pub(super) fn is_open(&self, region: &Region, parts: &[usize], alone: bool) -> bool {
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return false };
        if phrase::find_word(&self.text[region.start..self.start_of(first)], "chủ yếu").is_some() {
            return true;
        }
        let behind = phrase::first_bytes(&self.text[self.end_of(last)..], FAR);
        let behind = behind[..phrase::sentence_end(behind).unwrap_or(behind.len())].trim_end();
        let clause = behind.find([',', ';']).map(|at| behind[at + 1..].trim_start());
        let joined = phrase::find_word(behind, "và").map(|at| behind[at + "và".len()..].trim_start());
        let counted = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let vague = |text: &str| {
            // A clause of its own says something of the list.
            let said = [
                "đạt",
                "tăng",
                "giảm",
                "được",
                "đã",
                "bằng",
                "chiếm",
                "nhằm",
                "để",
                "phục vụ",
                "vượt",
                "tại",
                "với",
                "do",
                "theo",
            ];
            let named = phrase::words(text).count() <= LONGEST_ITEM
                && said.iter().all(|word| phrase::find_word(text, word).is_none());
            let rest = ["còn lại", "số còn lại", "phần còn lại", "ngoài ra"]
                .iter()
                .any(|lead| phrase::find_word(text, lead).is_some());
            rest || named && !text.is_empty() && !text.bytes().any(|b| b.is_ascii_digit())
        };
        let cut = self.text[self.end_of(last)..].trim_start();
        let dots = ["...", "…", "v.v", ", v.v", ",...", ", ...", ",…", ", …", ";...", "; ..."]
            .iter()
            .any(|mark| cut.starts_with(mark));
        alone && (dots || [clause, joined].into_iter().flatten().any(|text| !counted(text) && vague(text)))
    }

    /// Whether parts make a total to the digit.
    pub(super) fn adds_up(&self, total: usize, parts: &[usize]) -> bool {
        self.sum(parts) == self.figures[total].value
    }

    fn sum(&self, parts: &[usize]) -> Decimal {
        parts.iter().map(|&part| self.figures[part].value).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The total of the list that the nearest figure is itself a part of, where a semicolon ends that list: `T thủ tục gồm 18 thủ
    /// tục cấp tỉnh và 3 thủ tục cấp xã; trong đó …`.
    pub(super) fn listed_in(&self, region: &Region, part: usize) -> Option<usize> {
        let closed = self.text[..region.lead].trim_end().ends_with(';');
        let near = self.inside(0, region.lead).rev().take(8).filter(|&f| f < part);
        let mut near = near.take_while(|&f| closed && phrase::sentence_end(self.gap(f, part)).is_none());
        near.find(|&f| {
            self.figures[f].unit == self.figures[part].unit
                && phrase::begins(&self.text[self.end_of(f)..], &["gồm"]).is_some()
        })
    }

    /// Whether the list names what another figure before it counts: `03 chợ, 02 siêu thị, trong đó chợ hạng II 01`.
    fn names_another(&self, region: &Region, figure: usize) -> bool {
        let Some(first) = words(&self.text[region.start..region.end]).next().map(lower) else { return false };
        let noun = |f: usize| words(&self.text[self.start_of(f)..self.end_of(f)]).next().map(lower);
        let own_unit = self.figures[figure].unit;
        let names_none = |unit: Unit| unit.is_generic() || (!matches!(unit, Unit::Things(_)) && own_unit != Some(unit));
        let bare = || self.inside(region.start, region.end).all(|f| self.figures[f].unit.is_none_or(names_none));
        noun(figure).is_some_and(|own| own != first)
            && self
                .inside(0, region.lead)
                .rev()
                .take(4)
                .any(|f| f != figure && noun(f).is_some_and(|other| other == first))
            && bare()
    }
}
