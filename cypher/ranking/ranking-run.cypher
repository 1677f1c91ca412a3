// What a fit estimated for all series together.
// @param   run string
// @returns hyperparameters string?
MATCH (r:Run {id: $run})
RETURN r.hyperparameters AS hyperparameters
