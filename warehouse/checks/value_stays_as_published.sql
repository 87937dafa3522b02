-- severity: info
-- why: A later release gives another value for a period: whoever keeps the series has one to correct; a change by more than a tenth is a warning, unless it is another publisher's.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $55.2 bn.', published := DATE '2024-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $55.1 bn.', published := DATE '2024-05-01');
-- INSERT INTO observations BY NAME FROM read('a', '$55.2 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$55.1 bn', 'exports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $55.2 bn.', published := DATE '2024-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $55.16 bn.', published := DATE '2024-05-01');
-- INSERT INTO releases BY NAME FROM told('c', 'Exports may be $57 bn.', published := DATE '2024-05-02');
-- INSERT INTO observations BY NAME FROM read('a', '$55.2 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$55.16 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('c', '$57 bn', 'exports', hedged := 'approx');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT later, earlier
FROM successions
JOIN stated AS l ON l.number = successions.later
JOIN stated AS e ON e.number = successions.earlier
WHERE l.known_on > e.known_on
    -- Numbers of one precision that only touch are revised as well: one value is not rounded both ways.
    AND l.value <> e.value AND greatest(l.low, e.low) >= least(l.high, e.high) - 1e-9 * abs(l.value)
    -- What differs by more is hardly the same series.
    AND CASE l.unit WHEN 'percent' THEN abs(l.value - e.value) < 10 ELSE l.value / e.value BETWEEN 0.5 AND 2 END;

SELECT
    CASE WHEN beyond_revision(l.value, e.value, l.unit) AND NOT coalesce(lr.publisher <> er.publisher, false)
        THEN 'warning' END AS severity,
    l.release_id,
    e.release_id AS other_release_id,
    series_key(l) || '|' || l.measure || '|' || coalesce(l.basis, '') || '|' || l.unit AS subject,
    asserted_words(l) || ' printed as ' || signed(e) || ' as of ' || strftime(e.known_on, '%-d %B %Y') || ' and as '
        || signed(l) || ' as of ' || strftime(l.known_on, '%-d %B %Y') || ': '
        || number_words(abs(l.value - e.value), CASE l.unit WHEN 'percent' THEN 'pp' ELSE l.unit END) || CASE
            WHEN l.value > e.value THEN ' more.' ELSE ' less.'
        END AS message,
    signed(l) || ' - ' || signed(e) || ' = '
        || number_words(l.value - e.value, CASE l.unit WHEN 'percent' THEN 'pp' ELSE l.unit END) AS working,
    [side('first', e), side('later', l)] AS sides
FROM misfits
JOIN stated AS l ON l.number = misfits.later
JOIN stated AS e ON e.number = misfits.earlier
JOIN releases AS lr ON lr.release_id = l.release_id
JOIN releases AS er ON er.release_id = e.release_id;
