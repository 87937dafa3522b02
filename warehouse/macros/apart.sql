-- apart(low, high, other_low, other_high): two intervals that cannot meet. Limits that only touch do meet: 55.85 may
-- have been rounded to 55.8 or to 55.9.
CREATE OR REPLACE MACRO apart(low, high, other_low, other_high) AS
    greatest(low, other_low)
    > least(high, other_high) + 1e-9 * greatest(abs(low), abs(high), abs(other_low), abs(other_high));
