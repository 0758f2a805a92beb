//! Makes of the compounds of `rules/data` (`compounds.toml`, and those of `typos.toml` with slips of their own) every pair of
//! syllables that one slip makes of them, and lays them for `src/rules/wording/slips`.

use super::wording::{sorted, table, words_of};
use crate::orthography::{is_syllable, toneless};
use crate::pair::{self, SIEVE};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Two syllables.
type Pair = [String; 2];

/// A slip: the compound's place, whether the first syllable is wrong, and whether the wrong one is a word in use.
type Meant = (usize, bool, bool);

/// Vowels, each with its tones; the first has none.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// Letters that differ by a mark.
const MARKS: [&str; 5] = ["aăâ", "eê", "oôơ", "uư", "dđ"];

/// Onsets that the ear or the hand confuses.
const ONSETS: [&[&str]; 10] = [
    &["s", "x"],
    &["ch", "tr"],
    &["d", "gi", "r", "v"],
    &["l", "n"],
    &["ph", "qu"],
    &["kh", "h"],
    &["th", "t"],
    &["nh", "n"],
    &["ng", "n"],
    &["g", "r"],
];

/// Ends that the ear or the hand confuses.
const ENDS: [&[&str]; 8] =
    [&["c", "t"], &["n", "ng", "nh"], &["ch", "t"], &["m", "n"], &["p", "m"], &["c", "n"], &["i", "y"], &["o", "u"]];

/// Each key with the letters beside it.
const KEYS: [(char, &str); 21] = [
    ('r', "t"),
    ('t', "ry"),
    ('y', "tu"),
    ('u', "yi"),
    ('i', "uo"),
    ('o', "ip"),
    ('p', "o"),
    ('a', "s"),
    ('s', "ad"),
    ('d', "s"),
    ('g', "hv"),
    ('h', "gnb"),
    ('k', "l"),
    ('l', "k"),
    ('x', "c"),
    ('c', "xv"),
    ('v', "cbg"),
    ('b', "vnh"),
    ('n', "bmh"),
    ('m', "n"),
    ('đ', "s"),
];

/// The compounds and what belongs with them.
struct Compounds {
    /// Those that have slips of their own come first.
    list: Vec<Pair>,
    right: BTreeSet<Pair>,
    fixed: BTreeSet<Pair>,
    function: BTreeSet<String>,
    free: BTreeSet<String>,
    used: BTreeSet<String>,
}

/// Rust source of `EDGES`, `COMPOUNDS`, `COMPANY` and `SIEVE`; the table; and, for the tests, each slip and what was meant.
/// Phrases that have a row of their own, with its contexts, are none of the slips.
pub fn slips(own: &[toml::Value], rows: &BTreeSet<Vec<&str>>) -> (String, Vec<u8>, String) {
    let compounds = Compounds::of(own);
    let mut slips = compounds.slips(own);
    slips.retain(|[first, second], _| !rows.contains(&[first.as_str(), second.as_str()][..]));
    assert!(compounds.list.len() < 1 << 13, "a slip names its compound in 13 bits");
    let mut entries: Vec<u64> = slips
        .iter()
        .map(|([first, second], (at, is_first, is_word))| {
            let pair = pair::of_two(pair::number(first), pair::number(second));
            pair::key(pair) | u64::from(*is_first) << 15 | u64::from(*is_word) << 14 | *at as u64
        })
        .collect();
    entries.sort_unstable();
    let mut sieve = vec![0_u64; SIEVE];
    for [first, second] in slips.keys() {
        let (word, bits) = pair::place(pair::of_two(pair::number(first), pair::number(second)));
        sieve[word] |= bits;
    }
    let company: BTreeSet<u64> = compounds
        .list
        .iter()
        .chain(&compounds.right)
        .flat_map(styles)
        .map(|[first, second]| pair::of_two(pair::number(&first), pair::number(&second)))
        .collect();
    let company: Vec<u64> = company.into_iter().collect();
    let mut source = String::new();
    let _ = writeln!(source, "pub static EDGES: &[&str] = &{:?};", compounds.function.iter().collect::<Vec<_>>());
    let _ = writeln!(source, "pub static COMPOUNDS: &[[&str; 2]] = &{:?};", compounds.list);
    let _ =
        writeln!(source, "pub static COMPANY: &[u64] = &{company:?};\npub static SIEVE: [u64; {SIEVE}] = {sieve:?};");
    let mut shown = String::new();
    for ([first, second], (at, ..)) in &slips {
        let _ = writeln!(shown, "{first} {second}\t{}", compounds.list[*at].join(" "));
    }
    (source, entries.into_iter().flat_map(u64::to_le_bytes).collect(), shown)
}

/// The forms that a kind of slip makes of a syllable.
type Slipped = fn(&str) -> Vec<String>;

