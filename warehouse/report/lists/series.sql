-- All series, by reporter, 200 a page.
WITH one AS (
    SELECT
        s.series_page,
        s.reporter_label,
        s.series_label,
        count(f.observation_id) AS facts,
        count(DISTINCT f.release_id) AS releases,
        arg_max(f.period || ': ' || f.words, (f.period_start, f.measure = 'level', f.known_on, f.observation_id))
            FILTER (f.period_start IS NOT NULL) AS latest
    FROM named_series AS s
    LEFT JOIN facts AS f ON f.series_page = s.series_page
    GROUP BY ALL
),
placed AS (
    SELECT *, row_number() OVER (ORDER BY reporter_label, series_label, series_page) AS place FROM one
)
SELECT
    'series' || CASE WHEN place > 200 THEN '-' || ((place - 1) // 200 + 1) ELSE '' END AS page,
    *,
    max((place - 1) // 200 + 1) OVER () AS pages,
    count(*) OVER () AS total
FROM placed
