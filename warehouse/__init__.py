"""The warehouse: a DuckDB file of tables and views, written by one process, read as a published copy."""
