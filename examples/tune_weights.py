"""Learn weights from outcomes, on one's own machine, without a database or a server.

    python -m examples.tune_weights [--seed 1] [--labels 500]

draws an invented world, takes as many outcomes of partnerships as its office would have recorded, and learns from them: once with
tune(), which says whether the weights may be used, and once with scikit-learn's own search around the same estimator. To learn from
profiles and partnerships in files instead: python -m matchmaker tune --help
"""

from __future__ import annotations

import argparse

import numpy as np
from sklearn import config_context
from sklearn.model_selection import GridSearchCV, GroupKFold

from matchmaker.engine.judging.trial import prepare
from matchmaker.engine.pairings import PAIRINGS
from matchmaker.engine.table.firm_table import FirmTable
from matchmaker.engine.tuning import examples, wording
from matchmaker.engine.tuning.labels import Event, labels
from matchmaker.engine.tuning.tuning import tune
from matchmaker.engine.tuning.weight_tuner import WeightTuner
from matchmaker.engine.worlds import DAY, WORLDS, outcomes
from matchmaker.engine.worlds.oracle import shown


def main() -> None:
    """Print the weights before and after."""
    parser = argparse.ArgumentParser(prog="python -m examples.tune_weights", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--labels", type=int, default=500)
    given = parser.parse_args()

    world = WORLDS["additive"](given.seed)
    pairing = PAIRINGS[world.pairing]
    prior = np.array(list(pairing.start_weights().values()))
    log = outcomes(world, shown(world), given.labels, given.seed)
    told = labels(Event(each.seeker, each.partner, each.outcome, each.decided_on, each.exposed_rank) for each in log)

    trial = prepare(FirmTable.of(world.profiles), pairing, world.judgements(), DAY)  # every feature of every pair, measured once
    tuned = tune(trial, told, prior, given.seed)

    known = examples.draw(trial, told, given.seed)
    with config_context(enable_metadata_routing=True):  # so that the search, too, compares partners of one seeker only
        tuner = WeightTuner(prior).set_fit_request(seekers=True, sample_weight=True).set_score_request(seekers=True, sample_weight=True)
        search = GridSearchCV(tuner, {"strength": [0.001, 0.01, 0.1]}, cv=GroupKFold(5))
        search.fit(known.features, known.grades, groups=known.seekers, seekers=known.seekers, sample_weight=known.shares)

    print(f"{'':<20}{'prior':>8}{'tune()':>8}{'search':>8}")
    for feature, *weights in zip(pairing.features, prior, tuned.learned, search.best_estimator_.coef_, strict=True):
        print(f"{feature.name:<20}" + "".join(f"{each:8.3f}" for each in weights))
    print(wording.reason(tuned))
    for name, used in (("prior", tuned.prior), ("learned", tuned.learned)):
        named = {feature.name: float(weight) for feature, weight in zip(pairing.features, used, strict=True)}
        print(f"NDCG@10 by the world's truth, {name}: {trial.metrics(named)['ndcg@10']:.3f}")


if __name__ == "__main__":
    main()
