-- A run is told by whose series it is, which way it went and since when: claims whose periods overlap are one run.
CREATE OR REPLACE VIEW claimed_runs AS
WITH bases AS (
    SELECT release_id, CASE WHEN count(DISTINCT basis) = 1 THEN any_value(basis) END AS basis
    FROM observations
    WHERE measure IN ('growth', 'change') AND basis IS NOT NULL
    GROUP BY release_id
),
-- What each claim covers, and what its periods are compared with: as it says, or as its release does throughout.
claims AS (
    SELECT
        s.*,
        r.scope,
        r.known_on,
        r.ordinal,
        CASE s.unit WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'year' THEN 12 END AS months,
        CASE
            WHEN s.outcome NOT IN ('increase', 'decrease') THEN NULL
            WHEN s.basis IS NOT NULL THEN s.basis
            WHEN b.release_id IS NULL THEN 'yoy'
            ELSE b.basis
        END AS compared_with,
        coalesce(
            s.start_on,
            CAST(date_trunc('month', s.end_on) - to_months(CAST(s.length * months - 1 AS INTEGER)) AS DATE)
        ) AS first_on,
        coalesce(
            s.end_on,
            CAST(s.start_on + to_months(CAST(s.length * months AS INTEGER)) - INTERVAL 1 DAY AS DATE)
        ) AS last_on
    FROM streaks AS s
    JOIN releases AS r ON r.release_id = s.release_id
    LEFT JOIN bases AS b ON b.release_id = s.release_id
),
-- What claims of one run share. One without a reporter or a period shares it with no other.
alike AS (
    SELECT
        *,
        concat_ws(
            '|',
            coalesce(reporter, release_id || char_start),
            CASE WHEN first_on IS NULL OR last_on IS NULL THEN release_id || char_start || coalesce(length, 0) END,
            coalesce(scope, ''), coalesce(metric, ''), coalesce(item, ''), coalesce(partner, ''),
            coalesce(unit, ''), coalesce(outcome, ''), coalesce(CAST(threshold AS VARCHAR), ''),
            coalesce(threshold_currency, ''), coalesce(compared_with, '')
        ) AS likeness
    FROM claims
),
reaching AS (
    SELECT
        *,
        max(last_on) OVER (
            PARTITION BY likeness ORDER BY first_on, last_on, release_id, char_start, length
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS reached
    FROM alike
),
counted AS (
    SELECT
        *,
        count(*) FILTER (reached IS NULL OR first_on > reached) OVER (
            PARTITION BY likeness ORDER BY first_on, last_on, release_id, char_start, length
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS place
    FROM reaching
)
SELECT
    md5(concat_ws('|', likeness, min(first_on))) AS streak_id,
    any_value(reporter) AS reporter,
    any_value(scope) AS scope,
    any_value(metric) AS metric,
    any_value(item) AS item,
    any_value(partner) AS partner,
    any_value(unit) AS unit,
    any_value(outcome) AS outcome,
    any_value(threshold) AS threshold,
    any_value(threshold_currency) AS threshold_currency,
    any_value(compared_with) AS basis,
    min(first_on) AS start_on,
    max(last_on) AS end_on,
    coalesce((datediff('month', min(first_on), max(last_on)) + 1) // any_value(months), max(length)) AS periods_claimed,
    list(
        {
            'release_id': release_id, 'sentence': sentence, 'text': text, 'length': length,
            'start_on': start_on, 'end_on': end_on, 'char_start': char_start, 'char_end': char_end
        }
        ORDER BY known_on NULLS FIRST, ordinal, release_id, char_start
    ) AS claims
FROM counted
GROUP BY likeness, place;

COMMENT ON VIEW claimed_runs IS 'A run of consecutive periods as releases claim it, with all its claims: what `streak_ledger` tests.';
COMMENT ON COLUMN claimed_runs.streak_id IS 'Made from the series, the way it went and its start. The key.';
COMMENT ON COLUMN claimed_runs.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA); null if nothing says so.';
COMMENT ON COLUMN claimed_runs.scope IS 'Which statistic it belongs to; null for the general trade figures.';
COMMENT ON COLUMN claimed_runs.metric IS 'What is counted: exports, imports, trade_balance, ...; null if not said.';
COMMENT ON COLUMN claimed_runs.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN claimed_runs.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN claimed_runs.unit IS 'month, quarter, year, week or day.';
COMMENT ON COLUMN claimed_runs.outcome IS 'increase, decrease, surplus, deficit, above, below or other.';
COMMENT ON COLUMN claimed_runs.threshold IS 'What the series stayed above or below, in whole units.';
COMMENT ON COLUMN claimed_runs.threshold_currency IS 'Currency of the threshold, ISO 4217.';
COMMENT ON COLUMN claimed_runs.basis IS 'What each period of a rise or fall is compared with, as the claim or else its release throughout says: yoy, mom, qoq; null if that is not plain.';
COMMENT ON COLUMN claimed_runs.start_on IS 'First day of the first period that a claim names; null if none fixes it.';
COMMENT ON COLUMN claimed_runs.end_on IS 'Last day of the last period that a claim names; null if none fixes it.';
COMMENT ON COLUMN claimed_runs.periods_claimed IS 'Periods from `start_on` to `end_on`; where these are null, the length claimed.';
COMMENT ON COLUMN claimed_runs.claims IS 'Every claim of it, in order of publication: release_id, sentence, text, length, start_on, end_on, char_start, char_end.';
