-- Each observation with the words that pages show: its series, its period, its value as precise as it was printed, and
-- a line to cite it by.
CREATE OR REPLACE TEMP TABLE facts AS
SELECT
    o.observation_id,
    o.release_id,
    n.page,
    n.label,
    n.title,
    n.known_on,
    n.ordinal,
    o.sentence,
    o.char_start,
    o.value_start,
    o.value_end,
    o.run_id,
    s.series_page,
    s.series_label,
    s.series_name,
    s.reporter_label,
    s.item_label,
    s.partner_label,
    o.reporter,
    o.scope,
    o.metric,
    o.item,
    o.partner,
    o.measure,
    o.unit,
    o.basis,
    o.adjustment,
    o.status,
    o.qualifier,
    o.period_start,
    o.period_end,
    coalesce(period_label(o.period_start, o.period_end), 'no period') AS period,
    o.value,
    coalesce(CASE o.qualifier WHEN 'approx' THEN 'about ' ELSE o.qualifier || ' ' END, '')
    || coalesce(value_words(o.value, o.half_unit, o.unit, o.measure), 'no value') AS words,
    substring(r.text, o.value_start + 1, o.value_end - o.value_start) AS printed,
    coalesce(o.is_suspect, false) AS is_suspect,
    v.vintage,
    v.vintages,
    v.is_revised,
    concat_ws(
        ', ', nullif(n.publisher, ''), '“' || n.title || '”',
        coalesce('published ' || n.published, 'about ' || n.about), 'sentence ' || (o.sentence + 1)
    )
    || ': ' || s.series_name || coalesce(', ' || period_label(o.period_start, o.period_end), '')
    || CASE WHEN o.measure IN ('level', 'rank') THEN '' ELSE ', ' || o.measure || coalesce(' ' || basis_words(o.basis), '') END
    || ': ' || coalesce(value_words(o.value, o.half_unit, o.unit, o.measure), 'no value')
    || '. ' || concat_ws(', ', n.source, 'characters ' || o.source_start || ' to ' || o.source_end)
    || '. Release ' || left(o.release_id, 16) || ', fact ' || left(o.observation_id, 16) || '.' AS citation
FROM observations AS o
JOIN releases AS r ON r.release_id = o.release_id
JOIN named_releases AS n ON n.release_id = o.release_id
JOIN named_series AS s
    ON s.reporter IS NOT DISTINCT FROM o.reporter
    AND s.scope IS NOT DISTINCT FROM o.scope
    AND s.metric IS NOT DISTINCT FROM o.metric
    AND s.item IS NOT DISTINCT FROM o.item
    AND s.partner IS NOT DISTINCT FROM o.partner
LEFT JOIN vintages AS v ON v.observation_id = o.observation_id AND v.release_id = o.release_id;
