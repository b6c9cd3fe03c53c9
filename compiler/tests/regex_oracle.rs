//! The patterns of the models against the `regex` crate, which nobody here wrote, on texts without surrogates.
//!
//! Each pattern stands beside its translation by hand; `pattern_oracle` compares with JavaScript, where there is one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "this is how tests fail")]

mod matcher;

use regex::Regex;
use workflow_preflight_compiler::pattern::{Extent, compile};

const VISIBLE: &str = r"[\p{L}||\p{M}||\p{Z}||\p{S}||\p{N}||\p{P}]+";
const UUID: &str = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
/// `.` of ECMA-262.
const DOT: &str = r"[^\n\r\x{2028}\x{2029}]";
const TEXTS: u64 = 20_000;

/// A pattern, its translation, and texts that match or nearly do.
fn patterns() -> Vec<(&'static str, String, &'static [&'static str])> {
    let dot = |pattern: &str| pattern.replace('.', DOT);
    vec![
        (VISIBLE, r"[\p{L}|\p{M}\p{Z}\p{S}\p{N}\p{P}]+".into(), &["name", "日本 |é"]),
        (UUID, UUID.into(), &["12345678-90ab-cdef-1234-567890abcdef"]),
        ("[0-9]+", "[0-9]+".into(), &["123"]),
        (".+/.+", dot(".+/.+"), &["owner/name", "a/b/c"]),
        ("arn:.+", dot("arn:.+"), &["arn:aws:x"]),
        (
            r"arn:aws(-[\w]+)*:.+:.+:[0-9]{12}:.+",
            dot("arn:aws(-[0-9A-Za-z_]+)*:.+:.+:[0-9]{12}:.+"),
            &["arn:aws-cn:c:r:123456789012:connection/x"],
        ),
        (
            r"s3://([a-z0-9][a-z0-9-.]{1,61}[a-z0-9])/((.{1,1024}))",
            format!("s3://([a-z0-9][a-z0-9.-]{{1,61}}[a-z0-9])/(({DOT}{{1,1024}}))"),
            &["s3://amzn-s3-demo-bucket/a/b.zip", "s3://a.b-c/\u{1F9EC}"],
        ),
        (r"[a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*", "[a-zA-Z0-9]+(?:[-_.][a-zA-Z0-9]+)*".into(), &["my-project_1.x"]),
        (
            r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*",
            r"[\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}\t]*".into(),
            &["one line\t", "\u{FFFE}"],
        ),
        (r"[\.\-_/#A-Za-z0-9]+", "[._/#A-Za-z0-9-]+".into(), &["/aws-glue/crawlers"]),
        ("[^:*]*", "[^:*]*".into(), &["stream", "a:b"]),
        (
            "^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$",
            "(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])".into(),
            &["Sun:8", "Tue:23", "Sat:09"],
        ),
        (r"^(\w+\.)+\w+$", r"([0-9A-Za-z_]+\.)+[0-9A-Za-z_]+".into(), &["4.0", "a.b.c"]),
    ]
}

#[test]
fn verdicts_agree_with_the_regex_crate() {
    for (pattern, translation, seeds) in patterns() {
        let ours = matcher::matcher(compile(pattern, Extent::Whole).unwrap());
        let theirs = Regex::new(&format!(r"\A(?:{translation})\z")).unwrap();
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        let mut matched = 0;
        for _ in 0..TEXTS {
            let text = random.text(seeds);
            matched += u64::from(theirs.is_match(&text));
            assert_eq!(ours.matches(text.as_bytes()), theirs.is_match(&text), "{pattern} on {text:?}");
        }
        assert!(matched > TEXTS / 100 && matched < TEXTS, "{pattern}: {matched} of {TEXTS} texts match");
    }
}

/// Xorshift: the same texts in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }

    /// A seed, changed in up to three places.
    fn text(&mut self, seeds: &[&str]) -> String {
        const ODD: [char; 14] =
            ['\n', '\r', '\t', '\0', '|', ':', '/', '-', 'a', '7', '\u{2028}', '\u{E9}', '\u{FFFE}', '\u{1F600}'];
        let mut characters: Vec<char> = seeds[self.below(seeds.len())].chars().collect();
        for _ in 0..self.below(4) {
            let at = self.below(characters.len() + 1);
            match self.below(3) {
                0 => characters.insert(at, ODD[self.below(ODD.len())]),
                1 if at < characters.len() => characters[at] = ODD[self.below(ODD.len())],
                1 | 2 if at < characters.len() => drop(characters.remove(at)),
                _ => characters.extend_from_within(..at),
            }
        }
        characters.into_iter().collect()
    }
}