impl Compounds {
    fn of(own: &[toml::Value]) -> Self {
        let data = table("compounds");
        let fields = data["field"].as_array().cloned().unwrap_or_default();
        let mut list: Vec<Pair> = own.iter().map(|entry| pair_of(&words_of(entry, "right"))).collect();
        let mut seen: BTreeSet<Pair> = list.iter().cloned().collect();
        let further: BTreeSet<Pair> = fields.iter().flat_map(pairs).collect();
        for pair in further.iter().chain(&list.clone()).flat_map(styles) {
            if seen.insert(pair.clone()) {
                list.push(pair);
            }
        }
        let right = pairs(&data["right"]).iter().flat_map(styles).collect();
        let fixed = pairs(&data["fixed"]).iter().flat_map(styles).collect();
        let words = |group: &str| words_of(&data[group], "words").into_iter().map(str::to_owned).collect();
        let function: BTreeSet<String> = words("function");
        let mut free: BTreeSet<String> = words("free");
        free.extend(function.iter().cloned());
        let mut compounds = Self { list, right, fixed, function, free, used: words("used") };
        let named = compounds.list.iter().chain(&compounds.right).flatten().chain(&compounds.free);
        let used: Vec<String> = named.chain(&compounds.used).flat_map(|word| ways(word)).collect();
        compounds.used.extend(used);
        compounds
    }

    /// Every slip, with what was meant. Slips of their own go before those that are made, compounds before later ones.
    fn slips(&self, own: &[toml::Value]) -> BTreeMap<Pair, Meant> {
        let mut slips = BTreeMap::new();
        for (at, entry) in own.iter().enumerate() {
            for (key, is_first) in [("first", true), ("second", false)] {
                let own = words_of(entry, key).into_iter().map(|wrong| with(&self.list[at], is_first, wrong));
                slips.extend(own.filter(|slip| !self.right.contains(slip)).map(|slip| (slip, (at, is_first, true))));
            }
        }
        let known: BTreeSet<&Pair> = self.list.iter().chain(&self.right).collect();
        let kinds: [(Slipped, bool); 3] = [(by_mark, true), (by_ear, true), (by_hand, false)];
        for (kind, may_be_free) in kinds {
            let mut made: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for (at, compound) in self.list.iter().enumerate() {
                for (is_first, syllable, mate) in
                    [(true, &compound[0], &compound[1]), (false, &compound[1], &compound[0])]
                {
                    for wrong in &*made.entry(syllable).or_insert_with(|| kind(syllable)) {
                        let slip = with(compound, is_first, wrong);
                        let is_word = self.used.contains(wrong);
                        let are_free = is_word && [wrong, mate].iter().all(|word| self.free.contains(&older(word)));
                        let keeps = are_free && !(may_be_free && self.fixed.contains(compound));
                        if !known.contains(&slip) && !keeps && !self.function.contains(wrong) {
                            slips.entry(slip).or_insert((at, is_first, is_word));
                        }
                    }
                }
            }
        }
        slips
    }
}

/// The compound with another syllable.
fn with([first, second]: &Pair, is_first: bool, wrong: &str) -> Pair {
    if is_first { [wrong.to_owned(), second.clone()] } else { [first.clone(), wrong.to_owned()] }
}

/// Another tone, or another mark on a letter.
fn by_mark(syllable: &str) -> Vec<String> {
    let (letters, tone) = parted(syllable);
    let mut made: Vec<String> = (0..6).filter(|t| *t != tone).flat_map(|t| spelt(&letters, t)).collect();
    for at in 0..letters.len() {
        for family in MARKS.iter().filter(|family| family.contains(letters[at])) {
            for letter in family.chars() {
                let mut other = letters.clone();
                other[at] = letter;
                made.extend(spelt(&other, tone));
            }
        }
    }
    let whole: String = letters.iter().collect();
    for (from, to) in [("ươ", "uo"), ("uô", "ươ"), ("ươ", "uô")] {
        if whole.contains(from) {
            made.extend(spelt(&whole.replace(from, to).chars().collect::<Vec<_>>(), tone));
        }
    }
    others(syllable, &made)
}

