-- The open findings, errors first, at most 40: each with the sentences it rests on, and in each the numbers.
WITH chosen AS (
    SELECT
        finding_id,
        row_number() OVER (ORDER BY min(rank), max(n.known_on) DESC NULLS LAST, min(short_id)) AS place,
        any_value(short_id) AS short_id,
        any_value("check") AS "check",
        any_value(severity) AS severity,
        any_value(message) AS message,
        any_value(working) AS working
    FROM (SELECT * EXCLUDE (place) FROM sides) AS s
    JOIN named_releases AS n ON n.release_id = s.release_id
    GROUP BY finding_id
    QUALIFY place <= 40
),
quotes AS (
    SELECT
        s.finding_id,
        s.page,
        s.label,
        s.sentence,
        any_value(t.text) AS text,
        min(s.place) AS place,
        list({'words': s.words, 'label': s.side_label, 'is_implied': s.is_implied} ORDER BY s.place) AS numbers,
        list_sort(list(DISTINCT {'start': s.char_start - t.char_start, 'end': s.char_end - t.char_start})) AS spans
    FROM sides AS s
    JOIN sentences AS t ON t.release_id = s.release_id AND t.sentence = s.sentence
    WHERE s.finding_id IN (SELECT finding_id FROM chosen)
    GROUP BY s.finding_id, s.page, s.label, s.sentence, t.char_start
)
SELECT
    'index' AS page,
    c.place,
    c.short_id,
    c."check",
    c.severity,
    c.message,
    c.working,
    k.why,
    list({
        'page': q.page, 'label': q.label, 'sentence': q.sentence, 'text': q.text, 'numbers': q.numbers, 'spans': q.spans
    } ORDER BY q.place) AS quotes
FROM chosen AS c
JOIN quotes AS q ON q.finding_id = c.finding_id
LEFT JOIN checks AS k ON k.name = c."check"
GROUP BY ALL
