CREATE TABLE IF NOT EXISTS checks (
    name VARCHAR NOT NULL,
    severity VARCHAR,
    why VARCHAR
);

COMMENT ON TABLE checks IS 'What findings are found by.';
COMMENT ON COLUMN checks.name IS 'The check as it stands in `findings."check"`. The key.';
COMMENT ON COLUMN checks.severity IS 'error, warning or info.';
COMMENT ON COLUMN checks.why IS 'Why a breach of it matters, in words.';
