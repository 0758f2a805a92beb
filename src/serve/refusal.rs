//! [`Refusal`]: why a request gets no result, as a status and a sentence a clerk can act on.

use crate::rules::card::Lang;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a request gets no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: String,
}

impl Refusal {
    /// The draft could not be read: `code` as in machine formats.
    pub fn unread(code: &'static str, message: String) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, code, message }
    }

    /// What is asked makes no sense.
    pub fn question(message: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code: "question", message }
    }

    /// The configuration of the folder is wrong.
    pub fn configuration(message: String) -> Self {
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, code: "configuration", message }
    }

    /// The body is over the limit of bytes.
    pub fn too_large(limit: u64, lang: Lang) -> Self {
        let limit = megabytes(limit);
        Self {
            status: StatusCode::PAYLOAD_TOO_LARGE,
            code: "too-large",
            message: lang.pick(
                format!("tệp lớn hơn {limit} MB; đề nghị tách tệp, hoặc bớt hình ảnh rồi lưu lại"),
                format!("the file is larger than {limit} MB; split it, or save it with fewer pictures"),
            ),
        }
    }

    /// The body did not arrive.
    pub fn broken(lang: Lang) -> Self {
        Self::question(
            lang.pick("không nhận được đủ tệp; đề nghị gửi lại", "the file did not arrive whole; send it again")
                .to_owned(),
        )
    }

    /// It took too long, or too many ask at once.
    pub fn late(lang: Lang) -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            code: "late",
            message: lang
                .pick(
                    "soát quá lâu, hoặc nhiều người đang soát cùng lúc; đề nghị thử lại sau ít phút, hoặc tách tệp",
                    "it took too long, or many are checking at once; try again in a few minutes, or split the file",
                )
                .to_owned(),
        }
    }

    /// soat itself failed.
    pub fn defect(lang: Lang) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            code: "defect",
            message: lang
                .pick(
                    "soat bị lỗi khi soát tệp này; đề nghị báo lại kèm tệp. Các tệp khác vẫn soát được",
                    "soat failed on this file; please report it with the file. Others can still be checked",
                )
                .to_owned(),
        }
    }

    /// The request was meant for another server (a name that was made to lead here).
    pub fn host(lang: Lang) -> Self {
        Self {
            status: StatusCode::MISDIRECTED_REQUEST,
            code: "host",
            message: lang
                .pick(
                    "địa chỉ không đúng; đề nghị mở đúng địa chỉ mà soat serve đã in",
                    "not the address of this page; open the one that soat serve printed",
                )
                .to_owned(),
        }
    }

    /// The request comes from another site.
    pub fn origin(lang: Lang) -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            code: "origin",
            message: lang
                .pick("yêu cầu đến từ một trang khác nên bị từ chối", "a request from another site is refused")
                .to_owned(),
        }
    }

    /// The token is missing or wrong.
    pub fn token(lang: Lang) -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            code: "token",
            message: lang
                .pick(
                    "thiếu mã truy cập; đề nghị mở nguyên cả địa chỉ mà soat serve đã in",
                    "the access code is missing; open the whole address that soat serve printed",
                )
                .to_owned(),
        }
    }

    /// There is no such page.
    pub fn nowhere(lang: Lang) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            code: "nowhere",
            message: lang.pick("không có trang này", "there is no such page").to_owned(),
        }
    }
}

impl Refusal {
    /// As a line of text, for somebody who opened an address in a browser.
    pub fn plain(self) -> Response {
        (self.status, format!("{}\n", self.message)).into_response()
    }
}

/// Bytes in MB, as people say them.
pub fn megabytes(bytes: u64) -> u64 {
    (bytes >> 20).max(1)
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = Json(serde_json::json!({ "code": self.code, "message": self.message }));
        (self.status, body).into_response()
    }
}
