-- All releases, the latest first, 200 a page.
WITH counted AS (
    SELECT
        n.*,
        row_number() OVER (ORDER BY n.known_on DESC NULLS LAST, n.source, n.ordinal, n.page) AS place,
        coalesce(f.facts, 0) AS facts,
        coalesce(d.findings, 0) AS findings
    FROM named_releases AS n
    LEFT JOIN (SELECT release_id, count(*) AS facts FROM facts GROUP BY release_id) AS f ON f.release_id = n.release_id
    LEFT JOIN (SELECT release_id, count(DISTINCT finding_id) AS findings FROM sides GROUP BY release_id) AS d
        ON d.release_id = n.release_id
)
SELECT
    'releases' || CASE WHEN place > 200 THEN '-' || ((place - 1) // 200 + 1) ELSE '' END AS page,
    place,
    page AS release_page,
    title,
    about,
    about_end,
    published,
    published_on,
    publisher,
    source,
    facts,
    findings,
    max((place - 1) // 200 + 1) OVER () AS pages,
    count(*) OVER () AS total
FROM counted
