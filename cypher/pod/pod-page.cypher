// A page of pods in the order of their ids. Every word occurs in the name; no unit is all of them.
// @param   after string     the last id of the former page, '' for the first
// @param   unit  string?
// @param   words string[]   lower case
// @param   limit int
// @returns id string, name string, unit string?, location string?, traitNames string[], traitValues float[]
MATCH (p:Pod)
WHERE p.id > $after AND ($unit IS NULL OR p.unit = $unit)
  AND all(word IN $words WHERE toLower(p.name) CONTAINS word)
RETURN p.id AS id, p.name AS name, p.unit AS unit, p.location AS location, p.traitNames AS traitNames,
       p.traitValues AS traitValues
ORDER BY id LIMIT $limit
