CREATE OR REPLACE VIEW series AS
WITH agreeing AS (
    SELECT
        *,
        count(*) OVER (
            PARTITION BY reporter, scope, metric, item, partner, measure, unit, basis, adjustment,
                period_start, period_end, status IS NOT DISTINCT FROM 'forecast', value
        ) AS releases
    FROM vintages
)
SELECT
    reporter,
    scope,
    metric,
    item,
    partner,
    measure,
    unit,
    basis,
    adjustment,
    period_start,
    period_end,
    value,
    qualifier,
    status,
    is_suspect,
    releases,
    vintages,
    known_on,
    known_on_basis,
    observation_id,
    release_id,
    sentence
FROM agreeing
QUALIFY row_number() OVER (
    PARTITION BY reporter, scope, metric, item, partner, measure, unit, basis, adjustment, period_start, period_end
    ORDER BY status IS NOT DISTINCT FROM 'forecast', vintage DESC
) = 1;

COMMENT ON VIEW series IS
'Each series and period with the value as last published. Suspect values are marked, not hidden; values without a period are left out.';
COMMENT ON COLUMN series.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA).';
COMMENT ON COLUMN series.scope IS 'Which statistic it belongs to; null for the general trade figures.';
COMMENT ON COLUMN series.metric IS 'What is counted: exports, imports, trade_balance, ...';
COMMENT ON COLUMN series.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN series.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN series.measure IS 'level, growth, change, share, multiple or rank.';
COMMENT ON COLUMN series.unit IS 'ISO 4217 code, percent, pp, x, index or rank.';
COMMENT ON COLUMN series.basis IS 'What growth or change compares with: yoy, mom, qoq or null.';
COMMENT ON COLUMN series.adjustment IS 'sa, nsa, real or null.';
COMMENT ON COLUMN series.period_start IS 'First day of the period the value is about.';
COMMENT ON COLUMN series.period_end IS 'Last day of the period the value is about.';
COMMENT ON COLUMN series.value IS 'The value as last published, signed; money in whole units of the currency.';
COMMENT ON COLUMN series.qualifier IS 'approx, over, under or null.';
COMMENT ON COLUMN series.status IS 'actual, preliminary, revised or forecast; a forecast only where nothing else is known.';
COMMENT ON COLUMN series.is_suspect IS 'True while an open finding of severity error touches it.';
COMMENT ON COLUMN series.releases IS 'How many releases state this very value.';
COMMENT ON COLUMN series.vintages IS 'How many releases state a value for this series and period.';
COMMENT ON COLUMN series.known_on IS 'When the release''s numbers became known; null if nothing fixes it.';
COMMENT ON COLUMN series.known_on_basis IS 'What `known_on` is: published_on or period_end.';
COMMENT ON COLUMN series.observation_id IS 'The observation: `observations.observation_id`.';
COMMENT ON COLUMN series.release_id IS 'The release that states it last: `releases.release_id`.';
COMMENT ON COLUMN series.sentence IS 'The sentence that states it: `sentences.sentence`.';
