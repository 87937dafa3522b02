-- digits(1226.8, 0.05) is '1,226.8', digits(49.6200, NULL) is '49.62': as many decimals as `half`, half a unit of the
-- last digit, leaves; without it all that are not zero.
CREATE OR REPLACE MACRO digits(number, half) AS CASE
    WHEN half > 0 THEN format(
        '{:,.{}f}', CAST(number AS DOUBLE), CAST(greatest(0, least(9, ceil(-log10(CAST(2 * half AS DOUBLE)) - 1e-6))) AS INTEGER)
    )
    ELSE regexp_replace(format('{:,.9f}', CAST(number AS DOUBLE)), '\.?0+$', '')
END;
