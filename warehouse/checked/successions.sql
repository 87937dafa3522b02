-- Two releases, one after the other by the day they were known on, that state different values for a series and period:
-- the numbers of both. A change or growth counts only where the text says what it compares with.
CREATE OR REPLACE TEMP TABLE successions AS
WITH told AS (
    SELECT
        number, value, known_on, ordinal, release_id,
        hash(series, measure, unit, basis, period_start, period_end) AS what
    FROM stated
    WHERE measure = 'level' OR (measure IN ('growth', 'change') AND basis IS NOT NULL)
)
SELECT number AS later, before.number AS earlier
FROM (
    SELECT
        number,
        value,
        lag({'number': number, 'value': value}) OVER (PARTITION BY what ORDER BY known_on, ordinal, release_id) AS before
    FROM told
    SEMI JOIN (SELECT what FROM told GROUP BY what HAVING min(value) <> max(value)) USING (what)
)
WHERE before.value <> value;
