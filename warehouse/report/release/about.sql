-- One row: what is known of the release, its first place, and its neighbours in that document.
WITH neighbours AS (
    SELECT
        a.release_id,
        a.document_id,
        a.ordinal,
        lag(n.page) OVER in_order AS previous_page,
        lag(n.title) OVER in_order AS previous_title,
        lead(n.page) OVER in_order AS next_page,
        lead(n.title) OVER in_order AS next_title
    FROM appearances AS a
    JOIN named_releases AS n ON n.release_id = a.release_id
    WINDOW in_order AS (PARTITION BY a.document_id ORDER BY a.ordinal)
    QUALIFY n.document_id = a.document_id AND n.ordinal = a.ordinal
)
SELECT
    n.page,
    r.release_id,
    n.title,
    CASE WHEN r.title IS NOT NULL AND starts_with(r.text, r.title) THEN length(r.title) ELSE 0 END AS title_end,
    r.text,
    n.publisher,
    n.published,
    concat_ws(', ', whose.label || ' (' || r.reporter || ')', n.about) AS reports_on,
    r.scope,
    coalesce(r.language, 'en') AS language,
    b.previous_page,
    b.previous_title,
    b.next_page,
    b.next_title
FROM releases AS r
JOIN named_releases AS n ON n.release_id = r.release_id
LEFT JOIN neighbours AS b ON b.release_id = r.release_id
LEFT JOIN economies AS whose ON whose.code = r.reporter
