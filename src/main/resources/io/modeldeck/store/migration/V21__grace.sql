-- A run that was approved by hand waits a few seconds, so that the approval can be taken back; it is not claimed before that time.
ALTER TABLE training_run ADD COLUMN not_before INTEGER;
