-- What the last run changed in the series: values revised, runs broken or turned, values held back. At most 12 of each.
WITH revised AS (
    SELECT
        'Revised' AS change,
        f.series_label || ', ' || f.period || ': ' || before.words || ' → ' || f.words AS what,
        [
            {'page': before.page, 'label': before.label, 'sentence': before.sentence},
            {'page': f.page, 'label': f.label, 'sentence': f.sentence}
        ] AS refs,
        f.period_start AS on_day
    FROM facts AS f
    JOIN latest ON latest.run_id = f.run_id
    JOIN facts AS before
        ON before.series_page = f.series_page AND before.measure = f.measure AND before.unit = f.unit
        AND before.basis IS NOT DISTINCT FROM f.basis AND before.adjustment IS NOT DISTINCT FROM f.adjustment
        AND before.period_start = f.period_start AND before.period_end = f.period_end
        AND before.vintage = f.vintage - 1
        AND (before.status IS NOT DISTINCT FROM 'forecast') = (f.status IS NOT DISTINCT FROM 'forecast')
    WHERE f.is_revised
),
ended AS (
    SELECT l.*, list_filter(l.readings, lambda r: NOT r.agrees AND r.period_start = l.broken_on)[1] AS breaker
    FROM ledger AS l
    WHERE l.state = 'broken' AND l.broken_on <= l.end_on + INTERVAL 24 MONTH
),
broken AS (
    SELECT
        CASE WHEN e.breaker.observation_id IS NULL THEN 'Turned' ELSE 'Broken' END AS change,
        e.series_label || ': ' || e.claimed || coalesce(' (' || e.period || ')', '')
        || CASE
            WHEN f.words IS NULL THEN ', the other way since ' || strftime(e.broken_on, '%b %Y')
            ELSE ', ' || f.words || ' in ' || strftime(e.broken_on, '%b %Y')
        END AS what,
        [
            {'page': c.page, 'label': c.label, 'sentence': c.sentence},
            {'page': n.page, 'label': n.label, 'sentence': e.breaker.sentence}
        ] AS refs,
        e.broken_on AS on_day
    FROM ended AS e
    JOIN claims AS c ON c.streak_id = e.streak_id
    JOIN named_releases AS n ON n.release_id = e.breaker.release_id
    JOIN latest ON latest.run_id IN (n.run_id, c.run_id)
    LEFT JOIN facts AS f ON f.observation_id = e.breaker.observation_id AND f.release_id = e.breaker.release_id
    QUALIFY row_number() OVER (PARTITION BY e.streak_id ORDER BY c.place DESC) = 1
),
held AS (
    SELECT
        'Held back' AS change,
        series_label || ', ' || period || ': ' || string_agg(printed, ', ' ORDER BY printed) AS what,
        list_sort(list(DISTINCT {'page': page, 'label': label, 'sentence': sentence})) AS refs,
        max(period_start) AS on_day
    FROM (
        SELECT DISTINCT f.*
        FROM sides AS s
        JOIN facts AS f ON f.observation_id = s.observation_id AND f.release_id = s.release_id
        JOIN latest ON latest.run_id = s.first_run_id
        WHERE f.is_suspect AND s.severity = 'error'
    )
    GROUP BY series_label, period
)
SELECT
    'index' AS page,
    row_number() OVER (ORDER BY list_position(['Revised', 'Broken', 'Turned', 'Held back'], change), on_day DESC, what) AS place,
    change,
    what,
    refs
FROM (FROM revised UNION ALL BY NAME FROM broken UNION ALL BY NAME FROM held)
QUALIFY row_number() OVER (PARTITION BY change ORDER BY on_day DESC, what) <= 12
