CREATE TABLE IF NOT EXISTS appearances (
    release_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER
);

COMMENT ON TABLE appearances IS 'Every place where a release was seen: one row for each document and place in it.';
COMMENT ON COLUMN appearances.release_id IS 'The release: `releases.release_id`.';
COMMENT ON COLUMN appearances.document_id IS 'The document it was seen in: `documents.document_id`.';
COMMENT ON COLUMN appearances.ordinal IS 'Its place in that document, from 1.';
COMMENT ON COLUMN appearances.source_start IS 'Offset of its first character in `documents.text`, from 0.';
COMMENT ON COLUMN appearances.source_end IS 'Offset behind its last character in `documents.text`.';
