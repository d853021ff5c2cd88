"""The boosting of LearningSpeed in scikit-learn: 100,000 rows of 20 numbers, 100 trees of 31 leaves.

OMP_NUM_THREADS=1 python3 bench/peers/boosting.py     (Debian: python3-sklearn)
"""

import time

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss

rows = 100_000
random = np.random.default_rng(1)
x = random.normal(size=(2 * rows, 20))
margin = x[:, 0] + x[:, 1] * x[:, 2] + np.sin(3 * x[:, 3]) + np.where(x[:, 4] > 0, x[:, 5], -x[:, 6])
y = (random.random(2 * rows) < 1 / (1 + np.exp(-margin))).astype(int)

for _ in range(3):
    start = time.process_time()
    model = HistGradientBoostingClassifier(early_stopping=False).fit(x[:rows], y[:rows])
    fitted = time.process_time()
    predicted = model.predict_proba(x[rows:])
    done = time.process_time()
    loss = log_loss(y[rows:], predicted[:, 1])
    print(f"fit {fitted - start:.2f} s, scoring {done - fitted:.2f} s, log loss {loss:.5f}")
