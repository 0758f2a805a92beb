//! SL19: so many times so much for each that is not the total stated, a mean that is not the total's.

use super::interval::{Interval, Rounding};
use super::product::{self, Form, Harvest, Product, Term, Trust};
use super::reckon;
use crate::diagnostic::{Applicability, Diagnostic, Evidence, Fix, Hint, vietnamese};
use crate::facts::quantity::Figure;
use crate::facts::unit::Unit;
use crate::rules::{Check, Draft, Findings};
use crate::text::Span;
use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use serde::Deserialize;

/// The engine of the card.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductMismatch {
    /// Which cutting of decimals is accepted.
    #[serde(default)]
    rounding: Rounding,
}

impl Check for ProductMismatch {
    fn check(&self, draft: &Draft<'_>, found: &mut Findings) {
        let products = product::products(draft);
        if products.is_empty() {
            return;
        }
        let mut checked = 0;
        for product in &products {
            let statement = Statement { product, draft, rounding: self.rounding };
            let Some(gap) = statement.gap(None) else { continue };
            if gap.is_zero() {
                checked += 1;
                continue;
            }
            let slips = statement.slips();
            if !statement.is_borne_out(gap, &slips) {
                continue;
            }
            checked += 1;
            if let Some(diagnostic) = statement.diagnostic(&slips) {
                found.push(diagnostic);
            }
        }
        found.coverage("products", products.len(), checked);
    }
}

/// A per cent of a stated total: less is laid to rounding on the way.
const NOISE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Of yields, which are weighed, estimated and rounded on the way; and how exact a product must be for a swap to show.
const COARSE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// How exact one must be for a single digit to show.
const FINE: Decimal = Decimal::from_parts(5, 0, 0, false, 3);

/// From so many times an area's yield on, it has been harvested twice.
const TWICE: Decimal = Decimal::from_parts(16, 0, 0, false, 1);

/// A product with its figures.
struct Statement<'d, 'a> {
    product: &'d Product<'a>,
    draft: &'d Draft<'a>,
    rounding: Rounding,
}

