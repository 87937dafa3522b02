-- Every place where the release was seen, the first one first.
SELECT
    n.page,
    row_number() OVER (PARTITION BY a.release_id ORDER BY d.document_id <> n.document_id, d.source, a.ordinal) AS place,
    d.source,
    page_of(d.document_id) AS document_page,
    a.ordinal,
    format('{:,}', a.source_start) AS source_start,
    format('{:,}', a.source_end) AS source_end
FROM appearances AS a
JOIN named_releases AS n ON n.release_id = a.release_id
JOIN documents AS d ON d.document_id = a.document_id
