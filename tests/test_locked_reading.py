"""Whoever may ask the published copy can read it, and nothing else; and cannot write anything."""

import os
from pathlib import Path

import pytest

from warehouse.store import Store, WarehouseError

# {out} is a path where a query would write, {secret} a file that it would read.
READS = """
SELECT * FROM read_text('{secret}')
SELECT * FROM read_blob('{secret}')
SELECT * FROM read_csv('{secret}')
SELECT * FROM read_json('{secret}')
SELECT * FROM read_parquet('{secret}')
SELECT * FROM parquet_metadata('{secret}')
SELECT * FROM sniff_csv('{secret}')
SELECT * FROM glob('/etc/*')
SELECT * FROM '{secret}'
SELECT * FROM query('FROM read_text(''{secret}'')')
SELECT * FROM query_table('{secret}')
SELECT * FROM read_text('/proc/self/environ')
SELECT * FROM read_text('file://{secret}')
SELECT * FROM 'https://example.org/a.csv'
SELECT * FROM '/dev/stdin'
SELECT getenv('SECRET')
PREPARE p AS SELECT * FROM read_text(?); EXECUTE p('{secret}')
WITH a AS MATERIALIZED (SELECT content FROM read_text('{secret}')) FROM a
CREATE TEMP TABLE t AS FROM read_text('{secret}')
COPY documents FROM '{secret}'
IMPORT DATABASE '{secret}'
ATTACH '{secret}' (READ_ONLY)
LOAD '{secret}'
FROM secret
.read {secret}
.shell id
"""
WRITES = """
COPY (SELECT 1) TO '{out}'
COPY (SELECT 1) TO '{out}' (FORMAT parquet)
COPY (SELECT 1) TO '/dev/stdout'
EXPORT DATABASE '{out}'
ATTACH '{out}'
PRAGMA enable_profiling='json'; PRAGMA profiling_output='{out}'; SELECT 1
CALL enable_profiling(save_location='{out}'); SELECT 1
CALL enable_logging(storage='file', storage_config={{'path': '{out}'}}); SELECT 1
CALL "enable_logging"(); SELECT 1
CALL enable_profiling(format='json', save_location='{out}.json'); SELECT 1
CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')
INSTALL httpfs
FORCE INSTALL httpfs FROM '{out}'
UPDATE EXTENSIONS
CREATE TABLE warehouse.mine (x INTEGER)
CREATE VIEW warehouse.mine AS SELECT 1
DROP VIEW warehouse.series
DELETE FROM releases
UPDATE releases SET title = 'x'
ALTER TABLE releases ADD COLUMN x INTEGER
DETACH warehouse
"""
SETTINGS = """
SET enable_external_access = true
RESET enable_external_access
SET lock_configuration = false
SET allowed_directories = ['/']
SET allowed_paths = ['{secret}']
SET temp_directory = '{out}'
SET secret_directory = '{out}'
SET extension_directory = '{out}'
SET log_query_path = '{out}'
PRAGMA log_query_path = '{out}'
SET allow_unsigned_extensions = true
SET autoload_known_extensions = true
SET enable_logging = true
SET profiling_output = '{out}'
"""


@pytest.mark.parametrize("queries", [READS, WRITES, SETTINGS], ids=["reads", "writes", "settings"])
def test_a_query_reaches_nothing_but_the_copy(
    loaded: Path, tmp_path: Path, queries: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "hush")
    secret, out = tmp_path / "secret.csv", tmp_path / "out"
    secret.write_text("hush\n")
    before = loaded.read_bytes()
    with Store.read(loaded) as store:
        for query in queries.strip().splitlines():
            with pytest.raises(WarehouseError) as caught:
                store.sql(query.format(secret=secret, out=out))
            assert "hush" not in str(caught.value), query
    assert os.listdir(tmp_path) == ["secret.csv"]  # noqa: PTH208
    assert loaded.read_bytes() == before
