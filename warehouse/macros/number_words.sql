-- number_words(54859360814.0, 'USD') is 'USD 54.86 bn', number_words(3.125, 'percent') is '3.13%': for numbers that are
-- worked out, with at most two places behind the point. One that is printed is shown as printed.
-- (A lambda binds the number once: a macro would copy its arithmetic into each branch.)
CREATE OR REPLACE MACRO number_words(number, of_unit) AS list_transform(
    [CAST(number AS DOUBLE)],
    lambda n: CASE
            WHEN of_unit IN ('percent', 'pp', 'bp', 'x', 'index', 'rank') THEN ''
            ELSE of_unit || ' '
        END
        || regexp_replace(
            format('{:,.2f}', CASE
                WHEN length(of_unit) > 3 OR abs(n) < 1e6 THEN n
                WHEN abs(n) < 1e9 THEN n / 1e6
                ELSE n / 1e9
            END),
            '\.?0+$', ''
        )
        || CASE
            WHEN of_unit = 'percent' THEN '%'
            WHEN of_unit IN ('pp', 'bp') THEN ' ' || of_unit
            WHEN length(of_unit) > 3 OR abs(n) < 1e6 THEN ''
            WHEN abs(n) < 1e9 THEN ' m'
            ELSE ' bn'
        END
)[1];
