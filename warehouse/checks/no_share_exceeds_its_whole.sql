-- severity: error
-- why: The share of a product or a partner in a total is at most all of it.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'China accounted for 125.2% of exports.');
-- INSERT INTO observations BY NAME FROM read('r', '125.2%', 'exports', measured := 'share', whom := 'CN');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Trade was 125.2% of GDP. China accounted for 25.2% of exports.');
-- INSERT INTO observations BY NAME FROM read('r', '125.2%', 'trade', measured := 'share');
-- INSERT INTO observations BY NAME FROM read('r', '25.2%', 'exports', measured := 'share', whom := 'CN');
SELECT
    release_id,
    NULL AS other_release_id,
    series_key(s) || '|' || printed AS subject,
    'The share printed for ' || s.series_name || ' in ' || period_name || ' is ' || printed
        || ', which is more than all of it: at most 100% would fit.' AS message,
    printed || ' > 100%' AS working,
    [side('share', s), implied('all of it', s, 100, 'percent')] AS sides
FROM stated AS s
WHERE measure = 'share' AND unit = 'percent'
    AND metric IN ('exports', 'imports', 'trade')
    AND (item IS NOT NULL OR partner IS NOT NULL)
    AND low > 100;
