//! The commented `soat.toml` that `soat init` writes.

/// Its text, in Vietnamese or in English.
pub fn template(vietnamese: bool) -> &'static str {
    if vietnamese { VI } else { EN }
}

const VI: &str = r#"# Cấu hình soat của thư mục này. Dòng có dấu # ở đầu là ghi chú; bỏ dấu # để dùng.
# Xem giá trị đang có hiệu lực: soat config show

# Bước của văn bản: "du-thao", "trinh-ky" (mặc định), "ban-hanh".
# stage = "trinh-ky"

# Mức soát: "regular" (thông thường, mặc định) hoặc "strict" (chặt).
# profile = "regular"

# Dùng chung cấu hình của cơ quan rồi chỉnh thêm ở đây.
# extends = "../soat.toml"

# Mức của từng quy tắc: "off", "info", "warning", "error". Danh sách quy tắc: soat rules
[rules]
# SL16 = "warning"
# TN01 = { level = "info" }

[document]
# Tên loại văn bản: "auto" (mặc định), "ke-hoach", "bao-cao" …
# kind = "ke-hoach"
# Cơ quan ban hành.
# issuer = "UBND phường …"

# Khác đi cho một số tệp.
# [[per-file]]
# files = ["phu-luc/**"]
# ignore = ["CC", "TT"]

# Quy tắc riêng của cơ quan (xem "Tự viết quy tắc trong năm phút"); thử bằng: soat test quy-tac/
# [packs]
# paths = ["quy-tac/"]

# Sổ văn bản riêng, mỗi văn bản một [[record]]: symbol, title, issued, effective, ended, successor.
# [registry]
# paths = ["so-van-ban.toml"]
"#;

const EN: &str = r#"# Configuration of soat for this folder. Lines that begin with # are comments; remove the # to use them.
# See what is in force: soat config show

# Stage of the documents: "draft", "sign" (default), "issue".
# stage = "sign"

# How strict: "regular" (default) or "strict".
# profile = "regular"

# Build on the agency's common configuration.
# extends = "../soat.toml"

# Level of a rule: "off", "info", "warning", "error". List of rules: soat rules
[rules]
# SL16 = "warning"
# TN01 = { level = "info" }

[document]
# Kind of document: "auto" (default), "ke-hoach", "bao-cao" …
# kind = "ke-hoach"
# The issuing agency.
# issuer = "UBND phường …"

# Something else for some files.
# [[per-file]]
# files = ["phu-luc/**"]
# ignore = ["CC", "TT"]

# The agency's own rules (see "Write your own rule in five minutes"); try them with: soat test rules/
# [packs]
# paths = ["rules/"]

# The agency's own register of documents, a [[record]] each: symbol, title, issued, effective, ended, successor.
# [registry]
# paths = ["register.toml"]
"#;
