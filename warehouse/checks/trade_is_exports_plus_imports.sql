-- severity: error
-- why: Total trade is exports plus imports, of the same things, partners and days.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports of $56.6 bn and imports of $52.3 bn made trade of $118.9 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$52.3 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('r', '$118.9 bn', 'trade');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports of $56.6 bn and imports of $52.3 bn made trade of $109 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$52.3 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('r', '$109 bn', 'trade');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT t.number AS trade, e.number AS exports, i.number AS imports
FROM stated AS t
JOIN stated AS e USING (account, measure, unit)
JOIN stated AS i USING (account, measure, unit)
WHERE t.measure = 'level'
    AND t.metric = 'trade' AND e.metric = 'exports' AND i.metric = 'imports'
    AND t.item IS NOT DISTINCT FROM e.item AND t.item IS NOT DISTINCT FROM i.item
    AND t.partner IS NOT DISTINCT FROM e.partner AND t.partner IS NOT DISTINCT FROM i.partner
    -- A surplus "in trade" is no total of trade.
    AND t.low > greatest(e.high, i.high)
    AND apart(t.low, t.high, e.low + i.low, e.high + i.high);

-- Where the balance is off by as much, one of exports and imports is what fits neither: that is told once, of the balance.
DELETE FROM misfits WHERE trade IN (
    SELECT m.trade
    FROM misfits AS m
    JOIN stated AS t ON t.number = m.trade
    JOIN stated AS e ON e.number = m.exports
    JOIN stated AS i ON i.number = m.imports
    JOIN stated AS b ON b.account = t.account AND b.unit = t.unit AND b.measure = t.measure
    WHERE b.metric = 'trade_balance'
        AND b.item IS NOT DISTINCT FROM t.item AND b.partner IS NOT DISTINCT FROM t.partner
        AND abs(b.value) < greatest(e.value, i.value)
        AND apart(b.low, b.high, e.low - i.high, e.high - i.low)
        AND NOT (
            apart(t.low - e.high - i.high, t.high - e.low - i.low, b.low - e.high + i.low, b.high - e.low + i.high)
            AND apart(t.low - e.high - i.high, t.high - e.low - i.low, e.low - i.high - b.high, e.high - i.low - b.low)
        )
);

SELECT
    t.release_id,
    NULL AS other_release_id,
    series_key(t) AS subject,
    t.series_name || ' in ' || t.period_name || ' is printed as ' || t.printed
        || ', but exports of ' || e.printed || ' and imports of ' || i.printed || ' add up to '
        || interval_words(e.low + i.low, e.high + i.high, t.unit) || ': '
        || number_words(abs(e.value + i.value - t.value), t.unit) || ' apart.' AS message,
    e.printed || ' + ' || i.printed || ' = ' || number_words(e.value + i.value, t.unit) || ', not '
        || number_words(t.value, t.unit) AS working,
    [side('exports', e), side('imports', i), side('trade', t)] AS sides
FROM misfits
JOIN stated AS t ON t.number = misfits.trade
JOIN stated AS e ON e.number = misfits.exports
JOIN stated AS i ON i.number = misfits.imports;
