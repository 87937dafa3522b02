-- What a sentence covers, where it says words of `coverage` in words.toml ("balance of payments", "excluding", "daily"):
-- its numbers are of another statistic than those beside them, which no label tells. So are those of a sentence that says
-- nothing behind one on an account of payments, and of one that says neither where a release tells of goods and of services.
CREATE OR REPLACE TEMP TABLE coverage AS
WITH said AS MATERIALIZED (
    SELECT
        release_id,
        sentence,
        list_distinct(regexp_extract_all(lower(text), '\b' || any_of('coverage') || '(?:\b|$)')) AS marks,
        -- "goods and services", "exports of services": not any sentence that has the word.
        regexp_matches(text, '(?i)\b' || any_of('told_of_services') || '\b') AS is_of_services
    FROM sentences
    WHERE regexp_matches(text, '(?i)\b' || any_of('coverage') || '(?:\b|$)')
),
accounts AS (
    SELECT s.release_id, min(s.sentence) AS first
    FROM said AS s
    WHERE regexp_matches(array_to_string(s.marks, '|'), any_of('accounts'))
    GROUP BY s.release_id
),
understood AS (
    SELECT release_id, sentence, list(mark) AS marks
    FROM (
        SELECT s.release_id, s.sentence, 'behind accounts' AS mark
        FROM sentences AS s JOIN accounts AS a ON a.release_id = s.release_id AND s.sentence > a.first
        UNION ALL
        SELECT release_id, sentence, 'goods or services'
        FROM sentences SEMI JOIN (FROM said WHERE is_of_services) USING (release_id)
        WHERE NOT regexp_matches(text, '(?i)\b' || any_of('told_of_goods') || '\b')
    )
    GROUP BY release_id, sentence
)
SELECT release_id, sentence, array_to_string(list_sort(list_concat(said.marks, understood.marks)), '|') AS coverage
FROM said FULL JOIN understood USING (release_id, sentence);
