//! Lets a request pass, or says why not: the same for every transport.

use std::{borrow::Cow, mem, ptr, sync::Arc};

use async_graphql::{
    Positioned, Request, Response, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition},
};

use crate::{
    engine::Engine,
    error::finish,
    guard::{conditions, conflicts, cost::Cost, escapes::plain, parse, refusal::Refusal, variables},
    operation_name::OperationName,
    schema::schema_model,
};

/// A request that may run: its document is parsed and bounded, its variables are of their types, its cost is known.
#[derive(Debug)]
pub struct Admitted {
    /// The request, with its document.
    pub request: Request,
    /// The operation that it runs.
    pub operation_name: Arc<OperationName>,
    /// What it costs.
    pub cost: Cost,
    /// The variables as the client gave them.
    pub given: Variables,
}

/// Lets a request pass that keeps the service's limits.
///
/// # Errors
/// Why it is refused; none of it has run then.
pub fn admit(engine: &Engine, mut request: Request) -> Result<Admitted, Vec<Refusal>> {
    let limits = engine.limits();
    if let Cow::Owned(plain) = plain(&request.query) {
        request.query = plain;
    }
    let known = engine.documents().find(&request.query);
    let mut document = match &known {
        Some(known) => ExecutableDocument::clone(known),
        None => parse(&request.query, limits)?,
    };
    let chosen = choose(&document, request.operation_name.as_deref())?;
    let schema_model = schema_model();
    let variables = variables::coerce(schema_model, &chosen.node, &request.variables, limits.values)?;
    if known.is_none() {
        conflicts::check(schema_model, &document)?;
    }
    conditions::check(&document, &chosen.node, &variables)?;
    let cost = Cost::of(schema_model, &document, &chosen.node, &variables);
    cost.check(limits)?;
    let operation_name = Arc::new(operation_name(&document, chosen));
    if known.is_none() {
        engine.documents().keep(&request.query, &document);
    }
    conditions::lift_from_typename(&mut document);
    request.set_parsed_query(document);
    let given = mem::replace(&mut request.variables, variables);
    Ok(Admitted {
        request,
        operation_name,
        cost,
        given,
    })
}

/// What the chosen operation of a document is called.
fn operation_name(document: &ExecutableDocument, chosen: &Positioned<OperationDefinition>) -> OperationName {
    let mut operations = document.operations.iter();
    let found = operations.find(|(_, operation)| ptr::eq(*operation, chosen));
    OperationName::of(found.and_then(|(name, _)| name), &chosen.node)
}

/// The answer to a request that is refused.
pub fn refuse(refusals: Vec<Refusal>) -> Response {
    finish(Response::from_errors(refusals.into_iter().map(Into::into).collect()))
}

/// The operation that a request runs.
fn choose<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Result<&'a Positioned<OperationDefinition>, Refusal> {
    let unresolved = |message| Refusal::new("OPERATION_RESOLUTION_FAILURE", message);
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Ok(operation),
        (DocumentOperations::Single(_), Some(_)) => Err(unresolved(
            "`operationName` names an operation, and the document's only one has no name: leave it out".to_owned(),
        )),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name).ok_or_else(|| {
            let names = names(document);
            unresolved(format!("the document has no operation `{name}`: it has {names}"))
        }),
        (DocumentOperations::Multiple(operations), None) => match operations.values().next() {
            Some(operation) if operations.len() == 1 => Ok(operation),
            _ => {
                let names = names(document);
                let message = format!("the document has several operations: name one of {names} in `operationName`");
                Err(unresolved(message))
            }
        },
    }
}

/// The names of a document's operations, for messages.
fn names(document: &ExecutableDocument) -> String {
    let mut operations: Vec<_> = document.operations.iter().collect();
    operations.sort_by_key(|(_, operation)| operation.pos);
    let names = operations.iter().filter_map(|(name, _)| *name);
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
