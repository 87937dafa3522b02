CREATE TABLE IF NOT EXISTS economies (
    code VARCHAR NOT NULL,
    label VARCHAR,
    kind VARCHAR
);

COMMENT ON TABLE economies IS 'Labels of economies, blocs and regions.';
COMMENT ON COLUMN economies.code IS 'The code as it stands in `partner`, `reporter` and `partners.code`. The key.';
COMMENT ON COLUMN economies.label IS 'English name.';
COMMENT ON COLUMN economies.kind IS 'country, bloc or region.';
