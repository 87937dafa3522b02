-- severity: error
-- why: The calendar says which weekday a date is.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'The figures come out on Monday, March 16, 2025.');
-- INSERT INTO sentences BY NAME FROM said('r');
-- INSERT INTO dates BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, 'March 16, 2025' AS text, 32 AS char_start, 46 AS char_end,
--     DATE '2025-03-16' AS start_on, DATE '2025-03-16' AS end_on, 'day' AS grain, false AS is_relative;
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'The figures come out on Sunday, March 16, 2025. Monday is late.');
-- INSERT INTO sentences BY NAME FROM said('r');
-- INSERT INTO dates BY NAME
-- SELECT 'r' AS release_id, 0 AS sentence, 'March 16, 2025' AS text, 32 AS char_start, 46 AS char_end,
--     DATE '2025-03-16' AS start_on, DATE '2025-03-16' AS end_on, 'day' AS grain, false AS is_relative;
WITH weekdays AS (
    SELECT strftime(DATE '2024-01-01' + CAST(n AS INTEGER), '%A') AS weekday FROM range(7) AS r(n)
),
around AS (
    SELECT
        d.*,
        strftime(d.start_on, '%A') AS right_weekday,
        rtrim(substring(s.text, 1, d.char_start - s.char_start), ' ,(') AS before,
        substring(s.text, d.char_end - s.char_start + 1, 16) AS behind
    FROM dates AS d
    JOIN sentences AS s ON s.release_id = d.release_id AND s.sentence = d.sentence
    JOIN releases AS r ON r.release_id = d.release_id
    WHERE d.grain = 'day' AND d.start_on = d.end_on AND NOT coalesce(d.is_relative, false)
        -- A year that is only understood may be understood wrongly.
        AND contains(d.text, CAST(year(d.start_on) AS VARCHAR))
)
SELECT
    a.release_id,
    NULL AS other_release_id,
    concat_ws('|', a.start_on, w.weekday, a.char_start) AS subject,
    'The date “' || a.text || '” is printed as a ' || w.weekday || ', but ' || strftime(a.start_on, '%-d %B %Y') || ' is a '
        || a.right_weekday || '.' AS message,
    strftime(a.start_on, '%-d %B %Y') || ' = ' || a.right_weekday || ', not ' || w.weekday AS working,
    [
        mention_side('date with its weekday', a, NULL, NULL),
        struct_update(mention_side('weekday by the calendar', a, NULL, NULL), is_implied := true)
    ] AS sides
FROM around AS a
JOIN weekdays AS w
    ON w.weekday <> a.right_weekday
    AND (
        ends_with(a.before, w.weekday)
        OR contains(a.text, w.weekday)
        OR starts_with(ltrim(a.behind, ' '), '(' || w.weekday || ')')
    );
