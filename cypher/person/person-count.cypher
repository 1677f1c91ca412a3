// How many people person-page has in all.
// @param   words       string[]   lower case
// @param   day         string
// @param   anyPerson   boolean
// @param   people      string[]
// @param   anyUnit     boolean
// @param   units       string[]
// @param   anyLocation boolean
// @param   locations   string[]
// @param   anyPod      boolean
// @param   pods        string[]   assigned to one of them on the day
// @param   maxWage     float?
// @param   currency    string
// @param   freeOn      string?    without an assignment on that day
// @returns total int
MATCH (p:Person)
WHERE (p.joinedOn IS NULL OR p.joinedOn <= $day) AND (p.leftOn IS NULL OR p.leftOn > $day)
  AND ($anyPerson OR p.id IN $people) AND ($anyUnit OR p.unit IN $units)
  AND ($anyLocation OR p.location IN $locations)
  AND ($maxWage IS NULL OR (p.currency = $currency AND p.wage <= $maxWage))
  AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
  AND ($anyPod OR EXISTS { MATCH (p)<-[:OF]-(a:Assignment)
    WHERE a.podId IN $pods AND a.from <= $day AND (a.to IS NULL OR a.to >= $day) })
  AND ($freeOn IS NULL OR NOT EXISTS { MATCH (p)<-[:OF]-(b:Assignment)
    WHERE b.from <= $freeOn AND (b.to IS NULL OR b.to >= $freeOn) })
RETURN count(*) AS total
