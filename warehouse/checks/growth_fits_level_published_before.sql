-- severity: info
-- why: The level of a year earlier that a growth or change implies is one that a release has published, or was revised; by more than a tenth is a warning.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $55.1 bn.', published := DATE '2023-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose 3.1% to $56.56 bn.');
-- INSERT INTO observations BY NAME FROM read('a', '$55.1 bn', 'exports', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME FROM read('b', '3.1%', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$56.56 bn', 'exports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $54.9 bn.', published := DATE '2023-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports rose 3.1% to $56.56 bn.');
-- INSERT INTO observations BY NAME FROM read('a', '$54.9 bn', 'exports', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME FROM read('b', '3.1%', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$56.56 bn', 'exports');
CREATE OR REPLACE TEMP TABLE misfits AS
WITH published AS (
    -- Of each period all that releases print: one value that fits is enough, and what lies between two was revised.
    SELECT series, unit, period_start, period_end, min(low) AS low, max(high) AS high
    FROM stated
    WHERE measure = 'level'
    GROUP BY series, unit, period_start, period_end
),
moved AS (
    SELECT
        l.number AS level, m.number AS move, m.base_account, m.series, l.unit,
        base_start(m.period_start, m.basis) AS period_start,
        base_end(m.period_end, m.basis) AS period_end,
        CASE m.measure WHEN 'growth' THEN base_of(l.low, m.high) ELSE l.low - m.high END AS low,
        CASE m.measure WHEN 'growth' THEN base_of(l.high, m.low) ELSE l.high - m.low END AS high
    FROM stated AS m
    JOIN stated AS l USING (account, series)
    WHERE l.measure = 'level' AND l.low > 0 AND l.metric <> 'trade_balance'
        AND m.basis = 'yoy'
        AND ((m.measure = 'growth' AND m.unit = 'percent' AND m.low > -100) OR (m.measure = 'change' AND m.unit = l.unit))
)
SELECT m.* EXCLUDE (base_account)
FROM moved AS m
JOIN published AS p USING (series, unit, period_start, period_end)
WHERE apart(m.low, m.high, p.low, p.high)
    -- What the release itself says of that period is another check's.
    AND NOT EXISTS (
        SELECT 1 FROM stated AS own
        WHERE own.account = m.base_account AND own.series = m.series AND own.measure = 'level' AND own.unit = m.unit
    );

SELECT
    CASE WHEN beyond_revision((misfits.low + misfits.high) / 2, b.value, l.unit) THEN 'warning' END AS severity,
    l.release_id,
    b.release_id AS other_release_id,
    series_key(l) || '|' || m.measure AS subject,
    l.series_name || ' in ' || b.period_name || ' are printed as ' || b.printed
        || ', but ' || l.printed || ' a year later with a ' || m.measure || ' of ' || signed(m) || ' implies '
        || interval_words(misfits.low, misfits.high, l.unit) || ': '
        || number_words(greatest(misfits.low - b.high, b.low - misfits.high), l.unit)
        || ' apart beyond rounding; on ' || b.printed || ' the growth would be '
        || interval_words(growth_of(l.low, b.high), growth_of(l.high, b.low), 'percent') || '.' AS message,
    CASE m.measure
        WHEN 'growth' THEN l.printed || ' / (1 + ' || signed(m) || ')'
        ELSE l.printed || ' - ' || signed(m)
    END || ' = ' || interval_words(misfits.low, misfits.high, l.unit) || ', not ' || b.printed AS working,
    [
        side('base as printed', b), side('level', l), side(m.measure, m),
        implied('base as implied', m, (misfits.low + misfits.high) / 2, l.unit)
    ] AS sides
FROM misfits
JOIN stated AS m ON m.number = misfits.move
JOIN stated AS l ON l.number = misfits.level
JOIN stated AS b
    ON b.series = misfits.series AND b.measure = 'level' AND b.unit = misfits.unit
    AND b.period_start = misfits.period_start AND b.period_end = misfits.period_end
-- What differs by more is hardly the same series.
WHERE (misfits.low + misfits.high) / 2 / b.value BETWEEN 0.5 AND 2
QUALIFY row_number() OVER (
    PARTITION BY misfits.move ORDER BY b.known_on DESC NULLS LAST, b.ordinal DESC, b.release_id
) = 1;
