-- Each new finding, the worst first, and of many those that come first.
SELECT
    release_id, finding_id, severity, "check", message, working,
    severity || ' ' || left(finding_id, 8) || ': ' || message AS line
FROM new_findings
ORDER BY list_position(['error', 'warning', 'info'], severity), "check", message, finding_id
LIMIT getvariable('most');
