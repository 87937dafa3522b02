-- severity: info
-- why: The same four or more words twice in a row are a slip of the pen, and what stood there may be lost.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Firms that were hit by the measures were hit by the measures and sold less.');
-- INSERT INTO sentences SELECT 'r', 0, text, 0, length(text) FROM releases;
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Firms sold less and less, and firms in China sold less and less; 0 0 0 0 0 0 0 0.');
-- INSERT INTO sentences SELECT 'r', 0, text, 0, length(text) FROM releases;
WITH again AS (
    SELECT *, regexp_extract_all(text, '\S{4,}') AS long_words
    FROM sentences
    WHERE len(long_words) - list_unique(long_words) >= 2
),
-- Few sentences have two longer words again in the same order, and far fewer any four words.
in_order AS (
    SELECT release_id, sentence, char_start, string_split(replace(text, chr(10), ' '), ' ') AS words
    FROM (SELECT *, list_zip(long_words[:-2], long_words[2:]) AS twos FROM again)
    WHERE len(twos) > list_unique(twos)
),
likely AS MATERIALIZED (
    SELECT *
    FROM (SELECT *, list_zip(words[:-4], words[2:-3], words[3:-2], words[4:]) AS fours FROM in_order)
    WHERE len(fours) > list_unique(fours)
),
repeated AS (
    SELECT *, lead(place) OVER (PARTITION BY release_id, sentence, four ORDER BY place) - place AS size
    FROM (SELECT release_id, sentence, unnest(fours) AS four, generate_subscripts(fours, 1) AS place FROM likely)
),
doubled AS (
    SELECT
        release_id,
        sentence,
        size,
        words[place:place + size - 1] AS clause,
        array_to_string(clause, ' ') AS printed,
        char_start + length(array_to_string(words[1:place - 1], ' ')) + CASE WHEN place > 1 THEN 1 ELSE 0 END AS char_start
    FROM repeated
    JOIN likely USING (release_id, sentence)
    WHERE size >= 4 AND words[place:place + size - 1] = words[place + size:place + 2 * size - 1]
    QUALIFY row_number() OVER (PARTITION BY release_id, sentence ORDER BY place) = 1
),
placed AS (
    SELECT * EXCLUDE (char_start), CAST(char_start AS INTEGER) AS char_start, CAST(char_start + length(printed) AS INTEGER) AS char_end
    FROM doubled
    WHERE list_unique(list_filter(clause, lambda word: regexp_matches(word, '\pL'))) >= 3
)
SELECT
    p.release_id,
    NULL AS other_release_id,
    p.sentence || '|' || p.printed AS subject,
    'A sentence prints “' || p.printed || '” twice in a row.' AS message,
    p.size || ' words, and the same ' || p.size || ' words again' AS working,
    [
        mention_side('clause', p, NULL, NULL),
        struct_update(
            mention_side('the same again', p, NULL, NULL),
            char_start := p.char_end + 1, char_end := p.char_end + 1 + CAST(length(p.printed) AS INTEGER)
        )
    ] AS sides
FROM placed AS p;
