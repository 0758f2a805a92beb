//! [`Package`]: the one door to zip packages, with every limit at it.
//!
//! Office programs write plain packages; whatever is built otherwise (names that leave the folder, two parts of one
//! name, overlapping entries, bombs) is refused before a byte is inflated. It must not know what the parts mean.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use flate2::{Decompress, FlushDecompress, Status};
use zip::CompressionMethod;
use zip::ZipArchive;
use zip::result::ZipError;

use super::damage::Damage;
use super::fault::Fault;
use super::{Limit, Limits};

/// Parts under this size may compress as well as they like.
const RATIO_FROM: u64 = 1 << 20;
/// Parts up to this size are copied after their characters were checked.
const COPIED: usize = 1 << 20;

/// A zip package that has passed all checks of its directory.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    file: &'a [u8],
    inflater: Decompress,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    left: u64,
    part_bytes: u64,
    total_bytes: u64,
}

impl<'a> Package<'a> {
    /// Opens a package and checks its directory.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Fault> {
        if is_compound(bytes) {
            return Err(if is_encrypted_compound(bytes) { Fault::Encrypted } else { Fault::Unsupported(".doc") });
        }
        if !bytes.starts_with(b"PK") {
            return Err(Fault::Damaged(Damage::NotPackage));
        }
        let too_many = Err(Fault::Over(Limit::Parts, limits.parts as u64));
        if entries_claimed(bytes).is_some_and(|n| n > limits.parts) {
            return too_many;
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
        if archive.len() > limits.parts {
            return too_many;
        }
        if archive.has_duplicate_names() {
            return Err(Fault::Damaged(Damage::TwoParts));
        }
        if archive.has_overlapping_files().map_err(|e| damaged(&e))? {
            return Err(Fault::Damaged(Damage::Overlap));
        }
        let mut names = Vec::with_capacity(archive.len());
        let mut total = 0u64;
        for index in 0..archive.len() {
            let entry = archive.by_index_data(index).map_err(|e| damaged(&e))?;
            let name = entry.name().map_err(|e| damaged(&e))?.into_owned();
            if leaves_folder(&name) {
                return Err(Fault::Damaged(Damage::Outside));
            }
            if entry.encrypted() {
                return Err(Fault::Encrypted);
            }
            let (size, packed) = (entry.size(), entry.compressed_size());
            if size > RATIO_FROM && size / packed.max(1) > limits.ratio {
                return Err(Fault::Over(Limit::Ratio, limits.ratio));
            }
            if !is_media(&name) {
                if size > limits.part_bytes {
                    return Err(Fault::Over(Limit::Unpacked, limits.part_bytes));
                }
                total = total.saturating_add(size);
            }
            names.push(name);
        }
        if total > limits.unpacked_bytes {
            return Err(Fault::Over(Limit::Unpacked, limits.unpacked_bytes));
        }
        let mut folded: Vec<String> = names.iter().map(|n| n.to_ascii_lowercase()).collect();
        folded.sort_unstable();
        if folded.windows(2).any(|w| w[0] == w[1]) {
            return Err(Fault::Damaged(Damage::TwoParts));
        }
        Ok(Self {
            file: bytes,
            inflater: Decompress::new(false),
            archive,
            names,
            left: limits.unpacked_bytes,
            part_bytes: limits.part_bytes,
            total_bytes: limits.unpacked_bytes,
        })
    }

    /// Whether a part is there.
    pub fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// The bytes of a part; `None` where it is not there.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let entry = self.archive.by_index_raw(index).map_err(|e| damaged(&e))?;
        let most = self.part_bytes.min(self.left);
        let room = entry.size().min(most) as usize + 1;
        let start = entry.data_start().unwrap_or(u64::MAX) as usize;
        let packed = start.checked_add(entry.compressed_size() as usize).and_then(|end| self.file.get(start..end));
        let (bytes, is_whole) = match packed {
            Some(packed) if entry.compression() == CompressionMethod::Deflated => {
                inflated(packed, room, most, entry.crc32(), &mut self.inflater)
            }
            _ => {
                drop(entry);
                let entry = self.archive.by_index(index).map_err(|e| damaged(&e))?;
                let mut bytes = Vec::with_capacity(room);
                let is_whole = entry.take(most + 1).read_to_end(&mut bytes).is_ok();
                (bytes, is_whole)
            }
        };
        if bytes.len() as u64 > most {
            return Err(Fault::Over(Limit::Unpacked, if most < self.part_bytes { self.total_bytes } else { most }));
        }
        if !is_whole {
            return Err(Fault::Damaged(Damage::Part(name.to_owned())));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// The characters of an XML part as UTF-8 without byte-order mark; `None` where it is not there.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        decode(bytes).map(Some).ok_or_else(|| Fault::Damaged(Damage::Characters(name.to_owned())))
    }

