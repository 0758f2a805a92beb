//! Goals: `trồng mới 120 ha cây ăn quả`, and what `phấn đấu` aims at where its own clause does not say.

use super::clause::Sentence;
use super::pieces::Token;
use super::{Frame, Goal, Reader};
use crate::facts::phrase::{first_bytes, lower, words};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::text::{Span, is_capital, is_small};
use crate::tree::Kind;

/// Verbs whose object a plan sets once, with the words they need behind them. Events (`tổ chức`, `tặng`, `kiểm tra`) may be many.
const VERBS: [&[&str]; 17] = [
    &["bê", "tông", "hóa"],
    &["cải", "tạo"],
    &["cứng", "hóa"],
    &["giải", "quyết", "việc", "làm"],
    &["kết", "nạp"],
    &["làm", "mới"],
    &["phát", "triển", "mới"],
    &["thành", "lập"],
    &["thu", "hút"],
    &["trồng"],
    &["tạo", "việc", "làm"],
    &["tuyển", "quân"],
    &["xuất", "khẩu"],
    &["xây", "dựng"],
    &["xây", "mới"],
    &["xóa"],
    &["đào", "tạo"],
];

/// Words of shares of the whole and of stretches of the year.
const SHARES: [&str; 6] = ["khóm", "mỗi", "quý", "riêng", "tháng", "ấp"];

/// Those who have goals of their own, in two words.
const ACTORS: [(&str, &str); 40] = [
    ("ban", "chỉ"),
    ("ban", "quản"),
    ("chi", "bộ"),
    ("chi", "hội"),
    ("chi", "đoàn"),
    ("các", "bản"),
    ("các", "thôn"),
    ("các", "xã"),
    ("cán", "bộ"),
    ("công", "an"),
    ("cơ", "quan"),
    ("cựu", "chiến"),
    ("doanh", "nghiệp"),
    ("dự", "án"),
    ("hợp", "tác"),
    ("khu", "dân"),
    ("khu", "phố"),
    ("khu", "vực"),
    ("liên", "hiệp"),
    ("mặt", "trận"),
    ("nhà", "trường"),
    ("nông", "dân"),
    ("quân", "sự"),
    ("thanh", "niên"),
    ("trung", "tâm"),
    ("tổ", "dân"),
    ("từng", "bản"),
    ("từng", "hộ"),
    ("từng", "thôn"),
    ("từng", "xã"),
    ("văn", "phòng"),
    ("vụ", "hè"),
    ("vụ", "mùa"),
    ("vụ", "thu"),
    ("vụ", "xuân"),
    ("vụ", "đông"),
    ("đoàn", "thanh"),
    ("đoàn", "thể"),
    ("đơn", "vị"),
    ("địa", "phương"),
];

/// Words before the name of one of them (`Phòng Kinh tế`).
const BODIES: [&str; 18] = [
    "ban",
    "buôn",
    "bản",
    "cụm",
    "huyện",
    "hội",
    "khu",
    "làng",
    "phòng",
    "phường",
    "sở",
    "thôn",
    "trường",
    "trạm",
    "tổ",
    "xã",
    "đoàn",
    "đội",
];

/// Verbs that lead to what is aimed at.
const LEADS: [(&str, &str); 16] = [
    ("chú", "trọng"),
    ("chỉ", "đạo"),
    ("công", "tác"),
    ("huy", "động"),
    ("làm", "tốt"),
    ("mở", "rộng"),
    ("nâng", "cao"),
    ("phát", "triển"),
    ("quan", "tâm"),
    ("thực", "hiện"),
    ("tiếp", "tục"),
    ("tuyên", "truyền"),
    ("tập", "trung"),
    ("tăng", "cường"),
    ("vận", "động"),
    ("đẩy", "mạnh"),
];

