CREATE TABLE IF NOT EXISTS dates (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule VARCHAR,
    start_on DATE,
    end_on DATE,
    grain VARCHAR,
    is_relative BOOLEAN
);

COMMENT ON TABLE dates IS 'Days, months, quarters, years and ranges of them as mentioned in the text.';
COMMENT ON COLUMN dates.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN dates.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN dates.text IS 'The exact surface: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN dates.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN dates.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN dates.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN dates.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN dates.rule IS 'Name of the rule that made it.';
COMMENT ON COLUMN dates.start_on IS 'First day of the calendar span meant; null if nothing fixes it.';
COMMENT ON COLUMN dates.end_on IS 'Last day of the calendar span meant; null if nothing fixes it.';
COMMENT ON COLUMN dates.grain IS 'day, month, quarter, half, year, decade or range.';
COMMENT ON COLUMN dates.is_relative IS 'True if it was resolved against what the release is about (last year, today).';
