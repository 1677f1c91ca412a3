// Who was awarded a credential that vouches for something else since a position of the change log.
// @param   after int
// @returns personId string
MATCH (c:Credential)<-[:OF]-(a:Award)
WHERE c.validatedSeq > $after
RETURN DISTINCT a.personId AS personId
