//! Lists whose items bring two figures each: `12 lớp với 320 cháu (nhà trẻ 3 lớp 60 cháu, mẫu giáo 9 lớp 260 cháu)`. Where the
//! ones make their total, the list is whole, and the others must make theirs.

use super::region::Region;
use super::{Breakdown, Line};
use crate::facts::phrase;
use crate::facts::unit::Unit;

impl Line<'_> {
    /// The breakdown of the items' other figures, where those of `main` make their total; where only the others make
    /// theirs, `main` is found to claim the whole.
    pub(super) fn twin(&self, region: &Region, main: &mut Breakdown) -> Option<Breakdown> {
        let behind = |part: usize| part.checked_add(1);
        let before = |part: usize| part.checked_sub(1);
        let others = self.companions(region, main, behind).or_else(|| self.companions(region, main, before))?;
        let total = self.other_total(region, others[0])?;
        match (self.adds_up(main.total, &main.parts), self.adds_up(total, &others)) {
            (true, false) if !main.unchecked => {
                let cue = region.cue.map(|cue| self.span(cue));
                Some(Breakdown { exhaustive: true, ..Breakdown::of(self.figures, total, others, cue) })
            }
            (false, true) => {
                main.exhaustive = true;
                None
            }
            _ => None,
        }
    }

    /// The figure beside each part in its own item, all of one unit of things.
    fn companions(
        &self,
        region: &Region,
        main: &Breakdown,
        beside: impl Fn(usize) -> Option<usize>,
    ) -> Option<Vec<usize>> {
        let inside = self.inside(region.start, region.end);
        let others: Vec<usize> = main.parts.iter().map(|&part| beside(part)).collect::<Option<_>>()?;
        let unit = self.figures.get(*others.first()?)?.unit.filter(|unit| matches!(unit, Unit::Things(_)))?;
        let alike = others.iter().zip(&main.parts).all(|(&other, &part)| {
            let (first, second) = (other.min(part), other.max(part));
            inside.contains(&other)
                && self.figures[other].unit == Some(unit)
                && self.figures[other].is_operand()
                && !self.gap(first, second).contains([',', ';', '(', ')', '/', ':'])
        });
        (alike && others.len() > 1 && self.figures[main.total].unit != Some(unit)).then_some(others)
    }

    /// The figure before the list that counts what a figure of it counts.
    fn other_total(&self, region: &Region, part: usize) -> Option<usize> {
        let near = self.inside(0, region.lead).rev().take(3);
        near.filter(|&f| phrase::sentence_end(&self.text[self.end_of(f)..region.lead]).is_none())
            .filter(|&f| !self.text[self.end_of(f)..region.lead].contains([';', ')', '/']))
            .find(|&f| self.figures[f].unit == self.figures[part].unit && self.figures[f].is_operand())
    }
}
