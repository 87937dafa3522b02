-- severity: warning
-- why: A record high of all time, of a year or of a month of that name has no higher number before it.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $63.5 bn in March 2022.', published := DATE '2022-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $61.2 bn, a record high.');
-- INSERT INTO observations BY NAME FROM read('a', '$63.5 bn', 'exports', since := DATE '2022-03-01');
-- INSERT INTO observations BY NAME FROM read('b', '$61.2 bn', 'exports');
-- INSERT INTO records BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'record high' AS text, 25 AS char_start, 36 AS char_end, 'high' AS kind, 1 AS rank,
--     'exports' AS metric, 'KR' AS reporter;
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $63.5 bn in May 2022.', published := DATE '2022-06-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $61.2 bn, the highest for any March.');
-- INSERT INTO releases BY NAME FROM told('c', 'Exports were $64.1 bn in March 2021.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$63.5 bn', 'exports', since := DATE '2022-05-01');
-- INSERT INTO observations BY NAME FROM read('b', '$61.2 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('c', '$64.1 bn', 'exports', since := DATE '2021-03-01');
-- INSERT INTO records BY NAME
-- SELECT 'b' AS release_id, 0 AS sentence, 'highest for any March' AS text, 27 AS char_start, 48 AS char_end, 'high' AS kind,
--     1 AS rank, 'exports' AS metric, 'KR' AS reporter;
CREATE OR REPLACE TEMP TABLE claims AS
SELECT
    row_number() OVER () AS claim, m AS record, n.number, n.series, n.measure, n.unit, n.basis, n.grain, n.low, n.high, n.period_start, n.known_on,
    CASE
        WHEN contains(m.text, strftime(n.period_start, '%B')) THEN 'month'
        WHEN regexp_matches(m.text, '(?i)' || any_of('of_year')) THEN 'year'
        WHEN regexp_matches(m.text, '(?i)\b' || any_of('ever') || '\b') THEN 'ever'
    END AS among
FROM records AS m
-- The number that the sentence itself calls so.
JOIN stated AS n
    ON n.release_id = m.release_id AND n.sentence = m.sentence AND n.reporter = m.reporter AND n.metric = m.metric
    AND n.item IS NOT DISTINCT FROM m.item AND n.partner IS NOT DISTINCT FROM m.partner
WHERE m.rank = 1 AND m.since IS NULL AND m.window_length IS NULL AND n.grain IN ('month', 'quarter', 'year')
    AND NOT regexp_matches(m.text, '(?i)\b' || any_of('partly') || '\b')
    AND CASE
        WHEN m.kind IN ('high', 'low') THEN n.measure = 'level' AND n.low > 0
        WHEN m.kind = 'largest_rise' THEN n.measure = 'growth' AND n.low > 0
        WHEN m.kind = 'largest_fall' THEN n.measure = 'growth' AND n.high < 0
    END
QUALIFY count(*) OVER (PARTITION BY m.release_id, m.char_start) = 1;

CREATE OR REPLACE TEMP TABLE misfits AS
SELECT c.claim, arg_max(q.number, abs(q.value)) AS other
FROM claims AS c
JOIN stated AS q
    ON q.series = c.series AND q.measure = c.measure AND q.unit = c.unit AND q.grain = c.grain
    AND q.basis IS NOT DISTINCT FROM c.basis
    -- What is only known later may have been revised since.
    AND q.period_start < c.period_start AND q.known_on <= c.known_on
WHERE CASE c.among
    WHEN 'month' THEN month(q.period_start) = month(c.period_start)
    WHEN 'year' THEN year(q.period_start) = year(c.period_start)
    WHEN 'ever' THEN true
END
GROUP BY c.claim, q.period_start
HAVING bool_and(CASE WHEN c.record.kind IN ('high', 'largest_rise') THEN q.low > c.high ELSE q.high < c.low END);

SELECT
    record.release_id,
    CASE WHEN o.release_id <> record.release_id THEN o.release_id END AS other_release_id,
    series_key(n) || '|' || n.measure || '|' || record.kind || '|' || o.period_start AS subject,
    asserted_words(n) || ' printed as ' || signed(n) || ' and told as “'
        || record.text || '”, but ' || o.period_name || ' is printed as ' || signed(o) || ': '
        || number_words(abs(o.value - n.value), CASE n.unit WHEN 'percent' THEN 'pp' ELSE n.unit END)
        || ' beyond it; only what is beyond ' || signed(o) || ' would fit.' AS message,
    o.period_name || ': ' || signed(o) || ', ' || n.period_name || ': ' || signed(n) AS working,
    [mention_side('record as told', record, NULL, NULL), side('number', n), side('number beyond it', o)] AS sides
FROM misfits AS m
JOIN claims AS c ON c.claim = m.claim
JOIN stated AS n ON n.number = c.number
JOIN stated AS o ON o.number = m.other
-- The one that is furthest beyond.
QUALIFY row_number() OVER (PARTITION BY record.release_id, record.char_start ORDER BY abs(o.value - n.value) DESC) = 1;
