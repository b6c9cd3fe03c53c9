//! Compiles `models/` into the bytes that `src/tables.rs` makes its tables of, and `messages/` into the enums that
//! `src/wording.rs` speaks in.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// In the order in which operations are listed.
const SERVICES: [&str; 3] = ["omics", "codecatalyst", "glue"];

/// What `src/mutation.rs` judges by. The published crate has neither.
const CASES: &str = "tests/cases";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=models");
    println!("cargo::rerun-if-changed=messages");
    println!("cargo::rustc-check-cfg=cfg(checkout, fuzzing)");
    if Path::new(CASES).exists() {
        println!("cargo::rustc-cfg=checkout");
    }
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    let models = SERVICES.map(|service| read(&format!("models/{service}.json")));
    let models = models.into_iter().collect::<Result<Vec<_>, _>>()?;
    let models: Vec<&str> = models.iter().map(String::as_str).collect();
    let model = workflow_preflight_compiler::compile(&models, &read("models/documented.json")?)?;
    fs::write(folder.join("tables"), workflow_preflight_compiler::emit(&model)?)?;
    for (name, file) in [("Message", "en"), ("Demand", "service")] {
        let table = read(&format!("messages/{file}.json"))?;
        fs::write(folder.join(file).with_extension("rs"), workflow_preflight_compiler::messages(name, &table)?)?;
    }
    Ok(())
}

fn read(path: &str) -> Result<String, Box<dyn Error>> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}").into())
}
