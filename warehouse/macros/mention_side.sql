-- mention_side('streak', m, m.length, 'month'): a mention of any kind as one side of a finding.
CREATE OR REPLACE MACRO mention_side(role, m, number, of_unit) AS {
    'label': role,
    'release_id': m.release_id,
    'sentence': m.sentence,
    'char_start': m.char_start,
    'char_end': m.char_end,
    'observation_id': CAST(NULL AS VARCHAR),
    'value': CAST(number AS DECIMAL(38, 9)),
    'unit': of_unit,
    'is_implied': false
};
