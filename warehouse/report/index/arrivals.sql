-- The releases that the last run brought, most facts first; at most 200 are named.
SELECT
    'index' AS page,
    row_number() OVER (ORDER BY coalesce(f.facts, 0) DESC, n.known_on DESC NULLS LAST, n.source, n.ordinal, n.page) AS place,
    n.page AS release_page,
    n.title,
    concat_ws(' · ', 'about ' || n.about, n.publisher) AS what,
    coalesce(f.facts, 0) AS facts,
    coalesce(d.findings, 0) AS findings
FROM named_releases AS n
JOIN latest ON latest.run_id = n.run_id
LEFT JOIN (SELECT release_id, count(*) AS facts FROM facts GROUP BY release_id) AS f ON f.release_id = n.release_id
LEFT JOIN (SELECT release_id, count(DISTINCT finding_id) AS findings FROM sides GROUP BY release_id) AS d
    ON d.release_id = n.release_id
QUALIFY place <= 200
