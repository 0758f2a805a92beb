//! [`Places`]: where each form of a draft stands, so that a rule that looks for a word visits no others. Must not judge.

use crate::facts::words::Words;

/// The places of all forms, each chained to the next of its form: indices in `Words::list`.
#[derive(Debug)]
pub struct Places {
    /// Of each form, its first place.
    first: Vec<u32>,
    /// Of each place, the next one of its form.
    next: Vec<u32>,
}

/// Behind the last place of a form.
const NONE: u32 = u32::MAX;

impl Places {
    /// Of the words of a draft.
    pub fn of(words: &Words) -> Self {
        let mut first = vec![NONE; words.forms.len()];
        let mut next = vec![NONE; words.list.len()];
        for (i, (next, word)) in next.iter_mut().zip(&words.list).enumerate().rev() {
            *next = std::mem::replace(&mut first[word.id as usize], i as u32);
        }
        Self { first, next }
    }

    /// The places of a form, by its id, in text order.
    pub fn of_form(&self, id: u32) -> impl Iterator<Item = usize> + '_ {
        let place = |&at: &u32| (at != NONE).then_some(at as usize);
        std::iter::successors(self.first.get(id as usize).and_then(place), move |&at| place(&self.next[at]))
    }

    /// The places whose form stands again at most so many words on.
    pub fn echoed(&self, within: u32) -> Vec<usize> {
        let mut echoed = Vec::new();
        for (i, next) in self.next.iter().enumerate() {
            if next - i as u32 <= within {
                echoed.push(i);
            }
        }
        echoed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::words::words;
    use crate::text::TextBuilder;

    #[test]
    fn forms_stand_where_they_are_written() {
        let words = words(&TextBuilder::plain("Các ấp, các khóm và các tổ của ấp"));
        let places = Places::of(&words);
        let of = |form: &str| places.of_form(words.forms.id(form).expect("a form")).collect::<Vec<_>>();
        assert_eq!((of("các"), of("ấp"), of("tổ")), (vec![0, 2, 5], vec![1, 8], vec![6]));
        assert_eq!(places.of_form(99).next(), None);
        assert_eq!(places.echoed(3), [0, 2]);
    }
}
