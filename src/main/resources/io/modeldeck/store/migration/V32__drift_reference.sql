-- The event time of the rows that a check was compared with: of a rolling baseline another one for each check.
ALTER TABLE drift_metrics ADD COLUMN reference_from INTEGER;
ALTER TABLE drift_metrics ADD COLUMN reference_to INTEGER;
