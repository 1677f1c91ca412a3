// Stores more entries of a shortlist.
// @param shortlistId string
// @param rows        {id string, rank int, personId string, roleId string, score float, body string}[]
MATCH (l:Shortlist {id: $shortlistId})
UNWIND $rows AS row
CREATE (l)-[:ENTRY]->(:ShortlistEntry {id: row.id, shortlistId: $shortlistId, rank: row.rank,
  personId: row.personId, roleId: row.roleId, score: row.score, body: row.body})
