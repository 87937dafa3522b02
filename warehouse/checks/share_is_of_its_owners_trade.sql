-- severity: warning
-- why: A share of one country's trade does not lead to the size of its partner's trade: one may stand for the other.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Trade was $1226.8 bn in all.');
-- INSERT INTO releases BY NAME FROM told('b', 'Trade with the U.S. was $100.8 bn, then $169.1 bn; for it 9.3%, then 13.4%.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$1226.8 bn', 'trade');
-- INSERT INTO observations BY NAME FROM read('b', '$169.1 bn', 'trade', whom := 'US');
-- INSERT INTO observations BY NAME FROM read('b', '13.4%', 'trade', whom := 'KR', whose := 'US', measured := 'share');
-- INSERT INTO observations BY NAME FROM read('b', '$100.8 bn', 'trade', whom := 'US', since := DATE '2023-03-01');
-- INSERT INTO observations BY NAME FROM read('b', '9.3%', 'trade', whom := 'KR', whose := 'US', measured := 'share', since := DATE '2023-03-01');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Trade was $1226.8 bn in all.');
-- INSERT INTO releases BY NAME FROM told('b', 'Trade with the U.S. was $169.1 bn, for which it is 3.6%.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$1226.8 bn', 'trade');
-- INSERT INTO observations BY NAME FROM read('b', '$169.1 bn', 'trade', whom := 'US');
-- INSERT INTO observations BY NAME FROM read('b', '3.6%', 'trade', whom := 'KR', whose := 'US', measured := 'share');
CREATE OR REPLACE TEMP TABLE implied_totals AS
-- What all trade would be, of each share that has its level beside it.
SELECT
    s.number AS share, l.number AS level,
    100 * l.low / s.high AS low, 100 * l.high / s.low AS high
FROM stated AS s
JOIN stated AS l
    ON l.reporter = s.partner AND l.partner = s.reporter AND l.metric = s.metric AND l.measure = 'level'
    AND l.release_id = s.release_id AND l.period_start = s.period_start AND l.period_end = s.period_end
    AND coalesce(l.item, 'goods') = coalesce(s.item, 'goods')
WHERE s.measure = 'share' AND s.unit = 'percent' AND s.metric = 'trade' AND s.low > 0 AND l.low > 0
    AND coalesce(s.item, 'goods') = 'goods';

CREATE OR REPLACE TEMP TABLE misfits AS
SELECT i.*, t.number AS total
FROM implied_totals AS i
JOIN stated AS s ON s.number = i.share
JOIN stated AS l ON l.number = i.level
JOIN stated AS t
    ON t.reporter = l.reporter AND t.metric = l.metric AND t.measure = 'level' AND t.unit = l.unit
    AND coalesce(t.item, 'goods') = 'goods' AND t.partner IS NULL
    AND t.scope IS NOT DISTINCT FROM l.scope AND t.adjustment IS NOT DISTINCT FROM l.adjustment
    AND t.period_start = l.period_start AND t.period_end = l.period_end
WHERE (i.low + i.high) / 2 / t.value BETWEEN 0.95 AND 1.05
    -- Unless the other country's trade is printed too and is of that size.
    AND NOT EXISTS (
        SELECT 1 FROM stated AS own
        WHERE own.reporter = s.reporter AND own.metric = s.metric AND own.measure = 'level'
            AND own.unit = l.unit AND own.partner IS NULL
            AND own.period_start = s.period_start AND own.period_end = s.period_end
    )
QUALIFY row_number() OVER (PARTITION BY i.share ORDER BY t.known_on DESC NULLS LAST, t.release_id, t.number, i.level) = 1;

WITH turned AS (
    SELECT m.low, m.high, s AS share, l AS level, t AS total, subjects.reporter_label AS owner
    FROM misfits AS m
    JOIN stated AS s ON s.number = m.share
    JOIN stated AS l ON l.number = m.level
    JOIN stated AS t ON t.number = m.total
    JOIN subjects ON subjects.subject = t.subject
),
-- Other shares of such a release, of the same two countries, whose own total is not printed.
beside AS (
    SELECT i.low, i.high, s AS share, l AS level
    FROM implied_totals AS i
    JOIN stated AS s ON s.number = i.share
    JOIN stated AS l ON l.number = i.level
    WHERE i.share NOT IN (SELECT share FROM misfits)
)
SELECT
    share.release_id,
    CASE WHEN total.release_id <> share.release_id THEN total.release_id END AS other_release_id,
    series_key(share) || '|share' AS subject,
    share.series_name || ' in ' || share.period_name || ' is printed as ' || share.printed
        || ' of all its trade, which on ' || level.printed || ' would be '
        || interval_words(low, high, level.unit) || ' in all; that is close to the ' || total.printed
        || ' printed as all trade of ' || economy_words(owner) || ', of which ' || level.printed || ' is '
        || number_words(100 * level.value / total.value, 'percent') || '.' AS message,
    level.printed || ' / ' || share.printed || ' = ' || interval_words(low, high, level.unit) || '; ' || level.printed
        || ' / ' || total.printed || ' = ' || number_words(100 * level.value / total.value, 'percent') AS working,
    [side('share', share), side('level', level), side('total of the partner', total)] AS sides
FROM turned
UNION ALL BY NAME
-- The same share of other days in the same text, whose totals nobody prints.
SELECT
    i.share.release_id,
    CASE WHEN total.release_id <> i.share.release_id THEN total.release_id END AS other_release_id,
    series_key(i.share) || '|share' AS subject,
    i.share.series_name || ' in ' || i.share.period_name || ' is printed as ' || i.share.printed
        || ' of all its trade, which on ' || i.level.printed || ' would be '
        || interval_words(i.low, i.high, i.level.unit) || ' in all; the ' || turned.share.printed || ' in '
        || turned.share.period_name || ' leads in the same way to '
        || interval_words(turned.low, turned.high, turned.level.unit) || ', close to the ' || total.printed
        || ' printed as all trade of ' || economy_words(owner) || '.' AS message,
    i.level.printed || ' / ' || i.share.printed || ' = ' || interval_words(i.low, i.high, i.level.unit) || '; '
        || turned.level.printed || ' / ' || turned.share.printed || ' = '
        || interval_words(turned.low, turned.high, turned.level.unit) || ' beside ' || total.printed AS working,
    [
        side('share', i.share), side('level', i.level), side('share then', turned.share),
        side('total of the partner then', total)
    ] AS sides
FROM beside AS i
JOIN turned
    ON turned.share.release_id = i.share.release_id AND turned.share.reporter = i.share.reporter
    AND turned.share.partner = i.share.partner AND turned.share.period_end <> i.share.period_end
WHERE (i.low + i.high) / 2 / total.value BETWEEN 0.5 AND 2
QUALIFY row_number() OVER (PARTITION BY i.share.observation_id ORDER BY turned.share.period_end DESC) = 1;
