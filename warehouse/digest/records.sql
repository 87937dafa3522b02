-- Each record that a new release claims of a series, with the number of that series that stands nearest in its sentence.
SELECT
    records.release_id,
    series_words({
        'reporter_label': coalesce(whose.label, records.reporter),
        'metric': records.metric,
        'item_label': coalesce(what.label, replace(records.item, '_', ' ')),
        'partner_label': coalesce(whom.label, records.partner),
        'scope': releases.scope
    }) || ': "' || records.text || '"'
        || coalesce(' (' || substring(o.evidence, o.value_start - o.char_start + 1, o.value_end - o.value_start) || ', '
            || exact_words(o.value, o.unit) || ')', '') AS line
FROM records
JOIN news USING (release_id)
JOIN releases USING (release_id)
LEFT JOIN observations AS o
    ON o.release_id = records.release_id AND o.sentence = records.sentence AND o.metric = records.metric
    AND o.reporter = records.reporter AND o.item IS NOT DISTINCT FROM records.item
    AND o.partner IS NOT DISTINCT FROM records.partner AND o.measure IN ('level', 'growth', 'change')
LEFT JOIN economies AS whose ON whose.code = records.reporter
LEFT JOIN items AS what ON what.slug = records.item
LEFT JOIN economies AS whom ON whom.code = records.partner
WHERE records.reporter IS NOT NULL AND records.metric IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY records.release_id, records.char_start, records.metric, records.item, records.partner
    ORDER BY abs(o.value_start - records.char_start) NULLS LAST, o.observation_id
) = 1
ORDER BY place, records.char_start, records.item, records.partner;
