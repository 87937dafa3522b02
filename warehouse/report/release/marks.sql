-- Every mention: what it stands for in full (`value`) and short enough for the text (`short`), and the rule that read it.
WITH read AS (
    SELECT
        'amounts' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule,
        concat_ws(', ', digits(value, NULL) || coalesce(' ' || currency, ''),
            digits(low, NULL) || ' to ' || digits(high, NULL), qualifier) AS value,
        value_words(value, NULL, coalesce(currency, ''), 'level') AS short
    FROM amounts
    UNION ALL BY NAME
    SELECT
        'percentages' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule,
        concat_ws(', ', digits(value, NULL) || ' ' || unit, direction, qualifier) AS value,
        CASE direction WHEN 'increase' THEN '+' WHEN 'decrease' THEN '−' ELSE '' END
            || value_words(value, NULL, unit, 'level') AS short
    FROM percentages
    UNION ALL BY NAME
    SELECT
        'dates' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule,
        coalesce(start_on || ' to ' || end_on, 'not fixed') || ', ' || grain AS value,
        coalesce(period_label(start_on, end_on), grain) AS short
    FROM dates
    UNION ALL BY NAME
    SELECT
        'partners' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule,
        concat_ws(', ', name || ' (' || code || ')', kind) AS value,
        coalesce(name, code) AS short
    FROM partners
    UNION ALL BY NAME
    SELECT
        'streaks' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule,
        concat_ws(', ', length || ' ' || unit || CASE WHEN length = 1 THEN '' ELSE 's' END, outcome,
            'threshold ' || value_words(threshold, NULL, threshold_currency, 'level'), metric, item, partner,
            start_on || ' to ' || end_on) AS value,
        concat_ws(', ', length || ' ' || unit || CASE WHEN length = 1 THEN ' ' ELSE 's ' END
            || CASE outcome WHEN 'increase' THEN 'rising' WHEN 'decrease' THEN 'falling' ELSE outcome END,
            period_label(start_on, end_on)) AS short
    FROM streaks
    UNION ALL BY NAME
    SELECT
        'records' AS kind, release_id, sentence, text, char_start, char_end, source_start, source_end, rule,
        concat_ws(', ', replace(kind, '_', ' '), 'rank ' || CASE WHEN rank > 1 THEN rank END,
            'in ' || window_length || ' ' || window_unit || 's', 'since ' || since, metric, item, partner) AS value,
        replace(kind, '_', ' ') || coalesce(' since ' || strftime(since, '%b %Y'), '') AS short
    FROM records
),
-- Why a number gave no fact; one that has neither is a number told again.
reasoned AS (
    SELECT
        read.*,
        (
            SELECT min(u.reason)
            FROM unlinked AS u
            WHERE u.release_id = read.release_id AND u.char_start = read.char_start AND u.char_end = read.char_end
                AND read.kind IN ('amounts', 'percentages')
        ) AS unlinked,
        (
            SELECT list(f.observation_id ORDER BY f.value_start, f.observation_id)
            FROM facts AS f
            WHERE f.release_id = read.release_id AND f.value_start >= read.char_start AND f.value_end <= read.char_end
        ) AS made
    FROM read
)
SELECT
    n.page,
    row_number() OVER (
        PARTITION BY m.release_id ORDER BY m.char_start, m.char_end DESC, m.kind, m.value, m.rule
    ) AS place,
    m.kind,
    m.sentence,
    m.text,
    m.char_start,
    m.char_end,
    format('{:,}', m.source_start) AS source_start,
    format('{:,}', m.source_end) AS source_end,
    coalesce(m.rule, '') AS rule,
    coalesce(m.value, 'not fixed') AS value,
    coalesce(m.short, 'not fixed') AS short,
    m.unlinked,
    coalesce(m.made, (
        SELECT list(f.observation_id ORDER BY f.value_start, f.observation_id)
        FROM facts AS f
        WHERE f.release_id = m.release_id AND f.printed = m.text
            AND m.kind IN ('amounts', 'percentages') AND m.unlinked IS NULL
    ), []) AS facts
FROM reasoned AS m
JOIN named_releases AS n ON n.release_id = m.release_id
