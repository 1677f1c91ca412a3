// Marks skills as retired by a release; they stay with everything that refers to them.
// @param ids            string[]
// @param retiredIn      string
// @param retiredRelease int
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})
SET s.retiredIn = $retiredIn, s.retiredRelease = $retiredRelease, s.trend = 'FADING'
