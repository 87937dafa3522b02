-- base_end(DATE '2024-03-31', 'mom') is 2024-02-29: the last day of what a period is compared with.
-- Null for a basis that is not known.
CREATE OR REPLACE MACRO base_end(last_on, basis) AS CASE
    WHEN last_on = last_day(last_on) THEN last_day(base_start(last_on, basis))
    ELSE base_start(last_on, basis)
END;
