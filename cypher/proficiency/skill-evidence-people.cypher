// Who has evidence of some skills up to a moment, whatever became known of it when.
// @param   skills string[]
// @param   asOf   int
// @returns personId string
UNWIND $skills AS wanted
MATCH (:Skill {id: wanted})<-[:ON]-(o:Observation)
WHERE o.at <= $asOf
RETURN DISTINCT o.personId AS personId
