//! Documents: members that take any JSON value, and nothing that JSON cannot hold.

use super::Walk;
use super::sets::Keys;
use crate::constraint::{format, kind::Received};
use crate::findings::{Path, Step};
use crate::model::Site;
use crate::source::{Container, Halt, Number, Source, Token};

impl<'a, S: Source<'a>> Walk<'_, S> {
    /// A document: any JSON value, but nothing that JSON cannot hold.
    #[inline(never)]
    pub(super) fn document(&mut self, site: &'static Site, token: Token, path: &Path<'_>) -> Result<(), Halt> {
        match token {
            Token::Object => self.nested(Container::Object, path, |walk| walk.entries(site, path)).map(drop),
            Token::List => self.nested(Container::List, path, |walk| walk.items(site, path)).map(drop),
            Token::Text => {
                let broken = !self.source.text().well_formed;
                self.report_if(path, format::Malformed::Unicode.when(broken));
                Ok(())
            }
            Token::Number => match self.source.number() {
                Number::Float(number) if !number.is_finite() => {
                    self.unexpected(site, Received::phrase("an infinite number or NaN"), path)
                }
                Number::Integer(_) | Number::Float(_) => Ok(()),
            },
            Token::Null | Token::Boolean => Ok(()),
            Token::Date | Token::Bytes | Token::Foreign | Token::Unreadable | Token::Cycle | Token::Deep => {
                self.mismatch(site, token, path)
            }
        }
    }

    fn entries(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        let mut keys = Keys::of(self.source);
        while self.source.entry()? {
            let key = *self.source.key();
            let path = path.to(Step::Key(&key));
            if !keys.add(key) {
                self.duplicate(&key.display(), &path)?;
                continue;
            }
            let token = self.source.value()?;
            self.document(site, token, &path)?;
        }
        Ok(())
    }

    fn items(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        let mut index = 0;
        while self.source.element()? {
            let token = self.source.value()?;
            self.document(site, token, &path.to(Step::Index(index)))?;
            index += 1;
        }
        Ok(())
    }
}
