-- The other reporters of whom series are known, with the pages of their totals.
SELECT
    'index' AS page,
    reporter_label,
    list({'page': series_page, 'label': series_label} ORDER BY series_label) AS totals
FROM named_series
WHERE item IS NULL AND partner IS NULL AND scope IS NULL AND reporter IS NOT NULL
    AND metric IN ('exports', 'imports', 'trade_balance')
    AND reporter IS DISTINCT FROM (SELECT any_value(reporter) FROM headline)
GROUP BY reporter_label
