-- series_key(r) of a row of `readings`: series and period as a text that stays, for the subject of a finding.
CREATE OR REPLACE MACRO series_key(r) AS concat_ws(
    '|', r.reporter, coalesce(r.scope, ''), coalesce(r.adjustment, ''), r.metric, coalesce(r.item, ''),
    coalesce(r.partner, ''), r.period_start, r.period_end
);
