-- Each finding that was opened since and still is, the worst first.
SELECT
    release_id, finding_id, severity, "check", message, working,
    severity || ' ' || left(finding_id, 8) || ': ' || message AS line
FROM findings
WHERE status = 'open'
    AND first_run_id NOT IN (SELECT run_id FROM runs WHERE finished_at <= getvariable('since'))
ORDER BY list_position(['error', 'warning', 'info'], severity), "check", message, finding_id;
