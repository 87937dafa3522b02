-- The releases that came in since, in the order in which they are told: the newest first, and of many those that come first.
-- All else reads this, so it is made first, and so are the findings that were opened since and still are.
CREATE OR REPLACE TEMP TABLE news AS
SELECT
    releases.release_id, title, publisher, releases.reporter, known_on, source, releases.ordinal,
    coalesce(length(title) + 1, 0) + coalesce(length(subtitle) + 1, 0) AS body_start, period_start, period_end,
    row_number() OVER (ORDER BY known_on DESC NULLS LAST, source, releases.ordinal, releases.release_id) AS place
FROM releases
JOIN documents USING (document_id)
WHERE ingested_at > getvariable('since')
QUALIFY place <= getvariable('most');

CREATE OR REPLACE TEMP VIEW new_findings AS
SELECT * FROM findings
WHERE status = 'open' AND first_run_id NOT IN (SELECT run_id FROM runs WHERE finished_at <= getvariable('since'));
