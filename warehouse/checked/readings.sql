-- What checks read: each number that is asserted of a series and a period, with the interval it stands for and the words
-- to name it by. `low` and `high` are null where the text qualifies the number or its precision is not known: what is
-- compared with them is then unknown, and the check is silent. `number` tells a reading from all others: of many readings
-- a check first finds the few whose limits are apart, and only then fetches their words. (Numbers that lie close together
-- would have DuckDB make a table of all of them, with all columns, to join a few: half a gigabyte of 100,000 releases.)
CREATE OR REPLACE TEMP TABLE readings AS
WITH told AS MATERIALIZED (
    SELECT
        release_id, known_on, ordinal,
        coalesce(length(title) + 1, 0) + coalesce(length(subtitle) + 1, 0) AS body_start
    FROM releases
),
-- Doubles first: a DECIMAL is ten times as slow.
valued AS (
    SELECT
        *,
        1024 * rowid AS number,
        CAST(value AS DOUBLE) AS amount,
        CASE WHEN qualifier IS NULL THEN CAST(half_unit AS DOUBLE) END AS half,
        hash(reporter, scope, adjustment, metric, item, partner) AS subject
    FROM observations
    WHERE reporter IS NOT NULL AND period_start IS NOT NULL AND period_end IS NOT NULL
        AND status IS DISTINCT FROM 'forecast'
)
SELECT
    o.number,
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
    o.rule,
    o.period_start,
    o.period_end,
    p.grain,
    c.coverage,
    -- One statistic: what can be added, subtracted and compared. One series: a statistic of one thing.
    hash(o.reporter, o.scope, o.adjustment, c.coverage) AS statistic,
    hash(o.subject, c.coverage) AS series,
    -- One account: a statistic of one period in a release. One assertion: what it says of a series, perhaps twice.
    hash(o.release_id, statistic, o.period_start, o.period_end) AS account,
    hash(o.release_id, statistic, base_start(o.period_start, o.basis), base_end(o.period_end, o.basis)) AS base_account,
    hash(account, series, o.measure, o.unit, o.basis) AS assertion,
    o.value,
    o.amount - o.half AS low,
    o.amount + o.half AS high,
    substring(o.evidence, o.value_start - o.char_start + 1, o.value_end - o.value_start) AS printed,
    o.value_start < told.body_start AS is_in_headline,
    o.half IS NOT NULL AS is_stated,
    told.known_on,
    told.ordinal,
    o.subject,
    s.series_name,
    p.period_name
FROM valued AS o
JOIN told ON told.release_id = o.release_id
JOIN subjects AS s ON s.subject = o.subject
JOIN periods AS p ON p.period_start = o.period_start AND p.period_end = o.period_end
LEFT JOIN coverage AS c ON c.release_id = o.release_id AND c.sentence = o.sentence;

-- Of what a release asserts several times the most precise number counts; none where two of them cannot be the same (an
-- error of its own, or a number that was linked to the wrong series): arithmetic on either would accuse the innocent.
UPDATE readings SET is_stated = false
FROM (
    SELECT
        assertion,
        CASE WHEN max(low) <= min(high) + 1e-9 * max(abs(high))
            THEN arg_min(number, {'width': high - low, 'value_start': value_start}) END AS best
    FROM readings
    SEMI JOIN (SELECT assertion FROM readings WHERE is_stated GROUP BY assertion HAVING count(*) > 1) USING (assertion)
    WHERE is_stated
    GROUP BY assertion
) AS twice
WHERE is_stated AND twice.assertion = readings.assertion AND twice.best IS DISTINCT FROM readings.number;
