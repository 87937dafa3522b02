-- series_page_of('KR', 'exports', 'semiconductors', 'CN', 'ict') is 'KR-exports-semiconductors-CN-in-ict', the name of
-- a series' page: from what tells the series, so that it lasts; what is no plain word becomes a digest.
CREATE OR REPLACE MACRO series_page_of(whose, what, which, whom, of_scope) AS list_transform(
    [concat_ws('-', coalesce(whose, 'nobody'), coalesce(what, 'other'), which, whom, 'in-' || of_scope)],
    lambda name: CASE WHEN regexp_full_match(name, '[A-Za-z0-9_-]{1,120}') THEN name ELSE 'series-' || left(sha256(name), 16) END
)[1];
