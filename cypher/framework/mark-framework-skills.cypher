// Notes of skills what a release says of them beside their names: since when, and in what demand.
// @param rows {id string, content string, addedRelease int, changedRelease int, seenRelease int, retiredIn string?, retiredRelease int?, demand float, formerHot boolean?, formerInDemand boolean?, formerDemand float?, trend string?}[]
UNWIND $rows AS row
MATCH (s:Skill {id: row.id})
SET s.content = row.content, s.addedRelease = row.addedRelease, s.changedRelease = row.changedRelease,
    s.seenRelease = row.seenRelease, s.retiredIn = row.retiredIn, s.retiredRelease = row.retiredRelease,
    s.demand = row.demand, s.formerHot = row.formerHot, s.formerInDemand = row.formerInDemand,
    s.formerDemand = row.formerDemand, s.trend = row.trend
