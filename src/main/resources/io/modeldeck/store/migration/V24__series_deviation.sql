-- Sum of the squared distances from the mean: with the count it gives the standard deviation, and it merges without loss. Null where it is not known:
-- figures that were kept before it was.
ALTER TABLE metric_series_rollup ADD COLUMN value_squares REAL;
