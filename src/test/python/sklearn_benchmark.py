"""scikit-learn with its defaults on the splits of io.modeldeck.training.TrainerBenchmark; for docs/training.md, by hand.

    python3 src/test/python/sklearn_benchmark.py FOLDER [census] [json] [MODEL ...]

With json each model is one line of it, for io.modeldeck.training.CensusBenchmark. FOLDER holds the public data sets (tabular/...). Numbers are imputed by their mean and standardised, categories become indicators; the same for every model.
"""

import gc
import json
import resource
import sys
import threading
import time
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import (HistGradientBoostingClassifier, HistGradientBoostingRegressor,
                              RandomForestClassifier, RandomForestRegressor)
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import (accuracy_score, f1_score, log_loss, mean_absolute_error, mean_squared_error,
                             r2_score, roc_auc_score)
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

warnings.filterwarnings("ignore")

CLASSIFIERS = {
    "logistic": lambda: LogisticRegression(max_iter=2000),
    "tree": lambda: DecisionTreeClassifier(random_state=1),
    "forest": lambda: RandomForestClassifier(random_state=1, n_jobs=2),
    "boosting": lambda: HistGradientBoostingClassifier(random_state=1),
    "network": lambda: MLPClassifier(random_state=1),
    "bayes": GaussianNB,
    "nearest": KNeighborsClassifier,
}
REGRESSIONS = {
    "linear": LinearRegression,
    "tree": lambda: DecisionTreeRegressor(random_state=1),
    "forest": lambda: RandomForestRegressor(random_state=1, n_jobs=2),
    "boosting": lambda: HistGradientBoostingRegressor(random_state=1),
    "network": lambda: MLPRegressor(random_state=1),
    "nearest": KNeighborsRegressor,
}
BIKE = ["season", "yr", "mnth", "hr", "holiday", "weekday", "workingday", "weathersit", "temp", "atemp", "hum",
        "windspeed"]
NOT_HOTEL = {"id", "y_pred", "y_pred_proba", "is_canceled", "timestamp"}


def columns():
    numbers = make_pipeline(SimpleImputer(), StandardScaler())
    categories = OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    return make_column_transformer((numbers, make_column_selector(dtype_include="number")),
                                   (categories, make_column_selector(dtype_exclude="number")))


def every_fifth(table):
    test = np.arange(len(table)) % 5 == 0
    return table[~test], table[test]


def newest(table):
    at = len(table) - len(table) // 5
    return table.iloc[:at], table.iloc[at:]


def data_sets(folder):
    small = folder + "/tabular/small_uci/"
    cancer = pd.read_csv(small + "breast-cancer-wisconsin.csv", header=None, na_values="?").dropna()
    yield "breast cancer", every_fifth(cancer), 9, list(range(9)), CLASSIFIERS
    german = pd.read_csv(small + "german.csv", header=None)
    yield "German credit", every_fifth(german), 20, list(range(20)), CLASSIFIERS
    wine = pd.read_csv(folder + "/tabular/wine_quality/winequality-red.csv", header=None)
    yield "red wine", every_fifth(wine), 11, list(range(11)), REGRESSIONS
    yield "bike sharing", newest(pd.read_csv(folder + "/tabular/bike_sharing/hour.csv")), "cnt", BIKE, REGRESSIONS
    hotel = pd.read_csv(folder + "/tabular/hotel_booking/reference.csv")
    features = [c for c in hotel.columns if c not in NOT_HOTEL]
    yield "hotel bookings", newest(hotel), "is_canceled", features, CLASSIFIERS
    elec = pd.read_csv(folder + "/tabular/electricity/elec.csv")
    yield "ELEC2", newest(elec), "class", ["nswprice", "nswdemand", "vicprice", "vicdemand", "transfer"], CLASSIFIERS


def census(folder):
    place = folder + "/tabular/census_employment_ma/"
    reference = pd.read_csv(place + "reference_2015.csv.gz")
    analysis = pd.read_csv(place + "analysis_2016_2018.csv.gz")
    analysis["employed"] = pd.read_csv(place + "analysis_2016_2018_target.csv.gz")["employed"].values
    rows = pd.concat([reference, analysis], ignore_index=True)
    features = [c for c in reference.columns
                if c not in ("id", "year", "prediction", "predicted_probability", "employed")]
    yield "census", (rows.iloc[:208000], rows.iloc[208000:]), "employed", features, CLASSIFIERS


class Peak(threading.Thread):
    """Looks at the memory of this process twenty times a second."""

    def __init__(self):
        super().__init__(daemon=True)
        gc.collect()
        self.before = self.highest = resident()
        self.over = threading.Event()
        self.start()

    def run(self):
        while not self.over.wait(0.05):
            self.highest = max(self.highest, resident())

    def grown(self):
        self.over.set()
        self.join()
        return (max(self.highest, resident()) - self.before) / 2**20


def resident():
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * resource.getpagesize()


def processor():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(model, training, test, label, features):
    pipeline = make_pipeline(columns(), model)
    peak = Peak()
    start, spent = time.time(), processor()
    pipeline.fit(training[features], training[label])
    cost = {"seconds": time.time() - start, "processorSeconds": processor() - spent, "megabytes": peak.grown()}
    answers = pipeline.predict(test[features])
    if hasattr(model, "predict_proba"):
        shares = pipeline.predict_proba(test[features])
        positive = pipeline.classes_[1]
        figures = {"accuracy": accuracy_score(test[label], answers),
                   "f1": f1_score(test[label], answers, pos_label=positive),
                   "rocAuc": roc_auc_score(test[label] == positive, shares[:, 1]),
                   "logLoss": log_loss(test[label], shares, labels=list(pipeline.classes_))}
    else:
        figures = {"rmse": mean_squared_error(test[label], answers) ** 0.5,
                   "mae": mean_absolute_error(test[label], answers), "r2": r2_score(test[label], answers)}
    return figures, cost


def show(trainer, figures, cost, as_json):
    if as_json:
        print(json.dumps({**figures, **cost}), flush=True)
    else:
        words = ", ".join(f"{name} {value:.4f}" for name, value in figures.items())
        print(f"  {trainer:9s} {words}, {cost['seconds']:.2f} s, {cost['megabytes']:.0f} MB more at the peak", flush=True)


def main(folder, *words):
    wanted = [w for w in words if w not in ("census", "json")]
    for name, (training, test), label, features, models in census(folder) if "census" in words else data_sets(folder):
        if "json" not in words:
            print(f"{name}: {len(training)} rows to learn from, {len(test)} to be measured on", flush=True)
        features, label = [str(f) for f in features], str(label)
        training, test = training.rename(columns=str), test.rename(columns=str)
        for trainer, model in models.items():
            if not wanted or trainer in wanted:
                show(trainer, *measure(model(), training, test, label, features), "json" in words)


if __name__ == "__main__":
    main(*sys.argv[1:])
