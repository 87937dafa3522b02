CREATE OR REPLACE VIEW coverage AS
WITH seen AS (
    SELECT DISTINCT document_id, release_id FROM appearances
),
read AS (
    SELECT
        release_id,
        count(*) FILTER (kind = 'amounts') AS amounts,
        count(*) FILTER (kind = 'percentages') AS percentages,
        count(*) FILTER (kind = 'dates') AS dates,
        count(*) FILTER (kind = 'partners') AS partners,
        count(*) FILTER (kind = 'streaks') AS streaks,
        count(*) FILTER (kind = 'records') AS records
    FROM mentions
    GROUP BY release_id
),
meant AS (
    SELECT release_id, count(*) AS observations FROM observations GROUP BY release_id
),
apart AS (
    SELECT release_id, count(*) AS unlinked FROM unlinked GROUP BY release_id
),
printed AS (
    SELECT release_id, count(*) AS numbers, count(*) FILTER (NOT is_explained) AS unexplained
    FROM numbers
    GROUP BY release_id
),
touched AS (
    SELECT finding_id, unnest([release_id, other_release_id]) AS release_id FROM findings WHERE status = 'open'
),
doubted AS (
    SELECT document_id, count(DISTINCT finding_id) AS findings
    FROM seen JOIN touched USING (release_id)
    GROUP BY document_id
),
counted AS (
    SELECT
        seen.document_id,
        count(*) AS releases,
        sum(amounts) AS amounts,
        sum(percentages) AS percentages,
        sum(dates) AS dates,
        sum(partners) AS partners,
        sum(streaks) AS streaks,
        sum(records) AS records,
        sum(observations) AS observations,
        sum(unlinked) AS unlinked,
        sum(numbers) AS numbers,
        sum(unexplained) AS unexplained
    FROM seen
    LEFT JOIN read USING (release_id)
    LEFT JOIN meant USING (release_id)
    LEFT JOIN apart USING (release_id)
    LEFT JOIN printed USING (release_id)
    GROUP BY seen.document_id
)
SELECT
    documents.document_id,
    documents.source,
    documents.status,
    CAST(coalesce(counted.releases, 0) AS BIGINT) AS releases,
    CAST(coalesce(counted.amounts, 0) AS BIGINT) AS amounts,
    CAST(coalesce(counted.percentages, 0) AS BIGINT) AS percentages,
    CAST(coalesce(counted.dates, 0) AS BIGINT) AS dates,
    CAST(coalesce(counted.partners, 0) AS BIGINT) AS partners,
    CAST(coalesce(counted.streaks, 0) AS BIGINT) AS streaks,
    CAST(coalesce(counted.records, 0) AS BIGINT) AS records,
    CAST(coalesce(counted.observations, 0) AS BIGINT) AS observations,
    CAST(coalesce(counted.unlinked, 0) AS BIGINT) AS unlinked,
    CAST(coalesce(doubted.findings, 0) AS BIGINT) AS findings,
    CAST(coalesce(counted.numbers, 0) AS BIGINT) AS numbers,
    CAST(coalesce(counted.unexplained, 0) AS BIGINT) AS unexplained
FROM documents
LEFT JOIN counted USING (document_id)
LEFT JOIN doubted USING (document_id);

COMMENT ON VIEW coverage IS
'Document by document, what was read of it. A release seen in two documents counts in both.';
COMMENT ON COLUMN coverage.document_id IS 'The document: `documents.document_id`.';
COMMENT ON COLUMN coverage.source IS 'Path below the inbox.';
COMMENT ON COLUMN coverage.status IS 'loaded or rejected; of a rejected document nothing was read.';
COMMENT ON COLUMN coverage.releases IS 'Releases seen in it.';
COMMENT ON COLUMN coverage.amounts IS 'Amounts mentioned in them.';
COMMENT ON COLUMN coverage.percentages IS 'Percentages mentioned in them.';
COMMENT ON COLUMN coverage.dates IS 'Dates mentioned in them.';
COMMENT ON COLUMN coverage.partners IS 'Partners mentioned in them.';
COMMENT ON COLUMN coverage.streaks IS 'Streaks mentioned in them.';
COMMENT ON COLUMN coverage.records IS 'Records mentioned in them.';
COMMENT ON COLUMN coverage.observations IS 'Observations made from them.';
COMMENT ON COLUMN coverage.unlinked IS 'Amounts and percentages that give no observation; the table `unlinked` says why.';
COMMENT ON COLUMN coverage.findings IS 'Open findings that touch one of them.';
COMMENT ON COLUMN coverage.numbers IS 'Numbers that stand in their sentences, in digits.';
COMMENT ON COLUMN coverage.unexplained IS 'Those of the numbers that nothing read explains; the view `unexplained` lists them.';
