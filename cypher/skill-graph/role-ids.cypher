// The id of every role; in no order.
// @returns id string
MATCH (r:Role)
RETURN r.id AS id
