//! Documents: members that take any JSON value, and nothing that JSON cannot hold.

use super::{Walk, judge_text};
use crate::constraint::{format, kind::Received};
use crate::findings::{Path, Target};
use crate::model::Site;
use crate::source::{Container, Halt, Number, Source, Token};
use crate::wording::Message;

impl<'a, S: Source<'a>> Walk<'_, S> {
    /// A document: any JSON value, but nothing that JSON cannot hold.
    #[inline(never)]
    pub(super) fn document(&mut self, site: &'static Site, token: Token, path: &Path<'_>) -> Result<(), Halt> {
        match token {
            Token::Object => {
                let look = |walk: &mut Self| {
                    walk.entries(path, |walk, key, path| {
                        judge_text(&mut walk.findings, &[], key, path, Target::Key);
                        walk.next_document(site, path)
                    })
                };
                self.nested(Container::Object, path, look).map(drop)
            }
            Token::List => {
                let look = |walk: &mut Self| walk.elements(path, |walk, path| walk.next_document(site, path));
                self.nested(Container::List, path, look).map(drop)
            }
            Token::Text => {
                let broken = !self.source.text().well_formed;
                self.report_if(path, format::Malformed::Unicode.when(broken));
                Ok(())
            }
            Token::Number => match self.source.number() {
                Number::Float(number) if !number.is_finite() => {
                    self.unexpected(site, Received::noun(Message::Infinite), path)
                }
                Number::Integer(_) | Number::Float(_) => Ok(()),
            },
            Token::Null | Token::Boolean => Ok(()),
            Token::Date | Token::Bytes | Token::Foreign | Token::Unreadable | Token::Cycle | Token::Deep => {
                self.mismatch(site, token, path)
            }
        }
    }

    fn next_document(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        let token = self.source.value()?;
        self.document(site, token, path)
    }
}
