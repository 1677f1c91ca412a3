// Points assignments to their person, pod and role.
// @param rows {id string, personId string, podId string, roleId string}[]
UNWIND $rows AS row
MATCH (a:Assignment {id: row.id}), (p:Person {id: row.personId}), (d:Pod {id: row.podId}), (r:Role {id: row.roleId})
CREATE (a)-[:OF]->(p), (a)-[:`IN`]->(d), (a)-[:`AS`]->(r)
