-- One value for each month, metric and measure: of the total before the goods, unadjusted before adjusted, and in one
-- currency, the one the reporter's levels are stated in most often.
CREATE OR REPLACE VIEW exports_monthly AS
WITH candidates AS (
    SELECT
        *,
        period_start AS month,
        count(*) FILTER (measure = 'level') OVER (PARTITION BY reporter, unit) AS uses
    FROM series
    WHERE reporter IS NOT NULL
        AND scope IS NULL
        AND partner IS NULL
        AND (item IS NULL OR item = 'goods')
        AND metric IN ('exports', 'imports', 'trade_balance')
        AND status IS DISTINCT FROM 'forecast'
        AND adjustment IS DISTINCT FROM 'real'
        AND period_start = date_trunc('month', period_start)
        AND period_end = last_day(period_start)
        AND (
            (measure = 'level' AND regexp_full_match(unit, '[A-Z]{3}'))
            OR (measure = 'growth' AND unit = 'percent' AND basis = 'yoy')
        )
),
currencies AS (
    SELECT reporter, month, unit AS currency
    FROM candidates
    WHERE measure = 'level'
    QUALIFY row_number() OVER (PARTITION BY reporter, month ORDER BY uses DESC, unit) = 1
),
chosen AS (
    SELECT candidates.*, currencies.currency
    FROM candidates
    LEFT JOIN currencies USING (reporter, month)
    WHERE candidates.measure = 'growth' OR candidates.unit = currencies.currency
    QUALIFY row_number() OVER (
        PARTITION BY reporter, month, candidates.metric, candidates.measure
        ORDER BY item IS NOT NULL, adjustment IS NOT NULL, adjustment
    ) = 1
),
stated AS (
    SELECT
        reporter,
        month,
        any_value(currency) AS currency,
        any_value(value) FILTER (metric = 'exports' AND measure = 'level') AS exports,
        any_value(release_id) FILTER (metric = 'exports' AND measure = 'level') AS exports_release_id,
        any_value(sentence) FILTER (metric = 'exports' AND measure = 'level') AS exports_sentence,
        any_value(value) FILTER (metric = 'exports' AND measure = 'growth') AS exports_growth,
        any_value(release_id) FILTER (metric = 'exports' AND measure = 'growth') AS exports_growth_release_id,
        any_value(sentence) FILTER (metric = 'exports' AND measure = 'growth') AS exports_growth_sentence,
        any_value(value) FILTER (metric = 'imports' AND measure = 'level') AS imports,
        any_value(release_id) FILTER (metric = 'imports' AND measure = 'level') AS imports_release_id,
        any_value(sentence) FILTER (metric = 'imports' AND measure = 'level') AS imports_sentence,
        any_value(value) FILTER (metric = 'imports' AND measure = 'growth') AS imports_growth,
        any_value(release_id) FILTER (metric = 'imports' AND measure = 'growth') AS imports_growth_release_id,
        any_value(sentence) FILTER (metric = 'imports' AND measure = 'growth') AS imports_growth_sentence,
        any_value(value) FILTER (metric = 'trade_balance' AND measure = 'level') AS balance,
        any_value(release_id) FILTER (metric = 'trade_balance' AND measure = 'level') AS balance_release_id,
        any_value(sentence) FILTER (metric = 'trade_balance' AND measure = 'level') AS balance_sentence,
        any_value(value) FILTER (metric = 'trade_balance' AND measure = 'growth') AS balance_growth,
        any_value(release_id) FILTER (metric = 'trade_balance' AND measure = 'growth') AS balance_growth_release_id,
        any_value(sentence) FILTER (metric = 'trade_balance' AND measure = 'growth') AS balance_growth_sentence,
        count(DISTINCT (coalesce(item, ''), coalesce(adjustment, ''))) FILTER (measure = 'level') = 1 AS is_alike,
        bool_or(is_suspect) AS is_suspect,
        max(vintages) FILTER (measure = 'level') AS vintages
    FROM chosen
    GROUP BY reporter, month
),
claims AS (
    SELECT
        streaks.reporter,
        metric,
        outcome,
        unnest(generate_series(date_trunc('month', start_on), end_on, INTERVAL 1 MONTH)) AS month
    FROM streaks
    JOIN releases USING (release_id)
    WHERE releases.scope IS NULL
        AND streaks.reporter IS NOT NULL
        AND streaks.partner IS NULL
        AND (streaks.item IS NULL OR streaks.item = 'goods')
        AND streaks.unit = 'month'
        AND (streaks.basis IS NULL OR streaks.basis = 'yoy')
        AND (
            (metric IN ('exports', 'imports') AND outcome IN ('increase', 'decrease'))
            OR (metric = 'trade_balance' AND outcome IN ('surplus', 'deficit'))
        )
),
claimed AS (
    SELECT
        reporter,
        CAST(month AS DATE) AS month,
        any_value(outcome) FILTER (metric = 'exports') AS exports_claim,
        any_value(outcome) FILTER (metric = 'imports') AS imports_claim,
        any_value(outcome) FILTER (metric = 'trade_balance') AS balance_claim
    FROM (
        SELECT reporter, month, metric, any_value(outcome) AS outcome
        FROM claims
        GROUP BY reporter, month, metric
        HAVING count(DISTINCT outcome) = 1
    )
    GROUP BY reporter, month
),
completed AS (
    SELECT
        * EXCLUDE (exports, imports, balance),
        CASE WHEN is_alike AND exports IS NULL THEN imports + balance ELSE exports END AS exports,
        CASE WHEN is_alike AND imports IS NULL THEN exports - balance ELSE imports END AS imports,
        CASE WHEN is_alike AND balance IS NULL THEN exports - imports ELSE balance END AS balance
    FROM stated
    FULL JOIN claimed USING (reporter, month)
),
signed AS (
    SELECT
        *,
        CASE sign(exports_growth) WHEN 1 THEN 'increase' WHEN -1 THEN 'decrease' END AS exports_sign,
        CASE sign(imports_growth) WHEN 1 THEN 'increase' WHEN -1 THEN 'decrease' END AS imports_sign,
        CASE sign(balance) WHEN 1 THEN 'surplus' WHEN -1 THEN 'deficit' END AS balance_sign
    FROM completed
)
SELECT
    reporter,
    month,
    currency,
    exports,
    exports_growth,
    imports,
    imports_growth,
    balance,
    balance_growth,
    (exports IS NOT NULL AND exports_release_id IS NULL)
    OR (imports IS NOT NULL AND imports_release_id IS NULL)
    OR (balance IS NOT NULL AND balance_release_id IS NULL) AS is_implied,
    coalesce(is_suspect, false) AS is_suspect,
    coalesce(vintages, 0) AS vintages,
    coalesce(exports_sign, exports_claim) AS direction,
    CASE WHEN exports_sign IS NOT NULL THEN 'growth' WHEN exports_claim IS NOT NULL THEN 'streak' END
        AS direction_basis,
    coalesce(imports_sign, imports_claim) AS imports_direction,
    CASE WHEN imports_sign IS NOT NULL THEN 'growth' WHEN imports_claim IS NOT NULL THEN 'streak' END
        AS imports_direction_basis,
    coalesce(balance_sign, balance_claim) AS balance_direction,
    CASE WHEN balance_sign IS NOT NULL THEN 'level' WHEN balance_claim IS NOT NULL THEN 'streak' END
        AS balance_direction_basis,
    exports_release_id,
    exports_sentence,
    exports_growth_release_id,
    exports_growth_sentence,
    imports_release_id,
    imports_sentence,
    imports_growth_release_id,
    imports_growth_sentence,
    balance_release_id,
    balance_sentence,
    balance_growth_release_id,
    balance_growth_sentence
