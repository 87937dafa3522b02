-- Every claim of every run, with the words for it.
CREATE OR REPLACE TEMP TABLE claims AS
WITH unnested AS (
    SELECT * EXCLUDE (claims, readings), unnest(claims) AS claim, generate_subscripts(claims, 1) AS place FROM streak_ledger
)
SELECT
    u.streak_id,
    series_page_of(u.reporter, u.metric, u.item, u.partner, u.scope) AS series_page,
    u.place,
    n.page,
    n.label,
    n.run_id,
    claim.release_id,
    claim.sentence,
    claim.text,
    period_label(claim.start_on, claim.end_on) AS period
FROM unnested AS u
JOIN named_releases AS n ON n.release_id = claim.release_id;
