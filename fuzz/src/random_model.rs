//! A random model with constraints of every kind, and a random value for it: the model compiles, and the value gets the same
//! report by every way.

use workflow_preflight_compiler::{compile, emit};

use crate::ast::Ast;
use crate::random::Random;
use crate::smithy_ast::judge;

/// Tries one model with one value.
pub fn run(data: &[u8]) {
    let mut random = Random::new(data);
    let Ast { model, documented } = Ast::new(&mut random);
    match compile(&[&model], &documented).and_then(|model| emit(&model)) {
        Ok(tables) => judge(tables, random.rest()),
        // A statement about a shape, of which every member that has the shape states something of its own.
        Err(error) if error.to_string().ends_with("no operation reaches it") => {}
        Err(error) => panic!("{error}\n{model}\n{documented}"),
    }
}
