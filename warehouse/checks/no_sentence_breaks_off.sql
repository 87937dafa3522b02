-- severity: info
-- why: A sentence that ends on a word such as `and` has lost what it was to list.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports rose of ships, semiconductors, and.');
-- INSERT INTO sentences BY NAME FROM said('r');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'Exports rose of ships, semiconductors, and computers.');
-- INSERT INTO sentences BY NAME FROM said('r');
WITH broken AS (
    SELECT
        s.release_id,
        s.sentence,
        -- Up to four words before the end, with what is left hanging.
        regexp_extract(s.text, '(?:\S+\s+){1,4}' || any_of('listing') || '\s*[.]$') AS printed,
        s.char_end - CAST(length(printed) AS INTEGER) AS char_start,
        s.char_end
    FROM sentences AS s
    -- A line that stops so may go on in the next one: only a full stop is an end, or the end of the text.
    WHERE ends_with(s.text, '.') AND regexp_matches(s.text, '\s' || any_of('listing') || '\s*[.]$')
)
SELECT
    b.release_id,
    NULL AS other_release_id,
    b.sentence || '|' || b.printed AS subject,
    'A sentence breaks off with “' || b.printed || '”, before the last of what it lists.' AS message,
    '“' || b.printed || '” and no more' AS working,
    [
        mention_side('end of the sentence', b, NULL, NULL),
        struct_update(mention_side('what is missing', b, NULL, NULL), char_start := b.char_end, is_implied := true)
    ] AS sides
FROM broken AS b
WHERE b.printed <> '';
