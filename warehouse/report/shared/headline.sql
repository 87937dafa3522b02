-- The monthly figures of the reporter of whom most are known, one row for each month, exports, imports and balance: the
-- last 18 months up to the latest that any number is known of.
CREATE OR REPLACE TEMP TABLE headline AS
WITH chosen AS (
    SELECT reporter, max(month) AS last_month, min(month) AS first_month
    FROM exports_monthly
    WHERE exports IS NOT NULL OR imports IS NOT NULL OR balance IS NOT NULL OR exports_growth IS NOT NULL
    GROUP BY reporter
    ORDER BY count(exports) DESC, count(*) DESC, reporter
    LIMIT 1
),
slots AS (
    SELECT
        reporter,
        CAST(unnest(generate_series(
            greatest(first_month, CAST(last_month - INTERVAL 17 MONTH AS DATE)), last_month, INTERVAL 1 MONTH
        )) AS DATE) AS month
    FROM chosen
),
long AS (
    SELECT
        reporter, month, currency, 1 AS chart, 'exports' AS metric, exports AS value, exports_growth AS growth, direction,
        direction_basis, exports_release_id AS release_id, exports_sentence AS sentence,
        exports_growth_release_id AS growth_release_id, exports_growth_sentence AS growth_sentence
    FROM exports_monthly
    UNION ALL
    SELECT
        reporter, month, currency, 2, 'imports', imports, imports_growth, imports_direction, imports_direction_basis,
        imports_release_id, imports_sentence, imports_growth_release_id, imports_growth_sentence
    FROM exports_monthly
    UNION ALL
    SELECT
        reporter, month, currency, 3, 'trade_balance', balance, balance_growth, balance_direction, balance_direction_basis,
        balance_release_id, balance_sentence, balance_growth_release_id, balance_growth_sentence
    FROM exports_monthly
),
-- The observations behind them, for their precision and whether a finding touches them.
behind AS (
    SELECT DISTINCT ON (release_id, sentence, metric, measure, period_start, value)
        release_id, sentence, metric, measure, period_start, value, words, is_suspect, page, label, series_page, vintage
    FROM facts
    WHERE partner IS NULL AND scope IS NULL AND measure IN ('level', 'growth')
    ORDER BY release_id, sentence, metric, measure, period_start, value, observation_id
)
SELECT
    slots.reporter,
    coalesce(e.label, slots.reporter) AS reporter_label,
    series_page_of(slots.reporter, charts.metric, NULL, NULL, NULL) AS series_page,
    charts.chart,
    charts.metric,
    slots.month,
    long.currency,
    long.value,
    long.value IS NOT NULL AND long.release_id IS NULL AS is_implied,
    coalesce(v.is_suspect, false) AS is_suspect,
    coalesce(v.words, value_words(long.value, NULL, long.currency, 'level')) AS words,
    long.growth,
    g.words AS growth_words,
    coalesce(g.is_suspect, false) AS is_growth_suspect,
    long.direction,
    long.direction_basis,
    long.release_id,
    v.page,
    v.label,
    long.sentence,
    v.vintage
FROM slots
CROSS JOIN (VALUES (1, 'exports'), (2, 'imports'), (3, 'trade_balance')) AS charts(chart, metric)
LEFT JOIN long ON long.reporter = slots.reporter AND long.month = slots.month AND long.metric = charts.metric
LEFT JOIN behind AS v
    ON v.release_id = long.release_id AND v.sentence = long.sentence AND v.metric = long.metric AND v.measure = 'level'
    AND v.period_start = long.month AND v.value = long.value
LEFT JOIN behind AS g
    ON g.release_id = long.growth_release_id AND g.sentence = long.growth_sentence AND g.metric = long.metric
    AND g.measure = 'growth' AND g.period_start = long.month AND g.value = long.growth
LEFT JOIN economies AS e ON e.code = slots.reporter;
