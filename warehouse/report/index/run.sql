-- One row: the last run that brought something, what it brought, and all there is.
SELECT
    'index' AS page,
    l.number,
    strftime(l.started_at, '%-d %B %Y, %H:%M UTC') AS started,
    l.files_new,
    l.files_rejected,
    l.version,
    round(l.seconds, 1) AS seconds,
    strftime(l.before_at, '%-d %B %Y') AS before,
    (SELECT count(*) FROM named_releases WHERE run_id = l.run_id) AS new_releases,
    (SELECT count(*) FROM facts WHERE run_id = l.run_id) AS new_facts,
    (SELECT count(*) FROM mentions JOIN named_releases AS n USING (release_id) WHERE n.run_id = l.run_id) AS new_mentions,
    (SELECT count(DISTINCT finding_id) FROM sides WHERE first_run_id = l.run_id) AS new_findings,
    (SELECT count(DISTINCT finding_id) FROM sides WHERE first_run_id = l.run_id AND severity = 'error') AS new_errors,
    (SELECT count(*) FROM unexplained JOIN named_releases AS n USING (release_id) WHERE n.run_id = l.run_id) AS new_unexplained,
    (SELECT count(*) FROM named_releases) AS releases,
    (SELECT count(*) FROM documents WHERE status = 'loaded') AS documents,
    (SELECT count(DISTINCT finding_id) FROM sides) AS findings
FROM (SELECT 1) LEFT JOIN latest AS l ON true
