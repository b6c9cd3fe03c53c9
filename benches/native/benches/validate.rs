//! The crate beside its peers, in bytes of JSON text per second. Divan rather than Criterion, because it shows the
//! throughput of every workload in one table, and brings a tenth of the dependencies.

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use serde_json::Value;
use workflow_preflight_bench::{Workload, load};

static WORKLOADS: LazyLock<Vec<Workload>> = LazyLock::new(|| load().expect("the workloads can be read"));

fn main() {
    for workload in WORKLOADS.iter() {
        workload.prove().expect("everybody agrees, or the times would compare nothing");
    }
    divan::main();
}

#[divan::bench(args = WORKLOADS.iter(), min_time = 0.5)]
fn validate_json(bencher: Bencher, workload: &Workload) {
    bencher.counter(BytesCount::of_str(&workload.text)).bench(|| workload.accepts(&workload.text));
}

#[divan::bench(args = WORKLOADS.iter(), min_time = 0.5)]
fn from_str_and_jsonschema(bencher: Bencher, workload: &Workload) {
    bencher.counter(BytesCount::of_str(&workload.text)).bench(|| workload.peer_accepts(&workload.text));
}

#[divan::bench(args = WORKLOADS.iter(), min_time = 0.5)]
fn from_str_alone(bencher: Bencher, workload: &Workload) {
    bencher.counter(BytesCount::of_str(&workload.text)).bench(|| serde_json::from_str::<Value>(&workload.text));
}
