CREATE TABLE IF NOT EXISTS sentences (
    release_id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    doubled_start INTEGER,
    doubled_end INTEGER
);

COMMENT ON TABLE sentences IS 'The sentences of every release, in order.';
COMMENT ON COLUMN sentences.release_id IS 'The release: `releases.release_id`.';
COMMENT ON COLUMN sentences.sentence IS 'Ordinal of the sentence in the release, from 0.';
COMMENT ON COLUMN sentences.text IS 'The sentence: substring(releases.text, char_start + 1, char_end - char_start).';
COMMENT ON COLUMN sentences.char_start IS 'Offset of its first character in `releases.text`, from 0.';
COMMENT ON COLUMN sentences.char_end IS 'Offset behind its last character in `releases.text`.';
COMMENT ON COLUMN sentences.doubled_start IS 'Offset in `releases.text` where four or more words of it stand for the second time in a row; null if none do.';
COMMENT ON COLUMN sentences.doubled_end IS 'Offset behind the last of those words.';
