-- asserted_words(r) of a row of `readings`: 'South Korea''s exports in March 2024 are', 'the growth of South Korea''s exports
-- in March 2024 on the year before is'.
CREATE OR REPLACE MACRO asserted_words(r) AS CASE
    WHEN r.measure = 'level' THEN r.series_name || ' in ' || r.period_name || ' ' || verb_words(r)
    ELSE 'the ' || r.measure || ' of ' || r.series_name || ' in ' || r.period_name
        || coalesce(' ' || basis_words(r.basis), '') || ' is'
END;
