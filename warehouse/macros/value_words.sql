-- value_words(56560000000, 5000000, 'USD', 'level') is '56.56 bn USD', value_words(-41, 0.05, 'percent', 'growth') is
-- '−41.0%': a number as precise as it was printed (`half` is half a unit of its last digit; null shows all digits).
-- What is 1,000,000 or more is counted in millions, billions or trillions; growth and change have a sign.
CREATE OR REPLACE MACRO value_words(number, half, of_unit, of_measure) AS list_transform(
    [{'number': number, 'scale': CASE
        WHEN length(of_unit) > 3 OR of_unit IN ('pp', 'bp', 'x') OR abs(number) < 1e6 THEN 1
        WHEN abs(number) < 1e9 THEN 1000000
        WHEN abs(number) < 1e12 THEN 1000000000
        ELSE 1000000000000
    END}],
    lambda r: CASE
            WHEN of_measure IN ('growth', 'change') AND r.number > 0 THEN '+'
            WHEN r.number < 0 THEN '−'
            ELSE ''
        END
        || CASE WHEN of_unit = 'rank' THEN 'rank ' ELSE '' END
        || digits(abs(r.number) / r.scale, half / r.scale)
        || CASE r.scale
            WHEN 1000000 THEN ' m'
            WHEN 1000000000 THEN ' bn'
            WHEN 1000000000000 THEN ' tn'
            ELSE ''
        END
        || CASE
            WHEN of_unit = 'percent' THEN '%'
            WHEN of_unit = 'x' THEN '×'
            WHEN of_unit IN ('rank', 'index') THEN ''
            ELSE coalesce(' ' || of_unit, '')
        END
)[1];
