CREATE TABLE IF NOT EXISTS partners (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule VARCHAR,
    code VARCHAR,
    name VARCHAR,
    kind VARCHAR
);

COMMENT ON TABLE partners IS 'Economies, blocs and regions other than the reporter as mentioned in the text.';
COMMENT ON COLUMN partners.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN partners.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN partners.text IS 'The exact surface: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN partners.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN partners.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN partners.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN partners.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN partners.rule IS 'Name of the rule that made it.';
COMMENT ON COLUMN partners.code IS 'ISO 3166-1 alpha-2, or the code of a bloc or region: `economies.code`.';
COMMENT ON COLUMN partners.name IS 'Its English name.';
COMMENT ON COLUMN partners.kind IS 'country, bloc or region.';
