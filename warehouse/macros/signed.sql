-- signed(r) of a row of `readings`: the number as printed, with `minus` where only words say that it is a fall.
CREATE OR REPLACE MACRO signed(r) AS CASE
    WHEN r.value < 0 AND NOT regexp_matches(r.printed, '^\(?[-−–]') THEN 'minus ' || r.printed
    ELSE r.printed
END;
