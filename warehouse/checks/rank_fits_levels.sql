-- severity: error
-- why: What is second after another cannot be larger than that other.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r',
--     'Chips made $638,000. Cars recorded $6.16 bn, becoming the second largest export item after semiconductors.');
-- INSERT INTO sentences BY NAME FROM said('r');
-- INSERT INTO observations BY NAME FROM read('r', '$638,000', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('r', '$6.16 bn', 'exports', which := 'automobiles');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r',
--     'Chips made $6.38 bn. Cars recorded $6.16 bn, becoming the second largest export item after semiconductors.');
-- INSERT INTO sentences BY NAME FROM said('r');
-- INSERT INTO observations BY NAME FROM read('r', '$6.38 bn', 'exports', which := 'semiconductors');
-- INSERT INTO observations BY NAME FROM read('r', '$6.16 bn', 'exports', which := 'automobiles');
CREATE OR REPLACE TEMP TABLE misfits AS
SELECT
    release_id,
    sentence,
    regexp_extract(text, any_of('rank') || '[ -]' || any_of('largest')) AS rank,
    lower(regexp_extract(
        text,
        any_of('rank') || '[ -]' || any_of('largest') || '(?: [a-z]+){1,3},? ' || any_of('after') || ' (?:the )?(.*)',
        1
    )) AS first
FROM sentences
-- All of `largest` end so, and few sentences have it.
WHERE contains(text, 'est') AND regexp_matches(text, any_of('rank') || '[ -]' || any_of('largest'));

SELECT
    l.release_id,
    NULL AS other_release_id,
    series_key(l) || '|' || f.item AS subject,
    l.series_name || ' in ' || l.period_name || ' are printed as ' || l.printed
        || ' and as ' || misfits.rank || ' after ' || s.item_label || ', but ' || s.item_label || ' as ' || f.printed
        || ', which is ' || number_words(l.value - f.value, l.unit) || ' less; at least ' || l.printed
        || ' would fit.' AS message,
    l.printed || ' - ' || f.printed || ' = ' || number_words(l.value - f.value, l.unit) || ' > 0' AS working,
    [side('later in rank', l), side('first in rank', f)] AS sides
FROM misfits
JOIN stated AS l USING (release_id, sentence)
JOIN stated AS f USING (account, metric, measure, unit)
JOIN subjects AS s ON s.subject = f.subject
WHERE misfits.first <> ''
    AND l.measure = 'level' AND l.item IS NOT NULL AND l.partner IS NULL AND f.partner IS NULL
    AND f.item <> l.item
    AND starts_with(misfits.first, lower(s.item_label))
    AND l.low > f.high
QUALIFY count(*) OVER (PARTITION BY l.release_id, l.sentence) = 1;
