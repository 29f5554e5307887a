-- What a model said of each class, as {"class": probability}; null where it said nothing of them, or where the score says it all.
ALTER TABLE inference_event ADD COLUMN probabilities TEXT CHECK (probabilities IS NULL OR json_valid(probabilities));
