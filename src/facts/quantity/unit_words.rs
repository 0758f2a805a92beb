//! The words that count things behind a number, and those that never do. Knows only folded words.

/// Whether a folded word counts things: `Some(true)` where the next word belongs to it (`hồ sơ`, `trường hợp`).
#[expect(clippy::match_same_arms, clippy::too_many_lines, reason = "a table: one line a word")]
pub(super) fn compound(word: &str, next: &str) -> Option<bool> {
    if word == "bao" {
        // `200 bao tại thôn Hạ`, not `bao gồm`, `bao nhiêu`.
        return (!matches!(next, "" | "gồm" | "nhiêu" | "phủ" | "quát" | "bì")).then_some(false);
    }
    let pair = match word {
        "báo" => next == "cáo",
        "bà" => next == "mẹ",
        "ban" => next == "ngành",
        "cá" => next == "nhân",
        "cán" => next == "bộ",
        "câu" => next == "lạc",
        "chỉ" => next == "tiêu",
        "chi" => matches!(next, "bộ" | "đoàn" | "hội"),
        "chức" => next == "danh",
        "chương" => next == "trình",
        "cơ" => matches!(next, "sở" | "quan"),
        "công" => matches!(next, "dân" | "trình" | "chức" | "việc" | "nhân" | "văn" | "an"),
        "cử" => next == "tri",
        "danh" => matches!(next, "mục" | "hiệu"),
        "di" => next == "tích",
        "dịch" => next == "vụ",
        "doanh" => next == "nghiệp",
        "dự" => next == "án",
        "đại" => next == "biểu",
        "đảng" => matches!(next, "viên" | "bộ"),
        "đề" => matches!(next, "án" | "tài"),
        "đoàn" => next == "viên",
        "đối" => next == "tượng",
        "đồng" => matches!(next, "chí" | "bào"),
        "đơn" => next == "vị",
        "gia" => next == "đình",
        "giải" => matches!(next, "pháp" | "thưởng"),
        "giấy" => matches!(next, "phép" | "khen" | "mời"),
        "giáo" => next == "viên",
        "hạng" => next == "mục",
        "hồ" => next == "sơ",
        "học" => matches!(next, "sinh" | "viên"),
        "hội" => matches!(next, "viên" | "nghị" | "thi" | "thảo"),
        "hợp" => matches!(next, "tác" | "đồng"),
        "kế" => next == "hoạch",
        "kết" => next == "luận",
        "khu" => next == "phố",
        "kiến" => next == "nghị",
        "lao" => next == "động",
        "lĩnh" => next == "vực",
        "mô" => next == "hình",
        "nghị" => next == "quyết",
        "nhân" => next == "khẩu",
        "nhiệm" => next == "vụ",
        "nội" => next == "dung",
        "phần" => next == "quà",
        "phụ" => next == "nữ",
        "phương" => matches!(next, "tiện" | "án"),
        "quyết" => next == "định",
        "sản" => next == "phẩm",
        "sinh" => next == "viên",
        "suất" => matches!(next, "quà" | "học"),
        "tài" => next == "khoản",
        "tập" => next == "thể",
        "thành" => matches!(next, "viên" | "phố"),
        "thanh" => matches!(next, "niên" | "thiếu"),
        "thí" => next == "sinh",
        "thủ" => next == "tục",
        "thông" => next == "báo",
        "tiêu" => matches!(next, "chí" | "chuẩn"),
        "tổ" => matches!(next, "chức" | "hợp"),
        "trẻ" => next == "em",
        "trường" => next == "hợp",
        "văn" => next == "bản",
        "viên" => next == "chức",
        "vấn" => next == "đề",
        "ý" => next == "kiến",
        _ => false,
    };
    // `42 tổ trưởng` are people, not groups.
    let officer = matches!(next, "trưởng" | "phó" | "viên")
        && matches!(
            word,
            "ấp" | "ban" | "bản" | "đội" | "hội" | "khóm" | "lớp" | "nhóm" | "phòng" | "thôn" | "tổ" | "xóm"
        );
    if pair || officer {
        return Some(true);
    }
    if word == "giải" && matches!(next, "ngân" | "quyết" | "phóng" | "tỏa" | "toả" | "trình" | "đáp" | "thể")
    {
        return None;
    }
    let single = matches!(
        word,
        "ấp" | "bài"
            | "bản"
            | "bệnh"
            | "bộ"
            | "buổi"
            | "bình"
            | "ca"
            | "cái"
            | "cán"
            | "căn"
            | "cây"
            | "chiếc"
            | "chợ"
            | "cháu"
            | "con"
            | "cuộc"
            | "cơn"
            | "dự"
            | "đại"
            | "đề"
            | "điểm"
            | "đoàn"
            | "đội"
            | "đơn"
            | "đợt"
            | "em"
            | "ghe"
            | "giờ"
            | "giải"
            | "giấy"
            | "gói"
            | "giường"
            | "hàng"
            | "hộ"
            | "hội"
            | "khẩu"
            | "khóm"
            | "khu"
            | "lần"
            | "lớp"
            | "loa"
            | "lượt"
            | "lô"
            | "mục"
            | "mẫu"
            | "nhà"
            | "năm"
            | "ngày"
            | "người"
            | "nhóm"
            | "phần"
            | "phiên"
            | "phiếu"
            | "phòng"
            | "phút"
            | "phường"
            | "quý"
            | "quyển"
            | "quả"
            | "sao"
            | "số"
            | "sổ"
            | "suất"
            | "tháng"
            | "thẻ"
            | "thôn"
            | "thửa"
            | "tin"
            | "tiết"
            | "tổ"
            | "trại"
            | "trạm"
            | "trẻ"
            | "trường"
            | "tuần"
            | "tuổi"
            | "tuyến"
            | "vụ"
            | "xã"
            | "xe"
            | "xóm"
            | "ý"
            | "đám"
            | "tờ"
            | "ban"
            | "htx"
            | "tdp"
            | "ổ"
    );
    single.then_some(false)
}

