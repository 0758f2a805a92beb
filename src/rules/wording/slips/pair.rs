//! Numbers of words and of pairs of them, by their letters. The build script reads this file too, so that it stands alone.
//! Must not know words or drafts.

/// A word's number; the upper bits are mixed best (the multiplication of Fx).
pub const fn number(form: &str) -> u64 {
    let bytes = form.as_bytes();
    let (mut hash, mut at) = (0_u64, 0);
    while at < bytes.len() {
        hash = mix(hash, bytes[at] as u64);
        at += 1;
    }
    hash
}

/// The number of two words that stand one after the other, of their numbers.
pub const fn of_two(first: u64, second: u64) -> u64 {
    // The lower bits of the first are as well mixed as its upper ones only after a second turn.
    let hash = mix(first, second);
    mix(hash, hash >> 29)
}

const fn mix(hash: u64, more: u64) -> u64 {
    (hash.rotate_left(5) ^ more).wrapping_mul(0x517C_C1B7_2722_0A95)
}

/// As many words of 64 bits as a place may be of.
pub const SIEVE: usize = 1 << 14;

/// Where a pair has its bits in the sieve, and which: two of a word.
pub const fn place(pair: u64) -> (usize, u64) {
    ((pair >> 50) as usize, 1 << (pair >> 44 & 63) | 1 << (pair >> 38 & 63))
}

/// What a pair of the table is told by: all but the lowest bits, which say what it is.
pub const fn key(pair: u64) -> u64 {
    pair & !0xFFFF
}
