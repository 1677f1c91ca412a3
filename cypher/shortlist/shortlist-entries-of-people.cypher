// The entries of people in shortlists, in any order; who is not on a list is absent.
// @param   rows {shortlistId string, personId string}[]
// @returns shortlistId string, rank int, personId string, roleId string, score float, body string
UNWIND $rows AS row
MATCH (:Shortlist {id: row.shortlistId})-[:ENTRY]->(e:ShortlistEntry)
WHERE e.personId = row.personId
RETURN e.shortlistId AS shortlistId, e.rank AS rank, e.personId AS personId, e.roleId AS roleId, e.score AS score,
       e.body AS body
ORDER BY shortlistId, rank
