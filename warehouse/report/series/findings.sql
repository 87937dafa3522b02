-- The findings that touch one of its values, with the place where each is pinned.
SELECT
    f.series_page AS page,
    min(s.rank) AS place,
    s.short_id,
    any_value(s."check") AS "check",
    any_value(s.severity) AS severity,
    any_value(s.message) AS message,
    any_value(s.working) AS working,
    arg_min(f.page, (f.known_on, f.page)) AS release_page
FROM sides AS s
JOIN facts AS f ON f.observation_id = s.observation_id AND f.release_id = s.release_id
GROUP BY f.series_page, s.short_id
