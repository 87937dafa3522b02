-- severity: warning
-- why: A run that is told with its first and its last month is as long as it is said to be.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports fell for 12 consecutive months from October 2022 to June 2023.');
-- INSERT INTO streaks BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, '12 consecutive months' AS text, 17 AS char_start, 38 AS char_end, 12 AS length,
--     'month' AS unit, 'decrease' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2022-10-01' AS start_on, DATE '2023-06-30' AS end_on;
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports fell for 12 consecutive months from October 2022 to September 2023.');
-- INSERT INTO streaks BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, '12 consecutive months' AS text, 17 AS char_start, 38 AS char_end, 12 AS length,
--     'month' AS unit, 'decrease' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2022-10-01' AS start_on, DATE '2023-09-30' AS end_on;
WITH counted AS (
    SELECT
        s.*,
        r.scope,
        -- With both ends, and without the first: `since` is told both ways.
        periods_apart(s.unit, s.start_on, s.end_on) + 1 AS periods,
        coalesce(e.label, s.reporter) AS reporter_label,
        coalesce(i.label, replace(s.item, '_', ' ')) AS item_label,
        coalesce(p.label, s.partner) AS partner_label
    FROM streaks AS s
    JOIN releases AS r ON r.release_id = s.release_id
    LEFT JOIN economies AS e ON e.code = s.reporter
    LEFT JOIN items AS i ON i.slug = s.item
    LEFT JOIN economies AS p ON p.code = s.partner
    WHERE s.reporter IS NOT NULL AND s.metric IS NOT NULL AND s.length IS NOT NULL
)
SELECT
    c.release_id,
    NULL AS other_release_id,
    concat_ws('|', c.reporter, c.metric, coalesce(c.item, ''), coalesce(c.partner, ''), c.outcome, c.char_start) AS subject,
    'A run of ' || series_words(c) || ' is told as “' || c.text || '”, but from '
        || strftime(c.start_on, '%B %Y') || ' to ' || strftime(c.end_on, '%B %Y') || ' there are ' || c.periods || ' '
        || c.unit || 's: ' || abs(c.periods - c.length) || ' ' || c.unit || 's apart.' AS message,
    strftime(c.start_on, '%B %Y') || ' to ' || strftime(c.end_on, '%B %Y') || ' = ' || c.periods || ' ' || c.unit
        || 's, not ' || c.length AS working,
    [
        mention_side('run as told', c, c.length, c.unit),
        struct_update(mention_side('its first and last period', c, c.periods, c.unit), is_implied := true)
    ] AS sides
FROM counted AS c
WHERE c.periods > 0 AND c.length NOT IN (c.periods, c.periods - 1);
