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
WITH runs AS (
    SELECT
        *,
        claims[len(claims)] AS claim,
        CAST(start_on - to_months(CASE unit WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'year' THEN 12 END) AS DATE)
            AS before_on
    FROM claimed_runs
    WHERE outcome IN ('increase', 'decrease', 'surplus', 'deficit') AND start_on IS NOT NULL
        AND len(list_distinct(list_transform(claims, lambda c: c.start_on))) = 1
),
against AS (
    SELECT c.*, n AS number
    FROM runs AS c
    JOIN stated AS n
        ON n.reporter = c.reporter AND n.metric = c.metric AND n.grain = c.unit AND n.period_start = c.before_on
        AND n.scope IS NOT DISTINCT FROM c.scope
        AND n.item IS NOT DISTINCT FROM c.item
        AND n.partner IS NOT DISTINCT FROM c.partner
    WHERE n.adjustment IS DISTINCT FROM 'real' AND n.coverage IS NULL
        AND CASE WHEN c.outcome IN ('surplus', 'deficit') THEN n.measure = 'level'
            ELSE n.measure IN ('growth', 'change') AND n.basis = c.basis END
)
SELECT
    any_value(claim).release_id AS release_id,
    CASE WHEN arg_max(number, number.high - number.low).release_id <> any_value(claim).release_id
        THEN arg_max(number, number.high - number.low).release_id END AS other_release_id,
    streak_id AS subject,
    any_value(number.series_name) || ' ' || any_value(verb_words(number)) || ' told as a run (“' || any_value(claim).text || '”, '
        || any_value(outcome) || ') from ' || strftime(any_value(start_on), '%B %Y') || ', but '
        || any_value(number.period_name) || ', just before it, is printed with '
        || signed(arg_max(number, number.high - number.low)) || measure_words(arg_max(number, number.high - number.low))
        || ', the same way: the run would be longer by that ' || any_value(unit) || ' at least.' AS message,
    any_value(number.period_name) || ': '
        || signed(arg_max(number, number.high - number.low)) || ', ' || any_value(outcome) || ' before the start' AS working,
    [
        mention_side('run as told', any_value(claim), any_value(claim).length, any_value(unit)),
        side('number before it', arg_max(number, number.high - number.low))
    ] AS sides
FROM against
GROUP BY streak_id
-- All that is printed of that month goes the same way, beyond rounding.
HAVING bool_and(CASE WHEN outcome IN ('increase', 'surplus') THEN number.low > 0 ELSE number.high < 0 END);
