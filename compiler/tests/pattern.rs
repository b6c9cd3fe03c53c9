//! What each construct matches, which patterns are refused, and what the tables promise. `pattern_oracle` compares
//! the same things with a JavaScript engine, where there is one.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod matcher;

use matcher::{matcher, wtf8};
use workflow_preflight_compiler::pattern::{Automaton, Construct, Extent, PatternErrorKind, compile};

fn compiled(pattern: &str, extent: Extent) -> Automaton {
    compile(pattern, extent).unwrap_or_else(|error| panic!("{pattern}: {error}"))
}

#[track_caller]
fn check(pattern: &str, extent: Extent, taken: &[&str], refused: &[&str]) {
    let matcher = matcher(compiled(pattern, extent));
    for text in taken {
        assert!(matcher.matches(text.as_bytes()), "{pattern} takes {text:?}");
    }
    for text in refused {
        assert!(!matcher.matches(text.as_bytes()), "{pattern} refuses {text:?}");
    }
}

#[track_caller]
fn whole(pattern: &str, taken: &[&str], refused: &[&str]) {
    check(pattern, Extent::Whole, taken, refused);
}

#[track_caller]
fn anywhere(pattern: &str, taken: &[&str], refused: &[&str]) {
    check(pattern, Extent::Anywhere, taken, refused);
}

#[track_caller]
fn refused(pattern: &str, kind: &PatternErrorKind, offset: Option<usize>) {
    let error = compile(pattern, Extent::Whole).expect_err(pattern);
    assert_eq!((error.kind(), error.offset()), (kind, offset), "{pattern}");
}

#[test]
fn literals_and_the_dot() {
    whole("", &[""], &["a", "\n"]);
    whole("ab", &["ab"], &["", "a", "abb", "AB"]);
    whole("é😀", &["é😀"], &["é", "e\u{301}😀"]);
    whole(".", &["a", "é", "😀", "\u{85}", "\0"], &["", "ab", "\n", "\r", "\u{2028}", "\u{2029}"]);
    whole("[^]", &["a", "\n", "\u{2028}"], &["", "ab"]);
    whole("[]", &[], &["", "a"]);
}

#[test]
fn escapes() {
    whole(r"\t\n\v\f\r\0", &["\t\n\u{b}\u{c}\r\0"], &["tnvfr0"]);
    whole(r"\cA\cz", &["\u{1}\u{1a}"], &["Az"]);
    whole(r"\x41\u00e9\u{1F600}\u{000042}", &["Aé😀B"], &["Aé😀"]);
    whole(r"\uD83D\uDE00", &["😀"], &[""]);
    whole(r"\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/", &["^$\\.*+?()[]{}|/"], &[""]);
}

#[test]
fn classes() {
    whole("[a-c]", &["a", "c"], &["d", "-", "ab"]);
    whole("[^a-c]", &["d", "\n", "😀"], &["a", "b", ""]);
    whole("[a-z0-9-.]", &["5", "-", "."], &[",", "/", "A"]);
    whole("[-a]|[b-]", &["-", "a", "b"], &["c"]);
    whole(r"[\w\-.]", &["_", "-", "."], &[",", "é"]);
    whole(r"[\b]", &["\u{8}"], &["b"]);
    whole("[a||b&&c]", &["|", "&", "a", "b", "c"], &["d"]);
    whole("[.*]", &[".", "*"], &["a"]);
    whole(r"[^\D5]", &["4"], &["5", "a"]);
}

#[test]
fn class_escapes_are_those_of_ecmascript() {
    whole(r"\d", &["0", "9"], &["a", "\u{663}"]);
    whole(r"\w", &["_", "Z", "0"], &["-", "é", "\u{17f}", "\u{212a}"]);
    whole(
        r"\s",
        &[" ", "\t", "\u{b}", "\u{a0}", "\u{feff}", "\u{2028}", "\u{3000}"],
        &["\u{85}", "\u{180e}", "\u{200b}"],
    );
    whole(r"\D\W\S", &["a-b", "\u{663}éé"], &["0-b", "aab", "a- "]);
}

#[test]
fn properties() {
    whole(r"\p{L}", &["a", "é", "漢", "𝒜"], &["1", " ", "\u{301}"]);
    whole(r"\P{L}", &["1", "\u{301}"], &["a"]);
    whole(r"\p{General_Category=Decimal_Number}|\p{gc=Lu}", &["0", "\u{663}", "É"], &["é", "Ⅷ"]);
    whole(r"\p{Zl}", &["\u{2028}"], &["\u{2029}"]);
    whole(r"\p{Script=Greek}|\p{White_Space}", &["α", "\u{85}"], &["a"]);
    whole(r"\p{ASCII}", &["a", "\0"], &["é"]);
}

