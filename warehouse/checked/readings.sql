-- What checks read: each number that is asserted of a series and a period, with the interval it stands for and the words
-- to name it by. `low` and `high` are null where the text qualifies the number or its precision is not known: what is
-- compared with them is then unknown, and the check is silent.
CREATE OR REPLACE TEMP TABLE readings AS
WITH told AS MATERIALIZED (
    SELECT release_id, known_on, ordinal, length(text) - length(body) AS body_start FROM releases
),
valued AS (
    SELECT
        *,
        hash(reporter, scope, adjustment, metric, item, partner) AS series,
        hash(release_id, reporter, scope, adjustment, metric, item, partner, measure, unit, basis, period_start, period_end)
            AS assertion,
        CASE WHEN qualifier IS NULL THEN CAST(value - half_unit AS DOUBLE) END AS low,
        CASE WHEN qualifier IS NULL THEN CAST(value + half_unit AS DOUBLE) END AS high
    FROM observations
    WHERE reporter IS NOT NULL AND period_start IS NOT NULL AND period_end IS NOT NULL
        AND status IS DISTINCT FROM 'forecast'
),
-- Of each assertion the most precise number; none where a release gives two that cannot be the same (an error of its
-- own, or a number that was linked to the wrong series): arithmetic on either would accuse the innocent.
chosen AS (
    SELECT assertion, min({'width': high - low, 'value_start': value_start}) AS best
    FROM valued
    WHERE low IS NOT NULL
    GROUP BY assertion
    HAVING max(low) <= min(high) + 1e-9 * max(abs(high))
)
SELECT
    o.release_id,
    o.observation_id,
    o.sentence,
    o.value_start,
    o.value_end,
    o.reporter,
    o.scope,
    o.adjustment,
    o.metric,
    o.item,
    o.partner,
    o.measure,
    o.unit,
    o.basis,
    o.qualifier,
    o.status,
    o.rule,
    o.period_start,
    o.period_end,
    p.grain,
    -- One statistic: what can be added, subtracted and compared. One series: a statistic of one thing.
    hash(o.reporter, o.scope, o.adjustment) AS statistic,
    o.series,
    o.value,
    o.low,
    o.high,
    substring(o.evidence, o.value_start - o.char_start + 1, o.value_end - o.value_start) AS printed,
    o.value_start < told.body_start AS is_in_headline,
    coalesce(c.best.value_start = o.value_start AND c.best.width = o.high - o.low, false) AS is_stated,
    told.known_on,
    told.ordinal,
    s.reporter_label,
    s.item_label,
    s.partner_label,
    s.series_name,
    p.period_name
FROM valued AS o
JOIN told ON told.release_id = o.release_id
JOIN subjects AS s ON s.series = o.series
JOIN periods AS p ON p.period_start = o.period_start AND p.period_end = o.period_end
LEFT JOIN chosen AS c ON c.assertion = o.assertion;
