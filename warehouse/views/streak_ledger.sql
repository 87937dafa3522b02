-- Beside each claimed run stands what is known of its periods: numbers that releases state, and runs the other way.
-- Only numbers count as read; a claim can end a run, never confirm one.
CREATE OR REPLACE VIEW streak_ledger AS
WITH runs AS (
    SELECT
        *,
        CASE unit WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'year' THEN 12 END AS months,
        CASE
            WHEN outcome IN ('increase', 'decrease') THEN 'movement'
            WHEN outcome IN ('surplus', 'deficit') THEN 'balance'
            WHEN outcome IN ('above', 'below') THEN 'level'
        END AS told_by
    FROM claimed_runs
),
-- Every number that shows which way a series went in a period: growth or change, a balance, a level.
readings AS (
    SELECT
        reporter, scope, metric, item, partner, unit, period_start, basis, value, half_unit,
        observation_id, release_id, sentence,
        datediff('month', period_start, period_end) + 1 AS months,
        CASE WHEN measure <> 'level' THEN 'movement' WHEN metric = 'trade_balance' THEN 'balance' ELSE 'level' END
            AS told_by
    FROM vintages
    WHERE vintage = vintages
        AND measure IN ('level', 'growth', 'change')
        AND (measure = 'level' OR basis IS NOT NULL)
        AND status IS DISTINCT FROM 'forecast'
        AND adjustment IS DISTINCT FROM 'real'
        AND day(period_start) = 1
        AND period_end = last_day(period_end)
),
-- Whether each goes the way of the run; one that its rounding lets go either way tells nothing.
read AS (
    SELECT
        runs.streak_id,
        readings.period_start,
        runs.outcome = CASE runs.told_by
            WHEN 'movement' THEN CASE sign(readings.value) WHEN 1 THEN 'increase' WHEN -1 THEN 'decrease' END
            WHEN 'balance' THEN CASE sign(readings.value) WHEN 1 THEN 'surplus' WHEN -1 THEN 'deficit' END
            ELSE CASE
                WHEN readings.value - coalesce(readings.half_unit, 0) >= runs.threshold THEN 'above'
                WHEN readings.value + coalesce(readings.half_unit, 0) <= runs.threshold THEN 'below'
            END
        END AS agrees,
        {
            'observation_id': readings.observation_id, 'release_id': readings.release_id, 'sentence': readings.sentence
        } AS source
    FROM runs
    JOIN readings
        ON readings.reporter = runs.reporter
        AND readings.metric = runs.metric
        AND readings.scope IS NOT DISTINCT FROM runs.scope
        AND readings.item IS NOT DISTINCT FROM runs.item
        AND readings.partner IS NOT DISTINCT FROM runs.partner
        AND readings.told_by = runs.told_by
        AND readings.months = runs.months
        AND (runs.told_by <> 'movement' OR readings.basis = runs.basis)
        AND (runs.told_by <> 'level' OR readings.unit = runs.threshold_currency)
        AND readings.period_start >= runs.start_on
),
-- Numbers of one period that go both ways (adjusted and not, growth and change) tell nothing either.
told AS (
    SELECT streak_id, period_start, bool_and(agrees) AS agrees, min(source) AS source
    FROM read
    WHERE agrees IS NOT NULL
    GROUP BY streak_id, period_start
    HAVING bool_and(agrees) = bool_or(agrees)
),
-- The start of a run the other way ends this one, where no number of that period says otherwise.
turns AS (
    SELECT
        runs.streak_id,
        turned.start_on AS period_start,
        min({
            'observation_id': CAST(NULL AS VARCHAR),
            'release_id': turned.claims[1].release_id, 'sentence': turned.claims[1].sentence
        }) AS source
    FROM runs
    JOIN runs AS turned
        ON turned.reporter = runs.reporter
        AND turned.metric = runs.metric
        AND turned.scope IS NOT DISTINCT FROM runs.scope
        AND turned.item IS NOT DISTINCT FROM runs.item
        AND turned.partner IS NOT DISTINCT FROM runs.partner
        AND turned.unit = runs.unit
        AND turned.told_by = runs.told_by
        AND turned.basis IS NOT DISTINCT FROM runs.basis
        AND turned.threshold IS NOT DISTINCT FROM runs.threshold
        AND turned.threshold_currency IS NOT DISTINCT FROM runs.threshold_currency
        AND turned.outcome <> runs.outcome
        AND turned.start_on > runs.end_on
    ANTI JOIN told ON told.streak_id = runs.streak_id AND told.period_start = turned.start_on
    GROUP BY runs.streak_id, turned.start_on
),
known AS (
    SELECT streak_id, period_start, agrees, source FROM told
    UNION ALL
    SELECT streak_id, period_start, false, source FROM turns
),
steps AS (
    SELECT
        streak_id,
        known.period_start,
        known.agrees,
        (datediff('month', runs.end_on, known.period_start) - 1) / runs.months + 1 AS step,
        row_number() OVER (PARTITION BY streak_id ORDER BY known.period_start) AS number
    FROM known
    JOIN runs USING (streak_id)
    WHERE known.period_start > runs.end_on
),
-- What came behind the last claim: `followed` counts the periods that go the same way before any gap or break.
endings AS (
    SELECT
        streak_id,
        min(period_start) FILTER (NOT agrees) AS broken_on,
        min(step) FILTER (NOT agrees) AS broken_step,
        count(*) AS later,
        count(*) FILTER (step = number) AS in_order,
        CASE WHEN broken_step IS NULL THEN in_order ELSE least(in_order, broken_step - 1) END AS followed
    FROM steps
    GROUP BY streak_id
),
listed AS (
    SELECT
        streak_id,
        -- Sorted afterwards: an ordered aggregate takes five times the memory.
        list_sort(list({
                'period_start': period_start, 'agrees': agrees, 'observation_id': source.observation_id,
                'release_id': source.release_id, 'sentence': source.sentence
        })) AS readings
    FROM known
    GROUP BY streak_id
),
within AS (
    SELECT streak_id, count(*) AS periods, count(*) FILTER (agrees) AS agreeing
    FROM told
    JOIN runs USING (streak_id)
    WHERE period_start <= end_on
    GROUP BY streak_id
)
SELECT
    streak_id, reporter, scope, metric, item, partner, unit, outcome, threshold, threshold_currency, basis,
    start_on, end_on, claims, periods_claimed,
    coalesce(within.periods, 0) AS periods_read,
    coalesce(within.agreeing, 0) AS periods_agreeing,
    CASE
        WHEN within.periods IS NULL THEN 'unknown'
        WHEN within.periods = within.agreeing THEN 'yes'
        ELSE 'no'
    END AS agreement,
    CASE
        WHEN told_by IS NULL OR months IS NULL OR end_on IS NULL THEN NULL
        WHEN broken_on IS NOT NULL THEN 'broken'
        WHEN later > followed THEN 'open'
        ELSE 'running'
    END AS state,
    CASE WHEN state IS NOT NULL
        THEN last_day(end_on + to_months(CAST(coalesce(followed, 0) * months AS INTEGER)))
    END AS runs_to,
    broken_on,
    CASE WHEN state = 'broken' THEN broken_step = followed + 1 END AS is_exact,
    coalesce(listed.readings, []) AS readings
