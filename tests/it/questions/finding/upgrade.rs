//! Releases that were published before there was a search are searched too.

use migration::{Migrator, MigratorTrait};

use super::*;

#[tokio::test]
async fn a_release_from_before_is_found_after_the_upgrade() {
    let service = Service::with_fixture("names").await;
    let before: Vec<Vec<String>> = vec![found(&service, "harbour").await, found(&service, "turan-nato").await];
    let orm = service.database().orm();
    let steps = u32::try_from(Migrator::migrations().len()).unwrap() - 23;
    Migrator::down(orm, Some(steps)).await.unwrap();
    Migrator::up(orm, None).await.unwrap();
    assert_eq!(
        vec![found(&service, "harbour").await, found(&service, "turan-nato").await],
        before
    );
    assert_eq!(found(&service, "zangezor").await, ["place/zangezur-corridor"]);
    let refused = sqlx::query("DELETE FROM search_entry")
        .execute(service.database().pool())
        .await;
    assert!(refused.unwrap_err().to_string().contains("published"));
}
