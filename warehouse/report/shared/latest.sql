-- The last run that brought something, and the one before it: what is new is new since that one. A run that found
-- nothing new changes no page.
CREATE OR REPLACE TEMP TABLE latest AS
SELECT
    *,
    row_number() OVER in_order AS number,
    lag(started_at) OVER in_order AS before_at
FROM runs
WHERE files_new > 0
WINDOW in_order AS (ORDER BY started_at, run_id)
ORDER BY number DESC
LIMIT 1;
