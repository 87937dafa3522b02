CREATE TABLE IF NOT EXISTS amounts (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule VARCHAR,
    value DECIMAL(38, 9),
    currency VARCHAR,
    low DECIMAL(38, 9),
    high DECIMAL(38, 9),
    qualifier VARCHAR
);

COMMENT ON TABLE amounts IS 'Amounts of money as mentioned in the text.';
COMMENT ON COLUMN amounts.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN amounts.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN amounts.text IS 'The exact surface: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN amounts.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN amounts.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN amounts.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN amounts.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN amounts.rule IS 'Name of the rule that made it.';
COMMENT ON COLUMN amounts.value IS 'In whole units of the currency, unsigned; of a range the low end.';
COMMENT ON COLUMN amounts.currency IS 'ISO 4217 code; null for a number with a scale but no currency.';
COMMENT ON COLUMN amounts.low IS 'Low end of a range, in whole units; null if it is no range.';
COMMENT ON COLUMN amounts.high IS 'High end of a range, in whole units; null if it is no range.';
COMMENT ON COLUMN amounts.qualifier IS 'approx, over, under or null.';
