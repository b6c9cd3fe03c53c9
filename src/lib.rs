//! Says whether an AWS workflow API request will be accepted, before it is sent: every violation, where it is, what
//! the limit is, and which document says so. Responses can be judged as well.
//!
//! Embedded are the workflow operations of AWS `HealthOmics`, Amazon `CodeCatalyst` and AWS Glue. The verdict is advisory
//! and as of the date of the model ([`Operation::model_date`]): the service has the last word.
//!
//! ```
//! let request = workflow_preflight::operation("glue.CreateWorkflow")?.request();
//!
//! let report = request.validate_json(r#"{"Name": "nightly", "MaxConcurrentRuns": "2"}"#);
//!
//! assert!(!report.ok);
//! assert_eq!(report.errors[0].pointer, "/MaxConcurrentRuns");
//! assert_eq!(report.errors[0].message, "Write 2 without quotes.");
//! # Ok::<(), workflow_preflight::UnknownOperation>(())
//! ```
//!
//! Nothing that a value holds makes it fail or panic: a value that cannot be judged, text that is not JSON included,
//! is a [`Report`] like any other.

#[cfg(test)]
extern crate self as workflow_preflight;

mod api;
mod constraint;
mod decimal;
mod describe;
mod findings;
#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing;
mod model;
#[cfg(test)]
#[cfg(all(checkout, not(target_arch = "wasm32")))]
mod mutation;
mod pattern;
mod places;
mod source;
mod tables;
mod violation;
mod walk;
#[cfg(all(target_arch = "wasm32", feature = "bindings"))]
pub mod wasm;
mod wording;

pub use api::{Operation, UnknownField, UnknownOperation, Validator, operation, operations};
pub use constraint::{Code, Params, Unit};
pub use describe::{ConstraintDescription, Description};
pub use model::{Direction, Document, Source};
pub use violation::{KeyTarget, Position, Range, Report, Segment, Severity, Violation};

/// The example of the README, as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
