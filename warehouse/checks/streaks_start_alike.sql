-- severity: warning
-- why: What releases say of one run, each by its length so far, leads back to one start.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports rose for five consecutive months.', published := DATE '2023-06-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose for eight consecutive months.', published := DATE '2023-07-01');
-- INSERT INTO streaks BY NAME
-- SELECT 'a' AS release_id, 0 AS sentence, 'five consecutive months' AS text, 17 AS char_start, 40 AS char_end,
--     5 AS length, 'month' AS unit, 'increase' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2023-01-01' AS start_on, DATE '2023-05-31' AS end_on
-- UNION ALL SELECT 'b', 0, 'eight consecutive months', 17, 41, 8, 'month', 'increase', 'exports', 'KR',
--     DATE '2022-11-01', DATE '2023-06-30';
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports rose for five consecutive months.', published := DATE '2023-06-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose for six consecutive months.', published := DATE '2023-07-01');
-- INSERT INTO streaks BY NAME
-- SELECT 'a' AS release_id, 0 AS sentence, 'five consecutive months' AS text, 17 AS char_start, 40 AS char_end,
--     5 AS length, 'month' AS unit, 'increase' AS outcome, 'exports' AS metric, 'KR' AS reporter,
--     DATE '2023-01-01' AS start_on, DATE '2023-05-31' AS end_on
-- UNION ALL SELECT 'b', 0, 'six consecutive months', 17, 39, 6, 'month', 'increase', 'exports', 'KR',
--     DATE '2023-01-01', DATE '2023-06-30';
CREATE OR REPLACE TEMP TABLE misfits AS
WITH told AS (
    SELECT * EXCLUDE (start_on, end_on, claims), unnest(claims) AS claim
    FROM told_runs
    WHERE reporter IS NOT NULL AND metric IS NOT NULL AND len(claims) > 1 AND outcome <> 'other'
)
SELECT *
FROM (
    SELECT
        t.*,
        claim AS later,
        lag(claim) OVER (
            PARTITION BY streak_id ORDER BY claim.end_on, r.known_on, r.ordinal, t.claim.release_id, claim.char_start
        ) AS earlier
    FROM told AS t
    JOIN releases AS r ON r.release_id = claim.release_id
)
WHERE earlier.start_on <> later.start_on AND earlier.end_on >= later.start_on;

WITH pairs AS (
    SELECT
        m.*,
        abs(periods_apart(unit, earlier.start_on, later.start_on)) AS distance,
        coalesce(e.label, m.reporter) AS reporter_label,
        coalesce(i.label, replace(m.item, '_', ' ')) AS item_label,
        coalesce(p.label, m.partner) AS partner_label
    FROM misfits AS m
    LEFT JOIN economies AS e ON e.code = m.reporter
    LEFT JOIN items AS i ON i.slug = m.item
    LEFT JOIN economies AS p ON p.code = m.partner
)
SELECT
    later.release_id,
    CASE WHEN earlier.release_id <> later.release_id THEN earlier.release_id END AS other_release_id,
    concat_ws('|', reporter, scope, metric, coalesce(item, ''), coalesce(partner, ''), outcome, earlier.end_on, later.end_on)
        AS subject,
    'A run of ' || series_words(q) || ' (' || outcome || ') is told as “' || earlier.text || '” to '
        || strftime(earlier.end_on, '%B %Y') || ', so from ' || strftime(earlier.start_on, '%B %Y') || ', and as “'
        || later.text || '” to ' || strftime(later.end_on, '%B %Y') || ', so from '
        || strftime(later.start_on, '%B %Y') || ': ' || distance || ' ' || unit || CASE WHEN distance = 1 THEN '' ELSE 's' END || ' apart.' AS message,
    strftime(earlier.end_on, '%B %Y') || ' back ' || earlier.length || ' = ' || strftime(earlier.start_on, '%B %Y') || '; '
        || strftime(later.end_on, '%B %Y') || ' back ' || later.length || ' = ' || strftime(later.start_on, '%B %Y') AS working,
    [mention_side('run as told', earlier, earlier.length, unit), mention_side('run as told later', later, later.length, unit)]
        AS sides
FROM pairs AS q;
