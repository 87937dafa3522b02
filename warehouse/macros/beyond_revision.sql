-- beyond_revision(55.8e9, 50.1e9, 'USD') is true: no statistic is revised by more than a tenth as a rule, or a growth by
-- more than five points.
CREATE OR REPLACE MACRO beyond_revision(number, other, of_unit) AS CASE of_unit
    WHEN 'percent' THEN abs(number - other) > 5
    ELSE abs(number - other) > 0.1 * abs(other)
END;
