-- severity: warning
-- why: The share of a product or partner is its level over the total printed for the same period; of another release, up to a tenth apart, it may have been revised.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $56.6 bn.');
-- INSERT INTO releases BY NAME FROM told('b', 'Chip exports were $11.7 bn, 18.2% of all.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$11.7 bn', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('b', '18.2%', 'exports', which := 'semiconductors', measured := 'share');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $56.6 bn.');
-- INSERT INTO releases BY NAME FROM told('b', 'Chip exports were $11.7 bn, 20.7% of all.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$11.7 bn', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('b', '20.7%', 'exports', which := 'semiconductors', measured := 'share');
CREATE OR REPLACE TEMP TABLE misfits AS
WITH shares AS MATERIALIZED (
    SELECT number, hash(reporter, scope) AS whose, statistic, series, metric, period_start, period_end, low, high
    FROM stated
    WHERE measure = 'share' AND unit = 'percent' AND metric IN ('exports', 'imports', 'trade')
        AND (item IS NULL) <> (partner IS NULL) AND low > 0
),
-- Of what shares are of, what each release prints: the values alone, which are far fewer than the releases.
parts AS (
    SELECT series, unit, period_start, period_end, low, high
    FROM stated SEMI JOIN shares USING (series, period_start, period_end)
    WHERE measure = 'level' AND low > 0
    GROUP BY ALL
),
totals AS (
    SELECT hash(reporter, scope) AS whose, statistic, metric, unit, period_start, period_end, low, high
    FROM stated SEMI JOIN shares USING (metric, period_start, period_end)
    WHERE measure = 'level' AND low > 0 AND item IS NULL AND partner IS NULL
    GROUP BY ALL
)
SELECT s.number
FROM shares AS s
JOIN parts AS p USING (series, period_start, period_end)
JOIN totals AS t USING (whose, metric, unit, period_start, period_end)
GROUP BY s.number
-- One pair of published levels that fits is enough, of whatever statistic the total is: the others were revised.
HAVING bool_and(apart(s.low, s.high, 100 * p.low / t.high, 100 * p.high / t.low)) AND bool_or(t.statistic = s.statistic);

WITH against AS (
    SELECT s AS share, p AS part, t AS total, 100 * p.low / t.high AS low, 100 * p.high / t.low AS high
    FROM misfits
    JOIN stated AS s USING (number)
    JOIN stated AS p
        ON p.series = s.series AND p.measure = 'level' AND p.low > 0
        AND p.period_start = s.period_start AND p.period_end = s.period_end
    JOIN stated AS t
        ON t.statistic = s.statistic AND t.metric = s.metric AND t.measure = 'level' AND t.unit = p.unit AND t.low > 0
        AND t.item IS NULL AND t.partner IS NULL
        AND t.period_start = s.period_start AND t.period_end = s.period_end
    QUALIFY row_number() OVER (
        PARTITION BY s.number
        ORDER BY (p.release_id = s.release_id)::INTEGER + (t.release_id = s.release_id)::INTEGER DESC,
            p.known_on DESC NULLS LAST, t.known_on DESC NULLS LAST, p.release_id, t.release_id
    ) = 1
)
SELECT
    CASE WHEN (part.release_id <> share.release_id OR total.release_id <> share.release_id)
        AND NOT beyond_revision(share.value, (low + high) / 2, 'USD') THEN 'info' END AS severity,
    share.release_id,
    CASE WHEN part.release_id <> share.release_id THEN part.release_id
        WHEN total.release_id <> share.release_id THEN total.release_id END AS other_release_id,
    series_key(share) || '|share' AS subject,
    share.series_name || ' in ' || share.period_name || ' ' || verb_words(share) || ' printed as a share of ' || share.printed || ', but '
        || part.printed || ' of ' || total.printed || ' is ' || interval_words(low, high, 'percent') || ': '
        || number_words(greatest(share.low - high, low - share.high), 'pp') || ' apart beyond rounding; ' || share.printed
        || ' would fit a total of '
        || interval_words(100 * part.low / share.high, 100 * part.high / share.low, part.unit) || '.' AS message,
    part.printed || ' / ' || total.printed || ' = ' || interval_words(low, high, 'percent') || ', not ' || share.printed
        AS working,
    [side('share', share), side('part', part), side('total', total)] AS sides
FROM against
-- What differs by more is hardly a share of this total.
WHERE (low + high) / 2 / share.value BETWEEN 0.7 AND 1.4;
