-- severity: info
-- why: The months of a quarter or a year add up to it, and so do its quarters, or were revised; by more than a tenth is a warning.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $46.4 bn, $50.1 bn and $55.1 bn by month.');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $163.7 bn in the first quarter, up 8.3%.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$46.4 bn', 'exports', since := DATE '2023-01-01');
-- INSERT INTO observations BY NAME FROM read('a', '$50.1 bn', 'exports', since := DATE '2023-02-01');
-- INSERT INTO observations BY NAME FROM read('a', '$55.1 bn', 'exports', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME
-- FROM read('b', '$163.7 bn', 'exports', since := DATE '2024-01-01', until := DATE '2024-03-31');
-- INSERT INTO observations BY NAME FROM read('b', '8.3%', 'exports', since := DATE '2024-01-01', until := DATE '2024-03-31');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $46.4 bn, $50.1 bn and $55.1 bn by month.');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $151.5 bn in the first quarter.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$46.4 bn', 'exports', since := DATE '2023-01-01');
-- INSERT INTO observations BY NAME FROM read('a', '$50.1 bn', 'exports', since := DATE '2023-02-01');
-- INSERT INTO observations BY NAME FROM read('a', '$55.1 bn', 'exports', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME
-- FROM read('b', '$151.5 bn', 'exports', since := DATE '2023-01-01', until := DATE '2023-03-31');
CREATE OR REPLACE TEMP VIEW sums AS
SELECT *
FROM stated
WHERE measure = 'level'
    AND metric IN ('exports', 'imports', 'trade_balance', 'trade')
    AND coalesce(adjustment, 'nsa') = 'nsa'
    AND day(period_start) = 1 AND period_end = last_day(period_end);

-- A whole as printed, and one that a growth a year later implies.
CREATE OR REPLACE TEMP TABLE longer AS
SELECT
    number AS whole, CAST(NULL AS BIGINT) AS growth, account, series, unit, metric, period_start, period_end, low, high,
    datediff('month', period_start, period_end) + 1 AS months
FROM sums
WHERE grain IS DISTINCT FROM 'month' AND months BETWEEN 2 AND 12;

CREATE OR REPLACE TEMP TABLE misfits AS
WITH sums_to AS MATERIALIZED (
    FROM longer
    UNION ALL BY NAME
    SELECT
        w.whole, g.number AS growth, w.series, w.unit, base_start(w.period_start, 'yoy') AS period_start,
        base_end(w.period_end, 'yoy') AS period_end, base_of(w.low, g.high) AS low, base_of(w.high, g.low) AS high, w.months
    FROM longer AS w
    JOIN stated AS g USING (account, series)
    WHERE w.low > 0 AND w.metric <> 'trade_balance'
        AND g.measure = 'growth' AND g.unit = 'percent' AND g.basis = 'yoy' AND g.low > -100
),
-- Of a part that releases give several values for, the sum may take any.
parts AS (
    SELECT
        series, unit, period_start, period_end, CASE grain WHEN 'month' THEN 1 ELSE 3 END AS months,
        min(low) AS low, max(high) AS high, count(DISTINCT value) AS stated_values,
        arg_max(
            {'number': number, 'value': value},
            {
                'known_on': coalesce(known_on, DATE '0001-01-01'), 'ordinal': ordinal, 'release_id': release_id,
                'number': number
            }
        ) AS latest
    FROM sums
    SEMI JOIN longer USING (series, unit)
    WHERE grain IN ('month', 'quarter')
    GROUP BY series, unit, period_start, period_end, months
)
SELECT
    w.whole, w.growth, w.period_start, w.period_end,
    any_value(w.low) AS low, any_value(w.high) AS high,
    sum(p.low) AS sum_low, sum(p.high) AS sum_high, sum(p.latest.value) AS total,
    bool_or(p.stated_values > 1) AS is_revised,
    list(p.latest.number) AS parts
FROM sums_to AS w
JOIN parts AS p
    ON p.series = w.series AND p.unit = w.unit AND p.months < w.months
    AND p.period_start >= w.period_start AND p.period_end <= w.period_end
GROUP BY w.whole, w.growth, w.period_start, w.period_end, w.months, p.months
HAVING sum(p.months) = w.months
    AND apart(any_value(w.low), any_value(w.high), sum_low, sum_high)
    -- What differs by more is hardly the same series, or is told at an annual rate.
    AND total / ((any_value(w.low) + any_value(w.high)) / 2) BETWEEN 0.5 AND 2;

WITH added AS (
    SELECT
        m.* EXCLUDE (whole, growth, parts, part),
        arg_min(w, w.number) AS whole,
        arg_min(g, g.number) AS growth,
        any_value(m.growth) IS NOT NULL AS is_implied,
        arg_max(p.release_id, p.period_start) AS parts_release_id,
        list(signed(p) ORDER BY p.period_start) AS printed,
        list(side(p.period_name, p) ORDER BY p.period_start) AS sides
    FROM (SELECT *, unnest(parts) AS part FROM misfits) AS m
    JOIN stated AS w ON w.number = m.whole
    LEFT JOIN stated AS g ON g.number = m.growth
    JOIN stated AS p ON p.number = m.part
    GROUP BY ALL
)
SELECT
    CASE WHEN beyond_revision(total, (low + high) / 2, whole.unit) THEN 'warning' END AS severity,
    whole.release_id,
    CASE WHEN parts_release_id <> whole.release_id THEN parts_release_id END AS other_release_id,
    series_key(whole) || '|' || period_start || '|' || len(printed) AS subject,
    whole.series_name || ' in ' || period_words(period_start, period_end) || ' '
        || CASE WHEN is_implied
            THEN CASE WHEN verb_words(whole) = 'are' THEN 'come to ' ELSE 'comes to ' END || interval_words(low, high, whole.unit) || ' by the ' || whole.printed || ' of a year later and its growth of '
                || signed(growth)
            ELSE verb_words(whole) || ' printed as ' || signed(whole)
        END
        || ', but the parts printed, ' || array_to_string(printed, ' + ') || ', add up to '
        || interval_words(sum_low, sum_high, whole.unit)
        || CASE WHEN is_revised THEN ', whichever of their values is taken' ELSE '' END || ': '
        || number_words(greatest(low - sum_high, sum_low - high), whole.unit) || ' apart beyond rounding.' AS message,
    array_to_string(printed, ' + ') || ' = ' || number_words(total, whole.unit) || ', not '
        || CASE WHEN is_implied THEN whole.printed || ' / (1 + ' || signed(growth) || ') = ' ELSE '' END
        || interval_words(low, high, whole.unit) AS working,
    list_concat(
        CASE WHEN is_implied
            THEN [implied('whole', whole, (low + high) / 2, whole.unit), side('level', whole), side('growth', growth)]
            ELSE [side('whole', whole)]
        END,
        sides
    ) AS sides
FROM added;
