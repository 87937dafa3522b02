-- Each release as pages name it. `label` is short, for links: what it reports on, else when it was published.
CREATE OR REPLACE TEMP TABLE named_releases AS
SELECT
    r.release_id,
    page_of(r.release_id) AS page,
    coalesce(
        nullif(trim(regexp_replace(r.title, '\s+', ' ', 'g')), ''),
        nullif(left(trim(regexp_replace(left(r.text, 400), '\s+', ' ', 'g')), 100), ''),
        'Without a title'
    ) AS title,
    coalesce(period_label(r.period_start, r.period_end), strftime(r.published_on, '%-d %b %Y'), 'undated') || ' release' AS label,
    period_label(r.period_start, r.period_end) AS about,
    strftime(r.published_on, '%-d %B %Y') AS published,
    CAST(r.published_on AS VARCHAR) AS published_on,
    CAST(r.period_end AS VARCHAR) AS about_end,
    r.publisher,
    r.known_on,
    d.document_id,
    page_of(d.document_id) AS document_page,
    d.source,
    d.run_id,
    r.ordinal
FROM releases AS r
LEFT JOIN documents AS d ON d.document_id = r.document_id;
