-- Each side of an open finding: its number as printed (or worked out), and the place where it stands.
CREATE OR REPLACE TEMP TABLE sides AS
WITH unnested AS (
    SELECT
        finding_id,
        left(regexp_replace(finding_id, '[^0-9A-Za-z]', '', 'g'), 12) AS short_id,
        "check",
        severity,
        list_position(['error', 'warning', 'info'], severity) AS rank,
        message,
        working,
        first_run_id,
        unnest(sides) AS side,
        generate_subscripts(sides, 1) AS place
    FROM findings
    WHERE status = 'open'
)
SELECT
    f.* EXCLUDE (side),
    side.label AS side_label,
    side.release_id,
    side.sentence,
    side.char_start,
    side.char_end,
    side.observation_id,
    coalesce(side.is_implied, false) AS is_implied,
    n.page,
    n.label,
    CASE
        WHEN side.is_implied OR side.char_start IS NULL THEN CASE
            WHEN length(side.unit) > 3 AND side.unit NOT IN ('percent', 'rank', 'index')
                THEN digits(side.value, NULL) || ' ' || side.unit || CASE WHEN side.value = 1 THEN '' ELSE 's' END
            ELSE number_words(side.value, side.unit)
        END
        ELSE substring(r.text, side.char_start + 1, side.char_end - side.char_start)
    END AS words
FROM unnested AS f
LEFT JOIN named_releases AS n ON n.release_id = side.release_id
LEFT JOIN releases AS r ON r.release_id = side.release_id;
