//! SHA-256 of files, several of them side by side: a step of the algorithm waits for the one before, so that a single file
//! leaves most of a processor idle, and one without instructions of its own for it takes as long over a short draft's digest
//! as over finding its words. FIPS 180-4, sections 5 and 6.2. Must not know what the bytes are.

#![expect(clippy::inline_always, reason = "what goes side by side is laid for the processor that `dispatch!` finds")]

use fearless_simd::{Level, Simd, dispatch, prelude::*, u32x8};
use sha2::{Digest, Sha256};

/// A digest.
type Sum = [u8; 32];

/// SHA-256 of one file's bytes.
pub fn sha256(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

/// SHA-256 of each of these files.
pub fn sha256_of_all(files: &[&[u8]]) -> Vec<Sum> {
    let level = Level::new();
    let mut sums = Vec::with_capacity(files.len());
    for some in files.chunks(LANES) {
        let (all, longest) =
            some.iter().fold((0, 0), |(all, longest), file| (all + file.len(), file.len().max(longest)));
        if all < 2 * longest {
            // One file is longer than all others: they would wait for it.
            sums.extend(some.iter().map(|file| sha256(file)));
        } else {
            let lanes = std::array::from_fn(|lane| Blocks::of(some.get(lane).copied().unwrap_or_default()));
            sums.extend_from_slice(&dispatch!(level, simd => side_by_side(simd, &lanes))[..some.len()]);
        }
    }
    sums
}

/// Files side by side.
const LANES: usize = 8;

/// The bytes that are taken in at a step.
type Block = [u8; 64];

/// A file as blocks.
struct Blocks<'a> {
    whole: &'a [Block],
    /// What the last whole block leaves, a bit to mark the end, and the length in bits: one block or two.
    end: [Block; 2],
    len: usize,
}

impl<'a> Blocks<'a> {
    fn of(file: &'a [u8]) -> Self {
        let (whole, rest) = file.as_chunks();
        let ends = if rest.len() + 9 > size_of::<Block>() { 2 } else { 1 };
        let mut end = [[0; 64]; 2];
        end[0][..rest.len()].copy_from_slice(rest);
        end[0][rest.len()] = 0x80;
        end[ends - 1][56..].copy_from_slice(&(8 * file.len() as u64).to_be_bytes());
        Self { whole, end, len: whole.len() + ends }
    }

    /// The block of a step; anything, where the file has come to its end.
    fn get(&self, step: usize) -> &Block {
        self.whole.get(step).unwrap_or(&self.end[usize::from(step + 1 == self.len && step > self.whole.len())])
    }
}

#[inline(always)]
fn side_by_side<S: Simd>(simd: S, lanes: &[Blocks<'_>; LANES]) -> [Sum; LANES] {
    let mut sums = [[0; 32]; LANES];
    let mut state = FIRST.map(|word| u32x8::splat(simd, word));
    let steps = lanes.iter().map(|blocks| blocks.len).max().unwrap_or_default();
    for step in 0..steps {
        state = after(simd, state, lanes.each_ref().map(|blocks| blocks.get(step)));
        for (lane, sum) in sums.iter_mut().enumerate().filter(|&(lane, _)| lanes[lane].len == step + 1) {
            for (bytes, words) in sum.as_chunks_mut().0.iter_mut().zip(&state) {
                *bytes = words[lane].to_be_bytes();
            }
        }
    }
    sums
}

/// The state after a block of each lane. Names are the standard's.
#[inline(always)]
#[expect(clippy::many_single_char_names, reason = "the standard's names")]
fn after<S: Simd>(simd: S, state: [u32x8<S>; 8], blocks: [&Block; LANES]) -> [u32x8<S>; 8] {
    let word = |t: usize| blocks.map(|block| u32::from_be_bytes(block.as_chunks().0[t]));
    let mut w: [u32x8<S>; 16] = std::array::from_fn(|t| u32x8::simd_from(simd, word(t)));
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
    for (round, constant) in K.into_iter().enumerate() {
        let t = round % 16;
        if round >= 16 {
            let (early, late) = (w[(t + 1) % 16], w[(t + 14) % 16]);
            let early = rotr(early, 7) ^ rotr(early, 18) ^ (early >> 3);
            let late = rotr(late, 17) ^ rotr(late, 19) ^ (late >> 10);
            w[t] = w[t] + early + w[(t + 9) % 16] + late;
        }
        let ch = g ^ (e & (f ^ g));
        let t1 = h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ch + constant + w[t];
        let maj = (a & b) | (c & (a | b));
        let t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + maj;
        (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
    }
    let added = [a, b, c, d, e, f, g, h];
    std::array::from_fn(|i| state[i] + added[i])
}

#[inline(always)]
fn rotr<S: Simd>(words: u32x8<S>, by: u32) -> u32x8<S> {
    (words >> by) | (words << (32 - by))
}

/// The square roots of the first eight primes: the first 32 bits behind the point.
const FIRST: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// The same of the cube roots of the first sixty-four.
#[rustfmt::skip]
const K: [u32; 64] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_side_by_side_have_the_digests_they_have_alone() {
        let bytes: Vec<u8> = (0..1500u32).map(|i| (i.wrapping_mul(0x9e37_79b9) >> 13) as u8).collect();
        // Every length of a rest, in lanes that end at different steps; fewer files than lanes, and a file among short ones.
        for len in 0..260 {
            let files: Vec<&[u8]> = (0..len % 19).map(|i| &bytes[i..][..(len * (i + 3)) % 700]).collect();
            let expected: Vec<Sum> = files.iter().map(|file| sha256(file)).collect();
            assert_eq!(sha256_of_all(&files), expected, "{len}");
        }
    }
}
