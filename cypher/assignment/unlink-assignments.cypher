// Takes away what assignments point to, so that they can point elsewhere.
// @param ids string[]
UNWIND $ids AS wanted
MATCH (a:Assignment {id: wanted})-[link:OF|`IN`|`AS`]->()
DELETE link
