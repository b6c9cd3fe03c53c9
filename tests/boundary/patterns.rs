//! Every pattern of the models, written down once more by hand: what it means in the syntax of Rust's `regex`, texts
//! at its edges, and how to make text of any length that it accepts.
//!
//! A pattern that is not in the table fails the suite: somebody has to think about where its edges are.

use std::collections::HashMap;
use std::sync::OnceLock;

use regex::Regex;

pub struct Entry {
    /// As the models spell it.
    pub pattern: &'static str,
    /// The same for `regex`; all patterns of these services are about the whole value.
    meaning: &'static str,
    /// What `regex` cannot say: an ending that is never accepted.
    never_ends: Option<&'static str>,
    pub accepted: &'static [&'static str],
    pub rejected: &'static [&'static str],
    /// `prefix`, then any number of `fill`, makes an accepted text, where there are accepted texts of that length.
    pub prefix: &'static str,
    pub fill: char,
}

/// What `.` means in ECMA-262.
const DOT: &str = r"[^\n\r\u{2028}\u{2029}]";

const UUID: &str = "12345678-90ab-cdef-1234-567890ABCDEF";
const BUCKET_63: &str = "s3://b12345678901234567890123456789012345678901234567890123456789012";

/// A plain entry; the rest of its fields are set where they matter.
const fn entry(pattern: &'static str, meaning: &'static str, prefix: &'static str, fill: char) -> Entry {
    Entry { pattern, meaning, never_ends: None, accepted: &[], rejected: &[], prefix, fill }
}

