-- severity: warning
-- why: Since the period that a record is measured from, no period has a number beyond it, and that period has.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $12.1 bn in May 2023.', published := DATE '2023-06-01');
-- INSERT INTO releases BY NAME
-- SELECT *, DATE '2024-03-01' AS period_start, DATE '2024-03-31' AS period_end
-- FROM told('b', 'Exports were $11.7 bn, the highest in 21 months since June 2022.');
-- INSERT INTO observations BY NAME FROM read('a', '$12.1 bn', 'exports', since := DATE '2023-05-01');
-- INSERT INTO observations BY NAME FROM read('b', '$11.7 bn', 'exports');
-- INSERT INTO records BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'highest in 21 months since June 2022' AS text, 27 AS char_start, 63 AS char_end,
--     'high' AS kind, 1 AS rank, 21 AS window_length, 'month' AS window_unit, DATE '2022-06-01' AS since,
--     'exports' AS metric, 'KR' AS reporter;
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $12.1 bn in May 2022.', published := DATE '2023-06-01');
-- INSERT INTO releases BY NAME
-- SELECT *, DATE '2024-03-01' AS period_start, DATE '2024-03-31' AS period_end
-- FROM told('b', 'Exports were $11.7 bn, the highest in 21 months since June 2022 ($12.3 bn).');
-- INSERT INTO observations BY NAME FROM read('a', '$12.1 bn', 'exports', since := DATE '2022-05-01');
-- INSERT INTO observations BY NAME FROM read('b', '$11.7 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$12.3 bn', 'exports', since := DATE '2022-06-01');
-- INSERT INTO records BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'highest in 21 months since June 2022' AS text, 27 AS char_start, 63 AS char_end,
--     'high' AS kind, 1 AS rank, 21 AS window_length, 'month' AS window_unit, DATE '2022-06-01' AS since,
--     'exports' AS metric, 'KR' AS reporter;
CREATE OR REPLACE TEMP TABLE claims AS
SELECT
    row_number() OVER () AS claim,
    m AS record,
    n.number, n.series, n.measure, n.unit, n.basis, n.grain, n.low, n.high, n.period_start,
    m.since,
    -- The period measured from is a month if the text counts or names months or the day is no New Year's, else a year.
    CAST(CASE
        WHEN n.grain = 'year'
            OR (month(m.since) = 1 AND m.window_unit IS DISTINCT FROM n.grain AND NOT contains(m.text, 'January'))
            THEN m.since + INTERVAL 1 YEAR
        WHEN n.grain = 'quarter' THEN m.since + INTERVAL 3 MONTH
        ELSE m.since + INTERVAL 1 MONTH
    END AS DATE) AS after
FROM records AS m
JOIN releases AS r ON r.release_id = m.release_id
JOIN stated AS n
    ON n.release_id = m.release_id AND n.reporter = m.reporter AND n.metric = m.metric
    AND n.item IS NOT DISTINCT FROM m.item AND n.partner IS NOT DISTINCT FROM m.partner
    AND n.period_start = r.period_start AND n.period_end = r.period_end
    -- Of the year so far, or of a day, the same sentence would have another number.
    AND n.sentence = m.sentence
WHERE m.rank = 1 AND m.since IS NOT NULL AND n.grain IN ('month', 'quarter', 'year')
    AND CASE m.kind
        WHEN 'high' THEN n.measure = 'level' AND n.low > 0
        WHEN 'low' THEN n.measure = 'level' AND n.low > 0
        WHEN 'largest_rise' THEN n.measure = 'growth' AND n.low > 0
        WHEN 'largest_fall' THEN n.measure = 'growth' AND n.high < 0
    END
QUALIFY row_number() OVER (PARTITION BY m.release_id, m.char_start, n.measure ORDER BY n.value_start) = 1;

CREATE OR REPLACE TEMP TABLE misfits AS
SELECT
    c.claim, q.period_start = any_value(c.since) AS is_start,
    arg_max(
        q.number,
        {'known_on': coalesce(q.known_on, DATE '0001-01-01'), 'ordinal': q.ordinal, 'release_id': q.release_id}
    ) AS other
FROM claims AS c
JOIN stated AS q
    ON q.series = c.series AND q.measure = c.measure AND q.unit = c.unit AND q.grain = c.grain
    AND q.basis IS NOT DISTINCT FROM c.basis
    AND q.period_start >= c.since AND q.period_start < c.period_start
GROUP BY c.claim, q.period_start
-- All that is published of that period, before and after a revision.
HAVING bool_and(CASE
    WHEN q.period_start >= c.after
        THEN CASE WHEN c.record.kind IN ('high', 'largest_rise') THEN q.low > c.high ELSE q.high < c.low END
    WHEN q.period_start = c.since AND month(c.since) <> 1
        THEN CASE WHEN c.record.kind IN ('high', 'largest_rise') THEN q.high < c.low ELSE q.low > c.high END
END);

SELECT
    record.release_id,
    CASE WHEN o.release_id <> record.release_id THEN o.release_id END AS other_release_id,
    series_key(n) || '|' || n.measure || '|' || record.kind || '|' || since || '|' || o.period_start AS subject,
    asserted_words(n) || ' printed as ' || signed(n)
        || ' and told as “' || record.text || '”, but ' || o.period_name || ' is printed as ' || signed(o) || ': '
        || number_words(
            abs(o.value - n.value), CASE n.unit WHEN 'percent' THEN 'pp' ELSE n.unit END
        )
        || CASE WHEN is_start THEN ' on the near side of it, so the record would reach further back.'
            ELSE ' beyond it, so the record would begin later.' END AS message,
    o.period_name || ': ' || signed(o) || ', ' || n.period_name || ': ' || signed(n) AS working,
    [mention_side('record as told', record, record.window_length, record.window_unit), side('number', n), side('against', o)]
        AS sides
FROM misfits AS m
JOIN claims AS c ON c.claim = m.claim
JOIN stated AS n ON n.number = c.number
JOIN stated AS o ON o.number = m.other;
