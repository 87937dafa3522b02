-- One row for each series, measure, unit, basis and period of a release: its most precise reading, and none where the
-- release contradicts itself.
CREATE OR REPLACE TEMP VIEW stated AS SELECT * EXCLUDE (is_stated) FROM readings WHERE is_stated;
