//! The forms of a citation: a sentence, BibTeX, CSL-JSON.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use demarche_model::{document::Document, release::Release};

/// Who publishes releases.
const PUBLISHER: &str = "Demarche";

/// What a citation is made of.
pub struct Reference<'a> {
    /// The release that answers.
    pub release: &'a Release,
    /// The document from which the release is coded, where it names one.
    pub source: Option<Arc<Document>>,
    /// The hash of the question.
    pub query_sha256: &'a str,
    /// Where the question is asked again.
    pub address: &'a str,
    /// The day on which it was asked.
    pub accessed: NaiveDate,
}

impl Reference<'_> {
    /// A sentence for people.
    pub fn text(&self) -> String {
        let Release {
            title,
            name,
            version,
            published_at,
            ..
        } = self.release;
        let title = title.trim_end_matches('.');
        let published = published_at.date_naive();
        let (address, hashes, accessed) = (self.address, self.hashes(), self.accessed);
        let source = self.source().map(|source| format!(" {source}.")).unwrap_or_default();
        let licence = &self.release.licence;
        format!(
            "{title} ({name}), version {version}. {PUBLISHER}, {published}. {address}. Accessed {accessed}; {hashes}.{source} \
             Licence: {licence}."
        )
    }

    /// An entry for BibTeX.
    pub fn bibtex(&self) -> String {
        let Release {
            title,
            version,
            dataset,
            licence,
            published_at,
            ..
        } = self.release;
        let key = format!("{dataset}-{version}-{}", &self.query_sha256[..8]);
        let source = self.source().map(|source| format!("{source}; ")).unwrap_or_default();
        let note = format!("{source}{}; licence {licence}", self.hashes());
        let fields = [
            ("title", format!("{{{}}}", escaped(title))),
            ("version", escaped(version)),
            ("publisher", escaped(PUBLISHER)),
            ("year", published_at.year().to_string()),
            ("month", published_at.month().to_string()),
            ("day", published_at.day().to_string()),
            ("url", self.address.to_owned()),
            ("urldate", self.accessed.to_string()),
            ("note", escaped(&note)),
        ];
        let fields: String = fields
            .map(|(name, value)| format!("  {name} = {{{value}}},\n"))
            .concat();
        format!("@misc{{{key},\n{fields}}}")
    }

    /// A list of one item of the Citation Style Language.
    pub fn csl_json(&self) -> String {
        let Release {
            name,
            title,
            version,
            licence,
            published_at,
            ..
        } = self.release;
        let mut item = json!({
            "id": format!("{name}-{}", &self.query_sha256[..8]),
            "type": "dataset",
            "title": title,
            "version": version,
            "publisher": PUBLISHER,
            "issued": date(published_at.date_naive()),
            "accessed": date(self.accessed),
            "URL": self.address,
            "note": format!("{}; licence {licence}", self.hashes()),
        });
        if let Some(source) = &self.source {
            item["original-title"] = json!(title_of(source));
            let authors: Vec<Value> = source.authors.iter().map(|author| json!({"literal": author})).collect();
            if !authors.is_empty() {
                item["original-author"] = json!(authors);
            }
            if let Some(publisher) = &source.publisher {
                item["original-publisher"] = json!(publisher);
            }
        }
        json!([item]).to_string()
    }

    fn hashes(&self) -> String {
        let (release, query) = (&self.release.sha256, self.query_sha256);
        format!("release sha256 {release}, query sha256 {query}")
    }

    /// From what the release is coded.
    fn source(&self) -> Option<String> {
        let source = self.source.as_ref()?;
        let authors = source.authors.join(", ");
        let authors = if authors.is_empty() {
            authors
        } else {
            format!("{authors}, ")
        };
        let from = [
            source.publisher.clone(),
            source.published.as_ref().map(ToString::to_string),
        ];
        let from: Vec<String> = from.into_iter().flatten().collect();
        let from = if from.is_empty() {
            String::new()
        } else {
            format!(" ({})", from.join(", "))
        };
        let title = title_of(source).trim_end_matches('.');
        Some(format!("Coded from {authors}{title}{from}"))
    }
}

fn title_of(source: &Document) -> &str {
    source.title.as_deref().unwrap_or(&source.node.label)
}

fn date(day: NaiveDate) -> Value {
    json!({"date-parts": [[day.year(), day.month(), day.day()]]})
}

/// A text as the value of a BibTeX field: what TeX reads as a command is escaped, and white space is one space. BibTeX
/// counts braces, escaped ones too, so that they are written as commands.
fn escaped(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut escaped = String::new();
    for letter in words.join(" ").chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '#' | '$' | '%' | '&' | '_' => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_tex_reads_as_a_command_is_escaped() {
        assert_eq!(
            escaped("50 % of\n A&B_{x} costs $1 #2 ~ ^ \\end"),
            "50 \\% of A\\&B\\_\\textbraceleft{}x\\textbraceright{} costs \\$1 \\#2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}end"
        );
        assert_eq!(escaped("Société d'État"), "Société d'État");
    }
}
