//! Compiles Smithy models and the rules that documents add into the tables that `workflow-preflight` embeds.
//!
//! ```text
//! models/<service>.json ─┐
//!                        ├─ast─▶ shapes, statements ─resolve─▶ ir::Model ─emit─▶ bytes of the tables
//! models/documented.json ┘                              └─pattern─▶ automata
//! ```
//!
//! It runs in the build script of `workflow-preflight`. A pattern or a trait that it cannot enforce is an [`Error`]
//! that names the shape: nothing is ever left out quietly.

mod ast;
mod bytes;
mod emit;
mod error;
pub mod ir;
mod merge;
mod messages;
pub mod pattern;
mod resolve;
mod statement;

pub use emit::emit;
pub use error::Error;
pub use messages::messages;

/// Compiles `models`, each a Smithy 2.0 JSON AST, with what `documented` states about them.
///
/// # Errors
/// When a text is no Smithy JSON AST, when a shape is missing, when a trait or pattern cannot be enforced, and when
/// a documented statement is about something that no operation reaches.
pub fn compile(models: &[&str], documented: &str) -> Result<ir::Model, Error> {
    let mut ast = ast::Ast::default();
    for model in models {
        ast.read(model)?;
    }
    ast.read(documented)?;
    resolve::resolve(&ast)
}
