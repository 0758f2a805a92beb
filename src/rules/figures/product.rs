//! [`Product`]: statements in which so many, so much for each and so much in all stand together. Reads them off the figures of
//! one sentence, one candidate for each part; must not judge.

use super::rate::{Rate, lead, says};
use crate::facts::phrase::{self, words};
use crate::facts::quantity::{Figure, Writing};
use crate::facts::unit::Unit;
use crate::rules::Draft;
use crate::text::Span;
use std::ops::Range;

/// Products and what they make.
pub struct Product<'a> {
    /// What is multiplied; several products are added.
    pub terms: Vec<Term<'a>>,
    /// What they make.
    pub total: usize,
    /// How sure it is that these figures belong together.
    pub trust: Trust,
    /// What kind of statement it is.
    pub form: Form,
}

/// One product.
pub struct Term<'a> {
    /// How many, or how large.
    pub counts: Vec<usize>,
    /// So much for each.
    pub rate: Rate<'a>,
}

/// How sure it is that the figures belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// The units alone join them.
    Loose,
    /// The words join them, but something else is told among them.
    Likely,
    /// Nothing else can be meant.
    Certain,
}

/// What kind of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `14 nhà x 50 triệu đồng = 700 triệu đồng`
    Equation,
    /// `14 nhà, mỗi nhà 50 triệu đồng, tổng 700 triệu đồng`
    Price,
    /// `tổng 700 triệu đồng, bình quân 50 triệu đồng/nhà`
    Mean,
    /// `320 ha, năng suất 58 tạ/ha, sản lượng 1.856 tấn`
    Yield(Harvest),
}

/// How much of an area bears what is harvested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harvest {
    /// `diện tích cho thu hoạch 205 ha`
    Whole,
    /// Most of what was sown.
    Sown,
    /// What bears no fruit in its first years is counted too: `chè 205 ha`.
    Planted,
}

/// Plants that bear years after they are planted.
const PERENNIALS: [&str; 30] = [
    "ăn quả",
    "ăn trái",
    "bơ",
    "bưởi",
    "ca cao",
    "cam",
    "cao su",
    "cà phê",
    "chanh",
    "chè",
    "chôm chôm",
    "dừa",
    "điều",
    "hồ tiêu",
    "lâu năm",
    "mãng cầu",
    "mía",
    "mít",
    "na",
    "nhãn",
    "ổi",
    "quế",
    "quýt",
    "sầu riêng",
    "thanh long",
    "tiêu",
    "trồng mới",
    "vải",
    "xoài",
    "hồi",
];

/// Words that bring other sums or stretches of time into a sentence.
const OTHERS: [&str; 18] = [
    "trong đó",
    "riêng",
    "ngoài ra",
    "còn lại",
    "lũy kế",
    "luỹ kế",
    "đối ứng",
    "hằng năm",
    "hàng năm",
    "mỗi năm",
    "mỗi tháng",
    "mỗi vụ",
    "vay",
    "cùng",
    "và",
    "đóng góp",
    "cả năm",
    "lương thực",
];

/// Figures of the longest sentence that is read.
const CROWD: usize = 24;

/// The most bytes from the first figure to the last.
const REACH: u32 = 320;

/// The statements of a draft.
pub fn products<'a>(draft: &Draft<'a>) -> Vec<Product<'a>> {
    let figures = &draft.facts.figures;
    let mut found = Vec::new();
    let mut first = 0;
    while let Some(figure) = figures.get(first) {
        let end = first + figures[first..].iter().take_while(|f| f.line == figure.line).count();
        if end - first > 2 {
            let line = draft.text.lines()[figure.line as usize].span;
            Line { draft, span: line, own: first..end }.products(&mut found);
        }
        first = end;
    }
    found
}

/// A line with three figures or more.
struct Line<'d, 'a> {
    draft: &'d Draft<'a>,
    span: Span,
    own: Range<usize>,
}

