//! The traits that the compiler knows. Any other one fails the build: it might be a constraint.

use crate::Error;
use crate::ast::Traits;
use crate::ir::Kind;

pub(super) const REQUIRED: &str = "smithy.api#required";
pub(super) const IDEMPOTENCY_TOKEN: &str = "smithy.api#idempotencyToken";
pub(super) const LENGTH: &str = "smithy.api#length";
pub(super) const RANGE: &str = "smithy.api#range";
pub(super) const PATTERN: &str = "smithy.api#pattern";
pub(super) const ENUM_VALUE: &str = "smithy.api#enumValue";
pub(super) const TIMESTAMP_FORMAT: &str = "smithy.api#timestampFormat";
pub(super) const MODEL: &str = "preflight#model";
pub(super) const WHOLE_VALUE_PATTERNS: &str = "preflight#wholeValuePatterns";
pub(super) const DOCUMENTED: &str = "preflight#documented";
pub(super) const DOCUMENTED_MEMBERS: &str = "preflight#documentedMembers";
pub(super) const ADVICE: &str = "preflight#advice";
pub(super) const RULES: &str = "preflight#rules";

/// Traits that are enforced.
const ENFORCED: [&str; 11] = [
    REQUIRED,
    IDEMPOTENCY_TOKEN,
    LENGTH,
    RANGE,
    PATTERN,
    ENUM_VALUE,
    TIMESTAMP_FORMAT,
    DOCUMENTED,
    DOCUMENTED_MEMBERS,
    ADVICE,
    RULES,
];

/// Traits that say nothing about which values are accepted.
const NEUTRAL: [&str; 6] = [
    MODEL,
    WHOLE_VALUE_PATTERNS,
    "smithy.api#deprecated",
    "aws.api#service",
    "aws.protocols#restJson1",
    "aws.protocols#awsJson1_1",
];

/// Refuses traits that would be left out.
pub(super) fn check(about: &str, traits: &Traits) -> Result<(), Error> {
    let known = |id: &&String| ENFORCED.contains(&id.as_str()) || NEUTRAL.contains(&id.as_str());
    match traits.keys().find(|id| !known(id)) {
        Some(id) => Err(Error::new(about, format!("the trait {id} cannot be enforced"))),
        None => Ok(()),
    }
}

/// Refuses what is enforced at shapes and would be left out at a member.
pub(super) fn check_member(about: &str, traits: &Traits) -> Result<(), Error> {
    if traits.contains_key(TIMESTAMP_FORMAT) {
        return Err(Error::new(about, format!("the trait {TIMESTAMP_FORMAT} cannot be enforced at a member")));
    }
    check(about, traits)
}

/// The AWS JSON protocols write epoch seconds unless a trait says otherwise.
pub(super) fn timestamp(about: &str, traits: &Traits) -> Result<Kind, Error> {
    match traits.get(TIMESTAMP_FORMAT).map(|format| format.as_str().unwrap_or_default()) {
        None | Some("epoch-seconds") => Ok(Kind::EpochSeconds),
        Some("date-time") => Ok(Kind::DateTime),
        Some(other) => Err(Error::new(about, format!("timestamps in the format {other} cannot be enforced"))),
    }
}
