CREATE TABLE IF NOT EXISTS streaks (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule VARCHAR,
    length BIGINT,
    unit VARCHAR,
    outcome VARCHAR,
    threshold DECIMAL(38, 9),
    threshold_currency VARCHAR,
    basis VARCHAR,
    metric VARCHAR,
    item VARCHAR,
    partner VARCHAR,
    reporter VARCHAR,
    start_on DATE,
    end_on DATE
);

COMMENT ON TABLE streaks IS 'Runs of consecutive periods with the same outcome, as claimed in the text.';
COMMENT ON COLUMN streaks.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN streaks.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN streaks.text IS 'The exact surface: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN streaks.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN streaks.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN streaks.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN streaks.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN streaks.rule IS 'Name of the rule that made it.';
COMMENT ON COLUMN streaks.length IS 'How many periods the run counts.';
COMMENT ON COLUMN streaks.unit IS 'month, quarter, year, week or day.';
COMMENT ON COLUMN streaks.outcome IS 'increase, decrease, surplus, deficit, above, below or other.';
COMMENT ON COLUMN streaks.threshold IS 'What the series stayed above or below, in whole units.';
COMMENT ON COLUMN streaks.threshold_currency IS 'Currency of the threshold, ISO 4217.';
COMMENT ON COLUMN streaks.basis IS 'What each period was compared with: yoy, mom, qoq or null.';
COMMENT ON COLUMN streaks.metric IS 'What is counted: exports, imports, trade_balance, trade, investment, ...; null if not said.';
COMMENT ON COLUMN streaks.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN streaks.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN streaks.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA); null if nothing says so.';
COMMENT ON COLUMN streaks.start_on IS 'First day of the first period, where the release fixes it.';
COMMENT ON COLUMN streaks.end_on IS 'Last day of the last period, where the release fixes it.';
