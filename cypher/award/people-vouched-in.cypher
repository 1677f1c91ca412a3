// Who was awarded what vouches for one of these skills.
// @param   skillIds string[]
// @returns personId string
UNWIND $skillIds AS wanted
MATCH (:Skill {id: wanted})<-[:VALIDATES]-(:Credential)<-[:OF]-(a:Award)
RETURN DISTINCT a.personId AS personId
