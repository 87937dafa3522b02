-- severity: error
-- why: Exports, imports and trade cannot fall by more than all of what they were.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports of ships fell 124%.');
-- INSERT INTO observations BY NAME FROM read('r', '124%', 'exports', which := 'ships', sign := -1);
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports of ships rose 124%, the surplus fell 150%.');
-- INSERT INTO observations BY NAME FROM read('r', '124%', 'exports', which := 'ships');
-- INSERT INTO observations BY NAME FROM read('r', '150%', 'trade_balance', sign := -1);
SELECT
    release_id,
    NULL AS other_release_id,
    series_key(g) || '|' || printed AS subject,
    g.series_name || ' in ' || period_name || ' are printed as having fallen by ' || printed
        || ', which is more than all of them: at most 100% would fit.' AS message,
    number_words(value, 'percent') || ' < -100%' AS working,
    [side('growth', g), implied('all of it', g, -100, 'percent')] AS sides
FROM stated AS g
WHERE measure = 'growth' AND unit = 'percent'
    AND metric IN ('exports', 'imports', 'trade')
    AND high < -100;
