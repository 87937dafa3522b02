-- Each series that numbers are asserted of, with its name. Far fewer than there are numbers.
CREATE OR REPLACE TEMP TABLE subjects AS
WITH series AS (
    SELECT DISTINCT reporter, scope, adjustment, metric, item, partner FROM observations WHERE reporter IS NOT NULL
),
named AS (
    SELECT
        s.*,
        coalesce(whose.label, s.reporter) AS reporter_label,
        coalesce(what.label, replace(s.item, '_', ' ')) AS item_label,
        coalesce(whom.label, s.partner) AS partner_label
    FROM series AS s
    LEFT JOIN economies AS whose ON whose.code = s.reporter
    LEFT JOIN items AS what ON what.slug = s.item
    LEFT JOIN economies AS whom ON whom.code = s.partner
)
SELECT
    hash(reporter, scope, adjustment, metric, item, partner) AS subject,
    reporter_label,
    item_label,
    partner_label,
    series_words(named) AS series_name
FROM named;
