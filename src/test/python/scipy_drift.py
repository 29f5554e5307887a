"""A drift check of the arrays ref-N and cur-N of a folder with SciPy: prints the seconds of processor time, then each KS statistic."""

import sys
import time
from pathlib import Path

import numpy as np
from scipy import stats

folder = Path(sys.argv[1])
count = len(list(folder.glob("ref-*")))
pairs = [[np.fromfile(folder / f"{side}-{i}", dtype="<f8") for side in ("ref", "cur")] for i in range(count)]
stats.ks_2samp(pairs[0][0][:100], pairs[0][1][:100], method="asymp")

began = time.process_time()
tests = [stats.ks_2samp(ref, cur, method="asymp") for ref, cur in pairs]
distances = [stats.wasserstein_distance(ref, cur) / ref.std() for ref, cur in pairs]
order = np.argsort([test.pvalue for test in tests])
corrected = np.array([test.pvalue for test in tests])
corrected[order] = np.minimum.accumulate((corrected[order] * count / np.arange(1, count + 1))[::-1])[::-1]
drifted = [p <= 0.05 and distance >= 0.1 for p, distance in zip(corrected, distances)]
print(time.process_time() - began)
for test in tests:
    print(repr(float(test.statistic)))
