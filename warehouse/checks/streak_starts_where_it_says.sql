-- severity: warning
-- why: The month before a run went the other way: otherwise the run is longer than it is said to be.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports rose 1.2% in September 2023.', published := DATE '2023-10-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose for six consecutive months.');
-- INSERT INTO observations BY NAME FROM read('a', '1.2%', 'exports', since := DATE '2023-09-01');
-- INSERT INTO streaks BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'six consecutive months' AS text, 17 AS char_start, 39 AS char_end,
--     6 AS length, 'month' AS unit, 'increase' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2023-10-01' AS start_on, DATE '2024-03-31' AS end_on;
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were flat with 0.0% in September 2023.', published := DATE '2023-10-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose for six consecutive months.');
-- INSERT INTO observations BY NAME FROM read('a', '0.0%', 'exports', since := DATE '2023-09-01');
-- INSERT INTO streaks BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'six consecutive months' AS text, 17 AS char_start, 39 AS char_end,
--     6 AS length, 'month' AS unit, 'increase' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2023-10-01' AS start_on, DATE '2024-03-31' AS end_on;
CREATE OR REPLACE TEMP TABLE misfits AS
WITH claimed AS (
    SELECT
        *,
        CAST(start_on - to_months(CASE unit WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'year' THEN 12 END) AS DATE)
            AS before_on
    FROM told_runs
    WHERE outcome IN ('increase', 'decrease', 'surplus', 'deficit') AND start_on IS NOT NULL
        AND len(list_distinct(list_transform(claims, lambda c: c.start_on))) = 1
)
-- Of the numbers of the period before it, all of which go the way of the run, the least precise.
SELECT c.streak_id, arg_max(n.number, {'width': n.high - n.low, 'number': n.number}) AS number
FROM claimed AS c
JOIN stated AS n
    ON n.reporter = c.reporter AND n.metric = c.metric AND n.grain = c.unit AND n.period_start = c.before_on
    AND n.scope IS NOT DISTINCT FROM c.scope
    AND n.item IS NOT DISTINCT FROM c.item
    AND n.partner IS NOT DISTINCT FROM c.partner
WHERE n.adjustment IS DISTINCT FROM 'real' AND n.coverage IS NULL
    AND CASE WHEN c.outcome IN ('surplus', 'deficit') THEN n.measure = 'level'
        ELSE n.measure IN ('growth', 'change') AND n.basis = c.basis END
GROUP BY c.streak_id
HAVING bool_and(CASE WHEN c.outcome IN ('increase', 'surplus') THEN n.low > 0 ELSE n.high < 0 END);

WITH told AS (
    SELECT r.*, r.claims[len(r.claims)] AS claim, n AS number
    FROM misfits
    JOIN told_runs AS r ON r.streak_id = misfits.streak_id
    JOIN stated AS n ON n.number = misfits.number
)
SELECT
    claim.release_id,
    CASE WHEN number.release_id <> claim.release_id THEN number.release_id END AS other_release_id,
    streak_id AS subject,
    number.series_name || ' ' || verb_words(number) || ' told as a run (“' || claim.text || '”, ' || outcome
        || ') from ' || strftime(start_on, '%B %Y') || ', but ' || number.period_name || ', just before it, is printed with '
        || signed(number) || measure_words(number) || ', the same way: the run would be longer by that ' || unit
        || ' at least.' AS message,
    number.period_name || ': ' || signed(number) || ', ' || outcome || ' before the start' AS working,
    [mention_side('run as told', claim, claim.length, unit), side('number before it', number)] AS sides
FROM told;
