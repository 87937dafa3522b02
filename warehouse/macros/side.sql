-- side('growth', r): a row of `readings` as one side of a finding, which leads to the place where the number is printed.
CREATE OR REPLACE MACRO side(role, r) AS {
    'label': role,
    'release_id': r.release_id,
    'sentence': r.sentence,
    'char_start': r.value_start,
    'char_end': r.value_end,
    'observation_id': r.observation_id,
    'value': CAST(r.value AS DECIMAL(38, 9)),
    'unit': r.unit,
    'is_implied': false
};
