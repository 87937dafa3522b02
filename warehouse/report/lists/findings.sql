-- All open findings, errors first, 200 a page.
WITH one AS (
    SELECT
        short_id,
        row_number() OVER (ORDER BY any_value(rank), max(n.known_on) DESC NULLS LAST, short_id) AS place,
        any_value("check") AS "check",
        any_value(severity) AS severity,
        any_value(message) AS message,
        any_value(working) AS working,
        arg_min(sides.page, sides.place) AS release_page
    FROM sides
    JOIN named_releases AS n ON n.release_id = sides.release_id
    GROUP BY short_id
)
SELECT
    'findings' || CASE WHEN place > 200 THEN '-' || ((place - 1) // 200 + 1) ELSE '' END AS page,
    *,
    max((place - 1) // 200 + 1) OVER () AS pages,
    count(*) OVER () AS total
FROM one
