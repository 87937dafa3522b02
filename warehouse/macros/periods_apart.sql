-- periods_apart('month', DATE '2022-08-01', DATE '2023-11-01') is 15; null for a unit that is no month, quarter or year.
CREATE OR REPLACE MACRO periods_apart(unit, earlier, later) AS CASE unit
    WHEN 'month' THEN datediff('month', earlier, later)
    WHEN 'quarter' THEN datediff('quarter', earlier, later)
    WHEN 'year' THEN datediff('year', earlier, later)
END;
