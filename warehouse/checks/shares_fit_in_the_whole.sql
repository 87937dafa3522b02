-- severity: warning
-- why: Shares of one whole that a sentence lists beside each other hardly add up to more than all of it.
-- trips:
-- INSERT INTO releases BY NAME FROM told('r', 'China took 61%, followed by Japan with 29% and India with 18%.');
-- INSERT INTO observations BY NAME FROM read('r', '61%', 'exports', measured := 'share', whom := 'CN');
-- INSERT INTO observations BY NAME
-- FROM read('r', '29%', 'exports', measured := 'share', whom := 'JP', by_rule := 'followed_by');
-- INSERT INTO observations BY NAME
-- FROM read('r', '18%', 'exports', measured := 'share', whom := 'IN', by_rule := 'followed_by');
-- silent:
-- INSERT INTO releases BY NAME FROM told('r', 'China took 61%, followed by Japan with 29% and India with 11%.');
-- INSERT INTO observations BY NAME FROM read('r', '61%', 'exports', measured := 'share', whom := 'CN');
-- INSERT INTO observations BY NAME
-- FROM read('r', '29%', 'exports', measured := 'share', whom := 'JP', by_rule := 'followed_by');
-- INSERT INTO observations BY NAME
-- FROM read('r', '11%', 'exports', measured := 'share', whom := 'IN', by_rule := 'followed_by');
WITH listed AS (
    SELECT s.*, parts.parent AS parent, names.reporter_label, names.item_label, names.partner_label
    FROM stated AS s
    JOIN subjects AS names ON names.subject = s.subject
    LEFT JOIN items AS parts ON parts.slug = s.item
    LEFT JOIN economies AS whom ON whom.code = s.partner
    WHERE s.measure = 'share' AND s.unit = 'percent'
        AND (s.item IS NULL) <> (s.partner IS NULL)
        AND (s.partner IS NULL OR coalesce(whom.kind, 'country') = 'country')
),
added AS (
    SELECT
        release_id, sentence, statistic, metric, period_start, period_end,
        any_value(listed) AS one,
        sum(low) AS low,
        sum(value) AS total,
        list(printed ORDER BY value_start) AS printed,
        list(side(coalesce(item_label, partner_label), listed) ORDER BY value_start) AS sides
    FROM listed
    GROUP BY release_id, sentence, statistic, metric, period_start, period_end, item IS NULL
    HAVING sum(low) > 100
        AND count(DISTINCT series) > 1
        AND bool_or(rule IN ('followed_by', 'bracket_element'))
        -- A product beside the group that it belongs to is counted twice.
        AND NOT list_has_any(list(coalesce(item, '')), list(coalesce(parent, '-')))
)
SELECT
    release_id,
    NULL AS other_release_id,
    concat_ws('|', one.reporter, metric, period_start, period_end, array_to_string(printed, '+')) AS subject,
    'The shares in ' || whose || ' ' || metric || ' in ' || one.period_name
        || ' printed in one sentence, ' || array_to_string(printed, ', ') || ', add up to '
        || number_words(total, 'percent') || ': ' || number_words(total - 100, 'pp') || ' above the whole.' AS message,
    array_to_string(printed, ' + ') || ' = ' || number_words(total, 'percent') || ' > 100%' AS working,
    sides
FROM added
CROSS JOIN LATERAL (
    SELECT economy_words(one.reporter_label) || CASE WHEN ends_with(one.reporter_label, 's') THEN '''' ELSE '''s' END AS whose
) AS owner;
