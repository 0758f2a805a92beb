//! Lists in a sentence whose items are marked, behind a count: how many there are. Must not know which rule asks.

use super::count_mismatch::is_open;
use crate::facts::phrase;
use crate::text::{fold, is_capital};

/// Most words between the noun of a count and the colon or bracket of its list.
const LEAD: usize = 6;

/// `03 khâu đột phá: (1) …; (2) …`: how many items the list numbers, from the first to the last on.
pub(super) fn enumerated(after: &str) -> Option<usize> {
    let (lead, list) = after.split_once(':')?;
    if !is_lead(lead) || !list.trim_start().starts_with("(1)") || is_open(list) {
        return None;
    }
    let mut rest = list;
    let mut count = 0;
    while let Some((_, behind)) = rest.split_once(&format!("({})", count + 1)) {
        count += 1;
        rest = behind;
    }
    // `tiêu chí (1), (2) và (3)` names the items of a list that stands elsewhere, and a colon opens lists within.
    let told = list.split('(').skip(1).all(|item| item.split_once(')').is_none_or(|(_, said)| said.trim().len() > 4));
    (count > 1 && told && !list.contains(':')).then_some(count)
}

/// `05 tổ dân phố (Tổ 4, Tổ 11, Tổ 17, Tổ 23)`: how many items a bracket holds that all begin as the noun does.
pub(super) fn repeated(after: &str, noun: &str) -> Option<usize> {
    let (lead, inside) = after.split_once('(')?;
    let (inside, _) = inside.split_once(')')?;
    if !is_lead(lead) || lead.contains([',', ':']) {
        return None;
    }
    let folded = fold(inside);
    let list = folded.strip_prefix("gồm").unwrap_or(&folded).trim_start_matches([':', ' ']);
    let head = noun.split(' ').next()?;
    let items: Vec<&str> = list.split([',', ';']).flat_map(|part| part.split(" và ")).map(str::trim).collect();
    let is_named = |item: &str| {
        let named = [noun, head].iter().find_map(|word| item.strip_prefix(word)?.strip_prefix(' '));
        named.is_some_and(|name| !name.is_empty() && phrase::words(name).count() <= 4)
    };
    let bare = |item: &str| (1..=3).contains(&item.len()) && item.bytes().all(|b| b.is_ascii_digit());
    let range = list.contains(['-', '–', '/', ':', '(']) || list.contains("đến");
    let all = items.len() > 1 && is_named(items[0]) && items.iter().all(|item| is_named(item) || bare(item));
    (all && !range && !is_open(list)).then_some(items.len())
}

/// `02 tiêu chí còn lại gồm Môi trường, Cảnh quan, Chuyển đổi số`: a list whose items all begin with a capital. `và` may part
/// items or stand within one (`Môi trường và An toàn thực phẩm`), so the count nearest to the stated one is taken.
pub(super) fn capitals(after: &str, stated: usize) -> Option<usize> {
    let after = &after[..phrase::sentence_end(after).unwrap_or(after.len())];
    let after = after.split(';').next().unwrap_or(after);
    let cue = after.find(':').map(|at| at + 1);
    let cue = cue.or_else(|| phrase::find_word(after, "gồm").map(|at| at + "gồm".len()))?;
    let (lead, list) = after.split_at(cue);
    let lead = lead.trim_end_matches(':');
    let closed = !is_open(list) && !list.contains(['(', ':', '-', '–']) && !list.bytes().any(|b| b.is_ascii_digit());
    if !is_lead(lead) || !closed {
        return None;
    }
    let items: Vec<&str> = list.split(',').map(str::trim).collect();
    let named = |item: &&str| item.starts_with(is_capital) && (1..=8).contains(&phrase::words(item).count());
    if items.len() < 2 || !items.iter().all(named) {
        return None;
    }
    let most: usize = items.iter().map(|item| item.split(" và ").count()).sum();
    Some(stated.clamp(items.len(), most))
}

/// Whether what stands between a count's noun and its list only leads to it.
fn is_lead(lead: &str) -> bool {
    let only = !lead.contains(['(', ')', ';', '.']) && !lead.bytes().any(|b| b.is_ascii_digit());
    only && phrase::words(lead).count() <= LEAD
}
