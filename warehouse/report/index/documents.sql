-- Coverage, the documents of the last run first, at most 100, with the sums of all.
SELECT
    'index' AS page,
    row_number() OVER (ORDER BY d.run_id IS DISTINCT FROM (SELECT run_id FROM latest), c.source, c.document_id) AS place,
    c.source,
    CASE WHEN c.status = 'loaded' THEN page_of(c.document_id) END AS document_page,
    format('{:,}', d.bytes) || ' bytes, ' || c.status AS what,
    d.error,
    c.* EXCLUDE (document_id, source, status),
    CASE WHEN c.numbers > 0 THEN 100 * (c.numbers - c.unexplained) // c.numbers ELSE 100 END AS explained
FROM coverage AS c
JOIN documents AS d ON d.document_id = c.document_id
QUALIFY place <= 100
