//! "Did you mean": the nearest of the known words.

/// The known word that is least different from a mistyped one, if it is near enough to be meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let most = (word.len() / 3).max(1);
    let near = known.into_iter().filter_map(|name| {
        let letters: Vec<char> = name.to_lowercase().chars().collect();
        if letters.len().abs_diff(word.len()) > most {
            return None;
        }
        let steps = steps(&word, &letters);
        (steps <= most).then_some((steps, name))
    });
    near.min_by_key(|(steps, _)| *steps).map(|(_, name)| name)
}

/// Letters to insert, leave out, change or swap with their neighbour.
fn steps(a: &[char], b: &[char]) -> usize {
    let mut rows = [vec![0; b.len() + 1], (0..=b.len()).collect(), vec![0; b.len() + 1]];
    for i in 1..=a.len() {
        rows[2][0] = i;
        for j in 1..=b.len() {
            let change = rows[1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[0][j - 2] + 1);
            }
            rows[2][j] = least;
        }
        rows.rotate_left(1);
    }
    rows[1][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_near_and_other_words_are_not() {
        assert_eq!(nearest("porfile", ["preview", "profile", "packs"]), Some("profile"));
        assert_eq!(nearest("SL1", ["SL01", "TG01"]), Some("SL01"));
        assert_eq!(nearest("sl016", ["SL01", "SL16"]), Some("SL01"));
        assert_eq!(nearest("muc", ["stage", "profile"]), None);
    }
}
