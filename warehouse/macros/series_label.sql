-- series_label('exports', 'semiconductors', 'China', 'ict') is 'Exports, semiconductors, to China (ict)': a series
-- without its reporter, for tables.
CREATE OR REPLACE MACRO series_label(what, item_label, partner_label, of_scope) AS
    upper(left(coalesce(what, 'other'), 1)) || replace(substring(coalesce(what, 'other'), 2), '_', ' ')
    || coalesce(', ' || item_label, '')
    || coalesce(CASE what WHEN 'exports' THEN ', to ' WHEN 'imports' THEN ', from ' ELSE ', with ' END || partner_label, '')
    || coalesce(' (' || replace(of_scope, '_', ' ') || ')', '');
