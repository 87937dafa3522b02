-- One row: the series in words, and how much is stated of it.
SELECT
    s.series_page AS page,
    s.series_name AS name,
    s.series_label AS label,
    s.reporter,
    s.metric,
    s.item,
    s.partner,
    s.scope,
    count(f.observation_id) AS facts,
    count(DISTINCT f.release_id) AS releases
FROM named_series AS s
LEFT JOIN facts AS f ON f.series_page = s.series_page
GROUP BY ALL
