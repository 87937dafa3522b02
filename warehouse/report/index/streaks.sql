-- The streak ledger, the latest runs of each state first, at most 20 of each; where the chart has it, 10 units a month.
WITH plain AS (
    SELECT
        *,
        list_position(['running', 'open', 'broken'], state) AS state_place,
        row_number() OVER (PARTITION BY state ORDER BY end_on DESC, series_label, claimed, streak_id) AS in_state,
        count(*) OVER (PARTITION BY state) AS all_in_state,
        count(*) FILTER (state IS NULL) OVER () AS without_state,
        max(greatest(end_on, list_max(list_transform(readings, lambda r: r.period_start)))) OVER () AS latest_on
    FROM ledger
    QUALIFY state IS NOT NULL
),
shown AS (
    SELECT
        *,
        end_on >= latest_on - INTERVAL 47 MONTH AS is_charted
    FROM plain
    WHERE in_state <= 20
),
framed AS (
    SELECT
        *,
        CAST(date_trunc('month', greatest(
            min(start_on) FILTER (is_charted) OVER (), CAST(latest_on - INTERVAL 47 MONTH AS DATE)
        )) AS DATE) AS first_month
    FROM shown
)
SELECT
    'index' AS page,
    row_number() OVER (ORDER BY state_place, in_state) AS place,
    streak_id,
    state,
    all_in_state,
    without_state,
    is_charted,
    reporter_label,
    series_label,
    series_page,
    claimed,
    period,
    is_up,
    read_words,
    periods_read > 0 AS is_read,
    state_words,
    10 * datediff('month', first_month, latest_on) + 10 AS width,
    10 * greatest(0, datediff('month', first_month, start_on)) AS band_start,
    10 * (datediff('month', greatest(first_month, start_on), end_on) + 1) AS band_width,
    CASE WHEN broken_on >= first_month THEN 10 * datediff('month', first_month, broken_on) END AS broken_at,
    list_transform(
        list_filter(readings, lambda r: r.observation_id IS NOT NULL AND r.period_start >= first_month),
        lambda r: {
            'at': 10 * datediff('month', first_month, r.period_start) + 5,
            'is_up': is_up = r.agrees,
            'month': strftime(r.period_start, '%b %Y')
        }
    ) AS arrows,
    list_transform(
        generate_series(year(first_month) + 1, year(latest_on)),
        lambda y: {'at': 10 * datediff('month', first_month, make_date(y, 1, 1)), 'year': y}
    ) AS years,
    strftime(first_month, '%B %Y') || ' to ' || strftime(latest_on, '%B %Y') AS span,
    (
        SELECT list({
            'page': c.page, 'label': regexp_replace(c.label, ' release$', ''), 'sentence': c.sentence
        } ORDER BY c.place)
        FROM claims AS c
        WHERE c.streak_id = framed.streak_id
    ) AS claims
FROM framed
