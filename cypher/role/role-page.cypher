// A page of roles in the order of their ids. One title, the role's own or an alternate, holds every word.
// @param   after     string     the last id of the former page, '' for the first
// @param   framework string?
// @param   words     string[]   lower case
// @param   limit     int
// @returns id string, framework string, code string, title string
MATCH (r:Role)
WHERE r.id > $after AND ($framework IS NULL OR r.framework = $framework)
  AND (all(word IN $words WHERE toLower(r.title) CONTAINS word)
    OR any(title IN r.alternateTitles WHERE all(word IN $words WHERE toLower(title) CONTAINS word)))
RETURN r.id AS id, r.framework AS framework, r.code AS code, r.title AS title
ORDER BY id LIMIT $limit
