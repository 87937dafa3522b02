-- Invented releases, as many as the variable `releases` says: forty economies, each month told by several of them, eighteen
-- numbers in each. One month in ten is revised and one number in a thousand is off, so that checks have something to say.
CREATE OR REPLACE TEMP MACRO chance(key, part) AS hash(key) % 1000000 < part * 1000000;

CREATE OR REPLACE TEMP TABLE kinds AS
SELECT * FROM (VALUES
    (0, 'exports', NULL, 60.0), (1, 'imports', NULL, 55.0), (2, 'exports', 'semiconductors', 12.0),
    (3, 'exports', 'automobiles', 9.0), (4, 'exports', 'steel', 4.0), (5, 'imports', 'crude_oil', 8.0)
) AS v(line, metric, item, size);

-- What is true: each series, month by month, in billions.
CREATE OR REPLACE TEMP TABLE grid AS
WITH months AS (
    SELECT
        economy, code, label, line, metric, item, CAST(DATE '2004-01-01' + to_months(CAST(month AS INTEGER)) AS DATE) AS period_start,
        round(size * (1 + hash(code) % 50 / 10.0) * (1 + 0.1 * sin(hash(code, line) % 100 + month / 5.0)), 2) AS level
    FROM (SELECT code, label, row_number() OVER (ORDER BY code) - 1 AS economy FROM economies WHERE kind = 'country')
    CROSS JOIN (SELECT line, metric, item, size FROM kinds) CROSS JOIN range(252) AS m(month)
    WHERE economy < 40
),
grown AS (
    SELECT *, lag(level, 12) OVER series AS base, round(100 * (level - base) / base, 1) AS growth
    FROM months WINDOW series AS (PARTITION BY code, line ORDER BY period_start)
)
SELECT
    *,
    chance(concat(code, line, period_start), 0.03) AS is_revised,
    sign(growth) = sign(lag(growth) OVER series) AND sign(growth) = sign(lag(growth, 2) OVER series)
        AND sign(growth) <> sign(lag(growth, 3) OVER series) AS is_third,
    level > max(level) OVER (series ROWS BETWEEN 23 PRECEDING AND 1 PRECEDING) AND level < lag(level, 24) OVER series AS is_highest
FROM grown WINDOW series AS (PARTITION BY code, line ORDER BY period_start);

