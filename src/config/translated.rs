//! What TOML, serde and the engines say of a value that does not fit, in both languages. Must not know files.

use super::layer::did_you_mean;
use super::nearest;
use crate::diagnostic::Said;

/// A sentence of serde or TOML in both languages, and what was probably meant.
pub fn translated(message: &str) -> (Said, Option<Said>) {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (word, known) = (quoted.first().copied().unwrap_or_default(), quoted.get(1..).unwrap_or_default());
    let suggestion = || match nearest(word, known.iter().copied()) {
        Some(near) => Some(did_you_mean(near)),
        None if known.is_empty() => None,
        None => {
            Some(Said::new(format!("dùng một trong: {}", known.join(", ")), format!("one of: {}", known.join(", "))))
        }
    };
    let first = message.lines().next().unwrap_or(message);
    let said = |vi: String| Said::new(vi, first);
    if let Some((pattern, fault)) =
        message.strip_prefix('`').and_then(|rest| rest.split_once("` is no regular expression: "))
    {
        let fault = of(&EXPRESSIONS, fault).map_or(String::new(), |fault| format!(": {fault}"));
        return (said(format!("“{pattern}” không phải biểu thức chính quy{fault}")), None);
    }
    if let Some((pattern, _)) = message.strip_prefix('`').and_then(|rest| rest.split_once("` is too large")) {
        return (said(format!("biểu thức “{pattern}” quá lớn; đề nghị giảm số lần lặp")), None);
    }
    if let Some((pattern, _)) = message.strip_prefix('`').and_then(|rest| rest.split_once("` matches nothing at all")) {
        return (said(format!("biểu thức “{pattern}” khớp cả chỗ không có chữ nào, tức là mọi chỗ")), None);
    }
    if message.starts_with("unknown field") {
        return (Said::new(format!("không có khóa “{word}”"), format!("there is no key `{word}`")), suggestion());
    }
    if message.starts_with("unknown variant") {
        return (Said::new(format!("“{word}” không hợp lệ ở đây"), format!("`{word}` is no value here")), suggestion());
    }
    if message.starts_with("missing field") {
        return (said(format!("thiếu khóa “{word}”")), None);
    }
    if message.starts_with("duplicate key") {
        return (said("khóa này được viết hai lần".to_owned()), None);
    }
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        let (given, wanted) = rest.split_once(", expected ").unwrap_or((rest, ""));
        return (said(format!("sai kiểu giá trị: đã viết {}, cần {}", kind(given), kind(wanted))), None);
    }
    if message.contains("escape") {
        let help = Said::new(
            "trong “…” dấu \\ mở đầu ký hiệu đặc biệt; đặt biểu thức trong '''…''' để viết \\ tự do",
            "in \"…\" a backslash begins an escape; write expressions in '''…''', where it is free",
        );
        return (said("sai cú pháp TOML: ký hiệu sau dấu \\ không có nghĩa".to_owned()), Some(help));
    }
    if let Some(wanted) = message.strip_prefix("wanted ") {
        let wanted: Vec<String> = wanted.split(" or ").map(kind).collect();
        let what =
            Said::new(format!("sai kiểu giá trị: cần {}", wanted.join(" hoặc ")), format!("no value here: {first}"));
        return (what, None);
    }
    if let Some((symbol, _)) = message.rsplit_once(" is no day").and_then(|(rest, _)| rest.rsplit_once(": ")) {
        return (said(format!("{symbol}: ngày không hợp lệ, viết như 2026-01-31")), None);
    }
    let known = of(&SENTENCES, message).unwrap_or("sai cú pháp hoặc giá trị ở đây");
    (said(known.to_owned()), None)
}

