-- The totals that parts may be held against. One that is told alone may be of a product that the text names elsewhere
-- ("outbound shipments made $8.64 bn" in an article on food): only those count that come with another total of the same
-- statistic, exports with imports or with all trade.
CREATE OR REPLACE TEMP TABLE wholes AS
SELECT number, account, metric, unit, series, value, low, high
FROM stated
WHERE measure = 'level' AND metric IN ('exports', 'imports', 'trade') AND item IS NULL AND partner IS NULL
QUALIFY count(*) OVER (PARTITION BY account, unit) > 1;
