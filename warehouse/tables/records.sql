CREATE TABLE IF NOT EXISTS records (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule VARCHAR,
    kind VARCHAR,
    rank BIGINT,
    window_length BIGINT,
    window_unit VARCHAR,
    since DATE,
    metric VARCHAR,
    item VARCHAR,
    partner VARCHAR,
    reporter VARCHAR
);

COMMENT ON TABLE records IS 'Superlatives over time as claimed in the text (highest since, all-time low, first in 24 months).';
COMMENT ON COLUMN records.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN records.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN records.text IS 'The exact surface: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN records.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN records.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN records.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN records.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN records.rule IS 'Name of the rule that made it.';
COMMENT ON COLUMN records.kind IS 'high, low, first, largest_rise or largest_fall.';
COMMENT ON COLUMN records.rank IS '1 unless the text says second, third, ...';
COMMENT ON COLUMN records.window_length IS 'How many periods it looks back, where stated (21 of `in 21 months`).';
COMMENT ON COLUMN records.window_unit IS 'month, quarter, year, week or day.';
COMMENT ON COLUMN records.since IS 'First day of the period it is measured from, where stated (since June 2022).';
COMMENT ON COLUMN records.metric IS 'What is counted: exports, imports, trade_balance, trade, investment, ...; null if not said.';
COMMENT ON COLUMN records.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN records.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN records.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA); null if nothing says so.';
