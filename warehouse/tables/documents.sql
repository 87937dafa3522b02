CREATE TABLE IF NOT EXISTS documents (
    document_id VARCHAR NOT NULL,
    source VARCHAR,
    bytes BIGINT,
    media_type VARCHAR,
    charset VARCHAR,
    layout VARCHAR,
    status VARCHAR NOT NULL,
    error VARCHAR,
    text VARCHAR,
    ingested_at TIMESTAMP,
    run_id VARCHAR,
    part_of VARCHAR
);

COMMENT ON TABLE documents IS 'One file that came in or was packed in one, loaded or rejected.';
COMMENT ON COLUMN documents.document_id IS 'SHA-256 of the raw bytes, hex. The key. Where no bytes can be had (a pipe, a link out of the inbox, a damaged part), of its path.';
COMMENT ON COLUMN documents.source IS 'Path below the inbox, with forward slashes; of a file packed in another, the path of that one and the name in it.';
COMMENT ON COLUMN documents.bytes IS 'Size of the raw file in bytes.';
COMMENT ON COLUMN documents.media_type IS 'What kind of file it is by its content, such as text/plain.';
COMMENT ON COLUMN documents.charset IS 'The character set it was decoded with; null for formats that have none.';
COMMENT ON COLUMN documents.layout IS 'Which layout split it into releases; null if it was rejected or has no text of its own.';
COMMENT ON COLUMN documents.status IS 'loaded or rejected.';
COMMENT ON COLUMN documents.error IS 'Why it was rejected, in plain words; null if it was loaded.';
COMMENT ON COLUMN documents.text IS 'The text that its reader made of it, before any cleaning: what `source_` offsets count in.';
COMMENT ON COLUMN documents.part_of IS 'The document that it was packed in (archive, mail): `documents.document_id`; null for a file of the inbox.';
COMMENT ON COLUMN documents.ingested_at IS 'When it was loaded or rejected, UTC.';
COMMENT ON COLUMN documents.run_id IS 'The run that loaded or rejected it: `runs.run_id`.';
