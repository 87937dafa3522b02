-- period_label(DATE '2024-03-01', DATE '2024-03-31') is 'Mar 2024': short, for tables; 'Q1 2024', 'H1 2024', '2024',
-- 'Jan to May 2024', '1 to 10 Mar 2024'. Null without both days.
CREATE OR REPLACE MACRO period_label(first_on, last_on) AS CASE grain_of(first_on, last_on)
    WHEN 'month' THEN strftime(first_on, '%b %Y')
    WHEN 'quarter' THEN 'Q' || quarter(first_on) || ' ' || year(first_on)
    WHEN 'half' THEN 'H' || CASE month(first_on) WHEN 1 THEN '1 ' ELSE '2 ' END || year(first_on)
    WHEN 'year' THEN CASE
        WHEN month(first_on) = 1 THEN CAST(year(first_on) AS VARCHAR)
        ELSE strftime(first_on, '%b %Y to ') || strftime(last_on, '%b %Y')
    END
    ELSE CASE
        WHEN first_on = last_on THEN strftime(first_on, '%-d %b %Y')
        WHEN day(first_on) = 1 AND last_on = last_day(last_on) AND year(first_on) = year(last_on)
            THEN strftime(first_on, '%b to ') || strftime(last_on, '%b %Y')
        WHEN day(first_on) = 1 AND last_on = last_day(last_on)
            THEN strftime(first_on, '%b %Y to ') || strftime(last_on, '%b %Y')
        WHEN date_trunc('month', first_on) = date_trunc('month', last_on)
            THEN day(first_on) || ' to ' || strftime(last_on, '%-d %b %Y')
        ELSE strftime(first_on, '%-d %b %Y to ') || strftime(last_on, '%-d %b %Y')
    END
END;
