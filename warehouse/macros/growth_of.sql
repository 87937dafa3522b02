-- growth_of(56.56, 54.86) is 3.1 (percent): by how much a level is above what it is compared with.
CREATE OR REPLACE MACRO growth_of(level, base) AS 100 * (level - base) / base;
