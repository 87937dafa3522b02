-- Numbers in the text that nothing read explains.
SELECT n.page, row_number() OVER (PARTITION BY u.release_id ORDER BY u.char_start) AS place, u.char_start, u.char_end
FROM unexplained AS u
JOIN named_releases AS n ON n.release_id = u.release_id
