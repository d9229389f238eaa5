//! Answers as tables: RFC 4180, one row a record, nested values under dotted names, lists joined by `; `.

use serde_json::Value;

use super::answer::entries;
use demarche_graphql::selection::Selected;
use demarche_model::error::{Error, Result};

/// A column: its name, and the way to its value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Column {
    name: String,
    steps: Vec<String>,
}

/// Writes re-shaped records as a table; the columns are what was asked for, whatever the records hold.
///
/// # Errors
/// `Internal` where the table cannot be written.
pub fn write(records: &Value, shown: &[Selected]) -> Result<Vec<u8>> {
    let mut columns = Vec::new();
    collect(
        shown,
        &Column {
            name: String::new(),
            steps: Vec::new(),
        },
        &mut columns,
    );
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    table
        .write_record(columns.iter().map(|column| &column.name))
        .map_err(Error::internal)?;
    for record in records.as_array().into_iter().flatten() {
        let row = columns.iter().map(|column| cell(record, &column.steps));
        table.write_record(row).map_err(Error::internal)?;
    }
    table.into_inner().map_err(Error::internal)
}

fn collect(shown: &[Selected], parent: &Column, columns: &mut Vec<Column>) {
    for selected in shown {
        let mut column = parent.clone();
        if !column.name.is_empty() {
            column.name.push('.');
        }
        column.name.push_str(&selected.name);
        column.steps.push(selected.name.clone());
        match entries(selected) {
            _ if selected.fields.is_empty() => columns.push(column),
            None => collect(&selected.fields, &column, columns),
            Some(entries) => {
                column.steps.push("data".into());
                collect(&entries.fields, &column, columns);
            }
        }
    }
}

fn cell(record: &Value, steps: &[String]) -> String {
    let mut texts = Vec::new();
    gather(record, steps, &mut texts);
    texts.join("; ")
}

/// The texts at the end of the way, one for each entry of the lists on it, so that columns of one list stay in step.
fn gather(value: &Value, steps: &[String], texts: &mut Vec<String>) {
    match (value, steps.split_first()) {
        (Value::Array(items), _) => items.iter().for_each(|item| gather(item, steps, texts)),
        (Value::Object(fields), Some((step, rest))) => {
            gather(fields.get(step).unwrap_or(&Value::Null), rest, texts);
        }
        (Value::Null, _) => texts.push(String::new()),
        (Value::String(text), _) => texts.push(text.clone()),
        (Value::Bool(_) | Value::Number(_) | Value::Object(_), _) => texts.push(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn table(selection: &str, records: &Value) -> String {
        let shown = Selected::read(selection).expect("a selection");
        String::from_utf8(write(records, &shown).expect("a table")).expect("UTF-8")
    }

    #[test]
    fn nested_values_have_dotted_names_and_lists_are_joined() {
        let records = json!([
            {"id": "a", "date": {"edtf": "2016"}, "modes": ["x", "y"], "holder": null, "rival": true, "stance": -2},
            {"id": "b", "date": null, "modes": [], "holder": {"id": "h"}, "rival": false, "stance": null},
        ]);
        assert_eq!(
            table("id date { edtf } modes holder { id } rival stance", &records),
            "id,date.edtf,modes,holder.id,rival,stance\r\na,2016,x; y,,true,-2\r\nb,,,h,false,\r\n"
        );
    }

    #[test]
    fn columns_of_one_list_stay_in_step() {
        let records = json!([{"aliases": [{"text": "A", "lang": null}, {"text": "B", "lang": "ru"}]}]);
        assert_eq!(
            table("aliases { text lang }", &records),
            "aliases.text,aliases.lang\r\nA; B,; ru\r\n"
        );
    }

    #[test]
    fn embedded_connections_are_flattened() {
        let records = json!([{"parts": {"data": [{"role": "HOST", "node": {"id": "p"}}], "page": {"total": 1}}}]);
        assert_eq!(
            table("parts { edges { role node { id } } totalCount }", &records),
            "parts.role,parts.node.id\r\nHOST,p\r\n"
        );
    }

    #[test]
    fn commas_quotes_and_line_ends_are_quoted() {
        let records = json!([{"label": "a, \"b\"\nc"}]);
        assert_eq!(table("label", &records), "label\r\n\"a, \"\"b\"\"\nc\"\r\n");
    }

    #[test]
    fn an_empty_list_has_its_header() {
        assert_eq!(table("id label", &json!([])), "id,label\r\n");
    }
}