    /// The bytes of an XML part that must be there, for [`characters`].
    pub fn needed_bytes(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        self.bytes(name)?.ok_or_else(|| Fault::Damaged(Damage::Missing(name.to_owned())))
    }

    /// The characters of an XML part that must be there.
    pub fn needed(&mut self, name: &str) -> Result<String, Fault> {
        self.xml(name)?.ok_or_else(|| Fault::Damaged(Damage::Missing(name.to_owned())))
    }

    /// Part names are compared as OPC says, without regard to ASCII case.
    fn index(&self, name: &str) -> Option<usize> {
        self.names
            .iter()
            .position(|n| n == name)
            .or_else(|| self.names.iter().position(|n| n.eq_ignore_ascii_case(name)))
    }
}

/// The bytes of a deflated part, at once and into their own place, and whether they are whole. Stops where there are more than
/// `most`.
fn inflated(packed: &[u8], room: usize, most: u64, crc: u32, inflater: &mut Decompress) -> (Vec<u8>, bool) {
    let mut bytes = Vec::with_capacity(room);
    inflater.reset(false);
    loop {
        let rest = &packed[inflater.total_in() as usize..];
        let before = (inflater.total_in(), bytes.len());
        match inflater.decompress_vec(rest, &mut bytes, FlushDecompress::Finish) {
            Err(_) => return (bytes, false),
            Ok(Status::StreamEnd) => break,
            Ok(_) if bytes.len() as u64 > most => return (bytes, true),
            // The directory said too little.
            Ok(_) if bytes.len() == bytes.capacity() => bytes.reserve(bytes.len().min(1 << 20)),
            Ok(_) if before == (inflater.total_in(), bytes.len()) => return (bytes, false),
            Ok(_) => {}
        }
    }
    let is_right = crc32fast::hash(&bytes) == crc;
    (bytes, is_right)
}

/// Whether the bytes are an OLE compound file (`.doc`, `.xls`, or an encrypted package).
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// Whether a compound file holds an encrypted package (its directory names the stream, in UTF-16).
pub(crate) fn is_encrypted_compound(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn damaged(error: &ZipError) -> Fault {
    Fault::Damaged(match error {
        ZipError::UnsupportedArchive(_) => Damage::Packing,
        _ => Damage::Directory,
    })
}

/// The number of entries the end record claims: known before the directory is read into memory.
fn entries_claimed(bytes: &[u8]) -> Option<usize> {
    let tail = &bytes[bytes.len().saturating_sub(22 + 0xFFFF)..];
    let at = memchr::memmem::rfind(tail, b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

fn leaves_folder(name: &str) -> bool {
    name.starts_with(['/', '\\'])
        || name.as_bytes().get(1) == Some(&b':')
        || name.contains('\0')
        || name.split(['/', '\\']).any(|part| part == "..")
}

/// Pictures are never inflated.
fn is_media(name: &str) -> bool {
    name.contains("media/") || name.starts_with("Pictures/")
}

/// The characters of an XML part without byte-order mark, as they stand in its bytes where those are UTF-8.
pub(crate) fn characters<'b>(bytes: &'b [u8], name: &str) -> Result<Cow<'b, str>, Fault> {
    decoded(bytes).ok_or_else(|| Fault::Damaged(Damage::Characters(name.to_owned())))
}

/// The characters of an XML part, apart from its bytes.
fn decode(bytes: Vec<u8>) -> Option<String> {
    match decoded(&bytes)? {
        Cow::Owned(text) => Some(text),
        // The quick check gives no owner of the characters: a small copy costs less than the slow one, a large one too much room.
        Cow::Borrowed(text) if text.len() <= COPIED || text.len() < bytes.len() => Some(text.to_owned()),
        Cow::Borrowed(_) => String::from_utf8(bytes).ok(),
    }
}

/// XML is UTF-8 unless a byte-order mark or its declaration says otherwise.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let of = |encoding: &'static encoding_rs::Encoding, skip: usize| {
        encoding.decode_without_bom_handling_and_without_replacement(&bytes[skip..])
    };
    match bytes {
        [0xFF, 0xFE, ..] => return of(encoding_rs::UTF_16LE, 2),
        [0xFE, 0xFF, ..] => return of(encoding_rs::UTF_16BE, 2),
        [b'<', 0, ..] => return of(encoding_rs::UTF_16LE, 0),
        [0, b'<', ..] => return of(encoding_rs::UTF_16BE, 0),
        _ => {}
    }
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Some(Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)));
    }
    let head = &bytes[..bytes.len().min(200)];
    let at = memchr::memmem::find(head, b"encoding=")? + 10;
    let label = head[at..].split(|b| matches!(b, b'"' | b'\'')).next()?;
    of(encoding_rs::Encoding::for_label(label)?, 0)
}