CREATE OR REPLACE TEMP TABLE told AS
SELECT
    md5(CAST(n AS VARCHAR)) AS release_id, n, n % 40 AS economy, n // 9600 AS version,
    CAST(DATE '2005-01-01' + to_months(CAST(n // 40 % 240 AS INTEGER)) AS DATE) AS period_start,
    last_day(period_start) AS period_end, last_day(period_start) + 1 + CAST(version AS INTEGER) AS published_on
FROM range(getvariable('releases')) AS r(n);

CREATE OR REPLACE TEMP TABLE lines AS
WITH facts AS (
    SELECT
        t.release_id, t.n, t.published_on, t.period_end, g.* EXCLUDE (economy, growth),
        CAST(g.period_start - INTERVAL 1 YEAR AS DATE) AS base_start,
        level + CASE WHEN is_revised THEN round(version / 100.0, 2) ELSE 0 END AS revised,
        revised + CASE WHEN chance(concat(n, line), 0.001) THEN 3 ELSE 0 END AS told_level,
        round(100 * (revised - base) / base, 1) AS growth,
        format('{:.1f}%', abs(growth)) AS told_growth
    FROM told AS t JOIN grid AS g USING (economy, period_start)
)
SELECT
    *,
    format(
        '{}{} of {} {} {} to ${:.2f} bn from ${:.2f} bn a year earlier, the third consecutive month, as buyers placed orders early.',
        upper(metric[1]), metric[2:], coalesce(replace(item, '_', ' '), 'goods'), CASE WHEN growth < 0 THEN 'fell' ELSE 'rose' END,
        told_growth, told_level, base
    ) AS text,
    line AS sentence
FROM facts
UNION ALL BY NAME
SELECT
    release_id, 6 + filler AS sentence,
    format(
        'The ministry said that {} of {} firms in the survey expect orders number {} to arrive later, and that the ports of the north, and those of the south, and the yards on the coast are ready for all of it.',
        n % 13, n % 29 + 14, n * 7 + filler
    ) AS text
FROM told CROSS JOIN range(9) AS f(filler);

CREATE OR REPLACE TEMP TABLE places AS
SELECT *, CAST(sum(length(text) + 1) OVER (PARTITION BY release_id ORDER BY sentence) - length(text) - 1 AS INTEGER) AS char_start,
    char_start + CAST(length(text) AS INTEGER) AS char_end
FROM lines;

INSERT INTO sentences BY NAME SELECT release_id, sentence, text, char_start, char_end FROM places;

INSERT INTO releases BY NAME
SELECT release_id, release_id AS document_id, 1 AS ordinal, words AS body, words AS text, published_on, published_on AS known_on,
    'published_on' AS known_on_basis, period_start, period_end
FROM told JOIN (SELECT release_id, string_agg(text, ' ' ORDER BY sentence) AS words FROM places GROUP BY release_id)
    USING (release_id);

INSERT INTO observations BY NAME
WITH measured AS (
    SELECT *, 'growth' AS measure, growth AS number, told_growth AS printed, period_start AS since FROM places WHERE line IS NOT NULL
    UNION ALL
    SELECT *, 'level', told_level, format('${:.2f} bn', told_level), period_start FROM places WHERE line IS NOT NULL
    UNION ALL
    SELECT *, 'level', base, format('${:.2f} bn', base), base_start FROM places WHERE line IS NOT NULL
)
SELECT
    md5(concat(release_id, line, measure, since)) AS observation_id, release_id, sentence, metric, item, code AS reporter,
    since AS period_start, last_day(since) AS period_end, measure, CASE measure WHEN 'growth' THEN 'yoy' END AS basis,
    CASE measure WHEN 'growth' THEN 'percent' ELSE 'USD' END AS unit,
    CAST(number AS DECIMAL(18, 4)) * CAST(CASE measure WHEN 'growth' THEN 1 ELSE 1e9 END AS BIGINT) AS value,
    CASE measure WHEN 'growth' THEN 0.05 ELSE 5e6 END AS half_unit, 'actual' AS status, text AS evidence, char_start, char_end,
    CAST(char_start + strpos(text, printed) - 1 AS INTEGER) AS value_start,
    value_start + CAST(length(printed) AS INTEGER) AS value_end, 'subject' AS rule
FROM measured;

INSERT INTO percentages BY NAME
SELECT release_id, sentence, 'growth' AS text, value_start AS char_start, value_end AS char_end, abs(value) AS value, unit
FROM observations WHERE unit = 'percent';

INSERT INTO amounts BY NAME
SELECT release_id, sentence, 'level' AS text, value_start AS char_start, value_end AS char_end, value, unit AS currency
FROM observations WHERE unit <> 'percent';

INSERT INTO streaks BY NAME
SELECT
    release_id, sentence, 'third consecutive month' AS text, char_start, char_start + 23 AS char_end, 3 AS length, 'month' AS unit,
    CASE WHEN growth < 0 THEN 'decrease' ELSE 'increase' END AS outcome, metric, item, code AS reporter,
    CAST(period_start - INTERVAL 2 MONTH AS DATE) AS start_on, period_end AS end_on
FROM places WHERE chance(concat(n, line), CASE WHEN is_third THEN 0.3 ELSE 0.001 END);

INSERT INTO records BY NAME
SELECT
    release_id, sentence, 'highest since' AS text, char_start, char_start + 13 AS char_end, 'high' AS kind, 1 AS rank,
    24 AS window_length, 'month' AS window_unit, CAST(period_start - INTERVAL 24 MONTH AS DATE) AS since, metric, item, code AS reporter
FROM places WHERE chance(concat(n, line, 'record'), CASE WHEN is_highest THEN 0.3 ELSE 0.001 END);

INSERT INTO dates BY NAME
SELECT release_id, 0 AS sentence, strftime(published_on, '%-d %B %Y') AS text, 0 AS char_start, 10 AS char_end, published_on AS start_on,
    published_on AS end_on, 'day' AS grain, false AS is_relative
FROM told;
