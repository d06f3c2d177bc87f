"""Pure mathematics of matching: numpy, scipy, scikit-learn; knows no Flask, no SQLAlchemy and no tables."""
