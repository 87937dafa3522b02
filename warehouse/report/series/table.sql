-- The values as a table to download.
SELECT
    series_page AS page,
    reporter, scope, metric, item, partner, measure, unit, basis, adjustment, period_start, period_end, value, qualifier,
    status, is_suspect, vintage, known_on, observation_id, release_id, sentence, value_start, value_end, title, printed
FROM facts
