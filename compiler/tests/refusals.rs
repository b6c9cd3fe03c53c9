//! What the compiler cannot enforce fails the build, with the shape's name.

#![allow(clippy::unwrap_used, reason = "this is how tests fail")]

use workflow_preflight_compiler::compile;

/// A service with one operation whose only member, `ns#In$m`, targets `ns#T`.
fn model(member_traits: &str, target: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
            "ns#S": {{"type": "service", "version": "1", "operations": [{{"target": "ns#Op"}}], "traits": {{
                "preflight#model": {{"id": "s", "origin": "here", "date": "2026-01-01"}},
                "preflight#wholeValuePatterns": {{}}}}}},
            "ns#Op": {{"type": "operation", "input": {{"target": "ns#In"}}, "output": {{"target": "smithy.api#Unit"}}}},
            "ns#In": {{"type": "structure", "members": {{"m": {{"target": "ns#T", "traits": {{{member_traits}}}}}}}}},
            "ns#T": {target}
        }}}}"#
    )
}

const NOTHING: &str = r#"{"smithy": "2.0", "shapes": {}}"#;
const TEXT: &str = r#"{"type": "string"}"#;

#[track_caller]
fn refuses(model: &str, documented: &str, words: &[&str]) {
    let error = compile(&[model], documented).unwrap_err().to_string();
    for word in words {
        assert!(error.contains(word), "{error:?} does not say {word:?}");
    }
}

#[test]
fn a_plain_model_compiles() {
    let compiled = compile(&[&model("", TEXT)], NOTHING).unwrap();
    assert_eq!(compiled.operations.len(), 1);
}

#[test]
fn unknown_traits() {
    refuses(
        &model("", r#"{"type": "list", "traits": {"smithy.api#uniqueItems": {}}}"#),
        NOTHING,
        &["ns#T", "smithy.api#uniqueItems"],
    );
    refuses(&model(r#""vendor#odd": 1"#, TEXT), NOTHING, &["ns#In$m", "vendor#odd"]);
    let format = r#""smithy.api#timestampFormat": "date-time""#;
    refuses(&model(format, r#"{"type": "timestamp"}"#), NOTHING, &["ns#In$m", "timestampFormat", "at a member"]);
}

#[test]
fn patterns_that_no_automaton_enforces() {
    for pattern in [r"(a)\\1", "(?<=a)b", "(a{1,1000}){1,1000}", "[a-"] {
        let target = format!(r#"{{"type": "string", "traits": {{"smithy.api#pattern": "{pattern}"}}}}"#);
        refuses(&model("", &target), NOTHING, &["ns#In$m", "cannot be enforced"]);
    }
}

#[test]
fn shapes_and_formats_that_are_not_known() {
    refuses(&model("", r#"{"type": "bigDecimal"}"#), NOTHING, &["ns#T", "bigDecimal"]);
    let date = r#"{"type": "timestamp", "traits": {"smithy.api#timestampFormat": "http-date"}}"#;
    refuses(&model("", date), NOTHING, &["ns#T", "http-date"]);
    refuses(&model("", TEXT).replace(r#""target": "ns#T""#, r#""target": "ns#Gone""#), NOTHING, &["ns#Gone"]);
}

#[test]
fn documented_statements_that_apply_to_nothing() {
    let statement = |id: &str, traits: &str| {
        format!(r#"{{"smithy": "2.0", "shapes": {{"{id}": {{"type": "apply", "traits": {{{traits}}}}}}}}}"#)
    };
    let model = model("", TEXT);
    refuses(&model, &statement("ns#In$gone", r#""preflight#documented": []"#), &["ns#In$gone", "no operation reaches"]);
    let cites = r#""preflight#documented": [{"in": "nowhere", "required": true}]"#;
    refuses(&model, &statement("ns#In$m", cites), &["ns#In$m", "nowhere"]);
    let misspelt = r#""preflight#documented": [{"in": "nowhere", "lenght": {"max": 1}}]"#;
    refuses(&model, &statement("ns#In$m", misspelt), &["ns#In$m", "lenght"]);
    let required = r#""preflight#documented": [{"in": "nowhere", "required": true}]"#;
    refuses(&model, &statement("ns#T", required), &["ns#T", "only members"]);
    let again = r#""preflight#documentedMembers": {"m": {"target": "ns#T"}}"#;
    refuses(&model, &statement("ns#In", again), &["ns#In", "member m", "the model has"]);
    let rule = r#""preflight#rules": [{"in": "x", "rule": {"atMostOneOf": ["m", "gone"]}}]"#;
    refuses(&model, &statement("ns#In", rule), &["ns#In", "gone"]);
}
