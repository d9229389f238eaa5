//! The freeze of a table whose rows belong to releases, for tables younger than the first freeze.

/// The triggers that refuse every change of a published release's rows but its withdrawal.
pub(crate) fn freeze(table: &str) -> String {
    let refuse = |name: &str, event: &str, rows: &str| {
        format!(
            "CREATE TRIGGER {name} AFTER {event} ON {table} REFERENCING {rows} TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published();\n"
        )
    };
    [
        refuse("refuse_insert", "INSERT", "NEW"),
        refuse("refuse_update", "UPDATE", "OLD"),
        refuse("refuse_move", "UPDATE", "NEW"),
        refuse("refuse_delete", "DELETE", "OLD"),
        format!(
            "CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();\n"
        ),
    ]
    .concat()
}