#[test]
fn quantifiers() {
    whole("a*", &["", "aaa"], &["b", "aab"]);
    whole("a+?", &["a", "aa"], &[""]);
    whole("a??b", &["b", "ab"], &["aab"]);
    whole("a{2}", &["aa"], &["a", "aaa"]);
    whole("a{2,}", &["aa", "aaaa"], &["a"]);
    whole("a{2,3}?", &["aa", "aaa"], &["a", "aaaa"]);
    whole("a{0}b", &["b"], &["ab"]);
    whole("(?:a{0,2}b?){2}", &["", "abab", "aaaa", "aabaab"], &["aaaaa", "ababab"]);
    whole("(a*)*b", &["b", "aab"], &["a"]);
    whole("a{0,99999999999}", &["", "aaa"], &["b"]);
}

#[test]
fn alternatives_and_groups() {
    whole("a|bc|", &["a", "bc", ""], &["b", "abc"]);
    whole("(?:a|ab)(c|bcd)", &["ac", "abc", "abcd", "abbcd"], &["ab", "abcdd"]);
    whole(r"(?<year>\d{4})-(?<month>\d\d)", &["2026-11"], &["26-11"]);
}

#[test]
fn assertions() {
    whole("^a$", &["a"], &["a\n", "ba"]);
    whole("a^b|a$b", &[], &["ab"]);
    anywhere("^a|b$", &["ax", "xb"], &["xa", "bx", "b\n"]);
    anywhere("^$", &[""], &["\n"]);
    anywhere(r"\bab\b", &["ab", "-ab-", "éabé"], &["abc", "_ab", "a"]);
    anywhere(r"\Bb", &["ab", "_b"], &["b", "-b", "éb"]);
    anywhere("(?:^a|b)c", &["ac", "xbc"], &["xac"]);
}

#[test]
fn anywhere_is_a_search() {
    anywhere("ab", &["ab", "aab", "xabx"], &["", "a", "ba", "axb"]);
    anywhere("a{2}b{1,2}", &["aaab", "aabbb"], &["ab", "aacb"]);
    anywhere("a*", &["", "b"], &[]);
}

#[test]
fn look_aheads() {
    let names = r"(?!.*[.]git$)[\w\-.]*";
    whole(names, &["", "a", "a.gi", "a.git.b", ".gitt", "git"], &["a.git", ".git", "a.git.git", "a b"]);
    whole("^(?!ab)[a-c]*", &["", "a", "ba", "acb"], &["ab", "abc"]);
    whole("(?=.*b)(?!.*cc)[a-c]+", &["b", "acbc"], &["ac", "bcc"]);
    whole("(?!a)b|(?=c)[a-c]", &["b", "c"], &["a"]);
    whole("(?:(?!ab)[abc])*", &["acb", "ba", "a"], &["ab", "cabc"]);
    whole("(?=(?!aa)a.)[a-c]*", &["ab", "aca"], &["a", "aab", "ba"]);
    anywhere("a(?=b)", &["ab", "aab"], &["a", "ac", "ba"]);
    anywhere("a(?!b|$)", &["ac", "aba-"], &["ab", "a", "aba"]);
    anywhere("(?!a)[ab]", &["ab"], &["aa"]);
}

#[test]
fn surrogates_are_code_points() {
    let takes = |pattern: &str, units: &[u16]| matcher(compiled(pattern, Extent::Whole)).matches(&wtf8(units));
    for pattern in
        [r"\uD83D", r"\u{D83D}", ".", r"\W", r"\S", "[^a]", r"\p{Cs}", r"\p{C}", r"\p{Other}", r"\P{L}", r"\P{Cn}"]
    {
        assert!(takes(pattern, &[0xD83D]), "{pattern}");
    }
    for pattern in [r"\uD83D\uDE00", r"\P{Cs}", r"\P{C}", r"\p{Cn}", r"\p{Co}", r"[\uD7FF\uE000]", r"\uDE00"] {
        assert!(!takes(pattern, &[0xD83D]), "{pattern}");
    }
    // The class of Glue: all that is printable, U+10000 to U+10FFFF, and no surrogate of its own.
    let line = r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*";
    whole(line, &["", "a\tb", "\u{10000}\u{10ffff}", "\u{fffd}"], &["\n", "\u{1f}", "\u{fffe}"]);
    assert!(takes(line, &[0xD800, 0xDC00]));
    assert!(!takes(line, &[0xD800]) && !takes(line, &[0xDC00]));
}

#[test]
fn ends_of_a_count() {
    let path = matcher(compiled("s3://([a-z0-9][a-z0-9-.]{1,61}[a-z0-9])/((.{1,1024}))", Extent::Whole));
    for letter in ["a", "é", "漢", "😀"] {
        for (count, taken) in [(0, false), (1, true), (1023, true), (1024, true), (1025, false)] {
            let text = format!("s3://bucket/{}", letter.repeat(count));
            assert_eq!(path.matches(text.as_bytes()), taken, "{count} of {letter}");
        }
    }
}

