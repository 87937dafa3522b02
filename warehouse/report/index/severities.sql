-- How many open findings there are of each severity.
SELECT 'index' AS page, min(rank) AS place, severity, count(DISTINCT finding_id) AS findings
FROM sides
GROUP BY severity
