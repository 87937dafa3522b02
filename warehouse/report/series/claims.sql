-- Every run and every record that releases claim of it.
SELECT
    c.series_page AS page,
    'streak' AS kind,
    c.page AS release_page,
    c.label,
    c.sentence,
    c.text,
    l.claimed || coalesce(', ' || l.period, '') AS claim,
    concat_ws(' ', l.state, l.state_words) || '; numbers: ' || l.read_words AS known
FROM claims AS c
JOIN ledger AS l ON l.streak_id = c.streak_id
UNION ALL BY NAME
SELECT
    series_page_of(r.reporter, r.metric, r.item, r.partner, n.scope) AS page,
    'record' AS kind,
    t.page AS release_page,
    t.label,
    r.sentence,
    r.text,
    concat_ws(', ', replace(r.kind, '_', ' '), 'rank ' || CASE WHEN r.rank > 1 THEN r.rank END,
        'in ' || r.window_length || ' ' || r.window_unit || 's', 'since ' || strftime(r.since, '%b %Y')) AS claim,
    NULL AS known
FROM records AS r
JOIN releases AS n ON n.release_id = r.release_id
JOIN named_releases AS t ON t.release_id = r.release_id
