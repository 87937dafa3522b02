-- severity: error
-- why: A headline may round what the text below says, but not say something else; one that cuts it off is a warning.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were up 7.8% in March.', headline := 'Exports rise by 7%');
-- INSERT INTO observations BY NAME FROM read('r', '7.8%', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '7%', 'exports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports were up 7.8% in March.', headline := 'Exports rise by 8%');
-- INSERT INTO observations BY NAME FROM read('r', '7.8%', 'exports');
-- INSERT INTO observations BY NAME FROM read('r', '8%', 'exports');
-- INSERT INTO releases BY NAME FROM told('s', 'Exports were $56.9 bn.', headline := 'Exports over $55 bn');
-- INSERT INTO observations BY NAME FROM read('s', '$56.9 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('s', '$55 bn', 'exports', hedged := 'over');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT h.number AS headline, arg_min(b.number, b.value_start) AS below
FROM (FROM readings WHERE is_in_headline) AS h
JOIN readings AS b USING (account, series, measure, unit)
WHERE NOT b.is_in_headline
    AND h.basis IS NOT DISTINCT FROM b.basis
    AND apart(h.low, h.high, b.low, b.high)
GROUP BY h.number;

WITH mentions_of AS (
    SELECT release_id, 'percent' AS unit, CAST(value AS DOUBLE) AS value, char_start FROM percentages
    WHERE unit = 'percent'
    UNION ALL
    SELECT release_id, currency, CAST(value AS DOUBLE), char_start FROM amounts
)
SELECT
    CASE WHEN is_cut THEN 'warning' END AS severity,
    h.release_id,
    NULL AS other_release_id,
    concat_ws('|', series_key(h), h.measure, h.basis) AS subject,
    CASE WHEN h.measure = 'growth' AND sign(h.value) <> sign(b.value)
        THEN 'By the headline ' || h.series_name || ' in ' || h.period_name || CASE WHEN h.value < 0 THEN ' fell by ' ELSE ' rose by ' END
            || number_words(abs(h.value), h.unit) || coalesce(' ' || basis_words(h.basis), '') || ', by the text below they '
            || CASE WHEN b.value < 0 THEN 'fell by ' ELSE 'rose by ' END || number_words(abs(b.value), b.unit) || '.'
        ELSE 'The headline prints the ' || h.measure || ' of ' || h.series_name || ' in '
            || h.period_name || coalesce(' ' || basis_words(h.basis), '') || ' as ' || h.printed
            || ', the text below as ' || b.printed || ': '
            || number_words(abs(b.value - h.value), CASE WHEN h.unit = 'percent' THEN 'pp' ELSE h.unit END)
            || CASE WHEN is_cut THEN ' apart, as if it were cut off and not rounded; ' ELSE ' apart; ' END || h.printed
            || ' would fit only ' || interval_words(h.low, h.high, h.unit) || '.'
    END AS message,
    CASE WHEN sign(h.value) <> sign(b.value) THEN signed(b) ELSE b.printed END || ' is not within ' || interval_words(h.low, h.high, h.unit) AS working,
    [side('headline', h), side('text', b)] AS sides
FROM misfits
JOIN readings AS h ON h.number = misfits.headline
JOIN readings AS b ON b.number = misfits.below
CROSS JOIN LATERAL (
    SELECT sign(h.value) = sign(b.value) AND abs(b.value) - abs(h.value) BETWEEN 0 AND h.high - h.low AS is_cut
) AS cut
-- Where the text below has the headline's number too, of whatever it was read, the two may well speak of two things: but
-- not where that number is the one that goes the other way.
WHERE NOT EXISTS (
    SELECT 1 FROM mentions_of AS m
    WHERE m.release_id = h.release_id AND m.unit = h.unit AND m.char_start > h.value_end
        AND NOT (
            m.char_start = b.value_start AND sign(h.value) <> sign(b.value)
            AND h.measure = 'growth' AND h.metric IN ('exports', 'imports', 'trade')
        )
        AND m.value BETWEEN least(abs(h.low), abs(h.high)) AND greatest(abs(h.low), abs(h.high))
)
QUALIFY count(*) OVER (PARTITION BY h.assertion) = 1;