impl Reader<'_> {
    /// Whether a figure is a goal of the whole: an item of a list of targets that opens with its verb, or what a task aims at.
    pub(super) fn goal(&self, sentence: &Sentence, frame: &Frame, figure: &Figure) -> Option<Goal> {
        let counts = !matches!(figure.unit?, Unit::Percent | Unit::PerMille | Unit::Points | Unit::Rate(_));
        let clause = self.since_verb(&sentence.clause);
        let verb = clause.first().filter(|_| counts && VERBS.iter().any(|verb| self.says(clause, verb)))?;
        let line = self.text.lines()[figure.line as usize].span;
        let before = self.text.slice(Span { start: line.start, end: verb.span.start });
        let goal = match (sentence.aims, frame.of_targets && words(before).next().is_none()) {
            (true, _) => Goal::Aimed,
            (_, true) => Goal::Listed,
            _ => return None,
        };
        // A share is told beside its goal, whose it is at the beginning.
        let beside = before.rsplit(';').next().unwrap_or(before);
        let is_share = words(beside).any(|word| SHARES.contains(&lower(word).as_ref()));
        (!is_share && !names_actor(before) && !self.is_under_actor(figure)).then_some(goal)
    }

    /// What is done, where the clause of a goal says only the verb: `Đẩy mạnh trồng rừng, phấn đấu trồng 120 ha`.
    pub(super) fn object<'t>(&self, sentence: &'t Sentence, goal: Option<Goal>) -> &'t [Token] {
        if goal.is_none() {
            return &sentence.clause;
        }
        let clause = self.since_verb(&sentence.clause);
        let fuller = || {
            let aim = self.behind_leads(&sentence.aim);
            let same = |a: &Token, b: &Token| self.text.folded(a.span) == self.text.folded(b.span);
            let goes_on = aim.len() > clause.len() && clause.iter().zip(aim).all(|(a, b)| same(a, b));
            (clause.len() < 2 && goes_on).then_some(aim)
        };
        fuller().unwrap_or(clause)
    }

    /// Whether a percentage is what `phấn đấu` aims at, and what it is of stands before it:
    /// `vận động người dân tham gia bảo hiểm y tế, phấn đấu đạt 96%`.
    pub(super) fn is_aim(&mut self, sentence: &mut Sentence, figure: &Figure) -> bool {
        if !sentence.aims || figure.unit != Some(Unit::Percent) || sentence.aim.is_empty() || sentence.has_indicator() {
            return false;
        }
        let mut own = Vec::new();
        self.push_key(&sentence.clause, &mut own);
        if !own.is_empty() {
            return false;
        }
        let leads = sentence.aim.len() - self.behind_leads(&sentence.aim).len();
        sentence.aim.drain(..leads);
        self.push_key(&sentence.aim, &mut own);
        self.is_self_standing(&own)
    }

    /// A clause without `phấn đấu`, the year and `được`.
    fn since_verb<'t>(&self, clause: &'t [Token]) -> &'t [Token] {
        let idle = |t: &Token| {
            let word = self.text.folded(t.span);
            matches!(word, "phấn" | "phần" | "đấu" | "trong" | "năm" | "đến" | "hết" | "cuối" | "sẽ" | "toàn" | "xã")
        };
        &clause[clause.iter().take_while(|t| idle(t)).count()..]
    }

    /// A phrase without the verbs that lead to what it is about.
    fn behind_leads<'t>(&self, phrase: &'t [Token]) -> &'t [Token] {
        let mut rest = phrase;
        while let [a, b, others @ ..] = rest {
            let (a, b) = (self.text.folded(a.span), self.text.folded(b.span));
            if LEADS.contains(&(a, b)) {
                rest = others;
            } else if a == "và" {
                rest = &rest[1..];
            } else {
                break;
            }
        }
        rest
    }

    fn says(&self, clause: &[Token], words: &[&str]) -> bool {
        clause.len() >= words.len() && clause.iter().zip(words).all(|(t, word)| self.text.folded(t.span) == *word)
    }

    /// Whether an item above says whose goals stand under it.
    fn is_under_actor(&self, figure: &Figure) -> bool {
        let own = self.tree.leaf_of_line(figure.line as usize);
        let heads = self.tree.ancestors(own).filter_map(|node| self.tree.head(node));
        let said = heads.filter(|&head| head != own).map(|head| self.tree.node(head));
        said.filter(|head| matches!(head.kind, Kind::Heading | Kind::Paragraph)).any(|head| {
            let said = first_bytes(self.text.slice(head.span), 80);
            names_actor(said) || words(said).any(|word| SHARES.contains(&lower(word).as_ref()))
        })
    }
}

/// Whether a stretch names someone with goals of their own.
fn names_actor(said: &str) -> bool {
    let mut list = words(said).peekable();
    while let Some(word) = list.next() {
        let small = lower(word);
        let next = list.peek().copied().unwrap_or_default();
        let is_name = || next.starts_with(is_capital) && next.chars().skip(1).any(is_small);
        if ACTORS.iter().any(|&(first, second)| first == small && second == lower(next))
            || BODIES.contains(&small.as_ref()) && is_name()
        {
            return true;
        }
    }
    false
}