FROM runs
LEFT JOIN endings USING (streak_id)
LEFT JOIN within USING (streak_id)
LEFT JOIN listed USING (streak_id);

COMMENT ON VIEW streak_ledger IS 'A run as claimed, beside what the warehouse''s own series show: how many of its months were read, whether they agree, and whether it goes on.';
COMMENT ON COLUMN streak_ledger.streak_id IS 'Made from the series, the way it went and its start. The key.';
COMMENT ON COLUMN streak_ledger.reporter IS 'Whose series it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA); null if nothing says so.';
COMMENT ON COLUMN streak_ledger.scope IS 'Which statistic it belongs to; null for the general trade figures.';
COMMENT ON COLUMN streak_ledger.metric IS 'What is counted: exports, imports, trade_balance, ...; null if not said.';
COMMENT ON COLUMN streak_ledger.item IS 'Product or sector, a slug as in `items.slug`; null for the total.';
COMMENT ON COLUMN streak_ledger.partner IS 'The other side, a code as in `economies.code`; null for the world.';
COMMENT ON COLUMN streak_ledger.unit IS 'month, quarter, year, week or day.';
COMMENT ON COLUMN streak_ledger.outcome IS 'increase, decrease, surplus, deficit, above, below or other.';
COMMENT ON COLUMN streak_ledger.threshold IS 'What the series stayed above or below, in whole units.';
COMMENT ON COLUMN streak_ledger.threshold_currency IS 'Currency of the threshold, ISO 4217.';
COMMENT ON COLUMN streak_ledger.basis IS 'What each period of a rise or fall is compared with, as the claim or else its release throughout says: yoy, mom, qoq; null if that is not plain.';
COMMENT ON COLUMN streak_ledger.start_on IS 'First day of the first period that a claim names; null if none fixes it.';
COMMENT ON COLUMN streak_ledger.end_on IS 'Last day of the last period that a claim names; null if none fixes it.';
COMMENT ON COLUMN streak_ledger.claims IS 'Every claim of it, in order of publication: release_id, sentence, text, length, start_on, end_on, char_start, char_end.';
COMMENT ON COLUMN streak_ledger.periods_claimed IS 'Months (or what `unit` says) from `start_on` to `end_on`; where these are null, the length claimed.';
COMMENT ON COLUMN streak_ledger.periods_read IS 'Of those, how many have a number that shows which way the series went.';
COMMENT ON COLUMN streak_ledger.periods_agreeing IS 'Of those, how many went the way that is claimed.';
COMMENT ON COLUMN streak_ledger.agreement IS 'yes (all periods read agree), no (one does not) or unknown (none was read).';
COMMENT ON COLUMN streak_ledger.state IS 'running (nothing later is known, or it goes on without a gap), open (a later period goes the same way, those between are unread), broken; null if the outcome or the periods are not plain.';
COMMENT ON COLUMN streak_ledger.runs_to IS 'Last day to which it is known to go on: `end_on`, or later where the periods that follow were read and agree.';
COMMENT ON COLUMN streak_ledger.broken_on IS 'First day of the first later period that goes the other way, by a number or by another run; null if none is known.';
COMMENT ON COLUMN streak_ledger.is_exact IS 'True if it broke in that very period, false if by then at the latest (periods between are unread); null unless broken.';
COMMENT ON COLUMN streak_ledger.readings IS 'Every period since `start_on` that shows which way the series went, in order: period_start, agrees, observation_id (null where another run says so), release_id, sentence.';
