//! [`Writer`]: compact JSON on its way into memory, byte for byte as `serde_json` writes it. Reports are mostly keys known when
//! soat is built and sentences without anything to escape: both are copied whole here. Must not know what is written.

use crate::text::first_byte;
use serde::ser::{Error as _, Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use serde::{Serialize, ser};
use serde_json::Error;

/// Writes values at the end of some bytes.
///
/// A value inside an object or a list is the first of it where a bracket stands right before it: nothing else that is
/// written ends with one.
pub struct Writer<'o>(&'o mut Vec<u8>);

impl<'o> Writer<'o> {
    /// At the end of `out`.
    pub fn new(out: &'o mut Vec<u8>) -> Self {
        Self(out)
    }

    fn separate(&mut self) {
        if !matches!(self.0.last(), Some(b'{' | b'[')) {
            self.0.push(b',');
        }
    }

    fn string(&mut self, text: &str) {
        self.0.reserve(text.len() + 2);
        self.0.push(b'"');
        let mut rest = text.as_bytes();
        while let Some(at) = first_byte(rest, |byte| (byte < 0x20) | (byte == b'"') | (byte == b'\\')) {
            self.0.extend_from_slice(&rest[..at]);
            self.escape(rest[at]);
            rest = &rest[at + 1..];
        }
        self.0.extend_from_slice(rest);
        self.0.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0c => b'f',
            b'\r' => b'r',
            _ => b'u',
        };
        self.0.extend_from_slice(&[b'\\', short]);
        if short == b'u' {
            self.0.extend_from_slice(&[b'0', b'0', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }

    fn number(&mut self, number: u64) {
        let mut digits = [b'0'; 20];
        let (mut at, mut rest) = (digits.len() - 1, number);
        digits[at] += (rest % 10) as u8;
        while rest >= 10 {
            rest /= 10;
            at -= 1;
            digits[at] += (rest % 10) as u8;
        }
        self.0.extend_from_slice(&digits[at..]);
    }
}

/// What reports do not hold is refused.
macro_rules! refuse {
    ($($name:ident($($value:ty),*) $(-> $ok:ty)?;)*) => {
        $(fn $name(self, $(_: $value),*) -> Result<refuse!(@ $($ok)?), Error> {
            Err(Error::custom(concat!(stringify!($name), ": no report holds this")))
        })*
    };
    (@) => { () };
    (@ $ok:ty) => { $ok };
}

impl Serializer for &mut Writer<'_> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Self;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.string(text);
        Ok(())
    }

    fn serialize_u64(self, number: u64) -> Result<(), Error> {
        self.number(number);
        Ok(())
    }

    fn serialize_u32(self, number: u32) -> Result<(), Error> {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Result<(), Error> {
        self.serialize_u64(number.into())
    }

    fn serialize_u8(self, number: u8) -> Result<(), Error> {
        self.serialize_u64(number.into())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Error> {
        self.0.push(b'[');
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Error> {
        self.0.push(b'{');
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Self, Error> {
        self.serialize_map(Some(len))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error::custom("no report holds a variant"))
    }

    refuse! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
        serialize_tuple(usize) -> Impossible<(), Error>;
        serialize_tuple_struct(&'static str, usize) -> Impossible<(), Error>;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<(), Error>;
    }
}

impl SerializeSeq for &mut Writer<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.separate();
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.0.push(b']');
        Ok(())
    }
}

impl SerializeMap for &mut Writer<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.separate();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(b':');
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        self.0.push(b'}');
        Ok(())
    }
}

impl SerializeStruct for &mut Writer<'_> {
    type Ok = ();
    type Error = Error;

    /// Keys of structs are names, which have nothing to escape.
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.separate();
        self.0.reserve(key.len() + 3);
        self.0.push(b'"');
        self.0.extend_from_slice(key.as_bytes());
        self.0.extend_from_slice(b"\":");
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Error> {
        ser::SerializeMap::end(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    struct Sample {
        text: String,
        none: Option<u8>,
        some: Option<u32>,
        list: Vec<Vec<u64>>,
        map: BTreeMap<String, u16>,
        #[serde(skip_serializing_if = "Option::is_none")]
        skipped: Option<u8>,
        empty: BTreeMap<String, u16>,
    }

    #[test]
    fn it_writes_what_serde_json_writes() {
        let text: String = ('\0'..='\u{200}').chain(['😀', '{', '[', '"']).collect();
        let sample = Sample {
            text: text.clone(),
            none: None,
            some: Some(u32::MAX),
            list: vec![vec![], vec![0, 9, 10, 99, 100, u64::MAX], vec![7]],
            map: BTreeMap::from([("a\"b".to_owned(), 1), ("{".to_owned(), 65535)]),
            skipped: None,
            empty: BTreeMap::new(),
        };
        let mut out = b"[".to_vec();
        sample.serialize(&mut Writer::new(&mut out)).expect("it is written");
        assert_eq!(String::from_utf8_lossy(&out[1..]), serde_json::to_string(&sample).expect("JSON"));
        assert!(true.serialize(&mut Writer::new(&mut out)).is_err());
    }
}
