-- base_start(DATE '2024-03-01', 'yoy') is 2023-03-01: the first day of what a period is compared with.
-- Null for a basis that is not known.
CREATE OR REPLACE MACRO base_start(first_on, basis) AS CAST(CASE basis
    WHEN 'yoy' THEN first_on - INTERVAL 1 YEAR
    WHEN 'qoq' THEN first_on - INTERVAL 3 MONTH
    WHEN 'mom' THEN first_on - INTERVAL 1 MONTH
END AS DATE);
