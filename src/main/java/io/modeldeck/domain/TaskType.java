package io.modeldeck.domain;

/** What a model predicts: one of a closed list of labels, or a number. */
public enum TaskType {
    CLASSIFICATION,
    REGRESSION;

    /** The word in files and metadata: {@code classification}, {@code regression}. */
    public String word() {
        return this == CLASSIFICATION ? "classification" : "regression";
    }

    public static TaskType of(String word) {
        for (TaskType task : values()) {
            if (task.word().equals(word)) {
                return task;
            }
        }
        throw new Problem("There is no task '" + word + "'; a model does classification or regression.");
    }
}
