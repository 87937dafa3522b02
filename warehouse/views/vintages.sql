-- A series is told by these columns together; forecasts of it are counted apart, since no release revises a forecast
-- by stating what came of it. Of several statements in one release the most precise counts, then the first.
CREATE OR REPLACE VIEW vintages AS
WITH published AS (
    SELECT
        o.reporter, o.scope, o.metric, o.item, o.partner, o.measure, o.unit, o.basis, o.adjustment,
        o.period_start, o.period_end,
        o.status IS NOT DISTINCT FROM 'forecast' AS is_forecast,
        o.status, o.value, o.half_unit, o.qualifier, coalesce(o.is_suspect, false) AS is_suspect,
        o.observation_id, o.release_id, o.sentence,
        r.known_on, r.known_on_basis, r.ordinal
    FROM observations AS o
    JOIN releases AS r ON r.release_id = o.release_id
    WHERE o.period_start IS NOT NULL AND o.period_end IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY
            o.release_id, o.reporter, o.scope, o.metric, o.item, o.partner, o.measure, o.unit, o.basis,
            o.adjustment, o.period_start, o.period_end, o.status IS NOT DISTINCT FROM 'forecast'
        ORDER BY o.value_end - o.value_start DESC NULLS LAST, o.sentence, o.char_start, o.observation_id
    ) = 1
),
ordered AS (
    SELECT
        *,
        row_number() OVER in_order AS vintage,
        count(*) OVER series AS vintages,
        lag(value) OVER in_order AS previous_value,
        lag(half_unit) OVER in_order AS previous_half_unit,
        lag(known_on) OVER in_order AS previous_known_on
    FROM published
    WINDOW
        series AS (
            PARTITION BY reporter, scope, metric, item, partner, measure, unit, basis, adjustment,
                period_start, period_end, is_forecast
        ),
        in_order AS (
            PARTITION BY reporter, scope, metric, item, partner, measure, unit, basis, adjustment,
                period_start, period_end, is_forecast
            ORDER BY known_on NULLS FIRST, ordinal, release_id
        )
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
    vintage,
    vintages,
    value,
    half_unit,
    previous_value,
    CASE WHEN known_on > previous_known_on THEN value - previous_value END AS revision,
    coalesce(revision <> 0 AND abs(revision) >= half_unit + previous_half_unit, false) AS is_revised,
    qualifier,
    status,
    is_suspect,
    known_on,
    known_on_basis,
    observation_id,
    release_id,
    sentence
FROM ordered;

COMMENT ON VIEW vintages IS
'Each published value of a series and period, in the order of publication, with the revision against the one before. Values without a period are left out.';
COMMENT ON COLUMN vintages.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA).';
COMMENT ON COLUMN vintages.scope IS 'Which statistic it belongs to; null for the general trade figures.';
COMMENT ON COLUMN vintages.metric IS 'What is counted: exports, imports, trade_balance, ...';
COMMENT ON COLUMN vintages.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN vintages.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN vintages.measure IS 'level, growth, change, share, multiple or rank.';
COMMENT ON COLUMN vintages.unit IS 'ISO 4217 code, percent, pp, x, index or rank.';
COMMENT ON COLUMN vintages.basis IS 'What growth or change compares with: yoy, mom, qoq or null.';
COMMENT ON COLUMN vintages.adjustment IS 'sa, nsa, real or null.';
COMMENT ON COLUMN vintages.period_start IS 'First day of the period the value is about.';
COMMENT ON COLUMN vintages.period_end IS 'Last day of the period the value is about.';
COMMENT ON COLUMN vintages.vintage IS '1 for the value published first, 2 for the next release that states it, and so on.';
COMMENT ON COLUMN vintages.vintages IS 'How many releases state a value for this series and period.';
COMMENT ON COLUMN vintages.value IS 'The value as this release states it, signed; money in whole units of the currency.';
COMMENT ON COLUMN vintages.half_unit IS 'Half of the last place printed: the number stands for `value` - `half_unit` to `value` + `half_unit`.';
COMMENT ON COLUMN vintages.previous_value IS 'The value as the release before stated it; null for the first.';
COMMENT ON COLUMN vintages.revision IS '`value` minus `previous_value`, where this release is of a later day; else null.';
COMMENT ON COLUMN vintages.is_revised IS 'True if `revision` is more than the rounding of the two numbers explains.';
COMMENT ON COLUMN vintages.qualifier IS 'approx, over, under or null.';
COMMENT ON COLUMN vintages.status IS 'actual, preliminary, revised or forecast.';
COMMENT ON COLUMN vintages.is_suspect IS 'True while an open finding of severity error touches it.';
COMMENT ON COLUMN vintages.known_on IS 'When the release''s numbers became known; null if nothing fixes it, and then it comes first.';
COMMENT ON COLUMN vintages.known_on_basis IS 'What `known_on` is: published_on or period_end.';
COMMENT ON COLUMN vintages.observation_id IS 'The observation: `observations.observation_id`.';
COMMENT ON COLUMN vintages.release_id IS 'The release that states it: `releases.release_id`.';
COMMENT ON COLUMN vintages.sentence IS 'The sentence that states it: `sentences.sentence`.';
