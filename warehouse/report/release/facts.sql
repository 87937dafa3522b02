-- The facts in the order of the text.
SELECT
    page,
    row_number() OVER (PARTITION BY release_id ORDER BY coalesce(value_start, char_start), observation_id) AS place,
    observation_id,
    sentence,
    value_start,
    value_end,
    series_page,
    series_label,
    period,
    words,
    concat_ws(' ', CASE WHEN measure <> 'level' THEN measure END, basis) AS measure,
    basis,
    is_suspect,
    printed
FROM facts
