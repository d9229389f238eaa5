//! A route of REST: the GraphQL operation that it stands for.

use super::{
    cited,
    parameter::{Known, Parameter},
    question::{Accepted, Question},
};
use demarche_graphql::{
    schema_model::{Field, SchemaModel},
    selection::Selected,
};
use demarche_model::{error::Result, node::NodeKind};

/// How a GraphQL field answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// With a page of a connection.
    Page,
    /// With a plain list.
    List,
    /// With one object, or null where there is none.
    Object,
}

/// A route and its operation.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// The path below `/v1`, for example `/actors/{slug}`.
    pub path: String,
    /// The GraphQL field that answers.
    pub field: Field,
    /// How it answers.
    pub answer: Answer,
    /// What a record of the answer shows.
    pub selection: Vec<Selected>,
    /// What can be embedded.
    pub includes: Vec<Selected>,
    /// The parameters in the query string.
    pub parameters: Vec<Known>,
    /// The argument that the path gives.
    pub in_path: Option<Known>,
    /// The type of a record of the answer.
    pub of: String,
    /// Whether the connection counts undated records too.
    pub dated: bool,
    /// Whether the connection says that it leaves something out.
    pub truncates: bool,
    /// By what the connection counts its records, where it does: the type of the list.
    pub facets: Option<String>,
    /// The kind whose record answers, where one does.
    pub kind: Option<NodeKind>,
    /// Whether the answer depends on the release; what does not is answered where none is published too.
    pub of_release: bool,
    /// Whether the answer can change although the release does not.
    pub changes: bool,
    /// Whether the answer is about another address, which the parameter `url` gives.
    pub cites: bool,
}

/// The variable that says by what the list is counted.
pub const FACETS: &str = "facets";
/// What is shown of a facet.
pub const FACET: &str = "by values { value label count possibleCount } missing truncated";

/// The arguments by which a page is chosen.
const PAGE: [&str; 4] = ["first", "after", "last", "before"];

impl Endpoint {
    /// Makes a route that answers with a page of a connection.
    ///
    /// # Errors
    /// `Internal` where the schema has no such field.
    pub fn page(schema: &SchemaModel, path: &str, field: &str, selection: &str) -> Result<Self> {
        let field = schema.field("Query", field)?.clone();
        let of = schema.field(&field.holds.name, "nodes")?.holds.name.clone();
        let dated = schema.has_field(&field.holds.name, "undatedCount").is_some();
        let truncates = schema.has_field(&field.holds.name, "truncated").is_some();
        let mut endpoint = Self::new(path, field, Answer::Page, selection)?;
        (endpoint.of, endpoint.dated, endpoint.truncates) = (of, dated, truncates);
        endpoint.take(schema, &PAGE)?.count(schema)
    }

    /// Makes a route that answers with one object, or with a plain list.
    ///
    /// # Errors
    /// `Internal` where the schema has no such field.
    pub fn plain(schema: &SchemaModel, path: &str, field: &str, selection: &str) -> Result<Self> {
        let field = schema.field("Query", field)?.clone();
        let answer = if field.holds.list { Answer::List } else { Answer::Object };
        Self::new(path, field, answer, selection)
    }

