-- The sentences, as places in the text.
SELECT n.page, s.sentence AS place, s.char_start, s.char_end
FROM sentences AS s
JOIN named_releases AS n ON n.release_id = s.release_id
