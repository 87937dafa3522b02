-- For the examples in the checks: a release of some words, and a number read from it where its words say it.
-- `read('r', '$56.56 bn', 'exports')` is a level of March 2024 that stands for 56.555 to 56.565 billion dollars.
CREATE OR REPLACE TEMP MACRO told(id, words, headline := NULL, published := DATE '2024-04-01') AS TABLE
SELECT
    id AS release_id,
    id AS document_id,
    1 AS ordinal,
    headline AS title,
    words AS body,
    concat_ws(chr(10), headline, words) AS text,
    published AS published_on,
    published AS known_on,
    'published_on' AS known_on_basis,
    'KR' AS reporter;

CREATE OR REPLACE TEMP MACRO read(
    id, words, what,
    measured := NULL, sign := 1, compared := NULL, which := NULL, whom := NULL, whose := 'KR',
    since := DATE '2024-03-01', until := NULL, of_scope := NULL, adjusted := NULL, hedged := NULL, by_rule := 'subject'
) AS TABLE
SELECT
    sha256(concat_ws(' ', id, words, what, which, whom, since, until, measured)) AS observation_id,
    id AS release_id,
    length(string_split(substring(text, 1, strpos(text, words)), '. ')) - 1 AS sentence,
    what AS metric,
    which AS item,
    whom AS partner,
    whose AS reporter,
    since AS period_start,
    coalesce(until, last_day(since)) AS period_end,
    coalesce(measured, CASE WHEN contains(words, '%') THEN 'growth' ELSE 'level' END) AS measure,
    sign * number * scale AS value,
    0.5 * scale / pow(10, length(regexp_extract(words, '[.]([0-9]+)', 1))) AS half_unit,
    CASE WHEN contains(words, '%') THEN 'percent' ELSE 'USD' END AS unit,
    coalesce(compared, CASE WHEN contains(words, '%') AND measured IS DISTINCT FROM 'share' THEN 'yoy' END) AS basis,
    hedged AS qualifier,
    adjusted AS adjustment,
    'actual' AS status,
    text AS evidence,
    0 AS char_start,
    length(text) AS char_end,
    strpos(text, words) - 1 AS value_start,
    strpos(text, words) - 1 + length(words) AS value_end,
    of_scope AS scope,
    by_rule AS rule
FROM (
    SELECT
        text,
        CAST(replace(regexp_extract(words, '[0-9][0-9,.]*'), ',', '') AS DECIMAL(18, 4)) AS number,
        CAST(CASE WHEN ends_with(words, 'bn') THEN 1e9 WHEN ends_with(words, 'm') THEN 1e6 ELSE 1 END AS BIGINT) AS scale
    FROM releases
    WHERE release_id = id
);

-- The sentences of such a release, each to its full stop.
CREATE OR REPLACE TEMP MACRO said(id) AS TABLE
SELECT
    id AS release_id,
    place - 1 AS sentence,
    parts[place] || CASE WHEN place < len(parts) THEN '.' ELSE '' END AS text,
    length(array_to_string(parts[:place - 1], '. ')) + CASE WHEN place > 1 THEN 2 ELSE 0 END AS char_start,
    char_start + length(parts[place]) + CASE WHEN place < len(parts) THEN 1 ELSE 0 END AS char_end
FROM (
    SELECT string_split(text, '. ') AS parts, unnest(range(1, len(parts) + 1)) AS place FROM releases WHERE release_id = id
);
