CREATE TABLE IF NOT EXISTS files (
    path VARCHAR NOT NULL,
    size BIGINT,
    mtime_ns BIGINT,
    ctime_ns BIGINT,
    inode BIGINT,
    document_id VARCHAR
);

COMMENT ON TABLE files IS 'The files that were read, as they stood then: one that is still the same is not read again.';
COMMENT ON COLUMN files.path IS 'Path below the inbox, with forward slashes; of a file elsewhere its whole path. The key.';
COMMENT ON COLUMN files.size IS 'Its size in bytes.';
COMMENT ON COLUMN files.mtime_ns IS 'When its content was last changed, nanoseconds since 1970.';
COMMENT ON COLUMN files.ctime_ns IS 'When it was last changed in any way, nanoseconds since 1970.';
COMMENT ON COLUMN files.inode IS 'Its number in the file system: another file of the same name has another.';
COMMENT ON COLUMN files.document_id IS 'What was in it: `documents.document_id`.';
