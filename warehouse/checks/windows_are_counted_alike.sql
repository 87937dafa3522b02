-- severity: info
-- why: Where a release counts the months since a month without that month, each of its windows is counted so.
-- trips:
-- INSERT INTO releases BY NAME
-- SELECT *, DATE '2023-11-01' AS period_start, DATE '2023-11-30' AS period_end
-- FROM told('r', 'Exports were the highest in 26 months since September 2021 and grew for the first time in 16 months since August 2022.');
-- INSERT INTO records BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, 'highest in 26 months since September 2021' AS text, 17 AS char_start,
--     58 AS char_end, 'high' AS kind, 1 AS rank, 26 AS window_length, 'month' AS window_unit,
--     DATE '2021-09-01' AS since, 'exports' AS metric, 'KR' AS reporter
-- UNION ALL SELECT 'r', 0, 'first time in 16 months since August 2022', 76, 117, 'first', 1, 16, 'month', DATE '2022-08-01',
--     'exports', 'KR';
-- silent:
-- INSERT INTO releases BY NAME
-- SELECT *, DATE '2023-11-01' AS period_start, DATE '2023-11-30' AS period_end
-- FROM told('r', 'Exports were the highest in 27 months since September 2021 and grew for the first time in 16 months since August 2022.');
-- INSERT INTO records BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, 'highest in 27 months since September 2021' AS text, 17 AS char_start,
--     58 AS char_end, 'high' AS kind, 1 AS rank, 27 AS window_length, 'month' AS window_unit,
--     DATE '2021-09-01' AS since, 'exports' AS metric, 'KR' AS reporter
-- UNION ALL SELECT 'r', 0, 'first time in 16 months since August 2022', 76, 117, 'first', 1, 16, 'month', DATE '2022-08-01',
--     'exports', 'KR';
WITH windows AS (
    SELECT m.*, r.period_start, periods_apart(m.window_unit, m.since, r.period_start) AS distance
    FROM records AS m
    JOIN releases AS r ON r.release_id = m.release_id
    WHERE m.window_length IS NOT NULL AND grain_of(r.period_start, r.period_end) = m.window_unit
)
SELECT
    w.release_id,
    NULL AS other_release_id,
    concat_ws('|', w.window_length, w.window_unit, w.since, w.char_start) AS subject,
    'From ' || strftime(w.since, '%B %Y') || ' to ' || strftime(w.period_start, '%B %Y') || ' there are ' || w.distance || ' '
        || w.window_unit || 's, which “' || w.text || '” tells as ' || w.window_length
        || ', one more, as if both ends counted; “' || alike.text || '” in the same release counts the distance.' AS message,
    strftime(w.since, '%B %Y') || ' + ' || w.distance || ' = ' || strftime(w.period_start, '%B %Y') || ', not + '
        || w.window_length || '; ' || strftime(alike.since, '%B %Y') || ' + ' || alike.window_length || ' = '
        || strftime(alike.period_start, '%B %Y') AS working,
    [
        mention_side('window as told', w, w.window_length, w.window_unit),
        struct_update(mention_side('distance of its dates', w, w.distance, w.window_unit), is_implied := true),
        mention_side('window of the same release', alike, alike.window_length, alike.window_unit)
    ] AS sides
FROM windows AS w
JOIN windows AS alike ON alike.release_id = w.release_id AND alike.window_unit = w.window_unit
WHERE w.distance > 0 AND w.window_length = w.distance + 1 AND alike.window_length = alike.distance
QUALIFY row_number() OVER (PARTITION BY w.release_id, w.char_start ORDER BY alike.char_start) = 1;
