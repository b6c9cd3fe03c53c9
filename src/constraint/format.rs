//! Forms of text: timestamps (RFC 3339), blobs (base64, RFC 4648) and Unicode itself.

use super::{Breach, Code, Problem, Verdict};
use crate::wording::{Arguments, Demand, Message, Name, Wording};

/// A text or number that cannot be decoded.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Malformed {
    /// Text that is no RFC 3339 date and time.
    DateTime,
    /// Seconds before year 0 or after year 9999.
    EpochSeconds,
    /// Text that is no base64.
    Base64,
    /// Text with unpaired surrogates: half an emoji, most often.
    Unicode,
}

impl Malformed {
    pub(crate) fn when(self, broken: bool) -> Verdict {
        broken.then(|| Box::new(Problem::Format(self)))
    }
}

impl Breach for Malformed {
    fn code(&self) -> Code {
        Code::Format
    }

    fn wording(&self) -> Wording {
        let (message, demand, form) = match self {
            Self::DateTime => (Message::FormatDateTime, Demand::FormatDateTime, "date-time"),
            Self::EpochSeconds => (Message::FormatEpochSeconds, Demand::FormatEpochSeconds, "epoch-seconds"),
            Self::Base64 => (Message::FormatBase64, Demand::FormatBase64, "base64"),
            Self::Unicode => (Message::FormatUnicode, Demand::FormatUnicode, "unicode"),
        };
        Wording { message, demand, arguments: Arguments::none().and(Name::Expected, form) }
    }
}

/// Whether seconds since 1970 fall within the years that RFC 3339 can write, 0000 to 9999.
pub(crate) fn is_epoch_seconds(seconds: f64) -> bool {
    (-62_167_219_200.0..253_402_300_800.0).contains(&seconds)
}

/// How many bytes base64 text stands for; `None` where it is none (RFC 4648, section 4, padded).
pub(crate) fn base64_length(text: &[u8]) -> Option<u64> {
    let body = text.strip_suffix(b"==").or_else(|| text.strip_suffix(b"=")).unwrap_or(text);
    let digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let formed = text.len().is_multiple_of(4) && body.iter().all(digit);
    formed.then(|| body.len() as u64 * 3 / 4)
}

/// Whether a text is a `date-time` of RFC 3339, section 5.6.
pub(crate) fn is_date_time(text: &[u8]) -> bool {
    parse_date_time(text).is_some()
}

fn parse_date_time(text: &[u8]) -> Option<()> {
    let mut rest = Digits { rest: text };
    let year = rest.number(4)?;
    let month = rest.after(b"-")?.number(2).filter(|month| (1..=12).contains(month))?;
    let last = days_in(year, month);
    rest.after(b"-")?.number(2).filter(|day| (1..=last).contains(day))?;
    let hour = rest.after(b"Tt")?.number(2).filter(|hour| *hour < 24)?;
    let minute = rest.after(b":")?.number(2).filter(|minute| *minute < 60)?;
    let second = rest.after(b":")?.number(2).filter(|second| *second <= 60)?;
    rest.fraction()?;
    let offset = rest.offset()?;
    // A leap second is the last one of a day in UTC, whatever the offset.
    let minute_in_utc = (hour * 60 + minute - offset).rem_euclid(24 * 60);
    (rest.rest.is_empty() && (second < 60 || minute_in_utc == 24 * 60 - 1)).then_some(())
}

/// What is left of a date and time.
struct Digits<'a> {
    rest: &'a [u8],
}

impl Digits<'_> {
    fn number(&mut self, digits: usize) -> Option<i32> {
        let (head, rest) = self.rest.split_at_checked(digits)?;
        self.rest = rest;
        head.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i32::from(byte - b'0')))
    }

    fn after(&mut self, any_of: &[u8]) -> Option<&mut Self> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        any_of.contains(first).then_some(self)
    }

    fn fraction(&mut self) -> Option<()> {
        let Some(rest) = self.rest.strip_prefix(b".") else {
            return Some(());
        };
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.rest = rest.get(digits..)?;
        (digits > 0).then_some(())
    }

    /// `Z`, or hours and minutes from UTC; in minutes.
    fn offset(&mut self) -> Option<i32> {
        let (sign, rest) = self.rest.split_first()?;
        self.rest = rest;
        let direction = match sign {
            b'Z' | b'z' => return Some(0),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = self.number(2).filter(|hours| *hours < 24)?;
        let minutes = self.after(b":")?.number(2).filter(|minutes| *minutes < 60)?;
        Some(direction * (hours * 60 + minutes))
    }
}

fn days_in(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{base64_length, is_date_time, is_epoch_seconds};

    #[test]
    fn date_times() {
        for text in [
            "2022-10-31T16:48:41.123Z",
            "2022-10-31t16:48:41z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999999Z",
            "2024-02-29T00:00:00+14:00",
            "2000-02-29T00:00:00-00:00",
            "1990-12-31T23:59:60Z",
            "1990-12-31T15:59:60-08:00",
        ] {
            assert!(is_date_time(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn no_date_times() {
        for text in [
            "",
            "2022-10-31",
            "2022-10-31T16:48:41",
            "2022-10-31 16:48:41Z",
            "2022-10-31T16:48Z",
            "2022-10-31T16:48:41.Z",
            "2022-13-01T00:00:00Z",
            "2022-00-01T00:00:00Z",
            "2022-04-31T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2022-10-31T24:00:00Z",
            "2022-10-31T00:60:00Z",
            "2022-10-31T00:00:61Z",
            "2022-10-31T00:00:60Z",
            "2022-10-31T00:00:00+24:00",
            "2022-10-31T00:00:00+0100",
            "2022-10-31T00:00:00Zx",
            "+2022-10-31T00:00:00Z",
        ] {
            assert!(!is_date_time(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn base64() {
        for (text, length) in [
            ("", Some(0)),
            ("QQ==", Some(1)),
            ("QUI=", Some(2)),
            ("QUJD", Some(3)),
            ("QUJDRA==", Some(4)),
            ("+/+/", Some(3)),
            ("QQ", None),
            ("QQ=", None),
            ("Q===", None),
            ("====", None),
            ("QU=J", None),
            ("QU J", None),
            ("-_-_", None),
        ] {
            assert_eq!(base64_length(text.as_bytes()), length, "{text}");
        }
    }

    #[test]
    fn epoch_seconds() {
        for (seconds, inside) in [
            (0.0, true),
            (-62_167_219_200.0, true),
            (-62_167_219_201.0, false),
            (253_402_300_799.9, true),
            (253_402_300_800.0, false),
            (1_667_232_521_123.0, false),
            (f64::NAN, false),
        ] {
            assert_eq!(is_epoch_seconds(seconds), inside, "{seconds}");
        }
    }
}
