// What a fit had settled before its parts were at work, and what it estimated over all series together.
// @param   run string
// @returns plan string?, changed string[]?, hyperparameters string?, edgesOf string?, metrics string
MATCH (r:Run {id: $run})
RETURN r.plan AS plan, r.changed AS changed, r.hyperparameters AS hyperparameters, r.edgesOf AS edgesOf, r.metrics AS metrics
