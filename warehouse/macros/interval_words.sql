-- interval_words(54.83e9, 54.89e9, 'USD') is 'USD 54.83 bn to USD 54.89 bn'; one number where both print alike.
CREATE OR REPLACE MACRO interval_words(low, high, of_unit) AS list_transform(
    [[number_words(low, of_unit), number_words(high, of_unit)]],
    lambda ends: CASE WHEN ends[1] = ends[2] THEN ends[1] ELSE ends[1] || ' to ' || ends[2] END
)[1];
