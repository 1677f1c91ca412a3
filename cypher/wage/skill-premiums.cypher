// What each skill is worth, by the published PRICE_SKILLS run; a skill that it could not estimate is absent.
// @param   ids string[]
// @param   run string
// @returns id string, premium float, low float, high float, coverage float, roles int, benchmarks int,
//          source string, year int, area string, currency string
UNWIND $ids AS wanted
MATCH (s:Skill {id: wanted})-[e:PRICED {run: $run}]->()
RETURN s.id AS id, e.premium AS premium, e.low AS low, e.high AS high, e.coverage AS coverage, e.roles AS roles,
       e.benchmarks AS benchmarks, e.source AS source, e.year AS year, e.area AS area, e.currency AS currency
ORDER BY id
