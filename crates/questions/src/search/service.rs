//! Searches: by the words that are asked for; where nothing has them, by words that are spelt alike.

use std::collections::BTreeSet;

use super::{
    Found, Hit, Question, SearchMode,
    rules::{self, Lexicon, Queries, Term, alike, snippet},
    store::{self, MOST_RANKED, Ranked},
};
use demarche_model::{
    error::{Error, Result},
    node::Key,
    page::{Cursor, ListName, Page, PageArguments, Position, Slice, SortValue, broken_cursor},
    vocabulary::Vocabulary,
};

use crate::Analysis;

/// One search under way.
struct Search<'a> {
    analysis: &'a Analysis,
    question: &'a Question,
    terms: Vec<Term>,
    lexicon: Lexicon,
}

impl SearchMode {
    /// The order's name in cursors.
    pub fn order(self) -> String {
        format!("SearchHit.{}", self.code())
    }
}

/// Finds a page of the records that fit.
///
/// # Errors
/// `BadInput` for a blank text and for a page that no search has; `Conflict` for a cursor of another release; or where
/// the database cannot answer.
pub async fn search(analysis: &Analysis, question: &Question, arguments: PageArguments) -> Result<Found> {
    if question.text.trim().is_empty() {
        return Err(Error::bad_input("`text` is blank: pass the words to look for"));
    }
    let terms = rules::terms(&question.text);
    let words = terms.iter().flat_map(|term| term.words.iter().cloned()).collect();
    let stems = store::stems(analysis.db(), words).await?;
    let lexicon = Lexicon {
        stems,
        ..Lexicon::default()
    };
    let mut search = Search {
        analysis,
        question,
        terms,
        lexicon,
    };
    let begun = mode(&arguments)?;
    let page = |mode: SearchMode| {
        let (release, order) = (&analysis.release().name, &mode.order());
        let page = arguments.clone().check(ListName { release, order })?;
        let is_made_up = |position: &&Position| !matches!(position.sort, SortValue::Number(_));
        match page.after.iter().chain(&page.before).find(is_made_up) {
            Some(_) => Err(broken_cursor()),
            None => Ok(page),
        }
    };
    if begun != Some(SearchMode::Similar) {
        let page = page(SearchMode::Words)?;
        let ranked = search.ranked(&page).await?;
        if ranked.matches > 0 || begun.is_some() {
            return search.found((SearchMode::Words, 1.0), page, ranked).await;
        }
    }
    let page = page(SearchMode::Similar)?;
    match search.similar().await? {
        None => search.found((SearchMode::Words, 1.0), page, Ranked::default()).await,
        Some(likeness) => {
            let ranked = search.ranked(&page).await?;
            search.found((SearchMode::Similar, likeness), page, ranked).await
        }
    }
}

/// How the list was found in which a cursor stands.
fn mode(arguments: &PageArguments) -> Result<Option<SearchMode>> {
    let Some(cursor) = arguments.after.as_ref().or(arguments.before.as_ref()) else {
        return Ok(None);
    };
    let order = Cursor::decode(cursor)?.order;
    let of_order = |mode: &&SearchMode| mode.order() == order;
    let found = SearchMode::ALL.iter().find(of_order).copied();
    Ok(Some(found.unwrap_or(SearchMode::Words)))
}

impl Search<'_> {
    async fn ranked(&self, page: &Page) -> Result<Ranked> {
        let queries: Option<Queries> = rules::queries(&self.question.text, &self.terms, &self.lexicon);
        let Some(queries) = queries else {
            return Ok(Ranked::default());
        };
        let among = self.question.among.as_deref();
        let db = self.analysis.db();
        store::ranked(db, self.analysis.release().id, among, (&queries, page)).await
    }

    /// Goes on to words that are spelt alike; says how alike they are, `None` where there are none.
    async fn similar(&mut self) -> Result<Option<f64>> {
        let db = self.analysis.db();
        let words = rules::wanted(&self.terms);
        if words.is_empty() {
            return Ok(None);
        }
        let near = store::near(db, self.analysis.release().id, &words).await?;
        let Some((words, likeness)) = alike(&self.terms, &near) else {
            return Ok(None);
        };
        let others = words.values().flatten().cloned().collect();
        self.lexicon.stems.extend(store::stems(db, others).await?);
        self.lexicon.alike = words;
        Ok(Some(likeness))
    }

    /// Shows where the records of a page fit.
    async fn found(mut self, (mode, likeness): (SearchMode, f64), page: Page, ranked: Ranked) -> Result<Found> {
        let Ranked { rows, matches } = ranked;
        let slice = page.slice(rows);
        let db = self.analysis.db();
        let records: Vec<Key> = slice.rows.iter().map(|(record, _)| *record).collect();
        let texts = store::texts(db, self.analysis.release().id, &records).await?;
        let all = texts.values().flatten();
        let words: BTreeSet<String> = all.flat_map(|text| snippet::folded_words(&text.text)).collect();
        self.lexicon
            .stems
            .extend(store::stems(db, words.into_iter().collect()).await?);
        let hit = |(record, place): (Key, i64)| {
            let texts = texts.get(&record).map_or(&[][..], Vec::as_slice);
            let best = snippet::best(texts, &self.terms, &self.lexicon);
            let (field, snippet) = best.ok_or_else(|| Error::internal("a hit without a text"))?;
            let position = Position {
                sort: SortValue::Number(place),
                key: record,
                tie: 0,
            };
            Ok(Hit {
                record,
                field,
                snippet,
                score: likeness * store::score(place),
                position,
            })
        };
        Ok(Found {
            slice: Slice {
                rows: slice.rows.into_iter().map(hit).collect::<Result<_>>()?,
                has_previous: slice.has_previous,
                has_next: slice.has_next,
            },
            mode,
            total: i32::try_from(matches.min(MOST_RANKED)).unwrap_or(i32::MAX),
            truncated: matches > MOST_RANKED,
        })
    }
}
