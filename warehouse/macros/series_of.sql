-- SELECT * FROM series_of('KR', 'exports', 'semiconductors'): all that is known of one series, period by period.
-- Without an item it is the total, without a partner the world, without a scope the general trade figures.
CREATE OR REPLACE MACRO series_of(whose, what, which := NULL, with_whom := NULL, of_scope := NULL) AS TABLE
SELECT *
FROM series
WHERE reporter = whose
    AND metric = what
    AND item IS NOT DISTINCT FROM which
    AND partner IS NOT DISTINCT FROM with_whom
    AND scope IS NOT DISTINCT FROM of_scope
ORDER BY measure, unit, basis, adjustment, period_start, period_end;
