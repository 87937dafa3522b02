-- basis_words('yoy') is 'on the year before'.
CREATE OR REPLACE MACRO basis_words(basis) AS CASE basis
    WHEN 'yoy' THEN 'on the year before'
    WHEN 'qoq' THEN 'on the quarter before'
    WHEN 'mom' THEN 'on the month before'
END;
