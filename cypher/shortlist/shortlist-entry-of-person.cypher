// The entry of one person in one shortlist, if any.
// @param   shortlistId string
// @param   personId    string
// @returns shortlistId string, rank int, personId string, roleId string, score float, body string
MATCH (:Shortlist {id: $shortlistId})-[:ENTRY]->(e:ShortlistEntry)
WHERE e.personId = $personId
RETURN e.shortlistId AS shortlistId, e.rank AS rank, e.personId AS personId, e.roleId AS roleId, e.score AS score,
       e.body AS body
