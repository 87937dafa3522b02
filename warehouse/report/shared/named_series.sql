-- Each series that a number, a run or a record is about, as pages name it.
CREATE OR REPLACE TEMP TABLE named_series AS
WITH told AS (
    SELECT reporter, scope, metric, item, partner FROM observations
    UNION
    SELECT reporter, scope, metric, item, partner FROM streak_ledger
    UNION
    SELECT records.reporter, releases.scope, records.metric, records.item, records.partner
    FROM records JOIN releases USING (release_id)
),
named AS (
    SELECT
        s.*,
        coalesce(whose.label, s.reporter, 'Unknown reporter') AS reporter_label,
        coalesce(what.label, replace(s.item, '_', ' ')) AS item_label,
        coalesce(whom.label, s.partner) AS partner_label
    FROM told AS s
    LEFT JOIN economies AS whose ON whose.code = s.reporter
    LEFT JOIN items AS what ON what.slug = s.item
    LEFT JOIN economies AS whom ON whom.code = s.partner
)
SELECT
    *,
    series_page_of(reporter, metric, item, partner, scope) AS series_page,
    series_label(metric, item_label, partner_label, scope) AS series_label,
    reporter_label || CASE WHEN ends_with(reporter_label, 's') THEN '’ ' ELSE '’s ' END
    || CASE WHEN metric IS NULL OR metric = 'other' THEN 'other figures' ELSE replace(metric, '_', ' ') END
    || coalesce(' of ' || item_label, '')
    || coalesce(CASE metric WHEN 'exports' THEN ' to ' WHEN 'imports' THEN ' from ' ELSE ' with ' END || partner_label, '')
    || coalesce(' (' || replace(scope, '_', ' ') || ' statistics)', '') AS series_name
FROM named;
