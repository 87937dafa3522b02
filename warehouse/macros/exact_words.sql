-- exact_words(56560000000, 'USD') is '56,560,000,000 USD': a number with every digit.
CREATE OR REPLACE MACRO exact_words(number, of_unit) AS
    regexp_replace(format('{:,.9f}', CAST(number AS DOUBLE)), '\.?0+$', '') || ' ' || of_unit;
