//! [`Layout`]: how the pages of an office file are set up. It must not know which layout the law asks for.

use super::Align;

/// How the pages of an office file are set up, and what lies over its text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// Page setup of each section, in order.
    pub pages: Vec<PageSetup>,
    /// The first page-number field in a running header or footer.
    pub page_number: Option<PageNumber>,
    /// Tracked insertions, deletions and moves.
    pub revisions: u32,
    /// Comments.
    pub comments: u32,
    /// Paragraphs of the body without any text (tables not counted).
    pub empty_paragraphs: u32,
}

/// Page setup of a section; all in twentieths of a point (1 mm = 56.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageSetup {
    /// Width of the page as it is printed.
    pub width: i32,
    /// Height of the page as it is printed.
    pub height: i32,
    /// Top margin (negative in Word: exactly, even where the header is taller).
    pub top: i32,
    /// Right margin.
    pub right: i32,
    /// Bottom margin.
    pub bottom: i32,
    /// Left margin.
    pub left: i32,
    /// The first page has its own running header and footer.
    pub title_page: bool,
}

/// A page-number field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumber {
    /// Where it stands.
    pub side: PageSide,
    /// How its paragraph is aligned.
    pub align: Option<Align>,
    /// It also stands on the first page.
    pub on_first_page: bool,
}

/// A side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageSide {
    /// In the running header.
    Header,
    /// In the running footer.
    Footer,
}
