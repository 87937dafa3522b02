-- severity: error
-- why: The trade balance is exports less imports, of the same things, partners and days.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were $56.56 bn and imports $52.28 bn, a surplus of $4.38 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.56 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$52.28 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('r', '$4.38 bn', 'trade_balance');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were $49.62 bn and imports $52.23 bn, a deficit of $2.62 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$49.62 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$52.23 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('r', '$2.62 bn', 'trade_balance', sign := -1);
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT b.number AS balance, e.number AS exports, i.number AS imports
FROM stated AS b
JOIN stated AS e USING (account, measure, unit)
JOIN stated AS i USING (account, measure, unit)
WHERE b.measure = 'level'
    AND b.metric = 'trade_balance' AND e.metric = 'exports' AND i.metric = 'imports'
    AND b.item IS NOT DISTINCT FROM e.item AND b.item IS NOT DISTINCT FROM i.item
    AND b.partner IS NOT DISTINCT FROM e.partner AND b.partner IS NOT DISTINCT FROM i.partner
    -- What is larger than both is no balance of them.
    AND abs(b.value) < greatest(e.value, i.value)
    AND apart(b.low, b.high, e.low - i.high, e.high - i.low);

SELECT
    b.release_id,
    NULL AS other_release_id,
    series_key(b) AS subject,
    b.series_name || ' in ' || b.period_name || ' is printed as ' || signed(b)
        || ', but exports of ' || e.printed || ' less imports of ' || i.printed || ' are '
        || interval_words(e.low - i.high, e.high - i.low, b.unit) || ': '
        || number_words(abs((e.value - i.value) - b.value), b.unit) || ' apart.' AS message,
    e.printed || ' - ' || i.printed || ' = ' || number_words(e.value - i.value, b.unit) || ', not '
        || number_words(b.value, b.unit) AS working,
    [side('exports', e), side('imports', i), side('balance', b)] AS sides
FROM misfits
JOIN stated AS b ON b.number = misfits.balance
JOIN stated AS e ON e.number = misfits.exports
JOIN stated AS i ON i.number = misfits.imports;
