// What a fit estimated over all series together.
// @param   run string
// @returns hyperparameters string?
MATCH (r:Run {id: $run})
RETURN r.hyperparameters AS hyperparameters
