CREATE TABLE IF NOT EXISTS releases (
    release_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    title VARCHAR,
    subtitle VARCHAR,
    body VARCHAR,
    text VARCHAR NOT NULL,
    publisher VARCHAR,
    published_on DATE,
    reporter VARCHAR,
    reporter_reason VARCHAR,
    language VARCHAR,
    period_start DATE,
    period_end DATE,
    period_reason VARCHAR,
    known_on DATE,
    known_on_basis VARCHAR,
    scope VARCHAR,
    keywords VARCHAR[],
    url VARCHAR
);

COMMENT ON TABLE releases IS 'One press release or article, told from others by its content: the same release in two files is one row.';
COMMENT ON COLUMN releases.release_id IS 'SHA-256 of the white-space-folded text, hex. The key.';
COMMENT ON COLUMN releases.document_id IS 'The document where it was first seen: `documents.document_id`.';
COMMENT ON COLUMN releases.ordinal IS 'Its place in that document, from 1.';
COMMENT ON COLUMN releases.title IS 'The headline; null if it has none.';
COMMENT ON COLUMN releases.subtitle IS 'The lines between headline and body; null if there are none.';
COMMENT ON COLUMN releases.body IS 'The text below headline and subtitle, without menus and footers.';
COMMENT ON COLUMN releases.text IS 'Title, subtitle and body as they were read: what `char_` offsets count in.';
COMMENT ON COLUMN releases.publisher IS 'Who publishes it, where the document says so.';
COMMENT ON COLUMN releases.published_on IS 'Day of publication, only where the document states it.';
COMMENT ON COLUMN releases.reporter IS 'The economy whose trade it reports, ISO 3166-1 alpha-2; null if nothing fixes it.';
COMMENT ON COLUMN releases.reporter_reason IS 'What in the text the reporter was found by.';
COMMENT ON COLUMN releases.language IS 'Language of the text, ISO 639-1.';
COMMENT ON COLUMN releases.period_start IS 'First day of the period it reports on; null if nothing fixes it.';
COMMENT ON COLUMN releases.period_end IS 'Last day of the period it reports on; null if nothing fixes it.';
COMMENT ON COLUMN releases.period_reason IS 'What in the text the period was found by.';
COMMENT ON COLUMN releases.known_on IS 'When its numbers became known: `published_on`, else `period_end`, else null.';
COMMENT ON COLUMN releases.known_on_basis IS 'Which of the two `known_on` is: published_on or period_end; null with it.';
COMMENT ON COLUMN releases.scope IS 'Which statistic it reports: null for the general trade figures, else a slug such as ict.';
COMMENT ON COLUMN releases.keywords IS 'Keywords as the document lists them, in order.';
COMMENT ON COLUMN releases.url IS 'The address that the document gives for it; null if it gives none.';
