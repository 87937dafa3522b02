CREATE TABLE IF NOT EXISTS observations (
    observation_id VARCHAR NOT NULL,
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    metric VARCHAR,
    item VARCHAR,
    partner VARCHAR,
    reporter VARCHAR,
    period_start DATE,
    period_end DATE,
    measure VARCHAR,
    value DECIMAL(38, 9),
    unit VARCHAR,
    half_unit DECIMAL(38, 9),
    basis VARCHAR,
    qualifier VARCHAR,
    adjustment VARCHAR,
    status VARCHAR,
    evidence VARCHAR,
    char_start INTEGER,
    char_end INTEGER,
    source_start INTEGER,
    source_end INTEGER,
    value_start INTEGER,
    value_end INTEGER,
    scope VARCHAR,
    is_suspect BOOLEAN DEFAULT false,
    run_id VARCHAR,
    rule VARCHAR
);

COMMENT ON TABLE observations IS 'What the numbers mean: one row for each number asserted of one series.';
COMMENT ON COLUMN observations.observation_id IS 'Made from the content, the same in every run. The key.';
COMMENT ON COLUMN observations.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN observations.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN observations.metric IS 'exports, imports, trade_balance (a deficit is negative), trade, investment, budget, price, production, other.';
COMMENT ON COLUMN observations.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN observations.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN observations.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA); null if nothing says so.';
COMMENT ON COLUMN observations.period_start IS 'First day of the period the number is about; null if nothing fixes it.';
COMMENT ON COLUMN observations.period_end IS 'Last day of the period the number is about; null if nothing fixes it.';
COMMENT ON COLUMN observations.measure IS 'level, growth (signed percent), change (signed absolute), share, multiple or rank.';
COMMENT ON COLUMN observations.value IS 'The number, signed; money in whole units of the currency.';
COMMENT ON COLUMN observations.unit IS 'ISO 4217 code, percent, pp, x, index or rank.';
COMMENT ON COLUMN observations.half_unit IS 'Half a unit of the last digit printed, in the row''s unit: the number stands for `value` plus or minus this; null where unknown.';
COMMENT ON COLUMN observations.basis IS 'What growth or change compares with: yoy, mom, qoq; null if something else or not said.';
COMMENT ON COLUMN observations.qualifier IS 'approx, over, under or null.';
COMMENT ON COLUMN observations.adjustment IS 'sa (seasonally adjusted), nsa (not), real (prices taken out) or null.';
COMMENT ON COLUMN observations.status IS 'actual, preliminary, revised or forecast.';
COMMENT ON COLUMN observations.evidence IS 'The exact sentence or clause it was read from.';
COMMENT ON COLUMN observations.char_start IS 'Offset of the evidence in `releases.text`, from 0.';
COMMENT ON COLUMN observations.char_end IS 'Offset behind the evidence in `releases.text`.';
COMMENT ON COLUMN observations.source_start IS 'Offset of the evidence in the text of the document where the release was first seen.';
COMMENT ON COLUMN observations.source_end IS 'Offset behind the evidence in that text.';
COMMENT ON COLUMN observations.value_start IS 'Offset of the number itself in `releases.text`, from 0.';
COMMENT ON COLUMN observations.value_end IS 'Offset behind the number itself in `releases.text`.';
COMMENT ON COLUMN observations.scope IS 'Which statistic it belongs to: the release''s scope unless the sentence says otherwise.';
COMMENT ON COLUMN observations.is_suspect IS 'True while an open finding of severity error touches it.';
COMMENT ON COLUMN observations.run_id IS 'The run that first read it: `runs.run_id`.';
COMMENT ON COLUMN observations.rule IS 'Name of the mechanism that made it.';
