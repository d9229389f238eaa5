//! What does work says what it costs.

use super::*;

/// The fields of all objects and interfaces, each with the name of its type.
fn fields(schema_model: &SchemaModel) -> impl Iterator<Item = (&str, &Field)> {
    schema_model.0.iter().flat_map(|(of, model)| match &model.content {
        TypeContent::Fields(fields) => fields.iter().map(|field| (of.as_str(), field)).collect(),
        TypeContent::Scalar | TypeContent::Codes(_) | TypeContent::Union => Vec::new(),
    })
}

fn is_page(schema_model: &SchemaModel, name: &str) -> bool {
    schema_model.has_field(name, "pageInfo").is_some()
}

/// Whether it is a list of objects.
fn lists_objects(schema_model: &SchemaModel, holds: &Holds) -> bool {
    let sort = schema_model.find(&holds.name).map(|found| &found.content);
    holds.list && matches!(sort, Some(TypeContent::Fields(_) | TypeContent::Union))
}

fn assert_none(found: impl Iterator<Item = String>, what: &str) {
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{what}: {}", found.join(", "));
}

#[test]
fn every_field_of_a_root_says_what_it_costs() {
    let roots = fields(crate::schema_model()).filter(|(of, _)| matches!(*of, "Query" | "Subscription"));
    let free = roots.filter(|(_, field)| field.cost.is_none() && field.list_size.is_none());
    assert_none(
        free.map(|(_, field)| field.name.clone()),
        "write a directive of `cost` on these fields",
    );
}

#[test]
fn every_count_of_a_list_costs() {
    let schema_model = crate::schema_model();
    let counts = fields(schema_model)
        .filter(|(of, field)| is_page(schema_model, of) && (field.holds.name == "Int" || !field.arguments.is_empty()));
    let free = counts.filter(|(_, field)| field.cost.as_ref().is_none_or(|cost| cost.weight == 0));
    assert_none(
        free.map(|(of, field)| format!("{of}.{}", field.name)),
        "write `Count::apply()` on these counts",
    );
}

#[test]
fn every_page_says_how_long_it_is_and_which_of_its_fields_list_it() {
    let schema_model = crate::schema_model();
    for (of, field) in fields(schema_model).filter(|(_, field)| is_page(schema_model, &field.holds.name)) {
        let place = format!("{of}.{}: write `Paged::apply()` on it", field.name);
        let size = field.list_size.as_ref().expect(&place);
        assert_eq!(size.slicing_arguments, ["first", "last"], "{place}");
        let listing = |name: &&str| schema_model.field(&field.holds.name, name).unwrap().holds.list;
        let entries = ["edges", "nodes"].into_iter().filter(listing);
        assert_eq!(size.sized_fields, Vec::from_iter(entries), "{place}");
    }
}

#[test]
fn every_list_of_which_an_argument_says_how_long_it_is_names_the_argument() {
    let schema_model = crate::schema_model();
    let says = |argument: &Field| argument.name == "first" || (argument.holds.list && argument.holds.required);
    for (of, field) in fields(schema_model).filter(|(_, field)| lists_objects(schema_model, &field.holds)) {
        for argument in field.arguments.iter().filter(|argument| says(argument)) {
            let named = |size: &ListSize| size.slicing_arguments.contains(&argument.name);
            let place = format!("{of}.{}({})", field.name, argument.name);
            assert!(field.list_size.as_ref().is_some_and(named), "{place}: write `AsLongAs`");
        }
    }
}

#[test]
fn every_filter_of_a_list_of_the_release_costs_for_its_conditions() {
    let schema_model = crate::schema_model();
    let pages = fields(schema_model).filter(|(of, field)| *of == "Query" && is_page(schema_model, &field.holds.name));
    let filters = pages.flat_map(|(_, field)| field.arguments.iter().map(move |argument| (field, argument)));
    let free = filters.filter(|(_, argument)| schema_model.is_filter(&argument.holds.name) && argument.cost.is_none());
    assert_none(
        free.map(|(field, _)| field.name.clone()),
        "write `Conditions` on the filter of",
    );
}

#[test]
fn what_a_cost_names_is_there() {
    let schema_model = crate::schema_model();
    for (of, field) in fields(schema_model) {
        let cost = field.cost.iter().flat_map(|cost| cost.per.iter().chain(&cost.per_pair));
        for name in cost {
            assert!(field.argument(name).unwrap().holds.list, "{of}.{}({name})", field.name);
        }
        for name in field.list_size.iter().flat_map(|size| &size.slicing_arguments) {
            field.argument(name).unwrap();
        }
        for filter in &field.arguments {
            for name in filter.cost.iter().flat_map(|cost| &cost.free) {
                schema_model.field(&filter.holds.name, name).unwrap();
            }
        }
    }
}

#[test]
fn codes_whose_values_are_several_to_a_record_cost_more() {
    let codes = crate::schema_model().codes("EventFacet").unwrap();
    let mut dear: Vec<_> = codes
        .iter()
        .filter(|code| code.cost.is_some())
        .map(|code| code.name.as_str())
        .collect();
    dear.sort_unstable();
    assert_eq!(dear, ["PARTICIPANT", "ROLE", "SIDE", "TOPIC"]);
}

#[test]
fn a_cost_that_is_no_number_is_refused() {
    let read = |weight: &str| SchemaModel::read(&format!("type Query {{ a: Int @cost(weight: {weight}) }}"));
    assert!(read("\"5\"").is_ok());
    for weight in ["\"-5\"", "\"five\"", "5", "\"5\", wieght: \"5\""] {
        assert!(read(weight).is_err(), "{weight}");
    }
}
