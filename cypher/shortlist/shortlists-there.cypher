// Which of these shortlists are there, in any order: without what they hold, which is much where a run made thousands.
// @param   ids string[]
// @returns id string
UNWIND $ids AS wanted
MATCH (l:Shortlist {id: wanted})
RETURN l.id AS id
ORDER BY id