impl<'a> Line<'_, 'a> {
    fn products(&self, found: &mut Vec<Product<'a>>) {
        let written = self.draft.text.slice(self.span);
        let start = found.len();
        if memchr::memchr(b'=', written.as_bytes()).is_some() {
            let equations =
                self.own.clone().skip(2).filter_map(|total| super::equation::equation(self.draft, &self.own, total));
            found.extend(equations);
        }
        let each = phrase::find_word(written, "mỗi").is_some() || phrase::find_word(written, "Mỗi").is_some();
        if !each && memchr::memchr(b'/', written.as_bytes()).is_none() {
            return;
        }
        let rates: Vec<Rate<'a>> = self.own.clone().filter_map(|at| Rate::of(self.draft, at, each)).collect();
        let told: Vec<usize> = found[start..].iter().flat_map(|p| p.terms.iter().map(|t| t.rate.figure)).collect();
        for rate in rates.iter().filter(|r| told.binary_search(&r.figure).is_err()) {
            let clause = self.clause(rate.figure, true);
            let first = rates.partition_point(|r| r.figure < clause.start);
            let near = &rates[first..first + rates[first..].partition_point(|r| r.figure < clause.end)];
            let next = self.sum(rate.figure, near, &clause).or_else(|| self.single(rate, near, &clause));
            found.extend(next.or_else(|| self.afar(rate, &rates, &clause)));
        }
    }

    fn figures(&self) -> &'a [Figure] {
        &self.draft.facts.figures
    }

    /// The text between two figures.
    fn between(&self, first: usize, second: usize) -> &'a str {
        let (a, b) = (&self.figures()[first], &self.figures()[second]);
        self.draft.text.content().get(a.end() as usize..b.number.start as usize).unwrap_or_default()
    }

    /// The figures of a figure's sentence, or of its member between semicolons.
    fn clause(&self, figure: usize, member: bool) -> Range<usize> {
        let broken = |at: usize| {
            let between = self.between(at, at + 1);
            phrase::sentence_end(between).is_some() || (member && between.contains(';'))
        };
        let mut range = figure..figure + 1;
        while range.start > self.own.start && range.len() <= CROWD && !broken(range.start - 1) {
            range.start -= 1;
        }
        while range.end < self.own.end && range.len() <= CROWD && !broken(range.end - 1) {
            range.end += 1;
        }
        range
    }

    /// A rate with the figures of its sentence, where none of its own member fit: `6.045 tấn; doanh thu 42,3 tỷ đồng (7.000
    /// đồng/kg)`.
    fn afar(&self, rate: &Rate<'a>, rates: &[Rate<'a>], member: &Range<usize>) -> Option<Product<'a>> {
        let sentence = self.clause(rate.figure, false);
        (sentence != *member).then_some(())?;
        let first = rates.partition_point(|r| r.figure < sentence.start);
        let rates = &rates[first..first + rates[first..].partition_point(|r| r.figure < sentence.end)];
        let product = self.single(rate, rates, &sentence)?;
        Some(Product { trust: Trust::Loose, ..product })
    }

    /// `28 căn (60 triệu đồng/căn), 7 căn (30 triệu đồng/căn), tổng kinh phí 1.890 triệu đồng`, from the last rate.
    fn sum(&self, last: usize, rates: &[Rate<'a>], clause: &Range<usize>) -> Option<Product<'a>> {
        let total = last + 1;
        let money = |f: &Figure| matches!(f.unit, Some(Unit::Money(_)));
        if !clause.contains(&total) || !money(&self.figures()[total]) || !self.is_total(total) {
            return None;
        }
        let mut terms = Vec::new();
        let mut at = total;
        while at >= clause.start + 2 {
            let (count, price) = (at - 2, at - 1);
            let Some(rate) = rates.iter().find(|r| r.figure == price) else { break };
            if !rate.multiplies(self.draft, &self.figures()[count]) || !matches!(rate.measure, Some(Unit::Money(_))) {
                break;
            }
            terms.push(Term { counts: vec![count], rate: Rate::of(self.draft, price, true)? });
            at = count;
        }
        terms.reverse();
        let plain =
            terms.iter().all(|t| usable(&self.figures()[t.counts[0]]) && usable(&self.figures()[t.rate.figure]));
        let closed = !says_other(self.between(last, total)) && clause.end == total + 1;
        let fits = (2..=3).contains(&terms.len()) && plain && usable(&self.figures()[total]);
        (fits && closed).then_some(Product { terms, total, trust: Trust::Certain, form: Form::Price })
    }

    /// Whether the words right before a figure say that it is the whole.
    fn is_total(&self, figure: usize) -> bool {
        let lead = lead(self.draft, figure);
        says(lead, "tổng") || says(lead, "thành tiền")
    }

    /// The only figure of a kind, if there is but one; changes (`tăng 2 ha`) are none.
    fn only(&self, clause: &Range<usize>, is: impl Fn(usize) -> bool) -> Option<usize> {
        let mut fitting = clause.clone().filter(|&at| is(at) && !self.is_change(at));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whether a figure says by how much something has changed: `tăng 2 tạ/ha`.
    fn is_change(&self, figure: usize) -> bool {
        let before = phrase::last_bytes(lead(self.draft, figure), 24);
        let last = words(before).last().map(phrase::lower);
        last.is_some_and(|word| matches!(word.as_ref(), "tăng" | "giảm" | "hơn" | "kém" | "thêm" | "vượt" | "thiếu"))
    }

    /// A rate with the one figure of the clause that it multiplies and the one that it makes.
    fn single(&self, rate: &Rate<'a>, rates: &[Rate<'a>], clause: &Range<usize>) -> Option<Product<'a>> {
        let figures = self.figures();
        if !(3..=CROWD).contains(&clause.len()) || self.is_change(rate.figure) {
            return None;
        }
        let like = |r: &&Rate<'_>| clause.contains(&r.figure) && r.is_like(rate) && !self.is_change(r.figure);
        if rates.iter().filter(like).count() != 1 {
            return None;
        }
        let others =
            |at: usize| at != rate.figure && !rates.iter().any(|r| r.figure == at && rate.measure != r.measure);
        let count = self.only(clause, |at| others(at) && rate.multiplies(self.draft, &figures[at]))?;
        let total = self.only(clause, |at| others(at) && rate.makes(self.draft, &figures[at]))?;
        let parts = [count, rate.figure, total];
        if count == total || !parts.iter().all(|&at| usable(&figures[at])) {
            return None;
        }
        let (low, high) = (*parts.iter().min()?, *parts.iter().max()?);
        if figures[high].end() - figures[low].number.start > REACH {
            return None;
        }
        let trust = self.trust(rate, count, total, clause);
        let term = Term { counts: vec![count], rate: Rate::of(self.draft, rate.figure, true)? };
        Some(Product { terms: vec![term], total, trust: trust.0, form: trust.1 })
    }

    /// How much of an area is harvested, by the words of its clause.
    fn harvest(&self, area: usize, clause: &Range<usize>) -> Harvest {
        let own = lead(self.draft, area);
        if says(own, "thu hoạch") || says(own, "cho sản phẩm") {
            return Harvest::Whole;
        }
        let figures = self.figures();
        let start = if clause.start > self.own.start { figures[clause.start - 1].end() } else { self.span.start };
        let end = figures[clause.end - 1].end();
        let written = phrase::lower(self.draft.text.content().get(start as usize..end as usize).unwrap_or_default());
        let planted = PERENNIALS.iter().any(|plant| phrase::find_word(&written, plant).is_some());
        if planted { Harvest::Planted } else { Harvest::Sown }
    }

    /// How sure it is that a rate, a count and a total belong together, and as what.
    fn trust(&self, rate: &Rate<'_>, count: usize, total: usize, clause: &Range<usize>) -> (Trust, Form) {
        let figures = self.figures();
        let (low, high) = (count.min(total).min(rate.figure), count.max(total).max(rate.figure));
        let parts = [count, rate.figure, total];
        // Shares and the same number of another thing (`45 con cho 45 hộ`) disturb nobody.
        let foreign = |&at: &usize| {
            let f = &figures[at];
            !parts.contains(&at) && f.unit != Some(Unit::Percent) && f.value != figures[count].value
        };
        let crowded = (low..=high).any(|at| foreign(&at));
        let busy = clause.clone().any(|at| foreign(&at));
        let stretches = (low..high).map(|at| self.between(at, at + 1));
        let other = stretches.clone().any(says_other);
        let before = lead(self.draft, rate.figure);
        let mean = ["bình quân", "trung bình", "mật độ"].iter().any(|said| says(before, said));
        let area = matches!((rate.measure, rate.per_measure), (Some(Unit::Mass(_)), Some(Unit::Area(_))));
        let wanted = |holds: bool| if holds { Trust::Certain } else { Trust::Likely };
        if area {
            let named = says(before, "năng suất") && says(lead(self.draft, total), "sản lượng");
            let harvest = self.harvest(count, clause);
            let tight = stretches.clone().all(is_of_yield);
            let trust = if named || (mean && !other) { wanted(named && tight && !busy) } else { Trust::Loose };
            return (if other { trust.min(Trust::Likely) } else { trust }, Form::Yield(harvest));
        }
        if mean {
            let bare = words(before).map(phrase::lower).all(|word| is_of_mean(&word));
            let last = rate.figure > count && rate.figure > total;
            let trust = if last && bare { wanted(!crowded && !other) } else { Trust::Loose };
            return (trust, Form::Mean);
        }
        let ordered = count < rate.figure && rate.figure < total;
        let money = matches!(rate.measure, Some(Unit::Money(_)));
        if ordered && money && self.is_total(total) {
            let helped = says(before, "hỗ trợ") && !says(lead(self.draft, total), "hỗ trợ");
            return (wanted(!crowded && !busy && !other && !helped), Form::Price);
        }
        (Trust::Loose, Form::Price)
    }
}

