//! The handlers of REST: read the question, run its operation, write the answer.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::{OriginalUri, RawPathParams, RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::Response,
    routing::get,
};
use serde_json::{Value, json};

use super::{
    answer::{self, PageFacts},
    asked::{Asked, Other, Shaped, elsewhere, problem, write, written},
    cited::{self, Address},
    docs,
    endpoint::{Answer, Endpoint},
    interface::Interface,
    links,
    problem::Problem,
    question::pairs,
    representation::Representation,
    scope::Scope,
};
use demarche_answers::{
    Answers, Fingerprint, Finished, Found,
    condition::{header_value, is_known, keeping, unchanged},
};
use demarche_graphql::{self, Engine, Operation};
use demarche_model::error::Error;

/// A route at work.
#[derive(Clone)]
struct Served {
    engine: Engine,
    answers: Arc<Answers>,
    endpoints: Arc<[Endpoint]>,
    endpoint: Arc<Endpoint>,
}

/// Makes the routes of REST, without the `/v1` before them.
///
/// # Errors
/// `Internal` where they do not fit the schema.
pub fn routes(engine: &Engine, answers: &Arc<Answers>, interface: &Interface) -> Result<Router, Error> {
    let described = docs::routes(interface)?;
    let endpoints: Arc<[Endpoint]> = interface.endpoints.clone().into();
    Ok(interface.endpoints.iter().fold(described, |router, endpoint| {
        let served = Served {
            engine: engine.clone(),
            answers: answers.clone(),
            endpoints: endpoints.clone(),
            endpoint: Arc::new(endpoint.clone()),
        };
        router.route(&endpoint.path, get(handle).with_state(served))
    }))
}

async fn handle(
    State(served): State<Served>,
    Extension(scope): Extension<Scope>,
    OriginalUri(uri): OriginalUri,
    params: RawPathParams,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let in_path: Vec<&str> = params
        .iter()
        .filter(|(name, _)| *name != "reference")
        .map(|(_, value)| value)
        .collect();
    let pairs = pairs(query.as_deref().unwrap_or_default());
    let path = below(&scope, uri.path());
    let asked = served.ask(scope, (path, &in_path.join("/")), pairs, &headers)?;
    served.answer(asked, &headers).await
}

/// The path without what chooses the release, however that is encoded.
fn below(scope: &Scope, path: &str) -> String {
    match path.splitn(4, '/').nth(3) {
        Some(rest) if !scope.base.is_empty() => format!("/{rest}"),
        Some(_) | None => path.to_owned(),
    }
}

