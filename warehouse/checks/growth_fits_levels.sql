-- severity: error
-- why: Two levels say by how many percent the one is above the other.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports rose 3.1% to $56.6 bn from $50.2 bn a year earlier.');
-- INSERT INTO observations BY NAME FROM read('r', '3.1%', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$50.2 bn', 'exports', since := DATE '2023-03-01');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports rose 12.7% to $56.6 bn from $50.2 bn a year earlier.');
-- INSERT INTO observations BY NAME FROM read('r', '12.7%', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$50.2 bn', 'exports', since := DATE '2023-03-01');
CREATE OR REPLACE TEMP TABLE misfits AS
WITH grown AS MATERIALIZED (
    SELECT g.number AS growth, g.low AS growth_low, g.high AS growth_high, l.number AS level, l.low, l.high, l.unit, g.series, g.base_account
    FROM stated AS g
    JOIN stated AS l USING (account, series)
    WHERE g.measure = 'growth' AND g.unit = 'percent' AND g.metric <> 'trade_balance' AND g.low > -100 AND l.measure = 'level'
)
SELECT g.growth, g.level, b.number AS base
FROM grown AS g
JOIN stated AS b ON b.account = g.base_account AND b.series = g.series AND b.unit = g.unit
WHERE b.measure = 'level' AND b.low > 0
    AND apart(g.growth_low, g.growth_high, growth_of(g.low, b.high), growth_of(g.high, b.low));

SELECT
    l.release_id,
    NULL AS other_release_id,
    series_key(l) || '|' || g.basis AS subject,
    l.series_name || ' in ' || l.period_name || ' are printed as ' || l.printed
        || ' and with a growth of ' || signed(g) || ', but from the ' || b.printed || ' of '
        || b.period_name || ' the growth is '
        || interval_words(growth_of(l.low, b.high), growth_of(l.high, b.low), 'percent') || ': '
        || number_words(abs(growth_of(l.value, b.value) - g.value), 'pp') || ' apart; ' || signed(g)
        || ' would fit a base of '
        || interval_words(base_of(l.low, g.high), base_of(l.high, g.low), l.unit) || '.' AS message,
    l.printed || ' / ' || b.printed || ' - 1 = ' || number_words(growth_of(l.value, b.value), 'percent') || ', not '
        || number_words(g.value, 'percent') AS working,
    [side('level', l), side('growth', g), side('base', b)] AS sides
FROM misfits
JOIN stated AS g ON g.number = misfits.growth
JOIN stated AS l ON l.number = misfits.level
JOIN stated AS b ON b.number = misfits.base;
