-- Runs of which a new release says something: that they go on, by a claim or by a number, that they are there, or that
-- they broke. `claim_end` is the last day that a claim covers.
WITH ledger AS MATERIALIZED (SELECT * EXCLUDE (readings) FROM streak_ledger),
claims AS (
    SELECT
        streak_id,
        claim.release_id,
        claim.text,
        claim.length,
        position,
        claim.release_id IN (SELECT release_id FROM news) AS is_new,
        coalesce(
            claim.end_on,
            CAST(claim.start_on + to_months(CAST(claim.length * months AS INTEGER)) - INTERVAL 1 DAY AS DATE)
        ) AS claim_end
    FROM (
        SELECT
            streak_id,
            CASE unit WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'year' THEN 12 END AS months,
            unnest(claims) AS claim,
            generate_subscripts(claims, 1) AS position
        FROM ledger
    )
),
claimed AS (
    SELECT
        streak_id,
        bool_or(is_new) AS is_claimed_now,
        bool_or(NOT is_new) AS was_claimed,
        max(claim_end) FILTER (NOT is_new) AS end_before,
        arg_max(release_id, position) FILTER (is_new) AS claimed_by,
        coalesce(arg_max(text, position) FILTER (is_new), arg_max(text, position)) AS text,
        arg_max(release_id, position) AS last_claimed_by
    FROM claims
    GROUP BY streak_id
),
-- Who says which way a series went in the period that ended a run, or in the last one of those that it goes on to.
turns AS (
    SELECT
        streak_id,
        ledger.broken_on IS NOT NULL AS is_break,
        o.release_id,
        o.release_id IN (SELECT release_id FROM news) AS is_new
    FROM ledger
    JOIN observations AS o
        ON o.reporter = ledger.reporter AND o.metric = ledger.metric
        AND o.scope IS NOT DISTINCT FROM ledger.scope
        AND o.item IS NOT DISTINCT FROM ledger.item
        AND o.partner IS NOT DISTINCT FROM ledger.partner
        AND o.status IS DISTINCT FROM 'forecast'
        AND CASE WHEN ledger.broken_on IS NOT NULL THEN o.period_start = ledger.broken_on
            ELSE o.period_end = ledger.runs_to AND ledger.runs_to > ledger.end_on END
        AND CASE WHEN ledger.outcome IN ('increase', 'decrease')
            THEN o.measure IN ('growth', 'change') AND o.basis = ledger.basis
            ELSE o.measure = 'level' END
    UNION ALL
    SELECT ledger.streak_id, true, claim.release_id, claim.release_id IN (SELECT release_id FROM news)
    FROM ledger
    JOIN (SELECT *, unnest(claims) AS claim FROM ledger) AS turned
        ON turned.reporter = ledger.reporter AND turned.metric = ledger.metric
        AND turned.scope IS NOT DISTINCT FROM ledger.scope
        AND turned.item IS NOT DISTINCT FROM ledger.item
        AND turned.partner IS NOT DISTINCT FROM ledger.partner
        AND turned.outcome <> ledger.outcome AND turned.start_on = ledger.broken_on
),
turned AS (
    SELECT streak_id, bool_and(is_new) AS is_news, min(release_id) FILTER (is_new) AS turned_by
    FROM turns
    GROUP BY streak_id
),
told AS (
    SELECT
        *,
        series_words({
            'reporter_label': coalesce(whose.label, ledger.reporter),
            'metric': ledger.metric,
            'item_label': coalesce(what.label, replace(ledger.item, '_', ' ')),
            'partner_label': coalesce(whom.label, ledger.partner),
            'scope': ledger.scope
        }) AS series_name,
        CASE
            WHEN state = 'broken' AND (is_news OR NOT was_claimed) THEN 'broken'
            WHEN state = 'broken' THEN NULL
            WHEN was_claimed AND is_claimed_now AND (end_before IS NULL OR end_on > end_before) THEN 'extended'
            WHEN runs_to > end_on AND is_news THEN 'extended'
            WHEN is_claimed_now AND NOT was_claimed THEN 'claimed'
        END AS news
    FROM ledger
    JOIN claimed USING (streak_id)
    LEFT JOIN turned USING (streak_id)
    LEFT JOIN economies AS whose ON whose.code = ledger.reporter
    LEFT JOIN items AS what ON what.slug = ledger.item
    LEFT JOIN economies AS whom ON whom.code = ledger.partner
    WHERE ledger.reporter IS NOT NULL AND ledger.metric IS NOT NULL
)
SELECT
    CASE WHEN news = 'broken' THEN coalesce(turned_by, claimed_by, last_claimed_by)
        ELSE coalesce(claimed_by, turned_by) END AS release_id,
    news || ': ' || series_name || ', ' || periods_claimed || ' ' || unit
        || CASE periods_claimed WHEN 1 THEN ' ' ELSE 's ' END
        || CASE outcome WHEN 'increase' THEN 'rising' WHEN 'decrease' THEN 'falling' WHEN 'surplus' THEN 'in surplus'
            WHEN 'deficit' THEN 'in deficit' WHEN 'other' THEN 'in a row' ELSE outcome END
        || coalesce(' ' || number_words(threshold, threshold_currency), '')
        || coalesce(', ' || strftime(start_on, '%B %Y') || ' to ' || strftime(end_on, '%B %Y'), '')
        || ' ("' || text || '")'
        || CASE
            WHEN news = 'broken' THEN ', ended '
                || CASE WHEN is_exact THEN 'in ' ELSE 'by ' END || strftime(broken_on, '%B %Y')
            WHEN news = 'extended' AND runs_to > end_on
                THEN ', by the numbers now to ' || strftime(runs_to, '%B %Y')
            WHEN news = 'extended' THEN coalesce(', before to ' || strftime(end_before, '%B %Y'), '')
            ELSE ''
        END AS line
FROM told
WHERE news IS NOT NULL
ORDER BY list_position(['broken', 'extended', 'claimed'], news), series_name, start_on, streak_id;
