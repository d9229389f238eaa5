//! How an answer is cited: the release, and the hash of the question.

mod forms;
mod leave_out;
pub(super) mod print;
mod question;
mod values;

use async_graphql::{Context, SimpleObject};
use chrono::{DateTime, Utc};

pub use self::question::Question;

use self::forms::Reference;
use demarche_model::{
    error::{Error, Result},
    release::Release,
    vocabulary::vocabulary,
};

use crate::{
    document::DocumentObject,
    read::optional,
    session::{analysis, engine},
};

vocabulary! {
    /// The form of a citation.
    pub enum CitationStyle {
        /// A sentence for people.
        Text,
        /// An entry for BibTeX.
        Bibtex,
        /// A list of one item of the Citation Style Language, as JSON.
        CslJson,
    }
}

/// The question that is to be cited, where that is not the operation's own.
pub(super) struct Cited(pub Question);

/// How to cite an answer.
#[derive(SimpleObject)]
pub struct Citation {
    /// The citation in the form that was asked for.
    text: String,
    /// The release that answered, as `dataset@version`.
    release: String,
    /// The title of the dataset in that release.
    title: String,
    /// The version of the release.
    version: String,
    /// When the release was published.
    published_at: DateTime<Utc>,
    /// The SHA-256 of the release's content, 64 hexadecimal digits.
    release_sha256: String,
    /// The SHA-256 of `question`, 64 hexadecimal digits: the same for the same question, however it is spaced.
    query_sha256: String,
    /// The question in its one form, of which `querySha256` is the hash: the document printed without `citation` and what
    /// only that needed, then a line with the operation's name, then one with the variables as JSON, their names in
    /// order and their defaults applied. Of a REST address, the operation that it stands for.
    question: String,
    /// Where the question can be asked again of the same release: of a REST address its pinned path and query, else the
    /// path of GraphQL.
    path: String,
    /// `path` below the service's public address; null where the service does not know it.
    url: Option<String>,
}

/// Cites the operation that is answered, or the question that is to be cited in its place.
///
/// # Errors
/// Where no release answers.
pub async fn cite(ctx: &Context<'_>, style: CitationStyle) -> Result<Citation> {
    let release = analysis(ctx)?.release().clone();
    let cited = ctx.data_opt::<Cited>().map(|Cited(question)| question);
    let question = cited
        .map_or_else(|| ctx.data::<Question>(), Ok)
        .map_err(|_| Error::internal("an operation without its question"))?;
    let text = question.text()?;
    let query_sha256 = question::sha256(&text);
    let path = match &question.path {
        Some(path) => path.clone(),
        None => format!("/datasets/{}/graphql", release.name),
    };
    let url = engine(ctx)?.public_url().map(|url| format!("{url}{path}"));
    let source: Option<DocumentObject> = optional(ctx, release.document).await.transpose()?;
    let reference = Reference {
        release: &release,
        source: source.map(Into::into),
        query_sha256: &query_sha256,
        address: url.as_deref().unwrap_or(&path),
        accessed: engine(ctx)?.now().date_naive(),
    };
    let text_of_citation = match style {
        CitationStyle::Text => reference.text(),
        CitationStyle::Bibtex => reference.bibtex(),
        CitationStyle::CslJson => reference.csl_json(),
    };
    let Release {
        name,
        title,
        version,
        published_at,
        sha256,
        ..
    } = release.as_ref();
    Ok(Citation {
        text: text_of_citation,
        release: name.clone(),
        title: title.clone(),
        version: version.clone(),
        published_at: *published_at,
        release_sha256: sha256.clone(),
        query_sha256,
        question: text,
        path,
        url,
    })
}
