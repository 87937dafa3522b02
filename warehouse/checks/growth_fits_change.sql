-- severity: error
-- why: A level and its change say what it grew from, and so by how many percent.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were $56.56 bn, up 3.1%. They increased by $1.44 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.56 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '3.1%', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$1.44 bn', 'exports', measured := 'change', compared := 'yoy');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were $56.56 bn, up 2.6%. They increased by $1.44 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$56.56 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '2.6%', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '$1.44 bn', 'exports', measured := 'change', compared := 'yoy');
-- INSERT INTO releases BY NAME FROM told('s', 'Imports were $49.6 bn, down 0.9%. They fell by $0.2 bn on the month.');
-- INSERT INTO observations BY NAME FROM read('s', '$49.6 bn', 'imports');
-- INSERT INTO observations BY NAME FROM read('s', '0.9%', 'imports', sign := -1);
-- INSERT INTO observations BY NAME
-- FROM read('s', '$0.2 bn', 'imports', measured := 'change', compared := 'mom', sign := -1);
CREATE OR REPLACE TEMP TABLE misfits AS
WITH compared AS (
    SELECT
        l.number AS level,
        c.number AS change,
        g.number AS growth,
        g.low AS growth_low,
        g.high AS growth_high,
        [
            growth_of(l.low, l.low - c.low), growth_of(l.low, l.low - c.high),
            growth_of(l.high, l.high - c.low), growth_of(l.high, l.high - c.high)
        ] AS growths,
        [
            l.low - base_of(l.low, g.low), l.low - base_of(l.low, g.high),
            l.high - base_of(l.high, g.low), l.high - base_of(l.high, g.high)
        ] AS changes
    FROM stated AS l
    JOIN stated AS c USING (account, series, unit)
    JOIN stated AS g USING (account, series)
    WHERE l.measure = 'level' AND c.measure = 'change' AND g.measure = 'growth'
        AND g.unit = 'percent'
        AND c.basis = g.basis
        AND l.metric <> 'trade_balance'
        AND l.low > 0 AND l.low > c.high AND g.low > -100
)
SELECT *
FROM compared
WHERE apart(growth_low, growth_high, list_min(growths), list_max(growths));

-- Where the base is printed, growth and change are each held against it.
DELETE FROM misfits WHERE change IN (
    SELECT c.number
    FROM misfits AS m
    JOIN stated AS c ON c.number = m.change
    JOIN stated AS b ON b.account = c.base_account AND b.series = c.series AND b.unit = c.unit
    WHERE b.measure = 'level'
);

SELECT
    l.release_id,
    NULL AS other_release_id,
    series_key(l) || '|' || g.basis AS subject,
    l.series_name || ' in ' || l.period_name || ' are printed as ' || l.printed
        || ' with a growth of ' || signed(g) || ' and a change of ' || signed(c) || ' ' || basis_words(g.basis)
        || ', but that change makes ' || interval_words(list_min(growths), list_max(growths), 'percent') || ': '
        || number_words(abs(growth_of(l.value, l.value - c.value) - g.value), 'pp') || ' apart; ' || signed(g)
        || ' would fit a change of ' || interval_words(list_min(changes), list_max(changes), l.unit) || '.' AS message,
    c.printed || ' / (' || l.printed || ' - ' || c.printed || ') = '
        || number_words(growth_of(l.value, l.value - c.value), 'percent') || ', not '
        || number_words(g.value, 'percent') AS working,
    [side('level', l), side('growth', g), side('change', c)] AS sides
FROM misfits
JOIN stated AS l ON l.number = misfits.level
JOIN stated AS g ON g.number = misfits.growth
JOIN stated AS c ON c.number = misfits.change;
