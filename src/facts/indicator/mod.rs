//! [`Indicator`]: a figure with what it measures, of whom, when, and whether it is aimed at or reached
//! (`design/figures.md`, 4). Must not know which indicators disagree.

mod cells;
mod clause;
mod goal;
mod key;
mod key_words;
mod listed;
mod pieces;
mod scope;

pub use key_words::KeyWords;

use super::abbreviation::Abbreviations;
use super::quantity::Figure;
use super::table::Grid;
use super::unit::Unit;
use super::words::Words;
use super::year::Profile;
use crate::text::{Span, Text};
use crate::tree::Tree;

/// A figure and what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Index into `Facts::figures`.
    pub figure: usize,
    /// The noun phrase before the figure, or the row label.
    pub phrase: Span,
    /// The phrase's words, folded, abbreviations expanded, filler removed, in order; what the figure is of stands after
    /// it too (`90% hộ dân`). As numbers of [`KeyWords`].
    pub key: Vec<u32>,
    /// The figure's unit, or the one its table gives it.
    pub unit: Option<Unit>,
    /// The year it is of, where one is stated or the section sets one.
    pub year: Option<u16>,
    /// Whether it is a target or a result.
    pub mood: Mood,
    /// The table it stands in: index into `Facts::tables`.
    pub table: Option<usize>,
    /// Whether the phrase is a head of its own (`Tỷ lệ …`, `Số …`, `Tổng …`) or a row label: it states what there is, and
    /// tells of no single event.
    pub is_stated: bool,
    /// Whether it is a goal told as verb, object and quantity, and where.
    pub goal: Option<Goal>,
    /// The heading that names a place or a unit and so makes the indicator its own, as a hash; 0 where none does.
    pub scope: u64,
}

/// Whether a figure is aimed at or reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mood {
    /// `phấn đấu`, `chỉ tiêu`, under a heading of targets or tasks.
    Target,
    /// `đã`, `ước đạt`, `kết quả`, under a heading of results.
    Result,
    /// Neither can be told.
    Unknown,
}

/// A goal told as verb, object and quantity (`trồng mới 120 ha cây ăn quả`), of the whole and no one's share of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// An item of a list of targets.
    Listed,
    /// Behind `phấn đấu` in a task.
    Aimed,
}

/// The indicators of a text, and the words of their keys.
pub fn indicators(
    text: &Text,
    tree: &Tree,
    words: &Words,
    figures: &[Figure],
    tables: &[Grid],
    abbreviations: &Abbreviations,
    profile: &Profile,
) -> (Vec<Indicator>, KeyWords) {
    if figures.is_empty() {
        return (Vec::new(), KeyWords::default());
    }
    let scopes = scope::scopes(text, tree);
    let keys = KeyWords::of(words);
    let mut reader = Reader {
        text,
        tree,
        words,
        figures,
        abbreviations,
        profile,
        scopes: &scopes,
        keys,
        said: Vec::new(),
        pieces: Vec::new(),
        said_of: clause::Said::default(),
        sentence: clause::Sentence::default(),
    };
    let mut found = Vec::new();
    let mut table = 0;
    let mut at = 0;
    while at < figures.len() {
        let line = figures[at].line;
        while tables.get(table).is_some_and(|t| t.lines.1 <= line) {
            table += 1;
        }
        if let Some(grid) = tables.get(table).filter(|t| t.lines.0 <= line) {
            reader.cells(table, grid, &mut found);
            at += figures[at..].iter().take_while(|f| f.line < grid.lines.1).count();
        } else {
            let end = at + figures[at..].iter().take_while(|f| f.line == line).count();
            let frame = reader.frame_of_line(line as usize);
            reader.line(line as usize, (at, end), &frame, &mut found);
            at = end;
        }
    }
    found.sort_by_key(|i| i.figure);
    (found, reader.keys)
}

/// What every reading needs.
struct Reader<'a> {
    text: &'a Text,
    tree: &'a Tree,
    words: &'a Words,
    figures: &'a [Figure],
    abbreviations: &'a Abbreviations,
    profile: &'a Profile,
    scopes: &'a [scope::Scope],
    keys: KeyWords,
    /// Buffers: for the words of a phrase, for the pieces of a line, for what is said of a figure, for a sentence.
    said: Vec<u32>,
    pieces: Vec<pieces::Piece>,
    said_of: clause::Said,
    sentence: clause::Sentence,
}

/// What a place says of all figures that stand there.
#[derive(Debug, Clone, Default)]
struct Frame {
    mood: Option<Mood>,
    year: Option<u16>,
    /// Whether figures without a year of their own belong to the plan's.
    of_plan: bool,
    scope: u64,
    /// Whether the nearest heading that tells is one of targets.
    of_targets: bool,
    table: Option<usize>,
    /// Words that every key there begins with (a list's lead, the column's head).
    lead: Vec<u32>,
}

