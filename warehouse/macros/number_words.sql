-- number_words(54859360814.0, 'USD') is 'USD 54.86 bn', number_words(-3.125, 'percent') is 'minus 3.13%': for numbers that are
-- worked out, with at most two places behind the point. One that is printed is shown as printed.
-- (A lambda binds the number once: a macro would copy its arithmetic into each branch.)
CREATE OR REPLACE MACRO number_words(number, of_unit) AS list_transform(
    [CAST(number AS DOUBLE)],
    lambda n: CASE WHEN n < 0 THEN 'minus ' ELSE '' END || CASE
            WHEN of_unit IN ('percent', 'pp', 'bp', 'x', 'index', 'rank') THEN ''
            ELSE of_unit || ' '
        END
        || regexp_replace(
            format('{:,.2f}', CASE
                WHEN length(of_unit) > 3 OR abs(n) < 1e6 THEN abs(n)
                WHEN abs(n) < 1e9 THEN abs(n) / 1e6
                ELSE abs(n) / 1e9
            END),
            '\.?0+$', ''
        )
        || CASE
            WHEN of_unit = 'percent' THEN '%'
            WHEN of_unit = 'pp' THEN ' percentage points'
            WHEN of_unit = 'bp' THEN ' basis points'
            WHEN length(of_unit) > 3 OR abs(n) < 1e6 THEN ''
            WHEN abs(n) < 1e9 THEN ' m'
            ELSE ' bn'
        END
)[1];
