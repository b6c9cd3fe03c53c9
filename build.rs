//! Compiles `models/` into the bytes that `src/tables.rs` makes its tables of.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// In the order in which operations are listed.
const SERVICES: [&str; 3] = ["omics", "codecatalyst", "glue"];

/// What `src/mutation.rs` judges by. The published crate has neither.
const CASES: &str = "tests/cases";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=models");
    println!("cargo::rustc-check-cfg=cfg(checkout)");
    if Path::new(CASES).exists() {
        println!("cargo::rustc-cfg=checkout");
    }
    let models = SERVICES.map(|service| read(&format!("{service}.json")));
    let models = models.into_iter().collect::<Result<Vec<_>, _>>()?;
    let models: Vec<&str> = models.iter().map(String::as_str).collect();
    let model = workflow_preflight_compiler::compile(&models, &read("documented.json")?)?;
    let tables = PathBuf::from(env::var("OUT_DIR")?).join("tables");
    fs::write(tables, workflow_preflight_compiler::emit(&model)?)?;
    Ok(())
}

fn read(name: &str) -> Result<String, Box<dyn Error>> {
    let path = Path::new("models").join(name);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}
