-- severity: warning
-- why: Each month of a run has a number, where one is printed, that goes the way of the run.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports fell 1.2% in February 2024.', published := DATE '2024-03-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose for six consecutive months.');
-- INSERT INTO observations BY NAME FROM read('a', '1.2%', 'exports', sign := -1, since := DATE '2024-02-01');
-- INSERT INTO streaks BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'six consecutive months' AS text, 17 AS char_start, 39 AS char_end,
--     6 AS length, 'month' AS unit, 'increase' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2023-10-01' AS start_on, DATE '2024-03-31' AS end_on;
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports fell 1.2% in September 2023.', published := DATE '2024-03-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose for six consecutive months.');
-- INSERT INTO observations BY NAME FROM read('a', '1.2%', 'exports', sign := -1, since := DATE '2023-09-01');
-- INSERT INTO streaks BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'six consecutive months' AS text, 17 AS char_start, 39 AS char_end,
--     6 AS length, 'month' AS unit, 'increase' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2023-10-01' AS start_on, DATE '2024-03-31' AS end_on;
WITH claims AS MATERIALIZED (
    SELECT *
    FROM (SELECT * EXCLUDE (start_on, end_on, claims), unnest(claims) AS claim FROM claimed_runs)
    ANTI JOIN coverage ON coverage.release_id = claim.release_id AND coverage.sentence = claim.sentence
    WHERE reporter IS NOT NULL AND metric IS NOT NULL
),
-- What is published last of each series and period that a run is claimed of.
latest AS MATERIALIZED (
    SELECT number, reporter, scope, metric, item, partner, measure, unit, basis, period_start, grain, low, high
    FROM stated
    SEMI JOIN claims ON claims.reporter = stated.reporter AND claims.metric = stated.metric
        AND claims.item IS NOT DISTINCT FROM stated.item AND claims.partner IS NOT DISTINCT FROM stated.partner
        AND stated.grain = claims.unit
    WHERE measure IN ('level', 'growth', 'change') AND adjustment IS DISTINCT FROM 'real' AND coverage IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY series, measure, unit, basis, period_start, period_end
        ORDER BY known_on DESC NULLS LAST, ordinal DESC, release_id DESC
    ) = 1
),
told AS (
    SELECT
        c.*, n.number, n.period_start,
        CASE c.outcome
            WHEN 'increase' THEN CASE WHEN n.low > 0 THEN 1 WHEN n.high < 0 THEN -1 END
            WHEN 'decrease' THEN CASE WHEN n.high < 0 THEN 1 WHEN n.low > 0 THEN -1 END
            WHEN 'surplus' THEN CASE WHEN n.low > 0 THEN 1 WHEN n.high < 0 THEN -1 END
            WHEN 'deficit' THEN CASE WHEN n.high < 0 THEN 1 WHEN n.low > 0 THEN -1 END
            WHEN 'above' THEN CASE WHEN n.low >= c.threshold THEN 1 WHEN n.high < c.threshold THEN -1 END
            WHEN 'below' THEN CASE WHEN n.high <= c.threshold THEN 1 WHEN n.low > c.threshold THEN -1 END
        END AS way
    FROM claims AS c
    JOIN latest AS n
        ON n.reporter = c.reporter AND n.metric = c.metric AND n.grain = c.unit
        AND n.scope IS NOT DISTINCT FROM c.scope
        AND n.item IS NOT DISTINCT FROM c.item
        AND n.partner IS NOT DISTINCT FROM c.partner
        AND n.period_start BETWEEN c.claim.start_on AND c.claim.end_on
    WHERE CASE
        WHEN c.outcome IN ('increase', 'decrease') THEN n.measure <> 'level' AND n.basis = c.basis
        WHEN c.outcome IN ('surplus', 'deficit') THEN n.measure = 'level'
        ELSE n.measure = 'level' AND n.unit = c.threshold_currency
    END
),
against AS (
    SELECT told.* EXCLUDE (number), n AS number
    FROM (
        SELECT *
        FROM told
        -- Numbers of one period that go both ways (adjusted and not, growth and change) tell nothing.
        QUALIFY max(way) OVER (PARTITION BY streak_id, period_start) = -1
    ) AS told
    JOIN stated AS n ON n.number = told.number
    WHERE way = -1
    -- Of several claims of the run the one that stands beside the number, else the first.
    QUALIFY row_number() OVER (
        PARTITION BY told.streak_id, n.number
        ORDER BY told.claim.release_id <> n.release_id, told.claim.end_on, told.claim.release_id, told.claim.char_start
    ) = 1
)
SELECT
    claim.release_id,
    CASE WHEN number.release_id <> claim.release_id THEN number.release_id END AS other_release_id,
    series_key(number) || '|' || outcome || '|' || number.measure AS subject,
    number.series_name || ' from ' || strftime(claim.start_on, '%B %Y') || ' to ' || strftime(claim.end_on, '%B %Y')
        || ' are told as a run of “' || claim.text || '” (' || outcome
        || coalesce(' ' || number_words(threshold, threshold_currency), '') || '), but '
        || number.period_name || ' is printed with ' || signed(number)
        || measure_words(number) || ', ' || number_words(abs(number.value - coalesce(threshold, 0)),
            CASE number.unit WHEN 'percent' THEN 'pp' ELSE number.unit END) || ' the other way.' AS message,
    number.period_name || ': ' || signed(number) || ', not ' || outcome
        || coalesce(' ' || number_words(threshold, threshold_currency), '') AS working,
    [mention_side('run as told', claim, claim.length, unit), side('number', number)] AS sides
FROM against;