pub const TABLE: &[Entry] = &[
    Entry {
        accepted: &["0", "9", "0123456789"],
        rejected: &["", "a", "1a", "-1", "1.0", " 1", "1\n", "٣", "½"],
        ..entry("[0-9]+", "[0-9]+", "", '7')
    },
    Entry {
        accepted: &["123456789012", "000000000000"],
        rejected: &["", "12345678901", "1234567890123", "12345678901a", "123456789012\n", "１２３４５６７８９０１２"],
        ..entry("[0-9]{12}", "[0-9]{12}", "", '7')
    },
    Entry {
        accepted: &["arn:a", "arn::", "arn: ", "arn:é🧬", "arn:arn:"],
        rejected: &[
            "",
            "arn:",
            "ARN:a",
            "xarn:a",
            "arn",
            "arn:\n",
            "arn:a\nb",
            "arn:a\r",
            "arn:a\u{2028}",
            "arn:a\u{2029}",
        ],
        ..entry("arn:.+", "arn:DOT+", "arn:", 'a')
    },
    Entry {
        accepted: &[
            "a", "|", " ", "\u{a0}", "\u{2028}", "\u{2029}", "+", "€", "½", "٣", "é", "e\u{301}", "語", "🧬", "a|b",
            "$-_.",
        ],
        rejected: &[
            "",
            "\n",
            "\t",
            "\0",
            "a\nb",
            "a\r",
            "\u{7f}",
            "\u{85}",
            "a\u{200b}",
            "\u{200d}",
            "\u{feff}",
            "\u{e000}",
            "\u{ffff}",
            "\u{378}",
        ],
        ..entry(r"[\p{L}||\p{M}||\p{Z}||\p{S}||\p{N}||\p{P}]+", r"(?:\p{L}|\p{M}|\p{Z}|\p{S}|\p{N}|\p{P}|\|)+", "", 'a')
    },
    Entry {
        accepted: &["sha2", "sha256:9f86d081884c7d65", "sha ", "sha🧬"],
        rejected: &["", "sha", "SHA256", "xsha2", "sha\n", "sha2\t", "sha2\u{200b}"],
        ..entry(
            r"sha[\p{L}||\p{M}||\p{Z}||\p{S}||\p{N}||\p{P}]+",
            r"sha(?:\p{L}|\p{M}|\p{Z}|\p{S}|\p{N}|\p{P}|\|)+",
            "sha",
            'a',
        )
    },
    Entry {
        accepted: &["a", "Z", "0", "a-", "a.", "a_", "9.Z-_a"],
        rejected: &["", "-a", ".a", "_a", "a b", "a/b", "é", "aé", "a\n"],
        ..entry(r"[A-Za-z0-9][A-Za-z0-9\-\._]*", r"[A-Za-z0-9][A-Za-z0-9\-._]*", "", 'a')
    },
    Entry {
        accepted: &[
            "arn:aws:codeconnections:us-east-1:123456789012:connection/x",
            "arn:aws-us-gov:a:b:000000000000:c",
            "arn:aws-a-b_1:a:b:123456789012:c",
            "arn:aws:é:🧬:123456789012: ",
        ],
        rejected: &[
            "",
            "arn:aws:a:b:12345678901:c",
            "arn:aws:a:b:1234567890123:c",
            "arn:aws:a:b:123456789012:",
            "arn:aws::b:123456789012:c",
            "arn:aws-:a:b:123456789012:c",
            "arn:awsx:a:b:123456789012:c",
            "arn:aws-é:a:b:123456789012:c",
            "ARN:aws:a:b:123456789012:c",
            "arn:aws:a:b:123456789012:c\n",
            "arn:aws:a:123456789012:c",
        ],
        ..entry(
            r"arn:aws(-[\w]+)*:.+:.+:[0-9]{12}:.+",
            "arn:aws(-[A-Za-z0-9_]+)*:DOT+:DOT+:[0-9]{12}:DOT+",
            "arn:aws:a:b:123456789012:",
            'c',
        )
    },
    Entry {
        accepted: &["23.10.0", "00.00.9", "23x10y0", "23é10🧬0"],
        rejected: &["", "3.10.0", "23.10.", "23.10.00", "23.1.0", "23\n10.0", "a3.10.0", "23.10.0\n"],
        ..entry("[0-9]{2}.[0-9]{2}.[0-9]", "[0-9]{2}DOT[0-9]{2}DOT[0-9]", "23.10.", '0')
    },
    Entry {
        accepted: &["a/b", "///", "a//", " / ", "é/🧬", "a/b/c"],
        rejected: &["", "/", "a/", "/b", "ab", "a\n/b", "a/b\n", "//"],
        ..entry(".+/.+", "DOT+/DOT+", "o/", 'r')
    },
    Entry {
        accepted: &["s3://abc", "s3://abc/", "s3://abc/k", "s3://0.9/", "s3://a--c/é 🧬", BUCKET_63],
        rejected: &[
            "",
            "s3://",
            "s3://ab",
            "s3://ab/k",
            "s3://-bc/k",
            "s3://ab-/k",
            "s3://Abc/k",
            "s3://a_c/k",
            "S3://abc/k",
            "https://abc/k",
            "s3://abc/\n",
            "s3://abc?k",
        ],
        ..entry(
            "s3://([a-z0-9][a-z0-9-.]{1,61}[a-z0-9])(/(.{0,1024}))?",
            "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/DOT{0,1024})?",
            "s3://abc/",
            'k',
        )
    },
    Entry {
        accepted: &["s3://abc/k", "s3://a.c//", "s3://0-9/é 🧬", "s3://amzn-s3-demo-bucket/folder/wf.zip"],
        rejected: &[
            "",
            "s3://abc",
            "s3://abc/",
            "s3://ab/k",
            "s3://-bc/k",
            "s3://ab-/k",
            "s3://ABC/k",
            "s3://a_c/k",
            "S3://abc/k",
            "https://abc/k",
            "s3://abc/k\n",
            "s3://abc/\u{2028}",
        ],
        ..entry(
            "s3://([a-z0-9][a-z0-9-.]{1,61}[a-z0-9])/((.{1,1024}))",
            "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/DOT{1,1024}",
            "s3://abc/",
            'k',
        )
    },
    Entry {
        accepted: &["s3://a/", "s3://abc/k", "s3://A_b/\n", "s3://é/🧬", "s3://a//"],
        rejected: &[
            "",
            "s3://",
            "s3:///",
            "s3:///k",
            "s3://abc",
            "s3:/abc/k",
            "S3://abc/k",
            "https://abc/k",
            " s3://a/",
        ],
        ..entry("s3://[^/]+/[^]*", "(?s:s3://[^/]+/.*)", "s3://abc/", 'k')
    },
    Entry {
        accepted: &["sg-0", "sg-f", "sg-0123456789abcdef0"],
        rejected: &["", "sg-", "sg-g", "sg-A", "SG-0", "sg0", "xsg-0", "sg-0-", "sg-0\n"],
        ..entry("sg-[0-9a-f]+", "sg-[0-9a-f]+", "sg-", 'a')
    },
    Entry {
        accepted: &["subnet-0", "subnet-f", "subnet-0123456789abcdef0"],
        rejected: &["", "subnet-", "subnet-g", "subnet-A", "Subnet-0", "subnet0", "xsubnet-0", "subnet-0\n"],
        ..entry("subnet-[0-9a-f]+", "subnet-[0-9a-f]+", "subnet-", 'a')
    },
    Entry {
        accepted: &["vpc-0", "vpc-f", "vpc-0123456789abcdef0"],
        rejected: &["", "vpc-", "vpc-g", "vpc-A", "VPC-0", "vpc0", "xvpc-0", "vpc-0\n"],
        ..entry("vpc-[0-9a-f]+", "vpc-[0-9a-f]+", "vpc-", 'a')
    },
    Entry {
        accepted: &[UUID, "00000000-0000-0000-0000-000000000000", "ffffffff-FFFF-ffff-FFFF-ffffffffffff"],
        rejected: &[
            "",
            "1234567890abcdef1234567890abcdef",
            "1234567-90ab-cdef-1234-567890abcdef",
            "12345678-90ab-cdef-1234-567890abcde",
            "12345678-90ab-cdef-1234-567890abcdef0",
            "g2345678-90ab-cdef-1234-567890abcdef",
            "12345678_90ab-cdef-1234-567890abcdef",
            "{12345678-90ab-cdef-1234-567890abcdef}",
            "12345678-90ab-cdef-1234-567890abcdef\n",
        ],
        ..entry(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            "12345678-90ab-cdef-1234-",
            '0',
        )
    },
    Entry {
        accepted: &["a", "Z9", "a-b", "a_b", "a.b", "a-b_c.d", "0.0"],
        rejected: &["", "-", "a-", "-a", "a--b", "a._b", "a b", "a/b", "é", "aé", "a\n", "a-b."],
        ..entry(r"[a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*", "[a-zA-Z0-9]+([-_.][a-zA-Z0-9]+)*", "", 'a')
    },
    Entry {
        never_ends: Some(".git"),
        accepted: &["", "a", "git", ".", "-", "_", "a.git.", "a.gitx", ".gita", "a.Git", "agit", "a.git-b"],
        rejected: &[".git", "a.git", "a.git.git", "a b", "a/b", "é", "a\n", "a.git\n"],
        ..entry(r"(?!.*[.]git$)[\w\-.]*", r"[A-Za-z0-9_\-.]*", "", 'a')
    },
    Entry {
        accepted: &[
            "",
            "\t",
            " ",
            "~",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{d7ff}",
            "\u{e000}",
            "\u{fffd}",
            "\u{10000}",
            "\u{10ffff}",
        ],
        rejected: &["\0", "\u{1}", "\u{8}", "\n", "\r", "\u{b}", "\u{1f}", "\u{fffe}", "\u{ffff}", "a\nb", "a\n"],
        ..entry(
            r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*",
            r"[\t\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*",
            "",
            'a',
        )
    },
    Entry {
        accepted: &[
            "",
            "\t\r\n",
            "a\nb",
            " ",
            "\u{7f}",
            "\u{2028}",
            "\u{d7ff}",
            "\u{e000}",
            "\u{fffd}",
            "\u{10000}",
            "\u{10ffff}",
        ],
        rejected: &["\0", "\u{1}", "\u{8}", "\u{b}", "\u{c}", "\u{e}", "\u{1f}", "\u{fffe}", "\u{ffff}", "a\0b"],
        ..entry(
            r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*",
            r"[\t\r\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*",
            "",
            'a',
        )
    },
    Entry {
        accepted: &["1.0", "a.b", "_._", "4.0.1", "a.b.c.d"],
        rejected: &["", "4", "4.", ".4", "4..0", "4.0.", "é.b", "a-b.c", "4.0\n", " 4.0"],
        ..entry(r"^(\w+\.)+\w+$", r"([A-Za-z0-9_]+\.)+[A-Za-z0-9_]+", "4.", '0')
    },
    Entry {
        accepted: &[".", "-", "_", "/", "#", "a", "Z", "9", "/aws-glue/jobs#1_a.b"],
        rejected: &["", " ", "a b", ":", "*", "é", "a\n", "\\", "a$"],
        ..entry(r"[\.\-_/#A-Za-z0-9]+", r"[.\-_/#A-Za-z0-9]+", "", 'a')
    },
    Entry {
        accepted: &[".", "-", "_", "a", "Z", "9", "a.b-c_d"],
        rejected: &["", " ", "/", "#", ":", "é", "a\n", "a b"],
        ..entry(r"[\.\-_A-Za-z0-9]+", r"[.\-_A-Za-z0-9]+", "", 'a')
    },
    Entry {
        accepted: &["", "a", "\n", "\0", " ", "é", "🧬", "^", ";+)"],
        rejected: &[":", "*", "a:b", "a*", ":*", "é:"],
        ..entry("[^:*]*", "[^:*]*", "", 'a')
    },
    Entry {
        accepted: &["Sun:0", "Mon:9", "Tue:00", "Wed:09", "Thu:10", "Fri:19", "Sat:20", "Sun:23"],
        rejected: &[
            "", "Sun", "Sun:", "Sun:24", "Sun:30", "Sun:000", "sun:1", "Day:1", "Sun:1\n", " Sun:1", "Sun:-1",
            "Sun:1:1",
        ],
        ..entry(
            "^(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])$",
            "(Sun|Mon|Tue|Wed|Thu|Fri|Sat):([01]?[0-9]|2[0-3])",
            "Sun:1",
            '0',
        )
    },
];

