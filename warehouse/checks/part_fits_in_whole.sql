-- severity: error
-- why: What goes to one partner, or is of one product, is part of the total.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r',
--     'Imports were $52.28 bn. Exports were $56.6 bn. Exports to China were $105.2 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$105.2 bn', 'exports', whom := 'CN');
-- INSERT INTO observations BY NAME FROM read('r', '$52.28 bn', 'imports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r',
--     'Imports were $52.28 bn. Exports were $56.6 bn. Exports of goods were $56.64 bn, of chips $10 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$52.28 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$56.64 bn', 'exports', which := 'goods');
-- INSERT INTO observations BY NAME FROM read('r', '$10 bn', 'exports', which := 'semiconductors');
-- INSERT INTO releases BY NAME FROM told('s', 'Outbound shipments made $8.64 bn. Cosmetics exports came to $9.87 bn.');
-- INSERT INTO observations BY NAME FROM read('s', '$8.64 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('s', '$9.87 bn', 'exports', which := 'cosmetics');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT p.number AS part, w.number AS whole
FROM stated AS p
JOIN wholes AS w USING (account, metric, unit)
LEFT JOIN items AS kind ON kind.slug = p.item
WHERE p.measure = 'level'
    AND p.low > w.high
    AND p.series <> w.series
    -- Services and goods may each stand beside a total that is of the other alone.
    AND p.item IS DISTINCT FROM 'goods' AND p.item IS DISTINCT FROM 'services'
    AND kind.parent IS DISTINCT FROM 'services'
-- Where several parts are above it, it is rather the whole that is not one.
QUALIFY count(*) OVER (PARTITION BY w.number) = 1 AND count(*) OVER (PARTITION BY p.number) = 1;

SELECT
    p.release_id,
    NULL AS other_release_id,
    series_key(p) AS subject,
    p.series_name || ' in ' || p.period_name || ' ' || verb_words(p) || ' printed as ' || p.printed
        || ', but all ' || w.metric || ' as ' || w.printed || ': the part is '
        || number_words(p.value - w.value, p.unit) || ' above its whole.' AS message,
    p.printed || ' - ' || w.printed || ' = ' || number_words(p.value - w.value, p.unit) || ' > 0' AS working,
    [side('part', p), side('whole', w)] AS sides
FROM misfits
JOIN stated AS p ON p.number = misfits.part
JOIN stated AS w ON w.number = misfits.whole;
