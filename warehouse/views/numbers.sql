-- A number is a run of digits with what groups them. The pieces between the numbers of a sentence tell where each
-- number stands: regular expressions give no positions here.
CREATE OR REPLACE VIEW numbers AS
WITH pieces AS (
    SELECT
        release_id,
        sentence,
        char_start,
        unnest(regexp_split_to_array(text, '[0-9]+(?:[.,][0-9]+)*')) AS before,
        unnest(regexp_extract_all(text, '[0-9]+(?:[.,][0-9]+)*')) AS number,
        generate_subscripts(regexp_split_to_array(text, '[0-9]+(?:[.,][0-9]+)*'), 1) AS position
    FROM sentences
    WHERE regexp_matches(text, '[0-9]')
),
placed AS (
    SELECT
        release_id,
        sentence,
        number AS text,
        CAST(char_start + sum(length(before) + length(number)) OVER so_far AS INTEGER) AS char_end
    FROM pieces
    WHERE number IS NOT NULL
    WINDOW so_far AS (PARTITION BY release_id, sentence ORDER BY position)
),
spans AS (
    SELECT release_id, sentence, char_start, char_end FROM mentions
    UNION ALL
    SELECT release_id, sentence, value_start, value_end FROM observations WHERE value_start IS NOT NULL
)
SELECT
    placed.release_id,
    placed.sentence,
    placed.text,
    placed.char_end - CAST(length(placed.text) AS INTEGER) AS char_start,
    placed.char_end,
    EXISTS (
        SELECT 1 FROM spans
        WHERE spans.release_id = placed.release_id
            AND spans.sentence = placed.sentence
            AND spans.char_start <= placed.char_end - length(placed.text)
            AND spans.char_end >= placed.char_end
    ) AS is_explained
FROM placed;

COMMENT ON VIEW numbers IS 'Every number that a sentence holds in digits, and whether anything read explains it.';
COMMENT ON COLUMN numbers.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN numbers.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN numbers.text IS 'The digits with the points and commas between them.';
COMMENT ON COLUMN numbers.char_start IS 'Offset of the first digit in `releases.text`, from 0.';
COMMENT ON COLUMN numbers.char_end IS 'Offset behind the last digit in `releases.text`.';
COMMENT ON COLUMN numbers.is_explained IS 'True if a mention, or the value of an observation, takes in all of it.';
