//! `--output FORMAT=FILE`: a report on findings in a file, besides what the console shows.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use super::WIDTH;
use crate::emit;
use crate::present::{self, FindingsFormat, PlanFindings, Setting};

/// A format and the file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    format: FindingsFormat,
    path: PathBuf,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((format, path)) = text.split_once('=') else {
            return Err(format!("write it as FORMAT=FILE; {}", choices()));
        };
        let format = FindingsFormat::from_str(format, false)
            .map_err(|_| format!("there is no format `{format}`; {}", choices()))?;
        match path {
            "" => Err("the name of the file is missing behind `=`".to_owned()),
            "-" => {
                Err("a report goes to a file; for standard output there is `--format`".to_owned())
            }
            path => Ok(Self { format, path: path.into() }),
        }
    }
}

fn choices() -> String {
    let values =
        FindingsFormat::value_variants().iter().filter_map(FindingsFormat::to_possible_value);
    let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
    format!("the formats are {}", names.join(", "))
}

impl Output {
    /// Writes the report, all of it or nothing.
    pub(super) fn write(&self, plans: &[PlanFindings<'_>]) -> Result<()> {
        let mut text = Vec::new();
        let setting = Setting { colour: false, width: WIDTH };
        present::write(&mut text, self.format, plans, setting)?;
        let text = String::from_utf8(text).context("a report is text")?;
        emit::write_document(&self.path, &text)
    }
}

/// Refuses two reports under one name, of which only the last would be left.
pub(super) fn refuse_same_file(outputs: &[Output]) -> Result<()> {
    let is_taken = |index: usize| {
        let path = outputs[index].path.as_path();
        outputs[..index].iter().any(|other| other.path == path).then_some(path)
    };
    match (0..outputs.len()).find_map(is_taken) {
        Some(path) => bail!("two reports cannot both go to `{}`", path.display()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{FindingsFormat, Output, refuse_same_file};

    #[test]
    fn a_format_and_a_file_are_told_apart_at_the_first_sign() {
        let output = |format, path: &str| Ok(Output { format, path: path.into() });
        assert_eq!("sarif=a.sarif".parse(), output(FindingsFormat::Sarif, "a.sarif"));
        assert_eq!("json=a=b/-".parse(), output(FindingsFormat::Json, "a=b/-"));
    }

    #[test]
    fn anything_else_is_refused_with_what_there_is() {
        let refused = |text: &str| text.parse::<Output>().expect_err(text);
        let formats = "the formats are text, concise, json, github, gitlab, sarif, junit, markdown";
        assert_eq!(refused("sarif"), format!("write it as FORMAT=FILE; {formats}"));
        assert_eq!(refused("xml=a"), format!("there is no format `xml`; {formats}"));
        assert_eq!(refused("=a"), format!("there is no format ``; {formats}"));
        assert!(refused("json=").contains("is missing"));
        assert!(refused("json=-").contains("`--format`"));
    }

    #[test]
    fn two_reports_have_two_names() {
        let outputs = |texts: [&str; 2]| texts.map(|text| text.parse::<Output>().expect(text));
        assert!(refuse_same_file(&outputs(["json=a", "sarif=b"])).is_ok());
        assert!(refuse_same_file(&outputs(["json=a", "sarif=a"])).is_err());
    }
}