impl Served {
    fn ask(
        &self,
        mut scope: Scope,
        (path, in_path): (String, &str),
        pairs: Vec<(String, String)>,
        headers: &HeaderMap,
    ) -> Result<Asked, Problem> {
        let endpoint = &self.endpoint;
        match &scope.release {
            Err(error @ Error::Unavailable(_)) if endpoint.of_release => return Err(error.clone().into()),
            Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) => return Err(error.clone().into()),
            Ok(_) | Err(_) => {}
        }
        let question = endpoint.read(&pairs, in_path)?;
        let mut cited = None;
        if endpoint.cites {
            let url = pairs
                .iter()
                .find_map(|(name, url)| (name == cited::URL).then_some(url.as_str()));
            let (of, question) = cited::read(&self.engine, &self.endpoints, scope, &Address { url, headers })?;
            (scope, cited) = (of, Some(question));
        }
        let representation = Representation::choose(question.format.as_deref(), headers, endpoint.is_list())?;
        if question.counts() && representation == Representation::Csv {
            return Err(Error::bad_input("`facet` has no place in a table: ask for JSON, or leave it out").into());
        }
        let shown = endpoint.shown(&question);
        Ok(Asked {
            scope,
            path,
            pairs,
            question,
            cited,
            representation,
            shown,
        })
    }

    async fn answer(&self, asked: Asked, headers: &HeaderMap) -> Result<Response, Problem> {
        let Some(name) = self.fingerprint(&asked) else {
            return match self.make(&asked, None).await {
                Ok(made) => Ok(written(&made, headers)),
                Err(Other::Elsewhere(head)) => Ok(elsewhere(head)),
                Err(Other::Problem(problem)) => Err(*problem),
            };
        };
        let tag = name.tag();
        if is_known(headers, &tag) {
            return Ok(unchanged(self.head(&asked, &tag, None)));
        }
        let found = self.answers.find(name, self.make(&asked, Some(&tag))).await;
        match found {
            Found::Kept(answer) => {
                tracing::Span::current().record("cached", true);
                Ok(written(&answer, headers))
            }
            Found::Made(answer) => Ok(written(&answer, headers)),
            Found::Passing(other) | Found::Shared(other) => match &*other {
                Other::Elsewhere(head) => Ok(elsewhere(head.clone())),
                Other::Problem(problem) => Err(problem.as_ref().clone()),
            },
        }
    }

    /// Makes the answer; without a validator, its body is one.
    async fn make(&self, asked: &Asked, tag: Option<&str>) -> Result<Finished, Other> {
        let answer = self.run(asked).await?;
        self.missing(asked, &answer)?;
        let found = self.shape(answer, asked);
        let page = found.page.clone();
        let body = write(found, asked)?;
        let tag = tag.map_or_else(
            || Fingerprint::of(&[&String::from_utf8_lossy(&body)]).tag(),
            str::to_owned,
        );
        Ok(Finished {
            head: self.head(asked, &tag, page),
            body: body.into(),
            operation_name: None,
            cost: None,
        })
    }

    /// The hash of all that decides the answer, where the release and the question do.
    fn fingerprint(&self, asked: &Asked) -> Option<Fingerprint> {
        if self.endpoint.changes {
            return None;
        }
        let release = asked.scope.release.as_ref().ok();
        let query = links::query(&asked.pairs);
        Some(Fingerprint::of(&[
            "rest",
            &release.map_or_else(String::new, |release| release.identity()),
            &asked.scope.base,
            &asked.path,
            &query,
            env!("CARGO_PKG_VERSION"),
            asked.representation.name(),
        ]))
    }

    /// Runs the operation.
    async fn run(&self, asked: &Asked) -> Result<Value, Problem> {
        tracing::Span::current().record("operation.fields", self.endpoint.field.name.as_str());
        let operation = Operation {
            text: self.endpoint.operation(&asked.question),
            variables: asked.question.variables.clone(),
            cited: asked.cited.clone(),
        };
        let answer = demarche_graphql::run(&self.engine, asked.scope.release.clone(), operation).await;
        // What was taken back while it ran is gone, as it is for those who ask now.
        if let (Err(_), Ok(release)) = (&answer, &asked.scope.release) {
            self.engine.catalogue().confirm(release)?;
        }
        let mut data = answer.map_err(|fault| problem(fault, asked))?;
        Ok(data["answer"].take())
    }

    /// A record that is not there, or is to be found elsewhere.
    fn missing(&self, asked: &Asked, answer: &Value) -> Result<(), Other> {
        let (Some(kind), Some(Value::String(slug))) = (self.endpoint.kind, asked.question.variables.get("id")) else {
            return Ok(());
        };
        let id = format!("{}/{slug}", kind.prefix());
        let Some(found) = answer.get("id").and_then(Value::as_str) else {
            let release = asked.scope.release.as_ref();
            let release = release.map_or("the release", |release| &release.name);
            return Err(Error::not_found(format!("no record of {release} has the id {id}")).into());
        };
        if found == id {
            return Ok(());
        }
        let slug = found.split_once('/').map_or(found, |(_, slug)| slug);
        let query = links::with_mark(&asked.pairs);
        let target = format!("{}/v1/{}/{slug}{query}", asked.scope.base, kind.plural());
        Err(Other::Elsewhere(HeaderMap::from_iter([
            (header::LOCATION, header_value(&target)),
            (header::CACHE_CONTROL, self.caching(asked)),
        ])))
    }

    fn shape(&self, answer: Value, asked: &Asked) -> Shaped {
        if self.endpoint.answer == Answer::Page {
            let (data, page) = answer::page(answer, &asked.shown);
            return Shaped { data, page: Some(page) };
        }
        let data = answer::shape(answer, &asked.shown);
        let page = data.as_array().map(|items| PageFacts {
            total: json!(items.len()),
            ..PageFacts::default()
        });
        Shaped { data, page }
    }

    /// The headers of an answer.
    fn head(&self, asked: &Asked, tag: &str, page: Option<PageFacts>) -> HeaderMap {
        let mut head = HeaderMap::from_iter([
            (header::CONTENT_TYPE, asked.representation.content_type()),
            (header::ETAG, header_value(tag)),
            (header::CACHE_CONTROL, self.caching(asked)),
            (header::VARY, HeaderValue::from_static("accept")),
        ]);
        let links = page.map(|page| asked.links(&page)).unwrap_or_default();
        for (relation, target) in [("next", links.next), ("prev", links.previous)] {
            if let Some(target) = target {
                head.append(header::LINK, header_value(&format!("<{target}>; rel=\"{relation}\"")));
            }
        }
        head
    }

    fn caching(&self, asked: &Asked) -> HeaderValue {
        keeping(asked.scope.pinned && !self.endpoint.changes)
    }
}
