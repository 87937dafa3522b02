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
CREATE OR REPLACE TEMP TABLE misfits AS
-- Each period of each run, once.
WITH counted AS (
    SELECT
        streak_id, reporter, scope, metric, item, partner, unit, outcome, threshold, threshold_currency, basis,
        unnest(generate_series(
            start_on, end_on, to_months(CASE unit WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 ELSE 12 END)
        ))::DATE AS period_start
    FROM told_runs
    WHERE reporter IS NOT NULL AND metric IS NOT NULL AND unit IN ('month', 'quarter', 'year')
),
told AS MATERIALIZED (
    SELECT
        c.streak_id, c.period_start, n.number, n.known_on, n.ordinal, n.release_id,
        hash(n.series, n.measure, n.unit, n.basis) AS what,
        CASE WHEN c.outcome IN ('increase', 'surplus', 'above') THEN 1 ELSE -1 END AS sign,
        coalesce(c.threshold, 0) AS limit_of_it,
        -- Any number speaks for the run, only one that stands for an interval against it.
        CASE
            WHEN sign * (n.value - limit_of_it) >= 0 THEN 1
            WHEN n.is_stated AND CASE sign WHEN 1 THEN n.high < limit_of_it ELSE n.low > limit_of_it END THEN -1
        END AS way
    FROM counted AS c
    JOIN readings AS n
        ON n.reporter = c.reporter AND n.metric = c.metric AND n.grain = c.unit AND n.period_start = c.period_start
        AND n.scope IS NOT DISTINCT FROM c.scope
        AND n.item IS NOT DISTINCT FROM c.item
        AND n.partner IS NOT DISTINCT FROM c.partner
    WHERE n.adjustment IS DISTINCT FROM 'real' AND n.coverage IS NULL
        AND CASE
            WHEN c.outcome IN ('increase', 'decrease') THEN n.measure IN ('growth', 'change') AND n.basis = c.basis
            WHEN c.outcome IN ('surplus', 'deficit') THEN n.measure = 'level'
            WHEN c.outcome IN ('above', 'below') THEN n.measure = 'level' AND n.unit = c.threshold_currency
        END
),
-- Numbers of one period that go both ways (adjusted and not, growth and change, before and after a revision) tell nothing.
against AS (
    SELECT * FROM told QUALIFY max(way) OVER (PARTITION BY streak_id, period_start) = -1
)
SELECT streak_id, number
FROM against
WHERE way = -1
QUALIFY row_number() OVER (
    PARTITION BY streak_id, period_start, what ORDER BY known_on DESC NULLS LAST, ordinal DESC, release_id DESC
) = 1;

WITH claims AS (
    SELECT *
    FROM (
        SELECT * EXCLUDE (start_on, end_on, claims), unnest(claims) AS claim
        FROM told_runs SEMI JOIN misfits USING (streak_id)
    )
    ANTI JOIN coverage ON coverage.release_id = claim.release_id AND coverage.sentence = claim.sentence
),
against AS (
    SELECT c.*, n AS number
    FROM misfits
    JOIN claims AS c ON c.streak_id = misfits.streak_id
    JOIN stated AS n ON n.number = misfits.number AND n.period_start BETWEEN c.claim.start_on AND c.claim.end_on
    -- Of several claims of the run the one that stands beside the number, else the first.
    QUALIFY row_number() OVER (
        PARTITION BY c.streak_id, n.number
        ORDER BY c.claim.release_id <> n.release_id, c.claim.end_on, c.claim.release_id, c.claim.char_start
    ) = 1
)
SELECT
    claim.release_id,
    CASE WHEN number.release_id <> claim.release_id THEN number.release_id END AS other_release_id,
    series_key(number) || '|' || outcome || '|' || number.measure AS subject,
    number.series_name || ' from ' || strftime(claim.start_on, '%B %Y') || ' to ' || strftime(claim.end_on, '%B %Y')
        || ' ' || verb_words(number) || ' told as a run (“' || claim.text || '”, ' || outcome
        || coalesce(' ' || number_words(threshold, threshold_currency), '') || '), but '
        || number.period_name || ' is printed with ' || signed(number)
        || measure_words(number) || ', ' || number_words(abs(number.value - coalesce(threshold, 0)),
            CASE number.unit WHEN 'percent' THEN 'pp' ELSE number.unit END) || ' the other way.' AS message,
    number.period_name || ': ' || signed(number) || ', not ' || outcome
        || coalesce(' ' || number_words(threshold, threshold_currency), '') AS working,
    [mention_side('run as told', claim, claim.length, unit), side('number', number)] AS sides
FROM against;
