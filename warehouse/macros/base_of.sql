-- base_of(56.56, 3.1) is 54.86: the level that grew by so many percent to this one.
CREATE OR REPLACE MACRO base_of(level, growth) AS level / (1 + growth / 100);
