//! Documents: members that take any JSON value, and nothing that JSON cannot hold.

use std::borrow::Cow;

use super::Walk;
use super::sets::Keys;
use crate::constraint::format;
use crate::findings::{Path, Step};
use crate::model::Site;
use crate::source::{Container, Halt, Number, Piece};

impl<'a> Walk<'_, 'a> {
    /// A document: any JSON value, but nothing that JSON cannot hold.
    pub(super) fn document(&mut self, site: &'static Site, piece: Piece<'a>, path: &Path<'_>) -> Result<(), Halt> {
        match piece {
            Piece::Object => self.nested(Container::Object, path, |walk| walk.entries(site, path)).map(drop),
            Piece::List => self.nested(Container::List, path, |walk| walk.items(site, path)).map(drop),
            Piece::Text(text) => {
                self.report_if(path, format::Malformed::Unicode.when(!text.well_formed));
                Ok(())
            }
            Piece::Number(Number::Float(number)) if !number.is_finite() => {
                self.mismatch(site, &Piece::Foreign(Cow::Borrowed("an infinite number or NaN")), path)
            }
            Piece::Null | Piece::Boolean | Piece::Number(_) => Ok(()),
            Piece::Date | Piece::Bytes(_) | Piece::Foreign(_) | Piece::Unreadable(_) | Piece::Cycle | Piece::Deep => {
                self.mismatch(site, &piece, path)
            }
        }
    }

    fn entries(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        let mut keys = Keys::of(self.source);
        while let Some(key) = self.source.key()? {
            let path = path.to(Step::Key(&key));
            if !keys.add(&key) {
                self.duplicate(&key.display(), &path)?;
                continue;
            }
            let piece = self.source.value()?;
            self.document(site, piece, &path)?;
        }
        Ok(())
    }

    fn items(&mut self, site: &'static Site, path: &Path<'_>) -> Result<(), Halt> {
        let mut index = 0;
        while self.source.element()? {
            let piece = self.source.value()?;
            self.document(site, piece, &path.to(Step::Index(index)))?;
            index += 1;
        }
        Ok(())
    }
}
