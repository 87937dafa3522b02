-- What the chart draws: of levels in one unit or growth on the year before, whichever has most periods (levels if as
-- many), a slot for each month, quarter or year from the first to the last, at most the last 60. No chart of one value.
WITH candidates AS (
    SELECT
        series_page_of(reporter, metric, item, partner, scope) AS series_page,
        measure, unit, basis, adjustment, grain_of(period_start, period_end) AS grain, period_start, value, is_suspect,
        count(*) OVER alike AS periods
    FROM series
    WHERE (measure = 'level' OR (measure = 'growth' AND basis = 'yoy'))
        AND grain_of(period_start, period_end) IN ('month', 'quarter', 'year')
        AND month(period_start) % CASE grain_of(period_start, period_end) WHEN 'year' THEN 12 ELSE 1 END
            = CASE grain_of(period_start, period_end) WHEN 'year' THEN 1 ELSE 0 END
        AND status IS DISTINCT FROM 'forecast'
    WINDOW alike AS (
        PARTITION BY reporter, scope, metric, item, partner, measure, unit, basis, adjustment, grain_of(period_start, period_end)
    )
),
chosen AS (
    SELECT *
    FROM candidates
    WHERE periods > 1
    QUALIFY dense_rank() OVER (
        PARTITION BY series_page
        ORDER BY periods DESC, measure DESC, unit, adjustment NULLS FIRST, grain
    ) = 1
),
slots AS (
    SELECT
        series_page, measure, unit, grain, max(abs(value)) AS largest,
        unnest(generate_series(
            min(period_start), max(period_start),
            CASE grain WHEN 'month' THEN INTERVAL 1 MONTH WHEN 'quarter' THEN INTERVAL 3 MONTH ELSE INTERVAL 1 YEAR END
        )) AS slot
    FROM chosen
    GROUP BY series_page, measure, unit, grain
)
SELECT
    s.series_page AS page,
    row_number() OVER (PARTITION BY s.series_page ORDER BY s.slot) AS place,
    CASE s.grain
        WHEN 'month' THEN strftime(s.slot, '%b %y')
        WHEN 'quarter' THEN 'Q' || quarter(s.slot) || ' ' || strftime(s.slot, '%y')
        ELSE CAST(year(s.slot) AS VARCHAR)
    END AS slot,
    s.measure,
    CASE
        WHEN s.measure = 'growth' THEN '%'
        WHEN length(s.unit) > 3 OR s.largest < 1e6 THEN s.unit
        WHEN s.largest < 1e9 THEN 'm ' || s.unit
        ELSE 'bn ' || s.unit
    END AS unit,
    CASE WHEN c.is_suspect THEN NULL ELSE CAST(c.value AS DOUBLE) / CASE
        WHEN s.measure = 'growth' OR length(s.unit) > 3 OR s.largest < 1e6 THEN 1
        WHEN s.largest < 1e9 THEN 1e6
        ELSE 1e9
    END END AS value,
    false AS is_implied,
    coalesce(c.is_suspect, false) AS is_suspect,
    CAST(NULL AS VARCHAR) AS way
FROM slots AS s
LEFT JOIN chosen AS c ON c.series_page = s.series_page AND c.period_start = s.slot
QUALIFY row_number() OVER (PARTITION BY s.series_page ORDER BY s.slot DESC) <= 60
