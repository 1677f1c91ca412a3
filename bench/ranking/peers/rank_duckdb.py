"""The best people for roles by DuckDB, one thread: a table of fitted series sorted by skill, faded to a date on the fly.

Arguments: the file of ranking-peers.ts, places, questions that warm up, questions that count. Prints JSON.
"""

import json
import sys
import time

import duckdb
import numpy as np

path, places, warm, times = sys.argv[1], *map(int, sys.argv[2:5])
data = np.fromfile(path, dtype="<u4")
people, per_person, roles, required = (int(n) for n in data[:4])
series = data[4 : 4 + people * per_person * 4].reshape(-1, 4)
asked = data[4 + people * per_person * 4 :].reshape(roles, required, 3)
order = np.argsort(series[:, 0], kind="stable")
columns = {
    "person": (order // per_person).astype("int32"),
    "skill": series[order, 0].astype("int32"),
    "initial": series[order, 1].copy().view("float32"),
    "half_life": series[order, 2].copy().view("float32"),
    "days": series[order, 3].copy().view("float32"),
}
connection = duckdb.connect()
connection.execute("SET threads = 1")
connection.execute("CREATE TABLE series (person INT, skill INT, initial FLOAT, half_life FLOAT, days FLOAT)")
connection.register("columns_", columns)
connection.execute("INSERT INTO series SELECT person, skill, initial, half_life, days FROM columns_")
connection.execute("CREATE TABLE asked (role INT, skill INT, weight FLOAT, level FLOAT)")
connection.register(
    "asked_",
    {
        "role": np.repeat(np.arange(roles, dtype="int32"), required),
        "skill": asked[:, :, 0].astype("int32").ravel(),
        "weight": asked[:, :, 1].copy().view("float32").ravel(),
        "level": asked[:, :, 2].copy().view("float32").ravel(),
    },
)
connection.execute("INSERT INTO asked SELECT role, skill, weight, level FROM asked_")
QUERY = f"""
SELECT person, sum(weight * least(1, CASE WHEN initial <= .05 THEN initial
    ELSE .05 + (initial - .05) * pow(2, -days / half_life) END / level)) AS score
FROM series JOIN asked USING (skill) WHERE role = ?
GROUP BY person ORDER BY score DESC, person LIMIT {places}"""

taken = []
for i in range(warm + times):
    start = time.perf_counter()
    connection.execute(QUERY, [i % roles]).fetchall()
    if i >= warm:
        taken.append((time.perf_counter() - start) * 1000)
answers = [connection.execute(QUERY, [role]).fetchall() for role in range(min(3, roles))]
print(json.dumps({"taken": taken, "answers": answers}))
