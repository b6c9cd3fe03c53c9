//! The conversion of a service, on small models written out here.

use serde_json::{Value, json};

use super::{Provenance, convert};
use crate::import::Service;

const SERVICE: Service = Service {
    file: "example",
    folder: "example",
    namespace: "com.example",
    id: "example-public",
    operations: &["Put", "Ping"],
};

/// The model of a service whose operation `Put` takes the shape `Input` of `shapes`.
fn model(shapes: &Value) -> Value {
    json!({
        "metadata": { "apiVersion": "2020-01-02", "serviceId": "An Example", "protocol": "rest-json" },
        "operations": {
            "Put": { "name": "Put", "input": { "shape": "Input" }, "errors": [{ "shape": "Unreached" }] },
            "Ping": { "name": "Ping", "http": { "method": "GET" } },
            "Unlisted": { "name": "Unlisted", "input": { "shape": "Unreached" } },
        },
        "shapes": shapes,
    })
}

fn converted(shapes: &Value) -> anyhow::Result<Value> {
    let from = Provenance { origin: "botocore 0", date: "2020-03-04" };
    convert(&SERVICE, &model(shapes), &from)
}

/// The converted shapes, without the service and its operations.
fn shapes(shapes: &Value) -> Value {
    let mut ast = converted(shapes).unwrap();
    let shapes = ast["shapes"].as_object_mut().unwrap();
    for id in ["com.example#AnExample", "com.example#Put", "com.example#Ping"] {
        shapes.shift_remove(id).unwrap();
    }
    ast["shapes"].take()
}

/// `{ "Input": input }`, converted.
#[track_caller]
fn check_input(input: &Value, expected: &Value) {
    assert_eq!(&shapes(&json!({ "Input": input }))["com.example#Input"], expected);
}

#[track_caller]
fn check_error(input: &Value, expected: &str) {
    let error = converted(&json!({ "Input": input, "S": { "type": "string" } })).unwrap_err();
    assert_eq!(format!("{error:#}"), expected);
}

#[test]
fn a_service_names_its_operations_protocol_and_provenance() {
    let ast = converted(&json!({ "Input": { "type": "structure", "members": {} } })).unwrap();
    assert_eq!(ast["smithy"], "2.0");
    assert_eq!(
        ast["shapes"]["com.example#AnExample"],
        json!({
            "type": "service",
            "version": "2020-01-02",
            "operations": [{ "target": "com.example#Put" }, { "target": "com.example#Ping" }],
            "traits": {
                "aws.api#service": { "sdkId": "An Example" },
                "aws.protocols#restJson1": {},
                "preflight#model": { "id": "example-public", "origin": "botocore 0", "date": "2020-03-04" },
                "preflight#wholeValuePatterns": {},
            },
        })
    );
}

#[test]
fn an_operation_without_input_or_output_has_the_unit() {
    let ast = converted(&json!({ "Input": { "type": "structure", "members": {} } })).unwrap();
    let operation = |input: &str| json!({ "type": "operation", "input": { "target": input }, "output": { "target": "smithy.api#Unit" } });
    assert_eq!(ast["shapes"]["com.example#Put"], operation("com.example#Input"));
    assert_eq!(ast["shapes"]["com.example#Ping"], operation("smithy.api#Unit"));
}

#[test]
fn only_reached_shapes_are_taken_and_recursion_ends() {
    let tree = json!({
        "Input": { "type": "structure", "members": { "children": { "shape": "Children" }, "self": { "shape": "Input" } } },
        "Children": { "type": "map", "key": { "shape": "Name" }, "value": { "shape": "Nodes" } },
        "Nodes": { "type": "list", "member": { "shape": "Input" }, "max": 3 },
        "Name": { "type": "string" },
        "Unreached": { "type": "structure", "members": {} },
    });
    let converted = shapes(&tree);
    let ids: Vec<_> = converted.as_object().unwrap().keys().collect();
    assert_eq!(ids, ["com.example#Children", "com.example#Input", "com.example#Name", "com.example#Nodes"]);
    assert_eq!(
        converted["com.example#Nodes"],
        json!({ "type": "list", "member": { "target": "com.example#Input" }, "traits": { "smithy.api#length": { "max": 3 } } })
    );
    assert_eq!(
        converted["com.example#Children"],
        json!({ "type": "map", "key": { "target": "com.example#Name" }, "value": { "target": "com.example#Nodes" } })
    );
}

#[test]
fn members_keep_their_order_and_their_traits() {
    let input = json!({
        "type": "structure",
        "required": ["zulu"],
        "members": {
            "zulu": { "shape": "Input", "documentation": "<p>Prose.</p>", "location": "uri", "locationName": "z" },
            "alpha": { "shape": "Input", "idempotencyToken": true },
            "mike": { "shape": "Input", "deprecated": true, "deprecatedMessage": "Use alpha." },
            "bravo": { "shape": "Input" },
        },
    });
    let expected = json!({
        "type": "structure",
        "members": {
            "zulu": { "target": "com.example#Input", "traits": { "smithy.api#required": {} } },
            "alpha": { "target": "com.example#Input", "traits": { "smithy.api#idempotencyToken": {} } },
            "mike": { "target": "com.example#Input", "traits": { "smithy.api#deprecated": { "message": "Use alpha." } } },
            "bravo": { "target": "com.example#Input" },
        },
    });
    let actual = &shapes(&json!({ "Input": input }))["com.example#Input"];
    assert_eq!(actual.to_string(), expected.to_string(), "as text, because order counts");
}

