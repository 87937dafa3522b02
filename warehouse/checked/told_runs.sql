-- Each run of consecutive periods as releases claim it: the view, made once for all checks of runs.
CREATE OR REPLACE TEMP TABLE told_runs AS FROM claimed_runs;
