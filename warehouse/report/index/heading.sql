-- At most one row: the latest month of exports, the run that it is part of, and the errors that touch either.
WITH last AS (
    SELECT *
    FROM headline
    WHERE metric = 'exports' AND value IS NOT NULL AND NOT is_implied
    ORDER BY month DESC
    LIMIT 1
)
SELECT
    'index' AS page,
    last.reporter_label || CASE WHEN ends_with(last.reporter_label, 's') THEN '’' ELSE '’s' END AS whose,
    last.reporter,
    last.reporter_label,
    last.words,
    strftime(last.month, '%B %Y') AS month,
    last.page AS release_page,
    last.sentence,
    l.periods_claimed AS run_length,
    CASE l.outcome WHEN 'increase' THEN 'up' WHEN 'decrease' THEN 'down' END AS run_way,
    (
        SELECT list({'short_id': s.short_id, 'message': s.message, 'page': s.page} ORDER BY s.short_id)
        FROM sides AS s
        WHERE s.severity = 'error' AND s.place = 1 AND s.finding_id IN (
            SELECT other.finding_id
            FROM sides AS other
            JOIN facts AS f ON f.observation_id = other.observation_id AND f.release_id = other.release_id
            WHERE f.series_page = last.series_page AND f.period_start = last.month AND f.period_end = last_day(last.month)
        )
    ) AS errors
FROM last
LEFT JOIN ledger AS l
    ON l.series_page = last.series_page AND l.state = 'running' AND l.unit = 'month'
    AND l.outcome IN ('increase', 'decrease') AND l.runs_to = last_day(last.month) AND l.runs_to = l.end_on
ORDER BY l.periods_claimed DESC NULLS LAST
LIMIT 1
