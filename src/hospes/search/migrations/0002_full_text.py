"""The full-text index of each engine, kept by the database itself.

SQLite drops triggers when a later migration rebuilds the table: that migration must put them back.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Every character but white space belongs to a token: Python has cut the tokens already.
_SQLITE = [
    """CREATE VIRTUAL TABLE search_index USING fts5(
        names, words, content='search_entry', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
    )""",
    """CREATE TRIGGER search_entry_indexed AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_index(rowid, names, words) VALUES (new.id, new.names, new.words);
    END""",
    """CREATE TRIGGER search_entry_unindexed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_index(search_index, rowid, names, words)
        VALUES ('delete', old.id, old.names, old.words);
    END""",
    """CREATE TRIGGER search_entry_reindexed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_index(search_index, rowid, names, words)
        VALUES ('delete', old.id, old.names, old.words);
        INSERT INTO search_index(rowid, names, words) VALUES (new.id, new.names, new.words);
    END""",
]
_SQLITE_BACK = [
    "DROP TRIGGER search_entry_indexed",
    "DROP TRIGGER search_entry_unindexed",
    "DROP TRIGGER search_entry_reindexed",
    "DROP TABLE search_index",
]
_POSTGRESQL = [
    """ALTER TABLE search_entry
        ADD COLUMN name_tokens tsvector GENERATED ALWAYS AS (
            array_to_tsvector(string_to_array(names, ' '))
        ) STORED,
        ADD COLUMN tokens tsvector GENERATED ALWAYS AS (
            array_to_tsvector(string_to_array(names, ' '))
            || array_to_tsvector(string_to_array(words, ' '))
        ) STORED""",
    "CREATE INDEX search_entry_tokens ON search_entry USING gin (tokens)",
]
_POSTGRESQL_BACK = ["ALTER TABLE search_entry DROP COLUMN tokens, DROP COLUMN name_tokens"]


def install(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(statement)


def remove(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _POSTGRESQL_BACK if editor.connection.vendor == "postgresql" else _SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
