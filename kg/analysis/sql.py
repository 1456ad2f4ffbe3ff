"""Questions in SQL, answered by DuckDB over the tables of a built folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kg.analysis.tables import TABLES, table_file
from kg.errors import UsageError, damaged
from kg.text.extras import needed

# A view more: the claims with the names and types of their ends, which nearly every question wants.
FACTS = "facts"
FACTS_COLUMNS = {
    "subject": "s.name", "subject_type": "s.type", "relation": "c.relation", "object": "o.name",
    "object_type": "o.type", "qualifiers": "c.qualifiers", "basis": "c.basis", "confidence": "c.confidence",
    "sentence": "c.sentence", "rule": "c.rule", "date": "a.date", "path": "a.path", "headline": "a.headline",
    "place": "c.place", "id": "c.id", "subject_id": "c.subject", "object_id": "c.object", "article_id": "c.article",
}  # fmt: skip
FACTS_TABLES = {"c": "claims", "s": "entities", "o": "entities", "a": "articles"}
_VIEW = f"""CREATE VIEW {FACTS} AS SELECT {", ".join(f"{of} AS {name}" for name, of in FACTS_COLUMNS.items())}
 FROM claims c JOIN entities s ON s.id = c.subject JOIN entities o ON o.id = c.object
 LEFT JOIN articles a ON a.id = c.article"""
_READING = frozenset({"SELECT", "EXPLAIN"})


def connect(folder: str | os.PathLike[str]) -> Any:
    """A DuckDB connection that has the folder's tables, and ``facts``, as views and reaches nothing else on the disk.

    Raises UsageError where the folder has no tables or one is damaged.
    """
    duckdb, path = needed("duckdb", "analysis"), Path(folder).resolve()
    found = [name for name in TABLES if table_file(path, name).is_file()]
    if "claims" not in found:
        remedy = f"先生成 build first: kg build INPUT -o {folder}"
        raise UsageError(f"找不到数据表 no tables found: {folder}\n  remedy: {remedy}")
    connection = duckdb.connect(":memory:")
    for name in found:
        file = str(table_file(path, name)).replace("'", "''")
        try:
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{file}', hive_partitioning = false)")
        except duckdb.Error as error:
            raise damaged("数据表无法读取 table", table_file(path, name), error) from error
    if set(FACTS_TABLES.values()) <= set(found):
        connection.execute(_VIEW)
    allowed = str(path).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{allowed}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def sql(folder: str | os.PathLike[str], query: str) -> list[dict[str, Any]]:
    """The rows that one ``select`` gives, by the names of its columns (one that stands twice gets a number).

    Raises UsageError for SQL that DuckDB does not take, for anything but one query, for a folder without tables, and
    where ``kg[analysis]`` is not installed.
    """
    duckdb, connection = needed("duckdb", "analysis"), connect(folder)
    try:
        statements = connection.extract_statements(query)
        kinds = [str(one.type).rpartition(".")[2].upper() for one in statements]
        if len(kinds) != 1 or kinds[0] not in _READING:
            told = ", ".join(kinds) or "—"
            raise UsageError(f"只接受一条查询 one query only, that reads: {told}\n  remedy: 写一条 write one: select …")
        result = connection.execute(statements[0])
        names = _distinct([column[0] for column in result.description])
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    except duckdb.Error as error:
        remedy = "看 kg schema DIR 有哪些表和列 see kg schema DIR for tables and columns"
        raise UsageError(f"SQL 有误 not understood: {error}\n  remedy: {remedy}") from error
    finally:
        connection.close()


def _distinct(names: list[str]) -> list[str]:
    done: list[str] = []
    for name in names:
        number = 1
        while (told := name if number == 1 else f"{name}_{number}") in done:
            number += 1
        done.append(told)
    return done
