-- severity: warning
-- why: `In 21 months since June 2022` counts as many months as there are from then to the month reported on.
-- trips:
-- INSERT INTO releases BY NAME
-- SELECT *, DATE '2024-03-01' AS period_start, DATE '2024-03-31' AS period_end
-- FROM told('r', 'Exports were the highest in 25 months since June 2022.');
-- INSERT INTO records BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, 'highest in 25 months since June 2022' AS text, 17 AS char_start, 53 AS char_end,
--     'high' AS kind, 1 AS rank, 25 AS window_length, 'month' AS window_unit, DATE '2022-06-01' AS since,
--     'exports' AS metric, 'KR' AS reporter;
-- silent:
-- INSERT INTO releases BY NAME
-- SELECT *, DATE '2024-03-01' AS period_start, DATE '2024-03-31' AS period_end
-- FROM told('r', 'Exports were the highest in 22 months since June 2022.');
-- INSERT INTO records BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, 'highest in 22 months since June 2022' AS text, 17 AS char_start, 53 AS char_end,
--     'high' AS kind, 1 AS rank, 22 AS window_length, 'month' AS window_unit, DATE '2022-06-01' AS since,
--     'exports' AS metric, 'KR' AS reporter;
WITH windows AS (
    SELECT m.*, r.period_start, periods_apart(m.window_unit, m.since, r.period_start) AS distance
    FROM records AS m
    JOIN releases AS r ON r.release_id = m.release_id
    WHERE m.window_length IS NOT NULL
        AND grain_of(r.period_start, r.period_end) = m.window_unit
        -- A year that is only understood may be understood wrongly.
        AND contains(m.text, CAST(year(m.since) AS VARCHAR))
)
SELECT
    w.release_id,
    NULL AS other_release_id,
    concat_ws('|', w.window_length, w.window_unit, w.since, w.char_start) AS subject,
    'The record told as “' || w.text || '” counts ' || w.window_length || ' ' || w.window_unit || 's, but from '
        || strftime(w.since, '%B %Y') || ' to ' || strftime(w.period_start, '%B %Y') || ' there are ' || w.distance
        || ', or ' || w.distance + 1 || ' with both ends: ' || least(abs(w.window_length - w.distance),
            abs(w.window_length - w.distance - 1)) || ' ' || w.window_unit || 's apart.' AS message,
    strftime(w.since, '%B %Y') || ' + ' || w.distance || ' ' || w.window_unit || 's = '
        || strftime(w.period_start, '%B %Y') || ', not + ' || w.window_length AS working,
    [
        mention_side('window as told', w, w.window_length, w.window_unit),
        struct_update(mention_side('distance of its dates', w, w.distance, w.window_unit), is_implied := true)
    ] AS sides
FROM windows AS w
WHERE w.distance > 0 AND w.window_length NOT IN (w.distance, w.distance + 1);
