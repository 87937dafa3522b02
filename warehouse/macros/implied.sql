-- implied('base', r, 54.86e9, 'USD'): a number that follows from the reading `r` as one side of a finding.
CREATE OR REPLACE MACRO implied(role, r, number, of_unit) AS {
    'label': role,
    'release_id': r.release_id,
    'sentence': r.sentence,
    'char_start': r.value_start,
    'char_end': r.value_end,
    'observation_id': CAST(NULL AS VARCHAR),
    'value': CAST(number AS DECIMAL(38, 9)),
    'unit': of_unit,
    'is_implied': true
};
