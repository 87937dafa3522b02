-- How much was read from each new release.
SELECT
    release_id,
    coalesce(title, 'without a title') AS title,
    source,
    (SELECT count(*) FROM sentences AS s WHERE s.release_id = news.release_id) AS sentences,
    (SELECT count(*) FROM amounts AS a WHERE a.release_id = news.release_id) AS amounts,
    (SELECT count(*) FROM percentages AS p WHERE p.release_id = news.release_id) AS percentages,
    (SELECT count(*) FROM dates AS d WHERE d.release_id = news.release_id) AS dates,
    (SELECT count(*) FROM partners AS p WHERE p.release_id = news.release_id) AS partners,
    (SELECT count(*) FROM streaks AS s WHERE s.release_id = news.release_id) AS streaks,
    (SELECT count(*) FROM records AS r WHERE r.release_id = news.release_id) AS records,
    (SELECT count(*) FROM observations AS o WHERE o.release_id = news.release_id) AS observations,
    (SELECT count(*) FROM unlinked AS u WHERE u.release_id = news.release_id) AS unlinked
FROM news
ORDER BY place;
