-- Documents as they were read, with the places of their releases.
SELECT
    page_of(d.document_id) AS page,
    d.source,
    d.text,
    (
        SELECT list({'page': n.page, 'title': n.title, 'ordinal': a.ordinal, 'start': a.source_start, 'end': a.source_end} ORDER BY a.ordinal)
        FROM appearances AS a
        JOIN named_releases AS n ON n.release_id = a.release_id
        WHERE a.document_id = d.document_id
    ) AS releases
FROM documents AS d
WHERE d.text IS NOT NULL AND d.status = 'loaded'
