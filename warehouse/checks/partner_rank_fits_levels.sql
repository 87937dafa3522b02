-- severity: error
-- why: A partner that is said to be the n-th largest has fewer than n others above it among the levels printed.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Japan took $2.1 bn and ranked 2nd. China took $3.4 bn, Taiwan $2.6 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$2.1 bn', 'exports', whom := 'JP');
-- INSERT INTO observations BY NAME FROM read('r', '2nd', 'exports', whom := 'JP', measured := 'rank');
-- INSERT INTO observations BY NAME FROM read('r', '$3.4 bn', 'exports', whom := 'CN');
-- INSERT INTO observations BY NAME FROM read('r', '$2.6 bn', 'exports', whom := 'TW');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Japan took $2.1 bn and ranked 3rd. China took $3.4 bn, Taiwan $2.6 bn.');
-- INSERT INTO observations BY NAME FROM read('r', '$2.1 bn', 'exports', whom := 'JP');
-- INSERT INTO observations BY NAME FROM read('r', '3rd', 'exports', whom := 'JP', measured := 'rank');
-- INSERT INTO observations BY NAME FROM read('r', '$3.4 bn', 'exports', whom := 'CN');
-- INSERT INTO observations BY NAME FROM read('r', '$2.6 bn', 'exports', whom := 'TW');
CREATE OR REPLACE TEMP TABLE misfits AS
WITH ranked AS (
    SELECT release_id, sentence, metric, partner, CAST(value AS INTEGER) AS place
    FROM observations
    WHERE measure = 'rank' AND partner IS NOT NULL AND item IS NULL
),
-- Whose rank the sentence tells beside how much it was: a rank alone may be of another time.
levels AS (
    SELECT l.number, l.account, l.metric, l.unit, l.high, ranked.place
    FROM ranked
    JOIN stated AS l USING (release_id, sentence, metric, partner)
    WHERE l.measure = 'level' AND l.item IS NULL
    QUALIFY count(*) OVER (PARTITION BY l.release_id, l.sentence, l.metric, l.partner) = 1
)
SELECT ranked.number AS level, ranked.place, list(o.number ORDER BY o.value DESC) AS above
FROM levels AS ranked
JOIN stated AS o USING (account, metric, unit)
-- A bloc may well have the ranked one among its members.
JOIN economies AS e ON e.code = o.partner AND e.kind = 'country'
WHERE o.measure = 'level' AND o.item IS NULL AND o.low > ranked.high
GROUP BY ranked.number, ranked.place
HAVING count(DISTINCT o.partner) >= ranked.place;

WITH larger AS (
    SELECT
        m.level,
        any_value(m.place) AS place,
        list(o ORDER BY o.value DESC) AS others,
        string_agg(e.label || ' with ' || o.printed, ', ' ORDER BY o.value DESC) AS named
    FROM (SELECT level, place, unnest(above) AS number FROM misfits) AS m
    JOIN stated AS o ON o.number = m.number
    JOIN economies AS e ON e.code = o.partner
    GROUP BY m.level
)
SELECT
    l.release_id,
    NULL AS other_release_id,
    series_key(l) || '|rank' AS subject,
    l.series_name || ' in ' || l.period_name || ' ' || verb_words(l) || ' printed as ' || l.printed || ' and as number ' || place
        || ', but ' || named || ' ' || CASE WHEN len(others) = 1 THEN 'is' ELSE 'are' END || ' above: at best it is number '
        || (len(others) + 1) || '.' AS message,
    len(others) || ' above ' || l.printed || ', not ' || (place - 1) || ' at most' AS working,
    list_concat([side('ranked', l)], list_transform(others, lambda o: side('above', o))) AS sides
FROM larger
JOIN stated AS l ON l.number = larger.level;