/// The entry of a pattern of the models.
pub fn find(pattern: &str) -> &'static Entry {
    let found = TABLE.iter().find(|entry| entry.pattern == pattern);
    found.unwrap_or_else(|| panic!("no entry in tests/boundary/patterns.rs for the pattern {pattern}"))
}

/// Whether the whole text matches.
pub fn matches(pattern: &str, text: &str) -> bool {
    static COMPILED: OnceLock<HashMap<&str, Regex>> = OnceLock::new();
    let compile = |entry: &Entry| {
        let meaning = format!(r"\A(?:{})\z", entry.meaning.replace("DOT", DOT));
        (entry.pattern, Regex::new(&meaning).unwrap())
    };
    let compiled = COMPILED.get_or_init(|| TABLE.iter().map(compile).collect());
    let entry = find(pattern);
    compiled[entry.pattern].is_match(text) && entry.never_ends.is_none_or(|ending| !text.ends_with(ending))
}

/// The texts of an entry are what it says they are.
pub fn check(entry: &Entry) {
    assert!(entry.accepted.len() > 1 && entry.rejected.len() > 2, "{}: too few texts", entry.pattern);
    for (texts, accepted) in [(entry.accepted, true), (entry.rejected, false)] {
        for text in texts {
            assert_eq!(matches(entry.pattern, text), accepted, "{} and {text:?}", entry.pattern);
        }
    }
}
