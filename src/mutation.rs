//! Does anything notice if one constraint is wrong? From the embedded tables, copies are made in which a single
//! constraint is missing or a little off, and cases are judged by them until a verdict changes. A copy that nothing
//! notices is a survivor: a constraint that could break without a test failing.
//!
//! Twice: what documents state has to be noticed by the named cases of `tests/cases` alone, and everything by them and
//! the boundary suite together. The compiler and the way in which a value arrives play no part here.

#[allow(dead_code, reason = "the integration tests use the rest")]
#[path = "../tests/boundary/mod.rs"]
mod boundary;
#[allow(dead_code, reason = "the integration tests use the rest")]
#[path = "../tests/named/mod.rs"]
mod named;

mod judges;
mod mutants;

use std::collections::BTreeMap;

use judges::{BoundaryCases, Judge, NamedCases};
use mutants::{Mutant, mutants};
use named::short;

use crate::model::Source;

/// How many mutants of a kind there are, and which of them nothing noticed.
#[derive(Default)]
struct Tally {
    mutants: usize,
    survivors: Vec<String>,
}

#[test]
fn named_cases_notice_every_change_to_what_documents_state() {
    let documented = mutants().filter(|mutant| mutant.source != Source::Model);
    let named = NamedCases::read();
    assert_eq!(survivors(documented, &[&named]), EQUIVALENT_IN_DOCUMENTS);
}

#[test]
fn boundary_cases_notice_every_change() {
    let [boundary, named]: [&dyn Judge; 2] = [&BoundaryCases::make(), &NamedCases::read()];
    assert_eq!(survivors(mutants(), &[boundary, named]), EQUIVALENT);
}

/// Changes that no verdict can show: at least one character is at least one byte. Only the figures name the unit, and
/// those are compared by the boundary suite.
const EQUIVALENT: [&str; 6] = [
    "Request projectName GetWorkflowRequestProjectNameString Model 1.. Characters (length: bytes for characters)",
    "Request spaceName ListWorkflowsRequestSpaceNameString Model 1.. Characters (length: bytes for characters)",
    "Request projectName GetWorkflowRunRequestProjectNameString Documented 1.. Characters (length: bytes for characters)",
    "Request projectName ListWorkflowRunsRequestProjectNameString Model 1.. Characters (length: bytes for characters)",
    "Request spaceName StartWorkflowRunRequestSpaceNameString Model 1.. Characters (length: bytes for characters)",
    "Request projectName StartWorkflowRunRequestProjectNameString Model 1.. Characters (length: bytes for characters)",
];
const EQUIVALENT_IN_DOCUMENTS: [&str; 1] = [EQUIVALENT[2]];

/// Runs the mutants, prints a table, and names those that nobody noticed.
fn survivors(mutants: impl Iterator<Item = Mutant>, judges: &[&dyn Judge]) -> Vec<String> {
    let mut tallies = BTreeMap::<&str, Tally>::new();
    for mutant in mutants {
        let tally = tallies.entry(mutant.kind).or_default();
        tally.mutants += 1;
        let model = mutant.model();
        if !judges.iter().any(|judge| judge.notices(&mutant, model)) {
            tally.survivors.push(mutant.to_string());
        }
    }
    println!("{:32} mutants noticed survivors", "kind");
    for (kind, Tally { mutants, survivors }) in &tallies {
        println!("{kind:32} {mutants:7} {:7} {:9}", mutants - survivors.len(), survivors.len());
    }
    let mutants: usize = tallies.values().map(|tally| tally.mutants).sum();
    let survivors: Vec<String> = tallies.into_values().flat_map(|tally| tally.survivors).collect();
    println!("{:32} {mutants:7} {:7} {:9}", "all", mutants - survivors.len(), survivors.len());
    survivors
}
