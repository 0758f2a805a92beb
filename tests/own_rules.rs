//! An agency's own cards: the worked cards of the manual hold, each kind finds and stays silent, wrong cards are told at
//! the wrong word.

use soat::config::{Pack, example_faults, read_pack};
use soat::diagnostic::Fault;
use soat::lint::examples::Examples;
use soat::read::{Limits, read_bytes};
use soat::rules::Catalog;
use soat::text::Text;
use std::fs;

fn read(text: &str) -> Text {
    read_bytes("example.md", text.as_bytes(), &Limits::default()).expect("an example is text")
}

fn pack(cards: &[&str]) -> (Pack, Catalog, Vec<Fault>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (i, card) in cards.iter().enumerate() {
        fs::write(folder.path().join(format!("{i}.toml")), card).expect("a file");
    }
    let (mut catalog, mut faults) = (Catalog::shipped(), Vec::new());
    let pack = read_pack(folder.path(), &mut catalog, &mut faults);
    (pack, catalog, faults)
}

fn failures(cards: &[&str]) -> Vec<String> {
    let (pack, catalog, faults) = pack(cards);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(pack.len(), cards.len());
    let examples = Examples::own(&catalog, &read);
    example_faults(&pack, &catalog, &examples).into_iter().map(|fault| fault.what.en).collect()
}

/// A card of a kind: `check` and `examples` as TOML.
fn card(check: &str, examples: &str) -> String {
    format!(
        "code = 'QT09'\nname = 'thu'\nseverity = 'warning'\n[title]\nvi = 'Thử'\n[why]\nvi = 'Thử'\n\
         [say.main]\nvi = 'thấy'\n[check]\n{check}\n{examples}"
    )
}