#[test]
fn structures_may_be_unions_or_documents() {
    check_input(
        &json!({ "type": "structure", "members": {}, "union": true }),
        &json!({ "type": "union", "members": {} }),
    );
    check_input(&json!({ "type": "structure", "members": {}, "document": true }), &json!({ "type": "document" }));
}

#[test]
fn constraints_become_traits() {
    let length = json!({ "smithy.api#length": { "min": 1, "max": 9 } });
    let range = json!({ "smithy.api#range": { "min": -1, "max": 9 } });
    for kind in ["blob", "string"] {
        check_input(&json!({ "type": kind, "max": 9, "min": 1 }), &json!({ "type": kind, "traits": length }));
    }
    for kind in ["integer", "long", "float", "double"] {
        check_input(&json!({ "type": kind, "max": 9, "min": -1 }), &json!({ "type": kind, "traits": range }));
    }
    check_input(
        &json!({ "type": "string", "pattern": r"[\w.]+|\u0020" }),
        &json!({ "type": "string", "traits": { "smithy.api#pattern": r"[\w.]+|\u0020" } }),
    );
    check_input(&json!({ "type": "boolean", "box": true, "sensitive": true }), &json!({ "type": "boolean" }));
    check_input(&json!({ "type": "timestamp" }), &json!({ "type": "timestamp" }));
}

#[test]
fn timestamp_formats_have_their_smithy_names() {
    for (botocore, smithy) in [("iso8601", "date-time"), ("unixTimestamp", "epoch-seconds"), ("rfc822", "http-date")] {
        check_input(
            &json!({ "type": "timestamp", "timestampFormat": botocore }),
            &json!({ "type": "timestamp", "traits": { "smithy.api#timestampFormat": smithy } }),
        );
    }
    check_error(
        &json!({ "type": "timestamp", "timestampFormat": "stardate" }),
        "shape `Input`: timestamp format `stardate` is unknown to the importer",
    );
}

#[test]
fn enum_names_are_distinct_identifiers() {
    let values = ["WDL", "G.1X", "G-1X", "G_1X", "4X", "é", "", "a b"];
    let names = ["WDL", "G_1X", "G_1X_2", "G_1X_3", "_4X", "VALUE_", "VALUE", "a_b"];
    let member = |value| json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } });
    let members: serde_json::Map<_, _> =
        names.into_iter().zip(values).map(|(name, value)| (name.to_owned(), member(value))).collect();
    check_input(
        &json!({ "type": "string", "enum": values, "max": 64, "min": 1 }),
        &json!({ "type": "enum", "members": members, "traits": { "smithy.api#length": { "min": 1, "max": 64 } } }),
    );
}

#[test]
fn what_the_importer_does_not_know_is_an_error_that_names_it() {
    let with_member = |member: Value| json!({ "type": "structure", "members": { "m": member } });
    check_error(
        &json!({ "type": "string", "minimum": 1 }),
        "shape `Input`: attribute `minimum` is unknown to the importer",
    );
    check_error(
        &json!({ "type": "boolean", "pattern": "a" }),
        "shape `Input`: attribute `pattern` is unknown to the importer",
    );
    check_error(
        &with_member(json!({ "shape": "S", "jsonvalue": true })),
        "shape `Input`: member `m`: attribute `jsonvalue` is unknown to the importer",
    );
    check_error(
        &json!({ "type": "list", "member": { "shape": "S", "pattern": "a" } }),
        "shape `Input`: `member`: attribute `pattern` is unknown to the importer",
    );
    check_error(&json!({ "type": "bigint" }), "shape `Input`: type `bigint` is unknown to the importer");
}

#[test]
fn a_model_that_contradicts_itself_is_an_error() {
    let with_member = |member: Value| json!({ "type": "structure", "members": { "m": member } });
    check_error(&with_member(json!({ "shape": "Gone" })), "shape `Gone`: the model does not have it");
    check_error(
        &with_member(json!({ "shape": "S", "locationName": "n" })),
        "shape `Input`: member `m`: `locationName` renames it in the body: not supported",
    );
    check_error(
        &json!({ "type": "structure", "members": {}, "required": ["m"] }),
        "shape `Input`: `required` names `m`, which is no member",
    );
    check_error(&json!({ "type": "string", "min": -1 }), "shape `Input`: `min` cannot be -1 on a string");
}

#[test]
fn an_id_is_used_once() {
    let clash = json!({
        "Input": { "type": "structure", "members": { "m": { "shape": "Put" } } },
        "Put": { "type": "string" },
    });
    let error = converted(&clash).unwrap_err();
    assert_eq!(format!("{error:#}"), "shape `Put`: two things of the model would have the id `com.example#Put`");
}
