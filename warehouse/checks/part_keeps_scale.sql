-- severity: warning
-- why: A product that a release singles out is hardly less than a ten-thousandth of the total: a unit may have slipped.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r',
--     'Imports were $52.28 bn. Exports were $49.62 bn. Semiconductor exports fell to $638,000.');
-- INSERT INTO observations BY NAME FROM read('r', '$49.62 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$638,000', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('r', '$52.28 bn', 'imports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r',
--     'Imports were $52.28 bn. Exports were $49.62 bn. Exports of seaweed were $72 m.');
-- INSERT INTO observations BY NAME FROM read('r', '$52.28 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('r', '$49.62 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$72 m', 'exports', which := 'seaweed');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT p.number AS part, w.number AS whole
FROM stated AS p
JOIN wholes AS w USING (account, metric, unit)
WHERE p.measure = 'level'
    AND p.item IS NOT NULL AND p.partner IS NULL
    AND p.low > 0
    AND p.high < w.low / 10000;

SELECT
    p.release_id,
    NULL AS other_release_id,
    series_key(p) AS subject,
    p.series_name || ' in ' || p.period_name || ' are printed as ' || p.printed || ', which is '
        || 'one part in ' || format('{:,}', CAST(round(w.value / p.value) AS BIGINT)) || ' of all ' || w.metric
        || ' (' || w.printed || '); a ten-thousandth would be ' || number_words(w.value / 10000, w.unit) || '.' AS message,
    p.printed || ' / ' || w.printed || ' = 1 / ' || format('{:,}', CAST(round(w.value / p.value) AS BIGINT)) AS working,
    [side('part', p), side('whole', w)] AS sides
FROM misfits
JOIN stated AS p ON p.number = misfits.part
JOIN stated AS w ON w.number = misfits.whole;
