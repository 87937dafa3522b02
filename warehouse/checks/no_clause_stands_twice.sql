-- severity: info
-- why: The same four or more words twice in a row are a slip of the pen, and what stood there may be lost.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Firms that were hit by the measures were hit by the measures and sold less.');
-- INSERT INTO sentences BY NAME SELECT *, 36 AS doubled_start, 60 AS doubled_end FROM said('r');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Firms sold less and less, and firms in China sold less and less; 0 0 0 0 0 0 0 0.');
-- INSERT INTO sentences BY NAME FROM said('r');
WITH placed AS (
    SELECT
        release_id,
        sentence,
        replace(substring(text, doubled_start - char_start + 1, doubled_end - doubled_start), chr(10), ' ') AS printed,
        len(string_split(printed, ' ')) AS size,
        doubled_start AS char_start,
        doubled_end AS char_end
    FROM sentences
    WHERE doubled_start IS NOT NULL
)
SELECT
    p.release_id,
    NULL AS other_release_id,
    p.sentence || '|' || p.printed AS subject,
    'A sentence prints “' || p.printed || '” twice in a row.' AS message,
    p.size || ' words, and the same ' || p.size || ' words again' AS working,
    [
        struct_update(
            mention_side('clause', p, NULL, NULL),
            char_start := p.char_start - 1 - CAST(length(p.printed) AS INTEGER), char_end := p.char_start - 1
        ),
        mention_side('the same again', p, NULL, NULL)
    ] AS sides
FROM placed AS p;
