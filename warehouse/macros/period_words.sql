-- period_words(DATE '2024-01-01', DATE '2024-03-31') is 'the first quarter of 2024'; so with months, halves and years.
CREATE OR REPLACE MACRO period_words(first_on, last_on) AS CASE grain_of(first_on, last_on)
    WHEN 'month' THEN strftime(first_on, '%B %Y')
    WHEN 'quarter' THEN 'the ' || ['first', 'second', 'third', 'fourth'][quarter(first_on)]
        || ' quarter of ' || year(first_on)
    WHEN 'half' THEN 'the ' || CASE month(first_on) WHEN 1 THEN 'first' ELSE 'second' END || ' half of ' || year(first_on)
    WHEN 'year' THEN CASE
        WHEN month(first_on) = 1 THEN CAST(year(first_on) AS VARCHAR)
        ELSE strftime(first_on, '%B %Y to ') || strftime(last_on, '%B %Y')
    END
    ELSE CASE
        WHEN first_on = last_on THEN strftime(first_on, '%-d %B %Y')
        WHEN day(first_on) = 1 AND last_on = last_day(last_on)
            THEN strftime(first_on, '%B') || CASE WHEN year(first_on) <> year(last_on) THEN strftime(first_on, ' %Y') ELSE '' END
                || strftime(last_on, ' to %B %Y')
        ELSE strftime(first_on, '%-d %B to ') || strftime(last_on, '%-d %B %Y')
    END
END;
