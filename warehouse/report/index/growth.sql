-- Growth on the year before by item and by partner, of the reporter of the headline: the last six months that any number
-- is known of (a statistic of its own is a column of its own), the rows that move most in the latest of them first.
WITH rows_of AS (
    SELECT
        s.*,
        n.series_page,
        n.item_label,
        n.partner_label,
        f.words,
        f.page AS release_page,
        s.partner IS NOT NULL AS is_partner
    FROM series AS s
    JOIN facts AS f ON f.observation_id = s.observation_id AND f.release_id = s.release_id
    JOIN named_series AS n ON n.series_page = f.series_page
    WHERE s.reporter = (SELECT any_value(reporter) FROM headline)
        AND s.measure = 'growth' AND s.basis = 'yoy' AND s.unit = 'percent'
        AND grain_of(s.period_start, s.period_end) = 'month'
        AND s.metric IN ('exports', 'imports')
        AND (s.item IS NOT NULL OR s.partner IS NOT NULL)
        AND s.status IS DISTINCT FROM 'forecast'
        AND s.adjustment IS NULL
),
recent AS (
    SELECT *, dense_rank() OVER (ORDER BY period_start DESC, scope NULLS FIRST) AS age
    FROM rows_of
    QUALIFY age <= 6
),
alike AS (
    SELECT
        *,
        CASE WHEN is_partner THEN 2 ELSE 1 END AS part,
        CASE WHEN metric = 'exports' THEN 1 ELSE 2 END AS metric_place,
        upper(left(metric, 1)) || substring(metric, 2)
        || CASE
            WHEN is_partner AND item IS NOT NULL THEN ' of ' || item_label
            WHEN is_partner THEN ', all goods'
            ELSE ''
        END AS section,
        CASE
            WHEN is_partner THEN partner_label
            ELSE upper(left(item_label, 1)) || substring(item_label, 2)
        END AS name,
        row_number() OVER (
            PARTITION BY is_partner, metric, CASE WHEN is_partner THEN item END, CASE WHEN is_partner THEN partner ELSE item END, age
            ORDER BY observation_id
        ) AS twin
    FROM recent
),
ordered AS (
    SELECT
        *,
        min(age) OVER the_row AS latest_age,
        first_value(value) OVER (the_row ORDER BY age, observation_id) AS latest_value
    FROM alike
    WHERE twin = 1
    WINDOW the_row AS (PARTITION BY part, section, name)
),
placed AS (
    SELECT
        *,
        dense_rank() OVER (PARTITION BY part ORDER BY metric_place, section, latest_age, latest_value DESC, name) AS row_place
    FROM ordered
)
SELECT
    'index' AS page,
    part,
    row_place,
    age,
    max(age) OVER () AS ages,
    section,
    name,
    strftime(period_start, '%b %Y') AS month,
    CASE WHEN scope IS NOT NULL THEN upper(replace(scope, '_', ' ')) END AS scope,
    value > 0 AS is_up,
    CASE WHEN value = 0 THEN 0 WHEN abs(value) < 8 THEN 1 WHEN abs(value) < 30 THEN 2 ELSE 3 END AS strength,
    words,
    is_suspect,
    release_page,
    sentence,
    series_page
FROM placed
WHERE row_place <= 40