fn holds(check: &str, examples: &str) {
    let failures = failures(&[&card(check, examples)]);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn cards_of_the_manual_hold() {
    let manual = fs::read_to_string("docs/src/own-rules.md").expect("the page");
    let cards: Vec<&str> = manual.split("```toml\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    assert_eq!(cards.len(), 3);
    assert_eq!(failures(&cards), Vec::<String>::new());
}

#[test]
fn an_example_that_does_not_hold_is_told() {
    let failures = failures(&[&card(
        "kind = 'words'\nwords = ['quyết liệt']",
        "[[example]]\nbad = 'Chỉ đạo rất «sát sao».'\n[[example]]\ngood = 'Chỉ đạo quyết liệt.'",
    )]);
    assert_eq!(failures.len(), 2, "{failures:?}");
    assert!(failures[0].contains("no finding") && failures[1].contains("draws QT09"), "{failures:?}");
}

#[test]
fn words_stand_alone_and_safe_fixes_keep_the_case() {
    holds(
        "kind = 'words'\nfix = 'safe'\n[check.instead]\n'công an viên' = 'công an cấp xã'",
        "[[example]]\nbad = '«Công  an viên» các thôn.'\ngood = 'Công an cấp xã các thôn.'\n\
         [[example]]\ngood = 'Bán công an viênx.'",
    );
}

#[test]
fn patterns_have_exceptions() {
    holds(
        "kind = 'pattern'\npattern = '''[0-9]+ ?tr\\b'''\nexcept = '''^15'''",
        "[[example]]\nbad = 'Chi «20 tr» đồng.'\n[[example]]\ngood = 'Chi 15 tr đồng, 20 triệu đồng.'",
    );
}

#[test]
fn one_thing_is_written_one_way() {
    holds(
        "kind = 'consistent'\nvariants = [['tổ dân phố', 'khu phố']]",
        "[[example]]\nbad = 'Mỗi tổ dân phố một mô hình; tổ dân phố nào xong thì báo; các «khu phố» khác theo sau.'\n\
         [[example]]\ngood = 'Các khu phố đăng ký; mỗi khu phố một mô hình.'",
    );
}

#[test]
fn what_is_said_may_require_more() {
    holds(
        "kind = 'requires'\nwhen = ['mùa mưa bão']\nneed = ['bốn tại chỗ', '4 tại chỗ']",
        "[[example]]\nbad = 'Ứng phó trong «mùa mưa bão» năm nay.'\n\
         [[example]]\ngood = 'Ứng phó trong mùa mưa bão theo phương châm 4 tại chỗ.'\n\
         [[example]]\ngood = 'Phòng cháy trong mùa khô.'",
    );
}

#[test]
fn things_stand_in_their_order_and_the_least_is_moved() {
    holds(
        "kind = 'order'\nitems = ['mục đích', 'yêu cầu', 'nhiệm vụ']",
        "[[example]]\nbad = \"Nêu yêu cầu.\\n\\nNêu nhiệm vụ.\\n\\nNêu «mục đích».\"\n\
         [[example]]\ngood = \"Nêu mục đích.\\n\\nNêu nhiệm vụ.\"",
    );
}

#[test]
fn sections_are_required_or_forbidden() {
    let head = "Số: 15/KH-UBND\\n\\nKẾ HOẠCH\\nTuyên truyền năm 2031\\n\\nI. MỤC ĐÍCH\\n\\nNâng cao nhận thức.\\n\\n";
    let tail = "Nơi nhận:\\n- Lưu: VT.";
    holds(
        "kind = 'section'\nsections = ['kinh phí|kinh phí thực hiện']\nforbidden = ['khen thưởng']",
        &format!(
            "[[example]]\nbad = \"{head}II. KINH PHÍ\\n\\nTheo dự toán.\\n\\nIII. «KHEN THƯỞNG»\\n\\nTheo luật.\\n\\n{tail}\"\n\
             [[example]]\nbad = \"{head}II. TỔ CHỨC\\n\\nGiao Văn phòng lo kinh phí.\\n\\n{tail}\"\n\
             [[example]]\ngood = \"{head}II. KINH PHÍ THỰC HIỆN\\n\\nTheo dự toán, có khen thưởng.\\n\\n{tail}\"",
        ),
    );
}

#[test]
fn scopes_bound_where_a_card_looks() {
    let text = "Căn cứ Luật Đất đai;\\n\\nI. MỤC TIÊU\\n\\nĐất ở.\\n\\nII. TỔ CHỨC THỰC HIỆN\\n\\n1. Văn phòng\\n\\n«Đất» công.";
    for scope in ["route = 'II/1'", "under = 'tổ chức'"] {
        holds(
            &format!("kind = 'words'\nwords = ['đất']\n[check.scope]\n{scope}"),
            &format!("[[example]]\nbad = \"{text}\""),
        );
    }
    holds(
        "kind = 'words'\nwords = ['đạt']\n[check.scope]\ncolumn = 'ghi chú'",
        "[[example]]\nbad = \"| Chỉ tiêu | Ghi chú đạt |\\n|---|---|\\n| đạt 5 hộ | chưa «đạt» |\\n\"",
    );
}

#[test]
fn wrong_cards_are_told_at_the_wrong_word() {
    let at = |check: &str| {
        let (_, _, faults) = pack(&[&card(check, "")]);
        let fault = faults.into_iter().next().expect("a fault");
        (fault.source[fault.span].to_owned(), fault.what.en, fault.help.map(|help| help.en).unwrap_or_default())
    };
    let (word, what, help) = at("kind = 'wrods'\nwords = ['x']");
    assert_eq!((word.as_str(), help.as_str()), ("wrods", "did you mean `words`?"), "{what}");
    let (word, _, help) = at("kind = 'words'\nwodrs = ['x']");
    assert_eq!((word.as_str(), help.as_str()), ("wodrs", "did you mean `words`?"));
    let (word, what, _) = at("kind = 'pattern'\npattern = '''(a'''");
    assert!(word == "(a" && what.contains("regular expression"), "{word} {what}");
    let (_, what, _) = at("kind = 'pattern'\npattern = '''(a{1,500}){1,500}'''");
    assert!(what.contains("too large"), "{what}");
    let (_, _, help) = at("kind = 'pattern'\npattern = \"\\d\"");
    assert!(help.contains("'''"), "{help}");
    let (word, _, help) = at("kind = 'words'\nwords = ['x']\n[check.scope]\nin = ['recipient-list', 'bodi']");
    assert!(word.starts_with("recipient-list") && !help.is_empty(), "{word} {help}");
}

#[test]
fn a_code_is_taken_once() {
    let one = card("kind = 'words'\nwords = ['x']", "");
    let (pack, _, faults) = pack(&[&one, &one]);
    assert_eq!((pack.len(), faults.len()), (1, 1));
    assert!(faults[0].what.en.contains("taken"));
}

#[test]
fn sentences_name_only_values_the_kind_supplies() {
    let odd = card("kind = 'words'\nwords = ['x']", "").replace("'thấy'", "'thấy {foudn}'");
    let (_, _, faults) = pack(&[&odd]);
    assert_eq!(&faults[0].source[faults[0].span.clone()], "{foudn}");
}

#[test]
fn one_language_is_enough_and_none_is_not() {
    let english = card("kind = 'words'\nwords = ['x']", "").replace("vi = ", "en = ");
    assert_eq!(pack(&[&english]).2, Vec::new());
    let mute = card("kind = 'words'\nwords = ['x']", "").replace("[say.main]\nvi = 'thấy'", "[say.main]");
    let fault = pack(&[&mute]).2.remove(0);
    assert_eq!(&fault.source[fault.span], "[say.main]");
}