impl<'a> Statement<'_, 'a> {
    fn figure(&self, at: usize) -> &'a Figure {
        &self.draft.facts.figures[at]
    }

    /// The value of a figure, or the one that is tried in its place.
    fn value(&self, at: usize, tried: Option<(usize, Decimal)>) -> Decimal {
        tried.filter(|&(place, _)| place == at).map_or(self.figure(at).value, |(_, value)| value)
    }

    /// What the products may make, in the base of their unit.
    fn made(&self, tried: Option<(usize, Decimal)>) -> Option<Interval> {
        let mut sum: Option<Interval> = None;
        for term in &self.product.terms {
            let one = self.term(term, tried)?;
            sum = Some(match sum {
                Some(sum) => sum.plus(one)?,
                None => one,
            });
        }
        sum
    }

    fn term(&self, term: &Term<'_>, tried: Option<(usize, Decimal)>) -> Option<Interval> {
        let rate = self.figure(term.rate.figure);
        let value = self.value(term.rate.figure, tried);
        let price = matches!(self.product.form, Form::Price | Form::Equation)
            && term.rate.measure.is_none_or(|unit| matches!(unit, Unit::Money(_)));
        let mut product = if price && rate.precision == 0 {
            Interval::exact(value)
        } else {
            Interval::rounded(value, rate.precision, self.rounding)?
        };
        product = product.times(factor(term.rate.measure))?;
        for &count in &term.counts {
            let range = Interval::with(self.value(count, tried), self.figure(count), None, self.rounding)?;
            let (low, high) = (product.low.checked_mul(range.low)?, product.high.checked_mul(range.high)?);
            product = Interval { low, high }.over(Interval::exact(factor(term.rate.per_measure)))?;
        }
        Some(product)
    }

    /// How far the total lies off what the products make, as a share of the larger; nothing where the two may be the same.
    fn gap(&self, tried: Option<(usize, Decimal)>) -> Option<Decimal> {
        let (made, total) = (self.made(tried)?, self.total(tried)?);
        if made.meets(total) {
            return Some(Decimal::ZERO);
        }
        let (less, more) = if made.high < total.low { (made, total) } else { (total, made) };
        more.low.checked_sub(less.high)?.checked_div(more.low)
    }

    fn total(&self, tried: Option<(usize, Decimal)>) -> Option<Interval> {
        let total = self.product.total;
        Interval::with(self.value(total, tried), self.figure(total), None, self.rounding)
    }

    /// Whether the figures are meant together, as they do not hold: the words leave no doubt, or one slip alone keeps them apart.
    fn is_borne_out(&self, gap: Decimal, slips: &[Hint]) -> bool {
        let certain = self.product.trust == Trust::Certain;
        match self.product.form {
            Form::Equation => true,
            Form::Price | Form::Mean => !slips.is_empty() || (certain && gap > NOISE),
            Form::Yield(harvest) => {
                // Less may be harvested than was planted, or one field twice.
                let whole = harvest == Harvest::Whole || self.is_overrun();
                let slipped =
                    if whole || harvest == Harvest::Sown { !slips.is_empty() } else { slips == [Hint::DecimalPlace] };
                gap > COARSE && (slipped || (certain && whole))
            }
        }
    }

    /// The kinds of slip that alone explain it.
    fn slips(&self) -> Vec<Hint> {
        let certain = self.product.trust == Trust::Certain;
        let long = if self.product.trust == Trust::Loose { 3 } else { 2 };
        let exact = |limit: Decimal| {
            let mut ranges = [self.made(None), self.total(None)].into_iter().flatten();
            let width = |range: Interval| range.high.checked_sub(range.low)?.checked_div(range.high);
            ranges.all(|range| width(range).is_some_and(|width| width <= limit))
        };
        let holds = |at: usize, value: Decimal| self.gap(Some((at, value))).is_some_and(|gap| gap.is_zero());
        let digits =
            |at: usize| self.draft.text.slice(self.figure(at).number).bytes().filter(u8::is_ascii_digit).count();
        let parts = self.parts();
        let swapped = |&at: &usize| {
            digits(at) >= long && reckon::swapped(self.figure(at).value, &reckon::ANY).any(|value| holds(at, value))
        };
        let mistyped = |&at: &usize| {
            digits(at) >= 3 && reckon::mistyped(self.figure(at).value, &reckon::ANY).any(|value| holds(at, value))
        };
        let shifted = |&at: &usize| {
            let figure = self.figure(at);
            // Counts of things have no decimal place.
            let scaled = figure.unit.is_some_and(|unit| !matches!(unit, Unit::Things(_)));
            let powers = [1, 2, 3, 6].map(|power| Decimal::from(10_u64.pow(power)));
            let moved = |power: Decimal| {
                let (more, less) = (figure.value.checked_mul(power), figure.value.checked_div(power));
                more.is_some_and(|v| holds(at, v)) || less.is_some_and(|v| holds(at, v))
            };
            scaled && powers.into_iter().any(moved)
        };
        let mut likely = Vec::new();
        if (self.product.trust != Trust::Loose || exact(COARSE)) && parts.iter().any(swapped) {
            likely.push(Hint::SwappedDigits);
        }
        if parts.iter().any(shifted) {
            likely.push(Hint::DecimalPlace);
        }
        if likely.is_empty()
            && self.product.trust != Trust::Loose
            && (certain || exact(FINE) || (self.is_overrun() && exact(COARSE)))
            && parts.iter().any(mistyped)
        {
            likely.push(Hint::MistypedDigit);
        }
        likely
    }

    /// Whether more is harvested than an area can yield in one season, and less than in two.
    fn is_overrun(&self) -> bool {
        let (Form::Yield(_), Some(made), Some(total)) = (self.product.form, self.made(None), self.total(None)) else {
            return false;
        };
        made.high < total.low && made.high.checked_mul(TWICE).is_some_and(|twice| total.low < twice)
    }

    /// Every figure of the statement.
    fn parts(&self) -> Vec<usize> {
        let terms = self.product.terms.iter().flat_map(|t| t.counts.iter().copied().chain([t.rate.figure]));
        terms.chain([self.product.total]).collect()
    }

    /// The one mean that is told after its total, with what it is the mean over.
    fn mean(&self) -> Option<(&Term<'a>, usize)> {
        match self.product.terms.as_slice() {
            [term] if term.rate.figure > self.product.total => Some((term, *term.counts.first()?)),
            _ => None,
        }
    }

    fn diagnostic(&self, slips: &[Hint]) -> Option<Diagnostic> {
        let text = self.draft.text;
        let total = self.figure(self.product.total);
        let places: Vec<(Span, Decimal)> = self.operands();
        let shown = |at: usize| text.slice(places[at].0);
        let mean = self.mean();
        let (stated, place) =
            mean.map_or((total, reckon::place(total)), |(term, _)| (self.figure(term.rate.figure), term.rate.place));
        let scale = self.scale()?;
        let plain = match mean {
            Some(_) => places[0].1.checked_div(places[1].1)?,
            None => self.plain()?,
        };
        let computed = if mean.is_some() { plain.checked_div(scale)? } else { plain.checked_mul(scale)? };
        let computed = computed.round_dp_with_strategy(6, MidpointAwayFromZero).normalize();
        let accepted = reckon::accepted(computed, stated.precision, self.rounding);
        let unit = text.slice(Span { start: stated.number.end, end: place.end });
        let mut operands: Vec<(String, Decimal)> =
            places.iter().zip('a'..='z').map(|(&(_, value), name)| (name.to_string(), value)).collect();
        if scale != Decimal::ONE {
            operands.push(("unit".to_owned(), scale));
        }
        let fixed = vietnamese(*accepted.last()?);
        let mut diagnostic = Diagnostic::at(place)
            .value("stated", text.slice(place))
            .value("computed", format!("{}{unit}", vietnamese(computed.round_dp(4).normalize())))
            .value("accepted", format!("{fixed}{unit}"));
        diagnostic = if mean.is_some() {
            diagnostic.say("mean").value("a", shown(0)).value("b", shown(1))
        } else {
            diagnostic.value("product", self.written(&places))
        };
        for (at, &(span, _)) in places.iter().enumerate() {
            let total = mean.is_some() && at == 0;
            let rate = self.product.terms.iter().any(|t| t.rate.place == span);
            diagnostic = diagnostic.label(
                span,
                if total {
                    "total"
                } else if rate {
                    "rate"
                } else {
                    "count"
                },
            );
        }
        let formula = formula(mean.is_some(), self.product.terms.len(), places.len(), scale != Decimal::ONE)?;
        let hint = if let [one] = slips { Some(*one) } else { None };
        let evidence = Evidence { formula, operands, stated: stated.value, computed, accepted, hint };
        Some(diagnostic.evidence(evidence).fix(Fix::replace(Applicability::Display, stated.number, fixed)))
    }

    /// The operands with their places: total and count of a mean, else counts and rates as they stand.
    fn operands(&self) -> Vec<(Span, Decimal)> {
        let of = |at: usize| (reckon::place(self.figure(at)), self.figure(at).value);
        if let Some((_, count)) = self.mean() {
            return vec![of(self.product.total), of(count)];
        }
        let terms = self.product.terms.iter();
        terms
            .flat_map(|t| {
                let rate = (t.rate.place, self.figure(t.rate.figure).value);
                t.counts.iter().map(|&at| of(at)).chain([rate])
            })
            .collect()
    }

    /// The products of the printed numbers.
    fn plain(&self) -> Option<Decimal> {
        self.product.terms.iter().try_fold(Decimal::ZERO, |sum, term| {
            let rate = self.figure(term.rate.figure).value;
            sum.checked_add(
                term.counts.iter().try_fold(rate, |product, &at| product.checked_mul(self.figure(at).value))?,
            )
        })
    }

    /// What the product of the printed numbers is multiplied by for the total's unit: 0,1 for `ha`, `tạ/ha` and `tấn`. `None`
    /// where the products of a sum have several.
    fn scale(&self) -> Option<Decimal> {
        let scale = |term: &Term<'_>| {
            let counts = term.counts.iter().try_fold(Decimal::ONE, |product, &at| {
                let per = if term.rate.per_measure.is_some() { factor(self.figure(at).unit) } else { Decimal::ONE };
                product.checked_mul(per)?.checked_div(factor(term.rate.per_measure))
            })?;
            counts.checked_mul(factor(term.rate.measure))?.checked_div(factor(self.figure(self.product.total).unit))
        };
        let mut scales = self.product.terms.iter().map(scale);
        let first = scales.next()??.normalize();
        scales.all(|next| next.map(|next| next.normalize()) == Some(first)).then_some(first)
    }

    /// `28 căn × 60 triệu đồng/căn + 7 căn × 30 triệu đồng/căn`
    fn written(&self, places: &[(Span, Decimal)]) -> String {
        let mut places = places.iter().map(|&(span, _)| self.draft.text.slice(span));
        let terms = self.product.terms.iter().map(|term| {
            let factors: Vec<&str> = places.by_ref().take(term.counts.len() + 1).collect();
            factors.join(" × ")
        });
        terms.collect::<Vec<_>>().join(" + ")
    }
}

fn factor(unit: Option<Unit>) -> Decimal {
    unit.map_or(1, Unit::factor).into()
}

/// The computation over the operands' names.
fn formula(mean: bool, terms: usize, operands: usize, scaled: bool) -> Option<&'static str> {
    Some(match (mean, terms, operands, scaled) {
        (true, _, _, false) => "a / b",
        (true, _, _, true) => "a / b / unit",
        (_, 1, 2, false) => "a * b",
        (_, 1, 2, true) => "a * b * unit",
        (_, 1, 3, false) => "a * b * c",
        (_, 1, 3, true) => "a * b * c * unit",
        (_, 1, 4, false) => "a * b * c * d",
        (_, 1, 4, true) => "a * b * c * d * unit",
        (_, 2, 4, false) => "a * b + c * d",
        (_, 2, 4, true) => "(a * b + c * d) * unit",
        (_, 3, 6, false) => "a * b + c * d + e * f",
        (_, 3, 6, true) => "(a * b + c * d + e * f) * unit",
        _ => return None,
    })
}
