//! The yardsticks: each arrow of the flow on the bundled drafts, and the whole check. `cargo bench`.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use soat::facts::Facts;
use soat::lint::{Linter, Settings};
use soat::read::{Limits, read_bytes};
use soat::rules::Catalog;
use soat::text::Text;
use soat::tree;
use std::hint::black_box;

/// The bundled drafts, the largest repeated to some 17 kB: the size of a commune's plan.
fn drafts() -> Vec<(&'static str, String)> {
    let files = [
        ("plan.txt", include_str!("../examples/ke-hoach-tan-hoa.txt")),
        ("draft.txt", include_str!("../examples/ke-hoach-phu-dien.txt")),
        ("draft.md", include_str!("../examples/ke-hoach-dong-lam.md")),
        ("web.md", include_str!("../examples/ke-hoach-binh-an.md")),
    ];
    files.into_iter().map(|(name, text)| (name, text.repeat(17_000 / text.len() + 1))).collect()
}

fn read(name: &str, draft: &str) -> Text {
    read_bytes(name, draft.as_bytes(), &Limits::default()).expect("a bundled draft can be read")
}

fn pipeline(criterion: &mut Criterion) {
    let drafts = drafts();
    let texts: Vec<Text> = drafts.iter().map(|(name, draft)| read(name, draft)).collect();
    let trees: Vec<_> = texts.iter().map(tree::build).collect();
    let linter = Linter::new(&Catalog::shipped(), Settings::default()).expect("every shipped rule can be set up");
    let bytes: usize = drafts.iter().map(|(_, draft)| draft.len()).sum();

    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("read", |b| {
        b.iter(|| drafts.iter().for_each(|(name, draft)| drop(black_box(read(name, draft)))));
    });
    group.bench_function("tree", |b| b.iter(|| texts.iter().for_each(|text| drop(black_box(tree::build(text))))));
    group.bench_function("facts", |b| {
        b.iter(|| texts.iter().zip(&trees).for_each(|(text, tree)| drop(black_box(Facts::extract(text, tree)))));
    });
    group.bench_function("tree, facts and rules", |b| {
        b.iter(|| texts.iter().for_each(|text| drop(black_box(linter.check(text)))));
    });
    group.bench_function("whole", |b| {
        b.iter_batched(
            || drafts.clone(),
            |drafts| drafts.iter().for_each(|(name, draft)| drop(black_box(linter.check(&read(name, draft))))),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
