-- The findings that touch the release, each with its sentences here and the places of its other sides.
WITH sided AS (
    SELECT DISTINCT
        finding_id, short_id, "check", severity, rank, message, working, release_id, page, label, sentence
    FROM sides
    WHERE page IS NOT NULL
)
SELECT
    here.page,
    row_number() OVER (PARTITION BY here.page ORDER BY max(here.sentence), min(here.rank), here.short_id) AS place,
    here.short_id,
    any_value(here."check") AS "check",
    any_value(here.severity) AS severity,
    any_value(here.message) AS message,
    any_value(here.working) AS working,
    list(DISTINCT here.sentence ORDER BY here.sentence) AS sentences,
    max(here.sentence) AS last_sentence,
    (
        SELECT list({'page': other.page, 'label': other.label, 'sentence': other.sentence} ORDER BY other.page, other.sentence)
        FROM sided AS other
        WHERE other.finding_id = here.finding_id AND other.page <> here.page
    ) AS others
FROM sided AS here
GROUP BY here.page, here.finding_id, here.short_id
