-- change_words('level', 56.5e9, 55e9, 'USD') is '+USD 1.5 bn (+2.73%)', change_words('growth', 3.1, 4.8, 'percent') is
-- '-1.7 pp'. Null for a measure whose values have no difference, such as a rank.
CREATE OR REPLACE MACRO change_words(measure, later, earlier, of_unit) AS CASE
    WHEN measure NOT IN ('level', 'growth', 'share') THEN NULL
    WHEN later = earlier THEN 'unchanged'
    ELSE CASE WHEN later > earlier THEN '+' ELSE '-' END
        || number_words(abs(later - earlier), CASE of_unit WHEN 'percent' THEN 'pp' ELSE of_unit END)
        || CASE
            WHEN measure = 'level' AND least(later, earlier) > 0
                THEN ' (' || format('{:+.2f}', CAST(growth_of(later, earlier) AS DOUBLE)) || '%)'
            ELSE ''
        END
END;
