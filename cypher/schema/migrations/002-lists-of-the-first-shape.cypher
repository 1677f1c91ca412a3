// Lists that the first code stored do not say who was left out, which ranks were possible, nor what would tell most, and what
// is not known of them cannot be told. They are set aside with all that they hold: no longer read, listed or ranked again,
// and whoever asks with the same key gets a list of now. Entries first, as they are found by their lists.
// @repeat
MATCH (l:Shortlist)-[:ENTRY]->(e:ShortlistEntry)
WHERE l.outcome IS NULL OR NOT l.outcome CONTAINS 'tellingAssessment'
WITH e LIMIT 1000
SET e:FormerShortlistEntry
REMOVE e:ShortlistEntry
RETURN count(*) AS changed;
// @repeat
MATCH (l:Shortlist)
WHERE l.outcome IS NULL OR NOT l.outcome CONTAINS 'tellingAssessment'
WITH l LIMIT 1000
SET l:FormerShortlist
REMOVE l:Shortlist
RETURN count(*) AS changed;
