CREATE OR REPLACE VIEW unexplained AS
SELECT
    numbers.release_id,
    numbers.sentence,
    numbers.text,
    numbers.char_start,
    numbers.char_end,
    sentences.text AS evidence
FROM numbers
JOIN sentences ON sentences.release_id = numbers.release_id AND sentences.sentence = numbers.sentence
WHERE NOT numbers.is_explained;

COMMENT ON VIEW unexplained IS 'Numbers in the text that nothing read explains: neither a mention nor an observation.';
COMMENT ON COLUMN unexplained.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN unexplained.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN unexplained.text IS 'The digits with the points and commas between them.';
COMMENT ON COLUMN unexplained.char_start IS 'Offset of the first digit in `releases.text`, from 0.';
COMMENT ON COLUMN unexplained.char_end IS 'Offset behind the last digit in `releases.text`.';
COMMENT ON COLUMN unexplained.evidence IS 'The sentence it stands in.';
