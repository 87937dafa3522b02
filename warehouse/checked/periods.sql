-- Each period that numbers are about, with its grain and its name.
CREATE OR REPLACE TEMP TABLE periods AS
SELECT
    period_start,
    period_end,
    grain_of(period_start, period_end) AS grain,
    period_words(period_start, period_end) AS period_name
FROM (SELECT DISTINCT period_start, period_end FROM observations);
