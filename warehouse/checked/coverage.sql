-- What a sentence covers, where it says words of `coverage` in words.toml ("balance of payments", "excluding", "daily"):
-- its numbers are of another statistic than those beside them, which no label tells.
CREATE OR REPLACE TEMP TABLE coverage AS
SELECT
    release_id,
    sentence,
    array_to_string(
        list_sort(list_distinct(regexp_extract_all(lower(text), '\b' || any_of('coverage') || '(?:\b|$)'))), '|'
    ) AS coverage
FROM sentences
WHERE regexp_matches(text, '(?i)\b' || any_of('coverage') || '(?:\b|$)');
