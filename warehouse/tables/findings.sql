CREATE TABLE IF NOT EXISTS findings (
    finding_id VARCHAR NOT NULL,
    "check" VARCHAR,
    severity VARCHAR,
    status VARCHAR,
    why_dismissed VARCHAR,
    release_id VARCHAR,
    other_release_id VARCHAR,
    message VARCHAR,
    working VARCHAR,
    sides STRUCT(
        label VARCHAR, release_id VARCHAR, sentence INTEGER, char_start INTEGER, char_end INTEGER,
        observation_id VARCHAR, value DECIMAL(38, 9), unit VARCHAR, is_implied BOOLEAN
    )[],
    first_run_id VARCHAR,
    last_run_id VARCHAR
);

COMMENT ON TABLE findings IS 'What does not fit together: two printed numbers that cannot both be true, or an implausible one.';
COMMENT ON COLUMN findings.finding_id IS 'The same contradiction keeps its id over runs. The key.';
COMMENT ON COLUMN findings."check" IS 'Name of the check: `checks.name`. A reserved word: write "check" in quotes.';
COMMENT ON COLUMN findings.severity IS 'error (cannot both be true), warning (implausible) or info (a revision).';
COMMENT ON COLUMN findings.status IS 'open, dismissed (by a person) or closed (its cause is gone).';
COMMENT ON COLUMN findings.why_dismissed IS 'The reason the person gave.';
COMMENT ON COLUMN findings.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN findings.other_release_id IS 'The release of the other side, if it is another one.';
COMMENT ON COLUMN findings.message IS 'One sentence that a person understands, with the numbers as printed.';
COMMENT ON COLUMN findings.working IS 'The arithmetic in one line.';
COMMENT ON COLUMN findings.sides IS 'The sides that disagree, two or more, each with label, release_id, sentence, char_start, char_end, observation_id (null if it is none), value, unit and is_implied.';
COMMENT ON COLUMN findings.first_run_id IS 'The run that found it first: `runs.run_id`.';
COMMENT ON COLUMN findings.last_run_id IS 'The run that found it last: `runs.run_id`.';
