-- severity: error
-- why: Two levels say by how much the one is above the other.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports rose by $4.4 bn, from $50.2 bn a year earlier to $56.6 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$4.4 bn', 'exports', measured := 'change', compared := 'yoy');
-- INSERT INTO observations BY NAME FROM read('r', '$50.2 bn', 'exports', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports rose by $6.5 bn, from $50.2 bn a year earlier to $56.6 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$6.5 bn', 'exports', measured := 'change', compared := 'yoy');
-- INSERT INTO observations BY NAME FROM read('r', '$50.2 bn', 'exports', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME FROM read('r', '$56.6 bn', 'exports');
CREATE OR REPLACE TEMP TABLE misfits AS
WITH changed AS MATERIALIZED (
    SELECT c.number AS change, c.low AS change_low, c.high AS change_high, l.number AS level, l.low, l.high, c.metric, c.unit, c.series, c.base_account
    FROM stated AS c
    JOIN stated AS l USING (account, series, unit)
    WHERE c.measure = 'change' AND l.measure = 'level'
)
SELECT c.change, c.level, b.number AS base
FROM changed AS c
JOIN stated AS b ON b.account = c.base_account AND b.series = c.series AND b.unit = c.unit
WHERE b.measure = 'level'
    AND apart(c.change_low, c.change_high, c.low - b.high, c.high - b.low)
    -- A deficit that grows may be told as a change upwards.
    AND (c.metric <> 'trade_balance' OR apart(c.change_low, c.change_high, b.low - c.high, b.high - c.low));

-- Levels that no growth beside the change fits either are told of once, with the growth.
DELETE FROM misfits WHERE change IN (
    SELECT m.change
    FROM misfits AS m
    JOIN stated AS c ON c.number = m.change
    JOIN stated AS l ON l.number = m.level
    JOIN stated AS b ON b.number = m.base
    JOIN stated AS g ON g.account = c.account AND g.series = c.series AND g.basis = c.basis
    WHERE g.measure = 'growth' AND g.unit = 'percent' AND l.metric <> 'trade_balance' AND l.low > 0 AND b.low > 0
        AND apart(g.low, g.high, growth_of(l.low, b.high), growth_of(l.high, b.low))
);

SELECT
    l.release_id,
    NULL AS other_release_id,
    series_key(l) || '|' || c.basis AS subject,
    l.series_name || ' in ' || l.period_name || ' ' || verb_words(l) || ' printed as ' || signed(l)
        || ' with a change of ' || signed(c) || ', but from the ' || signed(b) || ' of '
        || b.period_name || ' the change is '
        || interval_words(l.low - b.high, l.high - b.low, l.unit) || ': '
        || number_words(abs(l.value - b.value - c.value), l.unit) || ' apart.' AS message,
    signed(l) || ' - ' || signed(b) || ' = ' || number_words(l.value - b.value, l.unit) || ', not '
        || number_words(c.value, c.unit) AS working,
    [side('level', l), side('change', c), side('base', b)] AS sides
FROM misfits
JOIN stated AS c ON c.number = misfits.change
JOIN stated AS l ON l.number = misfits.level
JOIN stated AS b ON b.number = misfits.base;
