// Entries of shortlists by their ids, in any order; those past the end of a list are absent.
// @param   ids string[]   `<shortlist>#RANK`
// @returns shortlistId string, rank int, personId string, roleId string, score float, body string
UNWIND $ids AS wanted
MATCH (e:ShortlistEntry {id: wanted})
RETURN e.shortlistId AS shortlistId, e.rank AS rank, e.personId AS personId, e.roleId AS roleId, e.score AS score,
       e.body AS body
ORDER BY shortlistId, rank
