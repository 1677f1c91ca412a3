// Who has evidence of a skill up to a moment, whatever became known of it when.
// @param   skillId string
// @param   asOf    int
// @returns personId string
MATCH (:Skill {id: $skillId})<-[:ON]-(o:Observation)
WHERE o.at <= $asOf
RETURN DISTINCT o.personId AS personId
