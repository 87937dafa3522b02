-- measure_words(r) of a row of `readings`: ', growth on the year before'; nothing for a level.
CREATE OR REPLACE MACRO measure_words(r) AS CASE
    WHEN r.measure = 'level' THEN ''
    ELSE coalesce(', ' || r.measure || ' ' || basis_words(r.basis), ', ' || r.measure)
END;