FROM signed;

COMMENT ON VIEW exports_monthly IS
'Reporter and month: the general trade figures of the world total as last published, with the direction that growth or a streak gives.';
COMMENT ON COLUMN exports_monthly.reporter IS 'Whose trade it is, ISO 3166-1 alpha-2 (or EU, EURO_AREA).';
COMMENT ON COLUMN exports_monthly.month IS 'First day of the month.';
COMMENT ON COLUMN exports_monthly.currency IS 'Currency of exports, imports and balance, ISO 4217: the one its levels are stated in most often.';
COMMENT ON COLUMN exports_monthly.exports IS 'Exports in whole units of the currency, as last published or implied.';
COMMENT ON COLUMN exports_monthly.exports_growth IS 'Growth of exports on the year before in percent, as stated.';
COMMENT ON COLUMN exports_monthly.imports IS 'Imports in whole units of the currency, as last published or implied.';
COMMENT ON COLUMN exports_monthly.imports_growth IS 'Growth of imports on the year before in percent, as stated.';
COMMENT ON COLUMN exports_monthly.balance IS 'Exports minus imports, as last published or implied; a deficit is negative.';
COMMENT ON COLUMN exports_monthly.balance_growth IS 'Growth of the balance on the year before in percent, as stated.';
COMMENT ON COLUMN exports_monthly.is_implied IS 'True if one of exports, imports and balance follows from the two stated: the one without a release.';
COMMENT ON COLUMN exports_monthly.is_suspect IS 'True while an open finding of severity error touches one of the values.';
COMMENT ON COLUMN exports_monthly.vintages IS 'How many releases state a level of the month, counted for the level that most of them state.';
COMMENT ON COLUMN exports_monthly.direction IS 'increase or decrease of exports on the year before; null if unknown or contradictory.';
COMMENT ON COLUMN exports_monthly.direction_basis IS 'Where the direction comes from: growth (stated for the month) or streak (a run that takes it in).';
COMMENT ON COLUMN exports_monthly.imports_direction IS 'increase or decrease of imports on the year before.';
COMMENT ON COLUMN exports_monthly.imports_direction_basis IS 'Where it comes from: growth or streak.';
COMMENT ON COLUMN exports_monthly.balance_direction IS 'surplus or deficit.';
COMMENT ON COLUMN exports_monthly.balance_direction_basis IS 'Where it comes from: level or streak.';
COMMENT ON COLUMN exports_monthly.exports_release_id IS 'The release that states exports last: `releases.release_id`; null if implied.';
COMMENT ON COLUMN exports_monthly.exports_sentence IS 'The sentence that states exports last: `sentences.sentence`; null if implied.';
COMMENT ON COLUMN exports_monthly.exports_growth_release_id IS 'The release that states the growth of exports last: `releases.release_id`.';
COMMENT ON COLUMN exports_monthly.exports_growth_sentence IS 'The sentence that states the growth of exports last: `sentences.sentence`.';
COMMENT ON COLUMN exports_monthly.imports_release_id IS 'The release that states imports last: `releases.release_id`; null if implied.';
COMMENT ON COLUMN exports_monthly.imports_sentence IS 'The sentence that states imports last: `sentences.sentence`; null if implied.';
COMMENT ON COLUMN exports_monthly.imports_growth_release_id IS 'The release that states the growth of imports last: `releases.release_id`.';
COMMENT ON COLUMN exports_monthly.imports_growth_sentence IS 'The sentence that states the growth of imports last: `sentences.sentence`.';
COMMENT ON COLUMN exports_monthly.balance_release_id IS 'The release that states the balance last: `releases.release_id`; null if implied.';
COMMENT ON COLUMN exports_monthly.balance_sentence IS 'The sentence that states the balance last: `sentences.sentence`; null if implied.';
COMMENT ON COLUMN exports_monthly.balance_growth_release_id IS 'The release that states the growth of the balance last: `releases.release_id`.';
COMMENT ON COLUMN exports_monthly.balance_growth_sentence IS 'The sentence that states the growth of the balance last: `sentences.sentence`.';
