-- The headline series month by month, for charts and the tables behind them.
SELECT
    'index' AS page,
    row_number() OVER (ORDER BY h.chart, h.month) AS place,
    h.chart,
    upper(left(h.metric, 1)) || replace(substring(h.metric, 2), '_', ' ') AS metric,
    h.series_page,
    strftime(h.month, '%b %Y') AS month,
    strftime(h.month, '%b %y') AS slot,
    'bn ' || max(h.currency) OVER () AS unit,
    CASE WHEN h.is_suspect THEN NULL ELSE CAST(h.value AS DOUBLE) / 1e9 END AS value,
    h.words,
    h.is_implied,
    h.is_suspect,
    h.growth_words,
    h.is_growth_suspect,
    CASE WHEN h.direction IN ('increase', 'surplus') THEN 'up' WHEN h.direction IS NOT NULL THEN 'down' END AS way,
    h.direction,
    h.direction_basis,
    h.page AS release_page,
    h.label,
    h.sentence,
    (
        SELECT arg_max(f.words, f.vintage)
        FROM facts AS f
        WHERE f.series_page = h.series_page AND f.measure = 'level' AND f.period_start = h.month
            AND f.period_end = last_day(h.month) AND f.is_suspect = false AND f.vintage < h.vintage AND f.words <> h.words
            AND f.unit = h.currency AND f.adjustment IS NULL
    ) AS was
FROM headline AS h
