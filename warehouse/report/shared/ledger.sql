-- Each run as one row of the streak ledger, in words.
CREATE OR REPLACE TEMP TABLE ledger AS
SELECT
    l.*,
    s.series_page,
    s.series_label,
    s.reporter_label,
    l.periods_claimed || ' ' || l.unit || CASE WHEN l.periods_claimed = 1 THEN ' ' ELSE 's ' END
    || CASE l.outcome
        WHEN 'increase' THEN 'rising'
        WHEN 'decrease' THEN 'falling'
        ELSE l.outcome || coalesce(' ' || value_words(l.threshold, NULL, l.threshold_currency, 'level'), '')
    END AS claimed,
    period_label(l.start_on, l.end_on) AS period,
    l.outcome IN ('increase', 'surplus', 'above') AS is_up,
    CASE
        WHEN l.periods_read = 0 THEN 'none read'
        ELSE l.periods_agreeing || ' of ' || l.periods_claimed || ' agree'
            || CASE WHEN l.periods_read > l.periods_agreeing
                THEN ', ' || (l.periods_read - l.periods_agreeing) || ' do not'
                ELSE ''
            END
    END AS read_words,
    CASE l.state
        WHEN 'running' THEN 'to ' || strftime(l.runs_to, '%b %Y') || ', last read'
        WHEN 'open' THEN 'same way in ' || strftime(
            list_filter(l.readings, lambda r: r.agrees AND r.period_start > l.runs_to)[-1].period_start, '%b %Y'
        )
        WHEN 'broken' THEN CASE WHEN l.is_exact THEN 'in ' ELSE 'by ' END || strftime(l.broken_on, '%b %Y')
    END AS state_words
FROM streak_ledger AS l
JOIN named_series AS s
    ON s.reporter IS NOT DISTINCT FROM l.reporter
    AND s.scope IS NOT DISTINCT FROM l.scope
    AND s.metric IS NOT DISTINCT FROM l.metric
    AND s.item IS NOT DISTINCT FROM l.item
    AND s.partner IS NOT DISTINCT FROM l.partner;
