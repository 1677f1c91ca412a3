// Says whose graph this is, unless that was said before; gives whose it is.
// @param   organisation string
// @returns organisation string
MERGE (d:Deployment {id: 'deployment'})
SET d.organisation = coalesce(d.organisation, $organisation)
RETURN d.organisation AS organisation
