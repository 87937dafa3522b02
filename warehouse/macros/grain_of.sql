-- grain_of(DATE '2024-01-01', DATE '2024-03-31'): month, quarter, half or year; null for any other stretch of days.
CREATE OR REPLACE MACRO grain_of(first_on, last_on) AS CASE
    WHEN day(first_on) <> 1 OR last_on <> last_day(last_on) THEN NULL
    WHEN last_on = last_day(first_on) THEN 'month'
    WHEN last_on = last_day(first_on + INTERVAL 2 MONTH) AND month(first_on) % 3 = 1 THEN 'quarter'
    WHEN last_on = last_day(first_on + INTERVAL 5 MONTH) AND month(first_on) % 6 = 1 THEN 'half'
    WHEN last_on = last_day(first_on + INTERVAL 11 MONTH) THEN 'year'
END;
