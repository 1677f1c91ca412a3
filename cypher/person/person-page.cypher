// A page of the people employed on a day, in the order of their ids, within a scope. Every word occurs in the name.
// A filter with its `any` flag set is not looked at; a wage in another currency, or unknown, is above any limit.
// @param   after       string     the last id of the former page, '' for the first
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
// @param   limit       int
// @returns id string, externalId string, name string, unit string?, location string?, joinedOn string?, leftOn string?, wage float?, currency string?
MATCH (p:Person)
WHERE p.id > $after
  AND (p.joinedOn IS NULL OR p.joinedOn <= $day) AND (p.leftOn IS NULL OR p.leftOn > $day)
  AND ($anyPerson OR p.id IN $people) AND ($anyUnit OR p.unit IN $units)
  AND ($anyLocation OR p.location IN $locations)
  AND ($maxWage IS NULL OR (p.currency = $currency AND p.wage <= $maxWage))
  AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
  AND ($anyPod OR EXISTS { MATCH (p)<-[:OF]-(a:Assignment)
    WHERE a.podId IN $pods AND a.from <= $day AND (a.to IS NULL OR a.to >= $day) })
  AND ($freeOn IS NULL OR NOT EXISTS { MATCH (p)<-[:OF]-(b:Assignment)
    WHERE b.from <= $freeOn AND (b.to IS NULL OR b.to >= $freeOn) })
RETURN p.id AS id, p.externalId AS externalId, p.name AS name, p.unit AS unit, p.location AS location,
       p.joinedOn AS joinedOn, p.leftOn AS leftOn, p.wage AS wage, p.currency AS currency
ORDER BY id LIMIT $limit
