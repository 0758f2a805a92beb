//! Bytes looked for by the stretch: what most of a text does not hold is told of many bytes at a stroke.

/// Bytes judged at a stroke.
const STRETCH: usize = 16;

/// Where the first byte stands of which `is` holds. It is asked of all bytes around, so it should hold no branch; then it is
/// vector instructions.
#[inline]
pub fn first_byte(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let has_none = |stretch: &[u8; STRETCH]| stretch.iter().fold(0, |found, &byte| found | u8::from(is(byte))) == 0;
    let (stretches, tail) = bytes.as_chunks();
    let passed = stretches.iter().take_while(|stretch| has_none(stretch)).count();
    // The tail is seen with the bytes before it.
    if passed == stretches.len() && (tail.is_empty() || bytes.last_chunk().is_some_and(has_none)) {
        return None;
    }
    let from = passed * STRETCH;
    bytes[from..].iter().position(|&byte| is(byte)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_is_found_wherever_it_stands() {
        for len in 0..3 * STRETCH {
            let mut bytes = vec![b'a'; len];
            assert_eq!(first_byte(&bytes, |byte| byte == b'x'), None);
            for at in (0..len).rev() {
                bytes[at] = b'x';
                assert_eq!(first_byte(&bytes, |byte| byte == b'x'), Some(at), "{len}");
            }
        }
    }
}
