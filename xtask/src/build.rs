//! `cargo xtask build`: from the Rust sources to the npm package in `pkg/dist` and the demo page in `target/site`.
//!
//! Rust is compiled to wasm, bound to JS, optimised, and handed to the package's own bundler, which puts it into the
//! files that are published. It knows the order of these steps and where each leaves its files, not what they hold.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use wasm_bindgen_cli_support::Bindgen;

use crate::import::SERVICES;
use crate::notices;
use crate::sizes;
use crate::tools::{self, heading};

/// The target of the wasm module.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What rustc emits for that target unasked; wasm-opt must be told, and may then use no more than that.
const WASM_FEATURES: &[&str] = &[
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds everything.
pub(crate) fn run() -> Result<()> {
    compile()?;
    bind()?;
    tools::install_node_programs()?;
    optimise()?;
    write_operations()?;
    write_messages()?;
    bundle()?;
    assemble_site()?;
    sizes::print()
}

fn compile() -> Result<()> {
    heading("Compiling the library to wasm");
    let mut cargo = tools::cargo();
    cargo.args(["build", "--release", "--lib", "--package", "workflow-preflight", "--target", WASM_TARGET]);
    tools::run(cargo.env("CARGO_ENCODED_RUSTFLAGS", portable_paths()?))
}

/// Compiler flags that keep this machine's folders out of the locations that panics carry: the published module is
/// the same wherever it is built.
fn portable_paths() -> Result<OsString> {
    let mut flags = OsString::new();
    for (folder, name) in [(cargo_home()?.join("registry/src"), "registry"), (tools::root().to_owned(), ".")] {
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    Ok(flags)
}

/// Where cargo keeps what it downloads.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = named.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    cargo_home.context("neither CARGO_HOME nor HOME is set")
}

fn bind() -> Result<()> {
    heading("Writing the JS bindings (wasm-bindgen)");
    let module = cargo_target_folder()?.join(WASM_TARGET).join("release/workflow_preflight.wasm");
    let folder = tools::target("bindgen");
    remove_folder(&folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("preflight").web(true)?.typescript(true);
    // The package hands the bytes over itself; a URL in the glue would send bundlers looking for a file.
    bindgen.omit_default_module_path(true);
    // An instance that trapped is of no use any more; the package makes another one.
    bindgen.reset_state_function(true);
    bindgen.generate(folder)
}

/// Where cargo puts what it builds, wherever the user's settings say that is.
fn cargo_target_folder() -> Result<PathBuf> {
    let metadata = tools::output(tools::cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    folder.map(PathBuf::from).context("`cargo metadata` names no target directory")
}

fn optimise() -> Result<()> {
    heading("Optimising the wasm module (wasm-opt)");
    tools::require_node()?;
    let folder = tools::target("bindgen");
    let mut wasm_opt = Command::new(tools::node_program("wasm-opt"));
    wasm_opt.args(["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"]).args(WASM_FEATURES);
    tools::run(wasm_opt.arg(folder.join("preflight_bg.wasm")).arg("-o").arg(folder.join("preflight.wasm")))
}

fn write_operations() -> Result<()> {
    heading("Writing pkg/src/generated/operations.ts");
    let mut services = Vec::new();
    for service in SERVICES {
        let path = tools::root().join("models").join(service.file).with_extension("json");
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let model = serde_json::from_str(&text)?;
        services.push(embedded(&model).with_context(|| format!("{} is not as imported", path.display()))?);
    }
    let folder = tools::package().join("src/generated");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("operations.ts"), operations_module(&services))?;
    Ok(())
}

/// The engine tells texts by their numbers, which are their places in the tables of `messages/`.
fn write_messages() -> Result<()> {
    heading("Writing pkg/src/generated/messages.ts and german.ts");
    let folder = tools::package().join("src/generated");
    let english = [("MessageKey", "messages", "en.json"), ("DemandKey", "demands", "service.json")];
    let english = english.map(|(keys, name, file)| messages_module(keys, name, &message_table(file)?));
    let english: String = english.into_iter().collect::<Result<_>>()?;
    fs::write(folder.join("messages.ts"), format!("{GENERATED}{english}"))?;
    let german = message_table("de.json")?;
    fs::write(folder.join("german.ts"), format!("{GENERATED}export const texts = {german};\n"))?;
    Ok(())
}

/// What generated files begin with.
const GENERATED: &str = "// Written by `cargo xtask build` from messages/*.json. Do not edit.\n\n";

fn message_table(file: &str) -> Result<String> {
    let path = tools::root().join("messages").join(file);
    let table = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(table.trim_end().to_owned())
}

/// The names of the texts as a type, and the texts as they stand in the table.
fn messages_module(keys: &str, name: &str, table: &str) -> Result<String> {
    let texts: Map<String, Value> = serde_json::from_str(table)?;
    let names: Vec<_> = texts.keys().map(|key| format!("'{key}'")).collect();
    Ok(format!(
        "export type {keys} =\n  | {};\n\nexport const {name}: Readonly<Record<{keys}, string>> = {table};\n\n",
        names.join("\n  | ")
    ))
}

/// What the package knows of a service without loading the wasm module.
#[derive(Debug, PartialEq)]
struct Embedded {
    /// The public name.
    id: String,
    /// The day of the model.
    date: String,
    /// The public ids of the operations, in the service's order.
    operations: Vec<String>,
}

fn embedded(model: &Value) -> Option<Embedded> {
    let shapes = model.get("shapes")?.as_object()?;
    let is_service = |shape: &&Value| shape.get("type").and_then(Value::as_str) == Some("service");
    let service = shapes.values().find(is_service)?;
    let origin = service.get("traits")?.get("preflight#model")?;
    let [id, date] = ["id", "date"].map(|key| origin.get(key).and_then(Value::as_str).map(str::to_owned));
    let (id, date) = (id?, date?);
    let operations = service.get("operations")?.as_array()?;
    let public = |operation: &Value| {
        let (_, name) = operation.get("target")?.as_str()?.split_once('#')?;
        Some(format!("{id}.{name}"))
    };
    let operations = operations.iter().map(public).collect::<Option<_>>()?;
    Some(Embedded { id, date, operations })
}

fn operations_module(services: &[Embedded]) -> String {
    let ids = services.iter().flat_map(|service| &service.operations).map(|id| format!("  '{id}',\n"));
    let dates = services.iter().map(|Embedded { id, date, .. }| format!("  {id}: '{date}',\n"));
    let (ids, dates) = (ids.collect::<String>(), dates.collect::<String>());
    format!(
        "// Written by `cargo xtask build` from models/*.json. Do not edit.\n\n\
         /** The id of every embedded operation, service by service. */\n\
         export const operationIds = [\n{ids}] as const;\n\n\
         /** The day of each service's model. */\n\
         export const modelDates = {{\n{dates}}} as const;\n"
    )
}

fn bundle() -> Result<()> {
    heading("Bundling the npm package (npm run bundle)");
    tools::run(tools::npm()?.args(["run", "--silent", "bundle"]))?;
    notices::write(WASM_TARGET, &tools::package().join("dist/THIRD-PARTY-LICENSES.txt"))?;
    copy_licences()?;
    tools::run(Command::new("node").arg(tools::package().join("scripts/modes.mjs")))
}

/// npm publishes the licences that stand beside `package.json`.
fn copy_licences() -> Result<()> {
    for entry in fs::read_dir(tools::root())? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("LICENSE") {
            fs::copy(entry.path(), tools::package().join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn assemble_site() -> Result<()> {
    tools::install_node_packages(&tools::root().join("www"), "the editor of the demo page")?;
    heading("Bundling the demo page into target/site");
    tools::run(Command::new("node").arg(tools::package().join("scripts/site.mjs")))
}

/// Removes a folder and everything in it, if it is there.
pub(crate) fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Embedded, embedded, messages_module, operations_module};
    use serde_json::json;

    #[test]
    fn ids_are_the_public_service_and_the_operation_in_the_services_order() {
        let model = json!({ "shapes": {
            "a#B": { "type": "operation" },
            "a#S": {
                "type": "service",
                "operations": [{ "target": "a#Z" }, { "target": "a#B" }],
                "traits": { "preflight#model": { "id": "public", "date": "2026-01-31" } },
            },
        }});
        let Embedded { id, date, operations } = embedded(&model).unwrap();
        assert_eq!([id, date], ["public", "2026-01-31"]);
        assert_eq!(operations, ["public.Z", "public.B"]);
        assert_eq!(embedded(&json!({ "shapes": {} })), None);
    }

    #[test]
    fn texts_are_typed_by_their_names() {
        let module = messages_module("Key", "texts", r#"{ "a": "{b}", "c": "" }"#).unwrap();
        assert!(module.contains("export type Key =\n  | 'a'\n  | 'c';"), "{module}");
        assert!(
            module
                .ends_with("export const texts: Readonly<Record<Key, string>> = { \"a\": \"{b}\", \"c\": \"\" };\n\n")
        );
        assert!(messages_module("Key", "texts", "[]").is_err());
    }

    #[test]
    fn the_module_is_typescript() {
        let service = |id: &str, operations: &[&str]| Embedded {
            id: id.to_owned(),
            date: "2026-01-31".to_owned(),
            operations: operations.iter().map(|name| format!("{id}.{name}")).collect(),
        };
        let module = operations_module(&[service("a", &["B", "C"]), service("d", &["E"])]);
        let ids = "export const operationIds = [\n  'a.B',\n  'a.C',\n  'd.E',\n] as const;\n";
        let dates = "export const modelDates = {\n  a: '2026-01-31',\n  d: '2026-01-31',\n} as const;\n";
        assert!(module.contains(ids) && module.ends_with(dates), "{module}");
    }
}
