//! Creates `document`: the sources.

use sea_orm_migration::prelude::*;

use crate::columns;

/// Creates `document`: the sources.
#[derive(DeriveMigrationName)]
pub struct Migration;

const DOWN: &str = r#"
ALTER TABLE release DROP CONSTRAINT release_document_fkey;
DROP INDEX release_document;
DROP TABLE document
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let published = columns::point("published");
        let sql = format!(
            r#"
CREATE TABLE document (
    release integer NOT NULL,
    key integer NOT NULL,
    title text,
    authors text[] NOT NULL DEFAULT '{{}}',
    publisher text,
    {published},
    language text COLLATE "C",
    url text,
    sha256 text COLLATE "C" CHECK (sha256 ~ '^[0-9a-f]{{64}}$'),
    rights text,
    reliability text COLLATE "C" NOT NULL CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    PRIMARY KEY (release, key),
    FOREIGN KEY (release, key) REFERENCES node ON DELETE CASCADE
);
CREATE INDEX document_authors ON document USING gin (authors);
CREATE INDEX document_language ON document (release, language, key);
CREATE INDEX document_publisher ON document (release, publisher, key);
CREATE INDEX document_reliability ON document (release, reliability, key);
CREATE INDEX document_published_ascending ON document (release, published_ascending, key);
CREATE INDEX document_published_descending ON document (release, published_descending, key);
CREATE INDEX document_published_hull ON document USING gist (published_hull);
ALTER TABLE release ADD CONSTRAINT release_document_fkey FOREIGN KEY (id, document) REFERENCES document;
CREATE INDEX release_document ON release (id, document)
"#
        );
        manager.get_connection().execute_unprepared(&sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(DOWN).await.map(drop)
    }
}
