CREATE OR REPLACE VIEW mentions AS
SELECT 'amounts' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule
FROM amounts
UNION ALL
SELECT 'percentages', release_id, sentence, text, char_start, char_end, source_start, source_end, rule
FROM percentages
UNION ALL
SELECT 'dates', release_id, sentence, text, char_start, char_end, source_start, source_end, rule
FROM dates
UNION ALL
SELECT 'partners', release_id, sentence, text, char_start, char_end, source_start, source_end, rule
FROM partners
UNION ALL
SELECT 'streaks', release_id, sentence, text, char_start, char_end, source_start, source_end, rule
FROM streaks
UNION ALL
SELECT 'records', release_id, sentence, text, char_start, char_end, source_start, source_end, rule
FROM records;

COMMENT ON VIEW mentions IS 'Everything that was read, of all kinds, with its place in the text.';
COMMENT ON COLUMN mentions.kind IS 'The table it stands in: amounts, percentages, dates, partners, streaks or records.';
COMMENT ON COLUMN mentions.release_id IS 'The release it stands in: `releases.release_id`.';
COMMENT ON COLUMN mentions.sentence IS 'Ordinal of the sentence in the release, from 0: `sentences.sentence`.';
COMMENT ON COLUMN mentions.text IS 'The exact surface.';
COMMENT ON COLUMN mentions.char_start IS 'Offset of the first character in `releases.text`, from 0.';
COMMENT ON COLUMN mentions.char_end IS 'Offset behind the last character in `releases.text`.';
COMMENT ON COLUMN mentions.source_start IS 'Offset of the first character in the text of the document where the release was first seen.';
COMMENT ON COLUMN mentions.source_end IS 'Offset behind the last character in that text.';
COMMENT ON COLUMN mentions.rule IS 'Name of the rule that made it.';
