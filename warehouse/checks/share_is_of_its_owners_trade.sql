-- severity: warning
-- why: A share of one country's trade does not lead to the size of its partner's trade: one may stand for the other.
-- trips:
-- INSERT INTO releases BY NAME FROM told('a', 'Trade was $1226.8 bn in all.');
-- INSERT INTO releases BY NAME FROM told('b', 'Trade with the U.S. was $169.1 bn, for which it is 13.4%.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$1226.8 bn', 'trade');
-- INSERT INTO observations BY NAME FROM read('b', '$169.1 bn', 'trade', whom := 'US');
-- INSERT INTO observations BY NAME FROM read('b', '13.4%', 'trade', whom := 'KR', whose := 'US', measured := 'share');
-- silent:
-- INSERT INTO releases BY NAME FROM told('a', 'Trade was $1226.8 bn in all.');
-- INSERT INTO releases BY NAME FROM told('b', 'Trade with the U.S. was $169.1 bn, for which it is 3.6%.', published := DATE '2024-04-02');
-- INSERT INTO observations BY NAME FROM read('a', '$1226.8 bn', 'trade');
-- INSERT INTO observations BY NAME FROM read('b', '$169.1 bn', 'trade', whom := 'US');
-- INSERT INTO observations BY NAME FROM read('b', '3.6%', 'trade', whom := 'KR', whose := 'US', measured := 'share');
WITH against AS (
    SELECT
        s AS share,
        l AS level,
        t AS total,
        100 * l.low / s.high AS low,
        100 * l.high / s.low AS high
    FROM stated AS s
    JOIN stated AS l
        ON l.reporter = s.partner AND l.partner = s.reporter AND l.metric = s.metric AND l.measure = 'level'
        AND l.release_id = s.release_id AND l.period_start = s.period_start AND l.period_end = s.period_end
        AND coalesce(l.item, 'goods') = coalesce(s.item, 'goods')
    JOIN stated AS t
        ON t.reporter = l.reporter AND t.metric = l.metric AND t.measure = 'level' AND t.unit = l.unit
        AND coalesce(t.item, 'goods') = 'goods' AND t.partner IS NULL
        AND t.scope IS NOT DISTINCT FROM l.scope AND t.adjustment IS NOT DISTINCT FROM l.adjustment
        AND t.period_start = l.period_start AND t.period_end = l.period_end
    WHERE s.measure = 'share' AND s.unit = 'percent' AND s.metric = 'trade' AND s.low > 0 AND l.low > 0
        AND coalesce(s.item, 'goods') = 'goods'
)
SELECT
    share.release_id,
    CASE WHEN total.release_id <> share.release_id THEN total.release_id END AS other_release_id,
    series_key(share) || '|share' AS subject,
    share.series_name || ' in ' || share.period_name || ' is printed as ' || share.printed
        || ' of all its trade, which on ' || level.printed || ' would be '
        || interval_words(low, high, level.unit) || ' in all; that is close to the ' || total.printed
        || ' printed as all trade of ' || economy_words(s.reporter_label) || ', of which ' || level.printed || ' is '
        || number_words(100 * level.value / total.value, 'percent') || '.' AS message,
    level.printed || ' / ' || share.printed || ' = ' || interval_words(low, high, level.unit) || '; ' || level.printed
        || ' / ' || total.printed || ' = ' || number_words(100 * level.value / total.value, 'percent') AS working,
    [side('share', share), side('level', level), side('total of the partner', total)] AS sides
FROM against
JOIN subjects AS s ON s.subject = total.subject
WHERE (low + high) / 2 / total.value BETWEEN 0.95 AND 1.05
    -- Unless the other country's trade is printed too and is of that size.
    AND NOT EXISTS (
        SELECT 1 FROM stated AS own
        WHERE own.reporter = share.reporter AND own.metric = share.metric AND own.measure = 'level'
            AND own.unit = level.unit AND own.partner IS NULL
            AND own.period_start = share.period_start AND own.period_end = share.period_end
    )
QUALIFY row_number() OVER (PARTITION BY share.observation_id ORDER BY total.known_on DESC NULLS LAST, total.release_id) = 1;
