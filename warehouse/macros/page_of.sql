-- page_of('10c115011e61d585…') is the name of a release's page; an id that is none gives no other characters either.
CREATE OR REPLACE MACRO page_of(id) AS
    left(CASE WHEN regexp_full_match(id, '[0-9a-f]{64}') THEN id ELSE sha256(id) END, 16);
