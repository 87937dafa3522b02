-- series_label('exports', 'Semiconductors', 'China', 'ict') is 'Exports, semiconductors, to China (ict)': a series
-- without its reporter, for tables.
CREATE OR REPLACE MACRO series_label(what, item_label, partner_label, of_scope) AS
    upper(left(coalesce(what, 'other'), 1)) || replace(substring(coalesce(what, 'other'), 2), '_', ' ')
    || coalesce(', ' || CASE
        WHEN regexp_matches(item_label, '^[A-Z][^A-Z]') THEN lower(left(item_label, 1)) || substring(item_label, 2)
        ELSE item_label
    END, '')
    || coalesce(CASE what WHEN 'exports' THEN ', to ' WHEN 'imports' THEN ', from ' ELSE ', with ' END || partner_label, '')
    || coalesce(' (' || replace(of_scope, '_', ' ') || ')', '');