/// Whether a stretch brings other sums in.
fn says_other(stretch: &str) -> bool {
    let folded = phrase::lower(stretch);
    OTHERS.iter().any(|other| phrase::find_word(&folded, other).is_some())
}

/// Whether a stretch between area, yield and output says nothing else.
fn is_of_yield(stretch: &str) -> bool {
    words(stretch).map(phrase::lower).all(|word| {
        matches!(
            word.as_ref(),
            "năng"
                | "suất"
                | "sản"
                | "lượng"
                | "bình"
                | "quân"
                | "đạt"
                | "ước"
                | "là"
                | "tổng"
                | "với"
                | "thu"
                | "được"
                | "hoạch"
                | "diện"
                | "tích"
                | "tạ"
                | "tấn"
                | "ha"
                | "trung"
        )
    })
}

/// Words that name a mean and nothing of what.
fn is_of_mean(word: &str) -> bool {
    matches!(
        word,
        "bình" | "quân" | "trung" | "mật" | "độ" | "dân" | "số" | "đạt" | "là" | "mức" | "mỗi" | "với" | "tính"
    ) || matches!(word, "hộ" | "người" | "con" | "lớp" | "căn" | "nhà" | "suất" | "vụ" | "thôn" | "xóm" | "tổ" | "em")
}

/// Whether a figure can be reckoned with; `2,803 ha` may be either of two.
pub fn usable(figure: &Figure) -> bool {
    figure.is_operand() && figure.writing != Writing::CommaThousand && !figure.value.is_zero()
}
