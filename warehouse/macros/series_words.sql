-- series_words(r): 'South Korea''s exports of semiconductors to China (ict statistics)'. A row of `readings` has it as
-- `series_name`; any other row needs reporter_label, metric, item_label, partner_label and scope.
CREATE OR REPLACE MACRO series_words(r) AS
    economy_words(r.reporter_label) || CASE WHEN ends_with(r.reporter_label, 's') THEN ''' ' ELSE '''s ' END
    || replace(r.metric, '_', ' ')
    || coalesce(' of ' || r.item_label, '')
    || coalesce(CASE r.metric WHEN 'exports' THEN ' to ' WHEN 'imports' THEN ' from ' ELSE ' with ' END || economy_words(r.partner_label), '')
    || coalesce(' (' || replace(r.scope, '_', ' ') || ' statistics)', '');