/// Words behind a number that count nothing.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn is_no_unit(word: &str) -> bool {
    matches!(
        word,
        "đạt"
            | "và"
            | "hoặc"
            | "so"
            | "chiếm"
            | "bằng"
            | "tăng"
            | "giảm"
            | "vượt"
            | "trên"
            | "dưới"
            | "của"
            | "là"
            | "có"
            | "đã"
            | "được"
            | "cho"
            | "tại"
            | "trong"
            | "ngoài"
            | "theo"
            | "với"
            | "để"
            | "không"
            | "chưa"
            | "còn"
            | "nếu"
            | "do"
            | "từ"
            | "đến"
            | "tới"
            | "đầu"
            | "cuối"
            | "vào"
            | "nhằm"
            | "trở"
            | "lên"
            | "xuống"
            | "như"
            | "gồm"
            | "bao"
            | "khi"
            | "thì"
            | "mà"
            | "này"
            | "đó"
            | "nhưng"
            | "cùng"
            | "nữa"
            | "hoàn"
            | "thực"
            | "thuộc"
            | "các"
            | "những"
            | "mỗi"
            | "ước"
            | "khoảng"
            | "hơn"
            | "gần"
            | "tương"
            | "toàn"
            | "phấn"
            | "về"
            | "sẽ"
            | "đang"
            | "bởi"
            | "qua"
            | "sau"
            | "trước"
            | "giữa"
            | "ở"
            | "kể"
            | "tính"
            | "nay"
            | "ban"
            | "a"
            | "b"
            | "c"
            | "x"
            | "phải"
            | "cần"
            | "cũng"
            | "vẫn"
            | "đều"
            | "tiếp"
            | "trực"
            | "chủ"
            | "ngay"
            | "rồi"
            | "thuận"
            | "đảm"
            | "bảo"
            | "góp"
            | "phục"
            | "sang"
            | "h"
            | "hết"
            | "đúng"
            | "nhất"
            | "đồng"
            | "xây"
            | "tổng"
            | "tỷ"
            | "tỉ"
            | "diện"
            | "kèm"
    )
}
