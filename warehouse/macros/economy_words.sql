-- economy_words('United States') is 'the United States'; most names have no article.
CREATE OR REPLACE MACRO economy_words(label) AS
    CASE WHEN regexp_matches(label, '(?:States|Kingdom|Emirates|Union|area|lands|ppines|Republic|Federation)$') THEN 'the ' ELSE '' END
    || label;
