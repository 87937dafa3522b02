-- Each new release: what it is called, when its numbers became known, whose they are and where it lies.
SELECT
    release_id,
    coalesce(title, 'without a title') || ' ('
        || concat_ws(', ', publisher, CAST(known_on AS VARCHAR), reporter, source || ' no. ' || ordinal) || ')' AS line
FROM news
ORDER BY place;
