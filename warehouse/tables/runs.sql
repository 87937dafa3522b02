CREATE TABLE IF NOT EXISTS runs (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP,
    finished_at TIMESTAMP,
    flow_run_id VARCHAR,
    version VARCHAR,
    files_seen BIGINT,
    files_new BIGINT,
    files_rejected BIGINT,
    releases_new BIGINT,
    seconds DOUBLE
);

COMMENT ON TABLE runs IS 'One row for each run of the pipeline.';
COMMENT ON COLUMN runs.run_id IS 'The key.';
COMMENT ON COLUMN runs.started_at IS 'When it started, UTC.';
COMMENT ON COLUMN runs.finished_at IS 'When it ended, UTC; null while it runs or if it was stopped.';
COMMENT ON COLUMN runs.flow_run_id IS 'Prefect''s id of the run; null without Prefect.';
COMMENT ON COLUMN runs.version IS 'Version of the rules it read with.';
COMMENT ON COLUMN runs.files_seen IS 'How many files stood in the inbox.';
COMMENT ON COLUMN runs.files_new IS 'How many of them were not known before.';
COMMENT ON COLUMN runs.files_rejected IS 'How many of those could not be read.';
COMMENT ON COLUMN runs.releases_new IS 'How many releases came in that were not known before.';
COMMENT ON COLUMN runs.seconds IS 'How long it took.';