    fn new(path: &str, field: Field, answer: Answer, selection: &str) -> Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            of: field.holds.name.clone(),
            field,
            answer,
            selection: Selected::read(selection)?,
            includes: Vec::new(),
            parameters: Vec::new(),
            in_path: None,
            dated: false,
            truncates: false,
            facets: None,
            kind: None,
            of_release: true,
            changes: false,
            cites: false,
        })
    }

    /// Takes arguments of the field as parameters.
    ///
    /// # Errors
    /// `Internal` where the field has no such argument.
    pub fn take(mut self, schema: &SchemaModel, arguments: &[&str]) -> Result<Self> {
        for argument in arguments {
            self.parameters.push(Known::of_argument(schema, &self.field, argument)?);
        }
        Ok(self)
    }

    /// Takes arguments of the field as parameters of other names, before those that it has.
    ///
    /// # Errors
    /// `Internal` where the field has no such argument.
    pub fn take_as(mut self, schema: &SchemaModel, named: &[(&str, &str)]) -> Result<Self> {
        let renamed = |(name, argument): &(&str, &str)| {
            let known = Known::of_argument(schema, &self.field, argument)?;
            Ok(Known {
                name: (*name).to_owned(),
                ..known
            })
        };
        let parameters: Vec<Known> = named.iter().map(renamed).collect::<Result<_>>()?;
        self.parameters.splice(0..0, parameters);
        Ok(self)
    }

    /// Takes what the list is counted by as a parameter, where its connection counts.
    fn count(mut self, schema: &SchemaModel) -> Result<Self> {
        let Some(facets) = schema.has_field(&self.field.holds.name, FACETS) else {
            return Ok(self);
        };
        self.facets = Some(facets.argument("by")?.holds.text.clone());
        let by = Known::of_argument(schema, facets, "by")?;
        self.parameters.push(Known {
            name: "facet".into(),
            paths: vec![FACETS.into()],
            required: false,
            ..by
        });
        Ok(self)
    }

    /// Takes leaves of the field's filter as parameters, before those that it has.
    ///
    /// # Errors
    /// `Internal` where the filter has no such leaf.
    pub fn filter<'a>(mut self, schema: &SchemaModel, parameters: impl Iterator<Item = &'a Parameter>) -> Result<Self> {
        let leaves: Result<Vec<Known>> = parameters
            .map(|parameter| Known::of_filter(schema, &self.field, parameter))
            .collect();
        self.parameters.splice(0..0, leaves?);
        Ok(self)
    }

    /// Takes leaves of one of the field's inputs as parameters, after those that it has.
    ///
    /// # Errors
    /// `Internal` where the input has no such leaf.
    pub fn input(mut self, schema: &SchemaModel, input: &str, parameters: &[Parameter]) -> Result<Self> {
        for parameter in parameters {
            let known = Known::of_input(schema, (&self.field, input), parameter)?;
            self.parameters.push(known);
        }
        Ok(self)
    }

    /// Takes an argument of the field from the path.
    ///
    /// # Errors
    /// `Internal` where the field has no such argument.
    pub fn in_path(mut self, schema: &SchemaModel, argument: &str) -> Result<Self> {
        self.in_path = Some(Known::of_argument(schema, &self.field, argument)?);
        Ok(self)
    }

    /// Offers fields to embed.
    ///
    /// # Errors
    /// `Internal` where one is no selection.
    pub fn offer(mut self, includes: &[&str]) -> Result<Self> {
        for include in includes {
            self.includes.extend(Selected::read(include)?);
        }
        Ok(self)
    }

    /// Says that the answer can change although the release does not.
    pub fn changing(mut self) -> Self {
        self.changes = true;
        self
    }

    /// Says that the answer is about the address that the parameter `url` gives.
    pub fn citing(mut self) -> Self {
        self.cites = true;
        self.parameters
            .insert(0, Known::of_route(cited::URL, cited::DESCRIPTION));
        self
    }

    /// Says that the answer does not depend on the release.
    pub fn without_release(mut self) -> Self {
        self.of_release = false;
        self
    }

    /// Whether the answer is a list, which can be a table too.
    pub fn is_list(&self) -> bool {
        self.answer != Answer::Object
    }

    /// Reads a question: the pairs of its query string, and what stands in its path.
    ///
    /// # Errors
    /// `BadInput` where the route takes no such question.
    pub fn read(&self, pairs: &[(String, String)], in_path: &str) -> Result<Question> {
        let includes: Vec<&str> = self.includes.iter().map(|include| include.name.as_str()).collect();
        let accepted = Accepted {
            parameters: &self.parameters,
            includes: &includes,
            format: self.is_list(),
        };
        let mut question = accepted.read(pairs)?;
        if let Some(known) = &self.in_path {
            question.variables.insert(known.name.clone(), known.read(in_path)?);
        }
        Ok(question)
    }

    /// What the answer to a question shows of a record.
    pub fn shown(&self, question: &Question) -> Vec<Selected> {
        let wanted = |include: &&Selected| question.include.contains(&include.name);
        self.selection
            .iter()
            .chain(self.includes.iter().filter(wanted))
            .cloned()
            .collect()
    }

    /// The GraphQL operation for a question; its field is answered as `answer`.
    pub fn operation(&self, question: &Question) -> String {
        let fields: Vec<String> = self.shown(question).iter().map(ToString::to_string).collect();
        let fields = fields.join(" ");
        let fields = match self.answer {
            Answer::Page => {
                let undated = if self.dated { " undatedCount" } else { "" };
                let facets = self.facets.as_ref().filter(|_| question.counts());
                let facets = facets.map_or_else(String::new, |_| format!(" {FACETS}(by: ${FACETS}) {{ {FACET} }}"));
                let page = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount";
                let truncated = if self.truncates { " truncated" } else { "" };
                format!("nodes {{ {fields} }} {page}{undated}{truncated}{facets}")
            }
            Answer::List | Answer::Object => fields,
        };
        let (declared, passed) = self.arguments(question);
        format!(
            "query Rest{declared} {{ answer: {}{passed} {{ {fields} }} }}",
            self.field.name
        )
    }

    /// The variables that the operation declares, and the arguments to which it passes them.
    fn arguments(&self, question: &Question) -> (String, String) {
        let known = self.parameters.iter().chain(&self.in_path);
        let names: Vec<&str> = known
            .flat_map(|known| &known.paths)
            .map(|path| path.split('.').next().unwrap_or(path))
            .collect();
        let used = |argument: &&Field| names.contains(&argument.name.as_str());
        let used: Vec<&Field> = self.field.arguments.iter().filter(used).collect();
        if used.is_empty() {
            return (String::new(), String::new());
        }
        let mut declared: Vec<String> = used.iter().map(|a| format!("${}: {}", a.name, a.holds.text)).collect();
        let facets = self.facets.as_ref().filter(|_| question.counts());
        declared.extend(facets.map(|by| format!("${FACETS}: {by}")));
        let passed: Vec<String> = used.iter().map(|a| format!("{0}: ${0}", a.name)).collect();
        (format!("({})", declared.join(", ")), format!("({})", passed.join(", ")))
    }
}

#[cfg(test)]
mod tests;
