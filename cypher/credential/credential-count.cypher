// How many credentials credential-page has in all.
// @param   words string[]   lower case
// @returns total int
MATCH (c:Credential)-[:ISSUED_BY]->(:Issuer)
WHERE all(word IN $words WHERE toLower(c.name) CONTAINS word)
RETURN count(*) AS total
