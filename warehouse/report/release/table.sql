-- The facts as a table to download.
SELECT n.page, o.* EXCLUDE (run_id)
FROM observations AS o
JOIN named_releases AS n ON n.release_id = o.release_id
