// What the releases of a framework have said of these skills so far; unknown ids are absent.
// @param   ids string[]
// @returns id string, content string?, addedRelease int?, changedRelease int?, seenRelease int?, retiredIn string?, retiredRelease int?, hot boolean?, inDemand boolean?, demand float?, formerHot boolean?, formerInDemand boolean?, formerDemand float?
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
RETURN s.id AS id, s.content AS content, s.addedRelease AS addedRelease, s.changedRelease AS changedRelease,
       s.seenRelease AS seenRelease, s.retiredIn AS retiredIn, s.retiredRelease AS retiredRelease, s.hot AS hot, s.inDemand AS inDemand,
       s.demand AS demand, s.formerHot AS formerHot, s.formerInDemand AS formerInDemand,
       s.formerDemand AS formerDemand
ORDER BY id
