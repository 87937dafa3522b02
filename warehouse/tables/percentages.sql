CREATE TABLE IF NOT EXISTS percentages (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule VARCHAR,
    value DECIMAL(38, 9),
    unit VARCHAR,
    direction VARCHAR,
    qualifier VARCHAR
);

COMMENT ON TABLE percentages IS 'Percentages, percentage points and basis points as mentioned in the text.';
COMMENT ON COLUMN percentages.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN percentages.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN percentages.text IS 'The exact surface: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN percentages.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN percentages.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN percentages.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN percentages.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN percentages.rule IS 'Name of the rule that made it.';
COMMENT ON COLUMN percentages.value IS 'The number as printed, without its sign.';
COMMENT ON COLUMN percentages.unit IS 'percent, pp (percentage points) or bp (basis points).';
COMMENT ON COLUMN percentages.direction IS 'increase or decrease where the text says what happened by it, else null.';
COMMENT ON COLUMN percentages.qualifier IS 'approx, over, under or null.';
