-- The numbers a release leads with: those of its headline and of the first sentence that has any of the period it reports
-- on, and the totals of that period. Each beside the value before it: that of the last earlier period as long as its own,
-- and another one published for its own period.
WITH leads AS (
    SELECT o.release_id, min(o.sentence) AS sentence
    FROM observations AS o
    JOIN news AS n USING (release_id)
    WHERE o.measure IN ('level', 'growth')
        AND o.period_start = coalesce(n.period_start, o.period_start)
        AND o.period_end = coalesce(n.period_end, o.period_end)
    GROUP BY o.release_id
),
told AS (
    SELECT
        o.*,
        n.place,
        n.known_on,
        n.ordinal,
        substring(o.evidence, o.value_start - o.char_start + 1, o.value_end - o.value_start) AS printed,
        statistic_key(o) AS of_series,
        coalesce(whose.label, o.reporter) AS reporter_label,
        coalesce(what.label, replace(o.item, '_', ' ')) AS item_label,
        coalesce(whom.label, o.partner) AS partner_label
    FROM observations AS o
    JOIN news AS n USING (release_id)
    LEFT JOIN leads USING (release_id)
    LEFT JOIN economies AS whose ON whose.code = o.reporter
    LEFT JOIN items AS what ON what.slug = o.item
    LEFT JOIN economies AS whom ON whom.code = o.partner
    WHERE o.status IS DISTINCT FROM 'forecast'
        AND o.reporter IS NOT NULL AND o.metric IS NOT NULL AND o.period_start IS NOT NULL AND o.period_end IS NOT NULL
        AND (
            o.value_start < n.body_start
            OR (o.sentence = leads.sentence AND o.measure IN ('level', 'growth'))
            OR (
                o.item IS NULL AND o.partner IS NULL AND o.measure IN ('level', 'growth')
                AND o.metric IN ('exports', 'imports', 'trade_balance', 'trade')
                AND o.period_start = n.period_start AND o.period_end = n.period_end
            )
        )
    QUALIFY row_number() OVER (
        PARTITION BY
            o.release_id, o.reporter, o.scope, o.metric, o.item, o.partner, o.measure, o.unit, o.basis, o.adjustment,
            o.period_start, o.period_end
        ORDER BY o.half_unit NULLS LAST, o.value_start
    ) = 1
),
-- What releases state of these series, and of two that state the same how they are ordered: the last one is the nearest.
spoken AS (
    SELECT
        o.release_id,
        o.observation_id,
        o.period_start,
        o.period_end,
        r.known_on,
        r.ordinal,
        statistic_key(o) AS of_series,
        coalesce(grain_of(o.period_start, o.period_end), CAST(o.period_end - o.period_start AS VARCHAR)) AS grain,
        {
            'known': coalesce(r.known_on, DATE '0001-01-01'), 'ordinal': r.ordinal, 'release': o.release_id,
            'exact': -coalesce(o.half_unit, 1e30), 'first': -o.value_start
        } AS place
    FROM observations AS o
    JOIN releases AS r USING (release_id)
    WHERE o.status IS DISTINCT FROM 'forecast' AND o.period_start IS NOT NULL AND o.period_end IS NOT NULL
        AND of_series IN (SELECT of_series FROM told)
),
wanted AS (SELECT s.* FROM spoken AS s SEMI JOIN told AS t USING (release_id, observation_id)),
last_of_period AS (
    SELECT
        of_series, grain, period_start, period_end,
        max_by({'release_id': release_id, 'observation_id': observation_id}, place) AS stated
    FROM spoken
    GROUP BY ALL
),
-- Of all that, what stands nearest: in an earlier period as long, and what was stated of the same one before.
nearest AS (
    SELECT w.release_id AS told_by, w.observation_id AS told, false AS is_of_this_period, l.stated
    FROM wanted AS w
    ASOF JOIN last_of_period AS l ON l.of_series = w.of_series AND l.grain = w.grain AND w.period_start > l.period_end
    UNION ALL
    SELECT
        w.release_id, w.observation_id, true,
        max_by({'release_id': s.release_id, 'observation_id': s.observation_id}, s.place)
    FROM wanted AS w
    JOIN spoken AS s ON s.of_series = w.of_series AND s.period_start = w.period_start AND s.period_end = w.period_end
    WHERE s.release_id <> w.release_id
        AND (s.known_on < w.known_on OR (s.known_on IS NOT DISTINCT FROM w.known_on AND s.ordinal < w.ordinal))
    GROUP BY w.release_id, w.observation_id
),
stated AS (
    SELECT
        told_by, told, is_of_this_period, value, half_unit, period_start, period_end,
        substring(evidence, value_start - char_start + 1, value_end - value_start) AS printed
    FROM nearest JOIN observations AS o ON o.release_id = stated.release_id AND o.observation_id = stated.observation_id
),
compared AS (
    SELECT
        t.*,
        before.printed AS before_printed,
        before.value AS before_value,
        period_words(before.period_start, before.period_end) AS before_period,
        CASE WHEN abs(t.value - earlier.value) > coalesce(t.half_unit, 0) + coalesce(earlier.half_unit, 0)
            THEN earlier.printed
        END AS published_before
    FROM told AS t
    LEFT JOIN stated AS before
        ON before.told_by = t.release_id AND before.told = t.observation_id
        AND NOT before.is_of_this_period
    LEFT JOIN stated AS earlier
        ON earlier.told_by = t.release_id AND earlier.told = t.observation_id
        AND earlier.is_of_this_period
)
SELECT
    release_id,
    series_words(compared) || ' in ' || period_words(period_start, period_end) || measure_words(compared) || ': '
        || printed || ' (' || exact_words(value, unit) || coalesce(', ' || nullif(status, 'actual'), '') || ')'
        || coalesce(', before it ' || before_printed || ' in ' || before_period
            || coalesce(': ' || change_words(measure, value, before_value, unit), ''), '')
        || coalesce(', published before as ' || published_before, '') AS line
FROM compared
ORDER BY place, value_start, observation_id;