/// Another onset or end that sounds alike.
fn by_ear(syllable: &str) -> Vec<String> {
    let (letters, tone) = parted(syllable);
    let whole: String = letters.iter().collect();
    let mut made = Vec::new();
    let all = ["ngh", "ng", "nh", "gh", "gi", "qu", "ch", "tr", "th", "ph", "kh"];
    let opening = all.iter().find(|onset| whole.starts_with(**onset) && whole.len() > onset.len()).copied();
    let onset = opening.unwrap_or_else(|| {
        let first = letters.first().filter(|c| !VOWELS.iter().any(|row| row[0] == **c));
        first.map_or("", |c| &whole[..c.len_utf8()])
    });
    let rest = &whole[onset.len()..];
    let plain = onset.strip_suffix('h').filter(|o| matches!(*o, "g" | "ng")).unwrap_or(onset);
    for group in ONSETS.iter().filter(|group| group.contains(&plain)) {
        for other in group.iter().filter(|other| **other != plain) {
            let narrow = matches!(*other, "g" | "ng") && rest.starts_with(['e', 'ê', 'i']);
            made.extend(spelt(
                &format!("{other}{}{rest}", if narrow { "h" } else { "" }).chars().collect::<Vec<_>>(),
                tone,
            ));
        }
    }
    let end = ["ng", "nh", "ch"].into_iter().find(|end| rest.ends_with(end));
    let end = end.or_else(|| rest.char_indices().next_back().map(|(at, _)| &rest[at..])).unwrap_or_default();
    for group in ENDS.iter().filter(|group| group.contains(&end) && rest.len() > end.len()) {
        for other in group.iter().filter(|other| **other != end) {
            made.extend(spelt(
                &format!("{}{other}", &whole[..whole.len() - end.len()]).chars().collect::<Vec<_>>(),
                tone,
            ));
        }
    }
    others(syllable, &made)
}

/// A letter lost (not the first, as at a torn edge), two swapped, or the key beside hit.
fn by_hand(syllable: &str) -> Vec<String> {
    let (letters, tone) = parted(syllable);
    let mut made = Vec::new();
    for at in 0..letters.len() {
        if at > 0 {
            let mut lost = letters.clone();
            lost.remove(at);
            made.extend(spelt(&lost, tone));
        }
        if at + 1 < letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            made.extend(spelt(&swapped, tone));
        }
        for beside in KEYS.iter().filter(|(key, _)| *key == letters[at]).flat_map(|(_, beside)| beside.chars()) {
            let mut hit = letters.clone();
            hit[at] = beside;
            made.extend(spelt(&hit, tone));
        }
    }
    others(syllable, &made)
}

/// What is another syllable indeed: not another way to write the same (`lý`, `lí`; `hòa`, `hoà`), nor a bare letter.
fn others(syllable: &str, made: &[String]) -> Vec<String> {
    let same = |form: &str| form == syllable || plain(form) == plain(syllable);
    sorted(made.iter().map(String::as_str).filter(|form| form.len() > 1 && !same(form)))
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// A syllable in one of the ways it may be written.
fn plain(form: &str) -> String {
    let (mut letters, tone) = parted(form);
    if let [.., before, last @ 'y'] = &mut letters[..]
        && !matches!(before, 'a' | 'â' | 'u')
    {
        *last = 'i';
    }
    format!("{}{tone}", letters.iter().collect::<String>())
}

/// The right ways to write a syllable: two, where its tone mark may stand on either of two letters, the older one first.
fn ways(form: &str) -> Vec<String> {
    let (letters, tone) = parted(form);
    spelt(&letters, tone)
}

fn older(form: &str) -> String {
    ways(form).into_iter().next().unwrap_or_else(|| form.to_owned())
}

/// A syllable's letters without its tone, and the tone.
fn parted(syllable: &str) -> (Vec<char>, usize) {
    let tone_of = |c: char| VOWELS.iter().find_map(|row| row.iter().position(|v| *v == c)).unwrap_or_default();
    (syllable.chars().map(toneless).collect(), syllable.chars().map(tone_of).max().unwrap_or_default())
}

/// The right ways to write letters with a tone; none where they are no syllable.
fn spelt(letters: &[char], tone: usize) -> Vec<String> {
    let mut ways = Vec::new();
    for at in 0..letters.len() {
        let Some(row) = VOWELS.iter().find(|row| row[0] == letters[at]) else { continue };
        let form: String = letters.iter().enumerate().map(|(i, c)| if i == at { row[tone] } else { *c }).collect();
        if is_syllable(&form) && !ways.contains(&form) {
            ways.push(form);
        }
    }
    ways
}

/// A pair in both styles of tone marks.
fn styles(pair: &Pair) -> Vec<Pair> {
    let seconds = ways(&pair[1]);
    ways(&pair[0]).iter().flat_map(|first| seconds.iter().map(|second| [first.clone(), second.clone()])).collect()
}

/// The pairs of a list: `kinh tế, xã hội`.
fn pairs(value: &toml::Value) -> Vec<Pair> {
    let text = value.get("words").and_then(toml::Value::as_str).unwrap_or_default();
    let pairs = text.split(',').map(|pair| pair.split_whitespace().collect::<Vec<_>>());
    pairs.filter(|pair| !pair.is_empty()).map(|pair| pair_of(&pair)).collect()
}

fn pair_of(words: &[&str]) -> Pair {
    let [first, second] = words else { panic!("{words:?}: a compound has two syllables") };
    [(*first).to_owned(), (*second).to_owned()]
}
