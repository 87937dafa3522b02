-- verb_words(r) of a row of `readings`: exports are, a trade balance is.
CREATE OR REPLACE MACRO verb_words(r) AS CASE WHEN r.metric IN ('exports', 'imports') THEN 'are' ELSE 'is' END;
