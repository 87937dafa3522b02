CREATE TABLE IF NOT EXISTS unlinked (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR,
    char_start INTEGER,
    char_end INTEGER,
    source_start INTEGER,
    source_end INTEGER,
    reason VARCHAR
);

COMMENT ON TABLE unlinked IS 'Amounts and percentages that give no observation, each with the reason.';
COMMENT ON COLUMN unlinked.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN unlinked.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN unlinked.text IS 'The number as printed.';
COMMENT ON COLUMN unlinked.char_start IS 'Offset of its first character in `releases.text`, from 0.';
COMMENT ON COLUMN unlinked.char_end IS 'Offset behind its last character in `releases.text`.';
COMMENT ON COLUMN unlinked.source_start IS 'Offset of its first character in `documents.text`, from 0.';
COMMENT ON COLUMN unlinked.source_end IS 'Offset behind its last character in `documents.text`.';
COMMENT ON COLUMN unlinked.reason IS 'Why it says nothing of a series, or why nothing says of which.';
