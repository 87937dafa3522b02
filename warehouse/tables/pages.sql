CREATE TABLE IF NOT EXISTS pages (
    document_id VARCHAR NOT NULL,
    page INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER
);

COMMENT ON TABLE pages IS 'The pages of a PDF: which part of its text stands on which. A page without text has no row.';
COMMENT ON COLUMN pages.document_id IS 'The document: `documents.document_id`. The key, with `page`.';
COMMENT ON COLUMN pages.page IS 'The number of the page, from 1.';
COMMENT ON COLUMN pages.source_start IS 'Offset of its first character in `documents.text`, from 0.';
COMMENT ON COLUMN pages.source_end IS 'Offset behind its last character in `documents.text`.';
