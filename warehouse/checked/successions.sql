-- Two releases, one after the other by the day they were known on, that state different values for a series and period:
-- the observations of both. A change or growth counts only where the text says what it compares with.
CREATE OR REPLACE TEMP TABLE successions AS
SELECT observation_id AS later, before.observation_id AS earlier
FROM (
    SELECT
        observation_id,
        value,
        lag({'observation_id': observation_id, 'value': value}) OVER (
            PARTITION BY assertion ORDER BY known_on, ordinal, release_id
        ) AS before
    FROM (
        SELECT
            hash(series, measure, unit, basis, period_start, period_end) AS assertion,
            known_on, ordinal, release_id, observation_id, value
        FROM stated
        WHERE measure = 'level' OR (measure IN ('growth', 'change') AND basis IS NOT NULL)
    )
)
WHERE before.value <> value;
