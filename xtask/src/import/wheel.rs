//! Fetches botocore's wheel from `PyPI` and reads service models out of it.
//!
//! It knows pip, zip and gzip, and where botocore keeps its data; it must not know what a service model says.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use serde_json::Value;
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::tools;

/// An opened botocore wheel.
pub(super) struct Wheel {
    archive: ZipArchive<File>,
}

/// One service's model as botocore ships it.
pub(super) struct ServiceModel {
    /// Its name in the wheel, for messages.
    pub(super) entry: String,
    /// The day that the entry was last modified, `YYYY-MM-DD`.
    pub(super) date: String,
    /// The parsed `service-2.json`.
    pub(super) model: Value,
}

impl Wheel {
    /// Opens that version's wheel in `folder`, downloading it first when it is not there.
    pub(super) fn fetch(version: &str, folder: &Path) -> Result<Self> {
        let path = folder.join(format!("botocore-{version}-py3-none-any.whl"));
        if !path.is_file() {
            download(version, folder)?;
        }
        let file = File::open(&path).with_context(|| format!("pip did not leave {}", path.display()))?;
        let unreadable = || format!("{} is damaged: delete it and run this again", path.display());
        Ok(Self { archive: ZipArchive::new(file).with_context(unreadable)? })
    }

    /// The newest API version of the service in botocore's `folder`.
    pub(super) fn service_model(&mut self, folder: &str) -> Result<ServiceModel> {
        let entry = self.newest_entry(folder)?;
        let file = self.archive.by_name(&entry)?;
        let date = date(&file).with_context(|| format!("{entry} carries no date"))?;
        let model = serde_json::from_reader(GzDecoder::new(file)).with_context(|| format!("cannot read {entry}"))?;
        Ok(ServiceModel { entry, date, model })
    }

    fn newest_entry(&self, folder: &str) -> Result<String> {
        let names: Vec<_> = self.archive.file_names().collect::<Result<_, _>>()?;
        let newest = names.into_iter().filter(|name| is_model_of(folder, name)).max();
        let newest = newest.with_context(|| format!("this botocore has no service model in its folder `{folder}`"))?;
        Ok(newest.into_owned())
    }
}

/// Whether a wheel's entry is `botocore/data/FOLDER/API-VERSION/service-2.json.gz`.
fn is_model_of(folder: &str, entry: &str) -> bool {
    let parts: Vec<&str> = entry.split('/').collect();
    matches!(parts[..], ["botocore", "data", it, _, "service-2.json.gz"] if it == folder)
}

fn date(file: &ZipFile<'_, File>) -> Option<String> {
    let modified = file.last_modified()?;
    Some(format!("{:04}-{:02}-{:02}", modified.year(), modified.month(), modified.day()))
}

fn download(version: &str, folder: &Path) -> Result<()> {
    require_pip()?;
    fs::create_dir_all(folder)?;
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--no-deps", "--only-binary", ":all:", "--dest"]);
    tools::run(pip.arg(PathBuf::from(folder)).arg(format!("botocore=={version}")))
}

fn require_pip() -> Result<()> {
    if tools::find("python3").is_none() {
        bail!("python3 is missing; pip fetches botocore: sudo apt-get install python3 python3-pip");
    }
    if tools::output(Command::new("python3").args(["-m", "pip", "--version"])).is_err() {
        bail!("python3 has no pip, which fetches botocore: sudo apt-get install python3-pip");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_model_of;

    #[test]
    fn only_a_service_model_of_the_folder_is_taken() {
        assert!(is_model_of("omics", "botocore/data/omics/2022-11-28/service-2.json.gz"));
        assert!(!is_model_of("omics", "botocore/data/omics/2022-11-28/paginators-1.json"));
        assert!(!is_model_of("omics", "botocore/data/glue/2017-03-31/service-2.json.gz"));
        assert!(!is_model_of("omics", "botocore/data/omics/service-2.json.gz"));
        assert!(!is_model_of("omics", "other/botocore/data/omics/2022-11-28/service-2.json.gz"));
    }
}
