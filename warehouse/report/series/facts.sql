-- Every value that a release states of it: measure by measure, period by period, in order of publication.
SELECT
    series_page AS page,
    row_number() OVER (
        PARTITION BY series_page
        ORDER BY list_position(['level', 'growth', 'change', 'share', 'multiple', 'rank'], measure), unit, basis, adjustment,
            period_start NULLS LAST, period_end, known_on NULLS FIRST, ordinal, release_id, value_start, observation_id
    ) AS place,
    observation_id,
    concat_ws(', ', upper(left(measure, 1)) || substring(measure, 2), unit, basis_words(basis), adjustment) AS section,
    period,
    words,
    CASE status WHEN 'actual' THEN NULL ELSE status END AS status,
    vintage,
    vintages,
    coalesce(is_revised, false) AS is_revised,
    is_suspect,
    strftime(known_on, '%-d %b %Y') AS known_on,
    page AS release_page,
    label,
    title,
    sentence,
    citation
FROM facts
