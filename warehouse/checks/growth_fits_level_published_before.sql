-- severity: warning
-- why: The level of a year earlier that a growth or change implies is one that a release has published, or was revised.
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
WITH moved AS (
    SELECT
        l AS level,
        m AS move,
        base_start(m.period_start, m.basis) AS base_start,
        base_end(m.period_end, m.basis) AS base_end,
        CASE m.measure WHEN 'growth' THEN base_of(l.low, m.high) ELSE l.low - m.high END AS low,
        CASE m.measure WHEN 'growth' THEN base_of(l.high, m.low) ELSE l.high - m.low END AS high
    FROM stated AS m
    JOIN stated AS l USING (release_id, series, period_start, period_end)
    WHERE l.measure = 'level' AND l.low > 0 AND l.metric <> 'trade_balance'
        AND m.basis = 'yoy'
        AND ((m.measure = 'growth' AND m.unit = 'percent' AND m.low > -100) OR (m.measure = 'change' AND m.unit = l.unit))
),
against AS (
    SELECT
        moved.*,
        b AS base,
        -- One published value that fits is enough: the others were revised.
        bool_or(NOT apart(moved.low, moved.high, b.low, b.high)) OVER claims AS fits,
        row_number() OVER (claims ORDER BY b.known_on DESC NULLS LAST, b.ordinal DESC, b.release_id) AS number
    FROM moved
    JOIN stated AS b
        ON b.series = moved.level.series AND b.measure = 'level' AND b.unit = moved.level.unit
        AND b.period_start = moved.base_start AND b.period_end = moved.base_end
        AND b.release_id <> moved.level.release_id
    WINDOW claims AS (PARTITION BY moved.move.observation_id)
)
SELECT
    level.release_id,
    base.release_id AS other_release_id,
    series_key(level) || '|' || move.measure AS subject,
    level.series_name || ' in ' || base.period_name || ' are printed as ' || base.printed
        || ', but ' || level.printed || ' a year later with a ' || move.measure || ' of ' || signed(move) || ' implies '
        || interval_words(low, high, level.unit) || ': ' || number_words(greatest(low - base.high, base.low - high), level.unit)
        || ' apart after rounding; on ' || base.printed || ' the growth would be '
        || interval_words(growth_of(level.low, base.high), growth_of(level.high, base.low), 'percent') || '.' AS message,
    CASE move.measure
        WHEN 'growth' THEN level.printed || ' / (1 + ' || signed(move) || ')'
        ELSE level.printed || ' - ' || signed(move)
    END || ' = ' || interval_words(low, high, level.unit) || ', not ' || base.printed AS working,
    [side('base as printed', base), side('level', level), side(move.measure, move), implied('base as implied', move, (low + high) / 2, level.unit)]
        AS sides
FROM against
-- What differs by more is hardly the same series.
WHERE number = 1 AND NOT fits AND (low + high) / 2 / base.value BETWEEN 0.5 AND 2;
