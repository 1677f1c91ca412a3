"""Prequential forecasts of FSRS-6 (fsrs-rs-python), default and fitted, for fsrs.bench.ts.

stdin: JSON {"events": [[card, day, rating, is_scored], ...] in order of time, "blocks": [number of events, ...]}.
stdout: JSON {"default": [...], "fitted": [...]}, the probability of recall before each scored event.
Parameters stand for a block and are fitted anew, from the defaults, to all events before the next one.
"""
import json
import sys

import fsrs_rs_python as fsrs

# Fewer reviews than these are not fitted: the optimiser itself refuses them.
FEWEST = 64


def elapsed(history):
    previous = None
    for day, rating in history:
        yield rating, 0 if previous is None else day - previous
        previous = day


def forecast(parameters, events, histories, start, end):
    model = fsrs.FSRS(parameters)
    decay = parameters[20]
    factor = 0.9 ** (-1 / decay) - 1
    known = {}
    for card, day, _, scored in events[start:end]:
        if not scored:
            continue
        if card not in known:
            reviews = [fsrs.FSRSReview(rating, days) for rating, days in elapsed(histories[card])]
            states = model.historical_memory_states(fsrs.FSRSItem(reviews))
            known[card] = {
                histories[card][i][0]: (states[i - 1].stability, histories[card][i][0] - histories[card][i - 1][0])
                for i in range(1, len(reviews))
            }
        stability, days = known[card][day]
        yield (1 + factor * days / stability) ** -decay


def fit(histories):
    items = []
    for history in histories.values():
        reviews = list(elapsed(history))
        for i in range(1, len(reviews)):
            items.append((history[i][0], reviews[: i + 1]))
    items.sort(key=lambda item: item[0])
    training = [fsrs.FSRSItem([fsrs.FSRSReview(rating, days) for rating, days in reviews]) for _, reviews in items]
    return list(fsrs.FSRS(list(fsrs.DEFAULT_PARAMETERS)).compute_parameters(training, enable_short_term=True))


def run(events, blocks, fitted):
    parameters = list(fsrs.DEFAULT_PARAMETERS)
    histories = {}
    forecasts = []
    start = 0
    for end in [*blocks, len(events)]:
        for card, day, rating, _ in events[start:end]:
            histories.setdefault(card, []).append((day, rating))
        forecasts.extend(forecast(parameters, events, histories, start, end))
        start = end
        if fitted and FEWEST <= end < len(events):
            parameters = fit(histories)
    return forecasts


request = json.load(sys.stdin)
json.dump(
    {name: run(request["events"], request["blocks"], name == "fitted") for name in ("default", "fitted")},
    sys.stdout,
)
