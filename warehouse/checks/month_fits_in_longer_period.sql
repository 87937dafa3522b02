-- severity: error
-- why: What was traded in a month or a quarter cannot be more than what was traded in a longer period around it.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were $56.6 bn in March and $51.2 bn in the first quarter.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$51.2 bn', 'exports', since := DATE '2024-01-01', until := DATE '2024-03-31');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were $56.6 bn in March and $163.7 bn in the first quarter.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$163.7 bn', 'exports', since := DATE '2024-01-01', until := DATE '2024-03-31');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT p.number AS part, w.number AS whole
FROM stated AS p
JOIN stated AS w ON w.release_id = p.release_id AND w.series = p.series AND w.unit = p.unit
WHERE p.measure = 'level' AND w.measure = 'level'
    AND p.metric IN ('exports', 'imports', 'trade')
    AND p.grain IN ('month', 'quarter')
    AND w.period_start <= p.period_start AND w.period_end >= p.period_end
    -- A few days more than a month are a month that was counted otherwise.
    AND datediff('day', w.period_start, w.period_end) > 1.5 * datediff('day', p.period_start, p.period_end)
    AND w.low > 0 AND p.low > w.high
-- Of several that do not fit one was read wrongly.
QUALIFY count(*) OVER (PARTITION BY w.number) = 1 AND count(*) OVER (PARTITION BY p.number) = 1;

SELECT
    p.release_id,
    NULL AS other_release_id,
    series_key(p) || '|' || w.period_start || '|' || w.period_end AS subject,
    p.series_name || ' in ' || p.period_name || ' ' || verb_words(p) || ' printed as ' || p.printed
        || ', but in the whole of ' || w.period_name || ' as ' || w.printed || ': the part is '
        || number_words(p.value - w.value, p.unit) || ' above its whole.' AS message,
    p.printed || ' - ' || w.printed || ' = ' || number_words(p.value - w.value, p.unit) || ' > 0' AS working,
    [side('part', p), side('whole', w)] AS sides
FROM misfits
JOIN stated AS p ON p.number = misfits.part
JOIN stated AS w ON w.number = misfits.whole;
