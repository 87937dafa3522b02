-- The sums below the coverage, over all documents; a release seen in two counts once among the findings.
SELECT
    'index' AS page,
    count(*) AS documents,
    sum(releases) AS releases, sum(amounts) AS amounts, sum(percentages) AS percentages, sum(dates) AS dates,
    sum(partners) AS partners, sum(streaks) AS streaks, sum(records) AS records, sum(observations) AS observations,
    (SELECT count(DISTINCT finding_id) FROM sides) AS findings,
    sum(unlinked) AS unlinked, sum(numbers) AS numbers, sum(unexplained) AS unexplained
FROM coverage
