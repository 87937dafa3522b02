CREATE TABLE IF NOT EXISTS items (
    slug VARCHAR NOT NULL,
    label VARCHAR,
    parent VARCHAR
);

COMMENT ON TABLE items IS 'Labels of products and sectors.';
COMMENT ON COLUMN items.slug IS 'The item as it stands in `item` columns. The key.';
COMMENT ON COLUMN items.label IS 'In words, for headings.';
COMMENT ON COLUMN items.parent IS 'Slug of the item it is a part of; null at the top.';
