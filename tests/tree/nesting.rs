//! Sections, items and headings, nested as documents number them.

use super::{kinds, last_route, parsed};

#[test]
fn sections_nest_as_the_document_numbers_them() {
    let cases = [
        ("I. A\n1. Thu\n2. Chi\n2.1. Thường xuyên\n2.2. Đầu tư\nII. B\n1. Y tế", "II>1"),
        ("Phần thứ nhất\nTÌNH HÌNH\nI. Kinh tế\nPhần thứ hai\nKẾ HOẠCH\nI. Mục tiêu", "Phần thứ hai>I"),
        ("I. Chỉ tiêu\n1. Các chỉ tiêu:\n1. Thu đủ.\n2. Chi đúng.\n3. Giao quân.", "I>1>3"),
        ("I. Chỉ tiêu\n1. Các chỉ tiêu:\n1. Thu đủ.\n2. Chi đúng.\n3. Giao quân.\n\n2. Kinh tế\n\nTăng.", "I>2"),
        ("I. A\n3. Văn hóa\nBa.\n3. Quốc phòng\nBốn.", "I>3"),
        ("I. A\n1. B\na) Một\nb) Hai\n2. C\na) Ba\nđ) Năm", "I>2>đ)"),
        ("1. Chỉ tiêu\n(1). Thu\n(2). Chi\n2. Biện pháp\n2.1. Kinh tế\n- Thu", "2>2.1>-"),
        ("1. Đề án\n- Kết quả:\n+ Công an\n+ Tư pháp\n- Dữ liệu", "1>-"),
        ("1. Đề án\n- Kết quả:\n+ Công an", "1>->+"),
        ("1. Đề án\n- Kết quả gồm:\n(1) Một\n(2) Hai\n- Dữ liệu", "1>-"),
        ("1. A\n* Giáo dục: nâng chất lượng.\n- Y tế: khám bệnh.", "1>-"),
        ("1. A\n* Giáo dục\n- Nâng chất lượng.", "1>*>-"),
        ("I. A\nA. Một\nB. Hai\nII. B", "II"),
        ("A. Một\nI. A\nII. B\nB. Hai\nI. C", "B>I"),
        ("1. A\n- Thu tăng\nĐoạn văn mới.", "1"),
        ("1. A\n- Thu tăng\nnhờ các biện pháp mới.", "1>-"),
        ("2.2. Hạn chế\n2.2.1. Một\n2.2.2. Hai", "2.2>2.2.2"),
        ("I. A\nII. B\nII. C", "II"),
        ("B. Nguyễn Văn An", ""),
        ("I. A\n1. Thu.\n2. Chi.\n3) Nạo vét.\n4. Trồng cây.", "I>4"),
        ("1. A\na) Thu.\nb) Chi.\nc. Nạo vét.", "1>c"),
        ("1. A\n1) Thu.\n2) Chi.\n2. B", "2"),
    ];
    for (content, route) in cases {
        assert_eq!(last_route(content), route, "{content}");
    }
}

#[test]
fn headings_are_told_from_paragraphs_that_begin_with_a_number() {
    let (text, tree) = parsed(
        "I. MỤC TIÊU\n1. Kinh tế\n- Thu.\n2. Về thu ngân sách: Ước thu 177 triệu đồng, đạt 52% kế hoạch.\n3. Hộ nghèo giảm\n4. Thu đủ.",
    );
    let expected = ["heading", "heading", "paragraph", "paragraph", "paragraph", "paragraph"];
    assert_eq!(kinds(&text, &tree), expected);
}
