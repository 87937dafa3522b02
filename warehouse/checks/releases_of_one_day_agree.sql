-- severity: warning
-- why: Where no date tells a later value from an earlier one, two values of one series and period contradict each other; for information where two publishers give them.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $55.2 bn.', published := DATE '2024-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $55.6 bn.', published := DATE '2024-04-01');
-- INSERT INTO observations BY NAME FROM read('a', '$55.2 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$55.6 bn', 'exports');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Exports were $55.2 bn.', published := DATE '2024-04-01');
-- INSERT INTO releases BY NAME FROM told('b', 'Exports were $55.16 bn.', published := DATE '2024-04-01');
-- INSERT INTO observations BY NAME FROM read('a', '$55.2 bn', 'exports');
-- INSERT INTO observations BY NAME FROM read('b', '$55.16 bn', 'exports');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT later, earlier
FROM successions
JOIN stated AS l ON l.number = successions.later
JOIN stated AS e ON e.number = successions.earlier
WHERE coalesce(l.known_on = e.known_on, true)
    AND apart(l.low, l.high, e.low, e.high)
    -- What differs by more is hardly the same series.
    AND CASE l.unit WHEN 'percent' THEN abs(l.value - e.value) < 10 ELSE l.value / e.value BETWEEN 0.5 AND 2 END;

SELECT
    -- Two publishers may count each in their own way.
    CASE WHEN lr.publisher <> er.publisher THEN 'info' END AS severity,
    l.release_id,
    e.release_id AS other_release_id,
    series_key(l) || '|' || l.measure || '|' || coalesce(l.basis, '') || '|' || l.unit AS subject,
    asserted_words(l) || ' printed as ' || signed(e) || ' in one release and as ' || signed(l) || ' in another: '
        || number_words(abs(l.value - e.value), CASE l.unit WHEN 'percent' THEN 'pp' ELSE l.unit END)
        || ' apart, and no date tells which is the later one.' AS message,
    signed(l) || ' - ' || signed(e) || ' = '
        || number_words(l.value - e.value, CASE l.unit WHEN 'percent' THEN 'pp' ELSE l.unit END) AS working,
    [side('one release', e), side('another release', l)] AS sides
FROM misfits
JOIN stated AS l ON l.number = misfits.later
JOIN stated AS e ON e.number = misfits.earlier
JOIN releases AS lr ON lr.release_id = l.release_id
JOIN releases AS er ON er.release_id = e.release_id;
