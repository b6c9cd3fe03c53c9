//! Doubles from and to text. JavaScript hosts bring both; compiled in, the tables for them would be a fifth of the
//! module.

#[cfg(not(all(target_arch = "wasm32", feature = "bindings")))]
mod host {
    pub(super) fn parse(text: &str) -> f64 {
        text.parse().unwrap_or(f64::NAN)
    }

    pub(super) fn write(value: f64) -> String {
        value.to_string()
    }
}

#[cfg(all(target_arch = "wasm32", feature = "bindings"))]
mod host {
    pub(super) fn parse(text: &str) -> f64 {
        js_sys::Number::parse_float(text)
    }

    pub(super) fn write(value: f64) -> String {
        js_sys::Number::from(value).to_string_with_radix(10).map_or_else(|_| String::new(), String::from)
    }
}

/// The double that is nearest to a decimal in the form of JSON.
pub(crate) fn parse(text: &str) -> f64 {
    host::parse(text)
}

/// The shortest decimal that names the double.
pub(crate) fn write(value: f64) -> String {
    host::write(value)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{parse, write};

    #[test]
    fn doubles_come_back_as_they_were() {
        for text in ["0.1", "-2.5", "123456.789", "5e-324"] {
            assert_eq!(write(parse(text)).parse::<f64>().map(f64::to_bits), text.parse::<f64>().map(f64::to_bits));
        }
        assert!(parse("1e400").is_infinite());
    }
}