impl Reader<'_> {
    /// The frame of a line outside tables.
    fn frame_of_line(&self, line: usize) -> Frame {
        let leaf = self.tree.leaf_of_line(line);
        let scope = &self.scopes[leaf.0 as usize];
        Frame {
            mood: scope.mood,
            year: scope.year,
            of_plan: true,
            scope: scope.id,
            of_targets: scope.of_targets,
            ..Frame::default()
        }
    }

    /// The year of a figure: its own words', else its place's, else the plan's where no result is told.
    fn year(&self, own: Option<u16>, mood: Mood, frame: &Frame) -> Option<u16> {
        let of_plan = frame.of_plan && mood != Mood::Result;
        own.or(frame.year).or(self.profile.plan_year.filter(|_| of_plan))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::facts::table::tests::table;
    use crate::text::TextBuilder;
    use crate::tree;

    fn read(text: &Text) -> Vec<(String, String, Option<u16>, Mood)> {
        let tree = tree::build(text);
        let facts = Facts::extract(text, &tree);
        let show = |i: &Indicator| {
            (
                facts.key(i).collect::<Vec<_>>().join(" "),
                text.slice(facts.figures[i.figure].span).to_owned(),
                i.year,
                i.mood,
            )
        };
        facts.indicators.iter().map(show).collect()
    }

    fn keys(content: &str) -> Vec<String> {
        read(&TextBuilder::plain(content)).into_iter().map(|(key, figure, ..)| format!("{key} = {figure}")).collect()
    }

    #[test]
    fn a_key_is_the_phrase_without_filler() {
        assert_eq!(keys("Tỷ lệ người dân tham gia BHYT đạt 95%."), ["bảo hiểm y tế = 95%"]);
        assert_eq!(keys("Tiếp tục duy trì tỷ lệ hộ sử dụng điện đạt 99,9%."), ["hộ sử dụng điện = 99,9%"]);
        assert_eq!(keys("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 8%."), ["trẻ 5 tuổi suy dinh dưỡng = dưới 8%"]);
        assert_eq!(keys("Có 95% hộ dân dùng nước sạch."), ["hộ dùng nước sạch = 95%"]);
        assert_eq!(keys("Trồng rừng, nâng tỷ lệ che phủ rừng lên 48,6%."), ["che phủ rừng = 48,6%"]);
    }

    #[test]
    fn a_clause_behind_a_comma_has_its_own_key() {
        let found = keys("Giữ vững 04/04 ấp văn hóa, Gia đình văn hoá đạt >90%.");
        assert_eq!(found, ["gia đình văn hóa = >90%"]);
        let found = keys("Phấn đấu đăng ký danh hiệu Gia đình văn hóa đạt 100% và bình xét đạt 95% trở lên.");
        assert_eq!(found, ["đăng ký gia đình văn hóa = 100%", "gia đình văn hóa = 95% trở lên"]);
    }

    #[test]
    fn a_level_alone_keeps_its_lead() {
        let found = keys("Huy động trẻ ra lớp: Tiểu học đạt 100%; Trung học cơ sở đạt 97%.");
        assert!(found.iter().all(|k| k.starts_with("huy động trẻ ra lớp")), "{found:?}");
    }

    #[test]
    fn headings_tell_mood_and_year() {
        let text = TextBuilder::plain(
            "I. KẾT QUẢ THỰC HIỆN NĂM 2023\n- Tỷ lệ hộ nghèo còn 2,1%.\nII. CHỈ TIÊU NĂM 2024\n- Tỷ lệ hộ nghèo còn 1,5%.",
        );
        let found: Vec<_> = read(&text).into_iter().map(|(key, _, year, mood)| (key, year, mood)).collect();
        let wanted = [("hộ nghèo", Some(2023), Mood::Result), ("hộ nghèo", Some(2024), Mood::Target)];
        assert_eq!(found, wanted.map(|(key, year, mood)| (key.to_owned(), year, mood)));
    }

    #[test]
    fn a_row_label_is_a_key_and_its_columns_tell_mood_and_year() {
        let text =
            table("TT|Chỉ tiêu|ĐVT|TH 2023|Kế hoạch 2024\n1|Tỷ lệ hộ nghèo|%|2,1|1,5\n2|Trồng cây|cây|900|1.000", true);
        let found = read(&text);
        assert_eq!(found[0], ("hộ nghèo".to_owned(), "2,1".to_owned(), Some(2023), Mood::Result));
        assert_eq!(found[1], ("hộ nghèo".to_owned(), "1,5".to_owned(), Some(2024), Mood::Target));
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn figures_in_brackets_and_quotients_are_no_indicators() {
        assert!(keys("Cấp giấy 20/25 hồ sơ (thành phố 91,2%).").is_empty());
    }
}