#[test]
fn malformed_bytes_do_not_panic() {
    let patterns = [r"[\p{L}||\p{M}]+", r"a\b.{2,5}", r"(?!.*[.]git$)[\w\-.]*", "[^a]*"];
    for pattern in patterns.map(|pattern| matcher(compiled(pattern, Extent::Whole))) {
        for first in 0..=u8::MAX {
            for second in [0x00, 0x61, 0x80, 0xBF, 0xC3, 0xED, 0xFF] {
                for text in [&[first] as &[u8], &[first, second], &[b'a', first, second, 0x80, first]] {
                    assert_eq!(pattern.matches(text), pattern.matches(text));
                }
            }
        }
    }
}

#[test]
fn refusals_name_the_place() {
    use PatternErrorKind as Kind;
    refused("ab(c", &Kind::UnbalancedParenthesis, Some(2));
    refused("é)", &Kind::UnbalancedParenthesis, Some(2));
    refused("a[b", &Kind::UnterminatedClass, Some(1));
    refused("a]", &Kind::LoneBracket, Some(1));
    refused("{1}", &Kind::LoneBracket, Some(0));
    refused("a**", &Kind::NothingToRepeat, Some(2));
    refused("^*", &Kind::NothingToRepeat, Some(1));
    refused("a{,3}", &Kind::IncompleteQuantifier, Some(1));
    refused("a{2,1}", &Kind::CountsOutOfOrder, Some(1));
    refused(r"a\-", &Kind::InvalidEscape, Some(1));
    refused(r"\u{110000}", &Kind::InvalidUnicodeEscape, Some(0));
    refused("[z-a]", &Kind::RangeOutOfOrder, Some(1));
    refused(r"[b\d-a]", &Kind::ClassInRange, Some(2));
    refused("(?a)", &Kind::InvalidGroup, Some(0));
    refused("(?<1>a)", &Kind::InvalidGroupName, Some(0));
    refused("(?<a>)(?<a>)", &Kind::DuplicateGroupName, Some(6));
    refused(r"a\p{lu}", &Kind::UnknownProperty, Some(1));
}

#[test]
fn what_cannot_be_enforced_is_refused() {
    let unenforceable = PatternErrorKind::Unenforceable;
    refused(r"(a)\1", &unenforceable(Construct::BackReference), Some(3));
    refused(r"(?<a>b)\k<a>", &unenforceable(Construct::BackReference), Some(7));
    refused("a(?<=a)", &unenforceable(Construct::LookBehind), Some(1));
    refused("(?<!a)", &unenforceable(Construct::LookBehind), Some(0));
    refused("(?i:a)", &unenforceable(Construct::InlineFlags), Some(0));
    refused(r"\p{CWKCF}", &unenforceable(Construct::Property), Some(0));
    let message = compile(r"(a)\1", Extent::Whole).unwrap_err().to_string();
    assert_eq!(message, "back-references cannot be enforced at offset 3");
}

#[test]
fn large_patterns_are_refused_in_little_time() {
    for pattern in ["(a{1,1000}){1,1000}", ".*a.{1000}", "(?:){4000000000}", "a{20000}", "((a{99}){99}){99}"] {
        refused(pattern, &PatternErrorKind::TooLarge, None);
    }
    let many: String = (0..300).filter_map(|step| char::from_u32(0x4E00 + 2 * step)).collect();
    refused(&many, &PatternErrorKind::TooLarge, None);
    whole("a{19000}", &[], &["a"]);
    let nested = |depth| format!("{}{}", "(".repeat(depth), ")".repeat(depth));
    whole(&nested(200), &[""], &["a"]);
    refused(&nested(100_000), &PatternErrorKind::TooDeep, Some(200));
}

#[test]
fn tables_are_small_and_shared() {
    let counted = compiled("s3://([a-z0-9][a-z0-9-.]{1,61}[a-z0-9])/((.{1,1024}))", Extent::Whole);
    assert!(counted.rows.len() > 1024 && counted.accepting.len() < 100);
    let one = compiled(r"[\p{L}||\p{N}]+", Extent::Whole);
    let other = compiled(r"sha[\p{L}||\p{N}]+", Extent::Whole);
    assert_eq!(one.ranges, other.ranges);
    // Equal answers, equal tables: the automaton is minimal, and its numbering does not depend on how it was written.
    assert_eq!(compiled("(?:a|b)*", Extent::Whole), compiled("[ab]{0,}|a+|bb?", Extent::Whole));
    let minimal = compiled("(?:a|ab)(?:c|bc)", Extent::Whole);
    assert_eq!(minimal.rows.len(), 5);
}
