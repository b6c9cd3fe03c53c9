//! Numbers after RFC 8259, exactly where they are whole.

use crate::decimal;
use crate::source::Number;

/// So many digits make a number below 2^53, which is exact as a double, too.
const EXACT: u64 = 1_000_000_000_000_000;

/// The number that a text begins with, and what follows it; `None` where it is not written as JSON has it.
pub(super) fn read(text: &[u8]) -> Option<(Number, &[u8])> {
    plain(text).or_else(|| {
        let end = text.iter().position(|byte| !is_part(*byte)).unwrap_or(text.len());
        let (number, rest) = text.split_at_checked(end)?;
        Some((general(std::str::from_utf8(number).ok()?)?, rest))
    })
}

/// Whether a byte belongs to the number before it, well written or not.
fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_')
}

/// Consecutive digits.
struct Digits {
    value: u64,
    /// 10 to the power of how many they are.
    scale: u64,
}

impl Digits {
    /// Those that a text begins with, and what follows them; `None` where there are none, or too many to be exact.
    fn read(text: &[u8]) -> Option<(Self, &[u8])> {
        let mut digits = Self { value: 0, scale: 1 };
        let mut rest = text;
        while let [digit @ b'0'..=b'9', after @ ..] = rest {
            if digits.scale == EXACT {
                return None;
            }
            digits.value = digits.value * 10 + u64::from(digit - b'0');
            digits.scale *= 10;
            rest = after;
        }
        (digits.scale > 1).then_some((digits, rest))
    }
}

/// Reads what nearly all numbers are: few digits, no exponent. Leaves the others, ill-written ones included.
fn plain(text: &[u8]) -> Option<(Number, &[u8])> {
    let magnitude = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, mut rest) = Digits::read(magnitude)?;
    let (mut value, mut scale) = (whole.value, 1);
    if let [b'.', fraction @ ..] = rest {
        let digits;
        (digits, rest) = Digits::read(fraction)?;
        scale = digits.scale;
        whole.scale.checked_mul(scale).filter(|scale| *scale <= EXACT)?;
        value = value * scale + digits.value;
    }
    let padded = whole.scale > 10 && whole.value < whole.scale / 10;
    if padded || rest.first().is_some_and(|byte| is_part(*byte)) {
        return None;
    }
    let value = if magnitude.len() < text.len() { -value.cast_signed() } else { value.cast_signed() };
    let scale = scale.cast_signed();
    #[expect(clippy::cast_precision_loss, reason = "both are below 2^53; so the quotient is the nearest double")]
    let number =
        if value % scale == 0 { Number::Integer(value / scale) } else { Number::Float(value as f64 / scale as f64) };
    Some((number, rest))
}

/// Reads any number.
#[cold]
fn general(text: &str) -> Option<Number> {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match magnitude.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (magnitude, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.map(|part| part.strip_prefix(['+', '-']).unwrap_or(part));
    let formed = digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && power.is_none_or(digits);
    if !formed {
        return None;
    }
    let negative = magnitude.len() < text.len();
    let exact = read_whole(whole, fraction.unwrap_or(""), exponent).and_then(|magnitude| {
        if negative { 0_i64.checked_sub_unsigned(magnitude) } else { 0_i64.checked_add_unsigned(magnitude) }
    });
    Some(exact.map_or_else(|| Number::Float(decimal::parse(text)), Number::Integer))
}

/// The value of a decimal that is whole and fits, whatever way it is written.
fn read_whole(whole: &str, fraction: &str, exponent: Option<&str>) -> Option<u64> {
    if fraction.is_empty() && exponent.is_none() {
        return whole.parse().ok();
    }
    let written = [whole, fraction].concat();
    let digits = written.trim_start_matches('0').trim_end_matches('0');
    if digits.is_empty() {
        return Some(0);
    }
    let dropped = written.len() - written.trim_end_matches('0').len();
    // A power past 64 bits is so far out that its exact value does not matter.
    let power = exponent.map_or(0, |part| {
        part.parse::<i64>().unwrap_or(if part.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 })
    });
    let shift = power.saturating_sub_unsigned(fraction.len() as u64).saturating_add_unsigned(dropped as u64);
    let zeros = u32::try_from(shift).ok()?;
    digits.parse::<u64>().ok()?.checked_mul(10_u64.checked_pow(zeros)?)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{general, plain, read};
    use crate::source::Number;

    #[track_caller]
    fn check(text: &str, expected: Number) {
        assert_eq!(general(text), Some(expected), "{text}");
        assert_eq!(read(format!("{text},").as_bytes()), Some((expected, &b","[..])), "{text}");
    }

    #[test]
    fn whole_numbers_are_whole_however_they_are_written() {
        for text in ["12", "12.0", "12.00", "1.2e1", "120e-1", "0.12E+2"] {
            check(text, Number::Integer(12));
        }
        for text in ["0", "-0", "-0.0", "0e9"] {
            check(text, Number::Integer(0));
        }
        check("-9223372036854775808", Number::Integer(i64::MIN));
        check("100000000000000.0", Number::Integer(100_000_000_000_000));
    }

    #[test]
    fn other_numbers_are_the_nearest_double() {
        for text in ["0.1", "-0.3", "1750000000.5", "12345678901234.5", "123456789012345.5", "0.000000000000001"] {
            check(text, Number::Float(text.parse().unwrap()));
        }
    }

    #[test]
    fn few_digits_are_read_as_all_numbers_are() {
        for whole in ["0", "7", "10", "999", "1234567", "99999999999999"] {
            for fraction in ["", ".0", ".5", ".25", ".10", ".001", ".999999", ".0000001"] {
                for text in [format!("{whole}{fraction}"), format!("-{whole}{fraction}")] {
                    if let Some((number, rest)) = plain(text.as_bytes()) {
                        assert_eq!((Some(number), rest), (general(&text), &b""[..]), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_json_does_not_have_is_none() {
        for text in ["01", "-01", "00", "1.", ".5", "+1", "0x1F", "1e", "1e+", "-", "1-", "1.5.5", "1.5a", "--1"] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }
}
