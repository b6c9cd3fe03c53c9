//! Compiles `models/` into the bytes that `src/tables.rs` makes its tables of, and `messages/` into the enums that
//! `src/wording.rs` speaks in.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

/// In the order in which operations are listed.
const SERVICES: [&str; 3] = ["omics", "codecatalyst", "glue"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=models");
    println!("cargo::rerun-if-changed=messages");
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
