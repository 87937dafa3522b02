-- severity: warning
-- why: A sentence does not name more products or countries that rose than it counts, nor more that fell than are left.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Two of the 15 items rose: ships (12%), chips (9%) and cars (4%).');
-- INSERT INTO sentences BY NAME FROM said('r');
-- INSERT INTO observations BY NAME FROM read('r', '12%', 'exports', which := 'ships');
-- INSERT INTO observations BY NAME FROM read('r', '9%', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('r', '4%', 'exports', which := 'automobiles');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Two of the 3 items rose: ships (12%) and chips (9%), but not cars (4%).');
-- INSERT INTO releases BY NAME FROM told('s', 'Seven of the 15 items rose, such as ships (12%), chips (9%) and cars (4%).');
-- INSERT INTO sentences BY NAME FROM said('r');
-- INSERT INTO sentences BY NAME FROM said('s');
-- INSERT INTO observations BY NAME FROM read('r', '12%', 'exports', which := 'ships');
-- INSERT INTO observations BY NAME FROM read('r', '9%', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('r', '4%', 'exports', which := 'automobiles', sign := -1);
-- INSERT INTO observations BY NAME FROM read('s', '12%', 'exports', which := 'ships', since := DATE '2024-02-01');
-- INSERT INTO observations BY NAME FROM read('s', '9%', 'exports', which := 'semiconductors', since := DATE '2024-02-01');
-- INSERT INTO observations BY NAME FROM read('s', '4%', 'exports', which := 'automobiles', since := DATE '2024-02-01');
CREATE OR REPLACE TEMP TABLE counts AS
-- "seven of the 15 items".
SELECT *
FROM (
    SELECT
        release_id, sentence, text, char_start,
        regexp_extract(
            text,
            '(?i)\b((' || any_of('numbers') || '|[0-9]{1,2})(?: out)? of (?:(?:the|its|their|all) )?('
                || any_of('numbers') || '|[0-9]{1,2}) (?:[a-z-]+ ){0,3}?'
                || '(?:' || any_of('counted_items') || '|' || any_of('counted_partners') || '))\b',
            ['printed', 'few', 'all_of_them']
        ) AS told
    FROM sentences
    WHERE contains(text, ' of ')
)
WHERE told.printed <> '';

CREATE OR REPLACE TEMP TABLE misfits AS
-- What such a sentence lists, where that is of one statistic, metric and period.
WITH listed AS (
    SELECT release_id, sentence, number, item, partner, low, high, parts.parent
    FROM stated AS s
    SEMI JOIN counts USING (release_id, sentence)
    LEFT JOIN items AS parts ON parts.slug = s.item
    WHERE measure = 'growth' AND unit = 'percent' AND (low > 0 OR high < 0) AND (item IS NULL) <> (partner IS NULL)
    QUALIFY count(DISTINCT hash(statistic, metric, basis, period_start, period_end)) OVER (PARTITION BY release_id, sentence) = 1
),
-- A product beside the group that it belongs to counts once.
lists AS (
    SELECT
        release_id, sentence, bool_and(partner IS NULL) AS is_of_items,
        list(number) FILTER (low > 0) AS risen,
        list(number) FILTER (high < 0) AS fallen
    FROM listed AS l
    WHERE NOT EXISTS (
        SELECT 1 FROM listed AS whole
        WHERE whole.release_id = l.release_id AND whole.sentence = l.sentence AND whole.item = l.parent
    )
    GROUP BY release_id, sentence
    HAVING count(*) > 1 AND (bool_and(partner IS NULL) OR bool_and(item IS NULL))
),
-- The word behind or before the count says which way they went.
read AS (
    SELECT
        *,
        strpos(text, told.printed) - 1 AS place,
        lower(coalesce(
            nullif(regexp_extract(text[place + length(told.printed) + 1:],
                '(?i)^(?: [a-z]+){0,2} (' || any_of('up') || '|' || any_of('down') || ')\b', 1), ''),
            regexp_extract(text[:place], '(?i)\b(' || any_of('up') || '|' || any_of('down') || ')(?: [a-z]+){0,2} $', 1)
        )) AS movement,
        list_transform([told.few, told.all_of_them], lambda word: coalesce(
            TRY_CAST(word AS BIGINT), list_position(string_split(getvariable('words_numbers'), '|'), lower(word))
        )) AS numbers
    FROM lists
    JOIN counts USING (release_id, sentence)
    WHERE is_of_items = regexp_matches(told.printed, '(?i) ' || any_of('counted_items') || '$')
)
SELECT
    release_id, sentence, told.printed AS text, CAST(char_start + place AS INTEGER) AS char_start,
    CAST(char_start + place + length(told.printed) AS INTEGER) AS char_end, movement, numbers,
    CASE WHEN movement <> '' THEN regexp_full_match(movement, any_of('up')) END AS is_up,
    CASE WHEN is_up THEN risen ELSE fallen END AS alike,
    CASE WHEN is_up THEN fallen ELSE risen END AS others,
    coalesce(len(alike), 0) > numbers[1] AS has_more,
    CASE WHEN has_more THEN numbers[1] ELSE numbers[2] - numbers[1] END AS at_most,
    CASE WHEN has_more THEN alike ELSE others END AS listed
FROM read
WHERE numbers[1] <= numbers[2] AND is_up IS NOT NULL
    AND (has_more OR coalesce(len(others), 0) > at_most);

WITH named AS (
    SELECT
        m.release_id, m.char_start,
        any_value(m) AS m,
        any_value(concat_ws('|', n.reporter, n.metric, n.period_start)) AS key,
        string_agg(coalesce(s.item_label, economy_words(s.partner_label)) || ' ' || signed(n), ', ' ORDER BY n.value_start) AS printed,
        list(side('number listed', n) ORDER BY n.value_start) AS sides
    FROM misfits AS m
    JOIN stated AS n ON list_contains(m.listed, n.number)
    JOIN subjects AS s ON s.subject = n.subject
    GROUP BY m.release_id, m.char_start
)
SELECT
    m.release_id,
    NULL AS other_release_id,
    concat_ws('|', key, m.char_start, m.text) AS subject,
    'A sentence counts “' || m.text || '” that ' || m.movement || ', but it lists ' || len(m.listed) || ' that '
        || CASE WHEN m.has_more THEN 'did' ELSE 'did not' END || ' (' || printed || '): at most '
        || m.at_most || ' would fit, ' || len(m.listed) - m.at_most || ' fewer.' AS message,
    len(m.listed) || ' > ' || CASE WHEN m.has_more THEN '' ELSE m.numbers[2] || ' - ' || m.numbers[1] || ' = ' END || m.at_most
        AS working,
    list_prepend(mention_side('count as told', m, m.numbers[1], NULL), sides) AS sides
FROM named;