/// What a table says of a sentence that begins like one of its rows.
fn of(table: &[(&str, &'static str)], sentence: &str) -> Option<&'static str> {
    table.iter().find(|(en, _)| sentence.starts_with(en)).map(|(_, vi)| *vi)
}

/// What TOML and the engines say, by how it begins.
const SENTENCES: [(&str, &str); 46] = [
    ("[check] needs a `kind`", "[check] thiếu khóa `kind`"),
    ("`_` may only go between digits", "dấu _ chỉ đặt giữa hai chữ số"),
    ("`documents` is empty", "danh sách `documents` để trống"),
    ("`items` needs at least two", "`items` cần ít nhất hai mục"),
    ("`need` is empty", "danh sách `need` để trống"),
    ("`variants` needs at least two", "`variants` cần ít nhất hai cách viết"),
    ("a phrase is empty", "có cụm từ để trống"),
    ("cannot recurse further", "lồng nhau quá sâu"),
    ("carriage return must be followed", "ngắt dòng không đúng: thiếu ký tự xuống dòng"),
    ("expected a text, or a table", "cần một chuỗi, hoặc một bảng gồm các chuỗi theo tên tệp"),
    ("extra `=`", "thừa dấu ="),
    ("extra comma", "thừa dấu phẩy"),
    ("give `sections` or `forbidden`", "viết `sections` hoặc `forbidden`"),
    ("give either `words` or `instead`", "chỉ viết một trong hai: `words` hoặc `instead`"),
    ("invalid array", "danh sách viết không đúng"),
    ("invalid basic string", "chuỗi thiếu dấu \" đóng"),
    ("invalid boolean", "viết true hoặc false"),
    ("invalid date", "ngày không hợp lệ, viết như 2026-01-31"),
    ("invalid float", "số viết không đúng"),
    ("invalid inline table", "bảng {…} viết không đúng"),
    ("invalid integer", "số viết không đúng"),
    ("invalid key", "tên khóa viết không đúng"),
    ("invalid literal string", "chuỗi thiếu dấu ' đóng"),
    ("invalid local", "ngày không hợp lệ, viết như 2026-01-31"),
    ("invalid multi-line basic string", "chuỗi nhiều dòng thiếu \"\"\" đóng"),
    ("invalid multi-line literal string", "chuỗi nhiều dòng thiếu ''' đóng"),
    ("invalid offset", "ngày không hợp lệ, viết như 2026-01-31"),
    ("invalid string", "chuỗi viết không đúng"),
    ("invalid table", "tên bảng viết không đúng"),
    ("invalid time", "giờ viết không đúng"),
    ("invalid unquoted key", "tên khóa có ký tự lạ: đặt trong dấu ngoặc kép"),
    ("key with no value", "khóa này thiếu “= giá trị”"),
    ("missing comma", "thiếu dấu phẩy giữa hai mục"),
    ("missing opening quote", "chuỗi thiếu dấu ngoặc kép mở"),
    ("missing value", "sau dấu = thiếu giá trị"),
    ("rests-on:", "[rests-on] nêu câu hoặc số thứ tự căn cứ không có"),
    ("recursion limit", "lồng nhau quá sâu"),
    ("string values must be quoted", "chữ phải đặt trong dấu ngoặc kép, như \"…\""),
    ("unclosed array table", "tên bảng thiếu dấu ]] đóng"),
    ("unclosed array", "danh sách thiếu dấu ] đóng"),
    ("unclosed inline table", "bảng thiếu dấu } đóng"),
    ("unclosed table", "tên bảng thiếu dấu ] đóng"),
    ("unexpected key or value", "thừa chữ ở đây: mỗi dòng một khóa"),
    ("unexpected leading zero", "số không viết số 0 ở đầu"),
    ("unexpected sign", "dấu + hoặc - không đặt ở đây"),
    ("unquoted keys cannot be empty", "tên khóa để trống"),
];

/// What is wrong with an expression, by how it begins.
const EXPRESSIONS: [(&str, &str); 16] = [
    ("backreferences", "không dùng được \\1, \\2"),
    ("duplicate capture group", "hai nhóm cùng tên"),
    ("exceed", "quá dài hoặc lồng nhau quá sâu"),
    ("incomplete escape", "dấu \\ ở cuối không có gì theo sau"),
    ("invalid character class range", "khoảng trong […] viết ngược"),
    ("invalid repetition count", "số lần lặp {…} viết ngược"),
    ("look-around", "không dùng được (?=…), (?!…), (?<=…), (?<!…)"),
    ("repetition operator missing", "trước dấu *, + hoặc ? không có gì để lặp"),
    ("repetition quantifier expects", "trong {…} phải là số"),
    ("unclosed capture group", "tên nhóm thiếu dấu > đóng"),
    ("unclosed character class", "thiếu dấu ] đóng"),
    ("unclosed counted repetition", "thiếu dấu } đóng"),
    ("unclosed group", "thiếu dấu ) đóng"),
    ("unopened group", "thừa dấu )"),
    ("unrecognized escape", "ký hiệu sau dấu \\ không có nghĩa"),
    ("unrecognized flag", "chữ sau (? không có nghĩa"),
];

/// A kind of value as serde calls it, with what was written: `string "SL"`, `a sequence`.
fn kind(words: &str) -> String {
    const KINDS: [(&str, &str); 16] = [
        ("a boolean", "true hoặc false"),
        ("a map", "bảng"),
        ("a sequence", "danh sách [\"…\"]"),
        ("a string", "chuỗi \"…\""),
        ("a datetime", "ngày, viết như 2026-01-31"),
        ("a TOML datetime", "ngày, viết như 2026-01-31"),
        ("boolean", "giá trị"),
        ("datetime", "ngày"),
        ("expected a text, or a table of texts by file name", "chuỗi, hoặc bảng các chuỗi theo tên tệp"),
        ("f64", "số"),
        ("floating point", "số"),
        ("integer", "số"),
        ("map", "bảng"),
        ("sequence", "danh sách"),
        ("string", "chuỗi"),
        ("table", "bảng"),
    ];
    let known = KINDS.iter().find_map(|(en, vi)| Some((vi, words.strip_prefix(en)?)));
    known.map_or(words.to_owned(), |(vi, rest)| format!("{vi}{}", rest.replace('`', "")))
}
