-- statistic_key(o) of an observation: what was measured, of whom and how, whenever that was, as a text.
CREATE OR REPLACE MACRO statistic_key(o) AS concat_ws(
    chr(31), o.reporter, o.metric, o.measure, o.unit, coalesce(o.scope, ''), coalesce(o.item, ''), coalesce(o.partner, ''),
    coalesce(o.basis, ''), coalesce(o.adjustment, '')
);
