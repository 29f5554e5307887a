package io.modeldeck.ui.kit.text;

/** What the jobs of a model are called, and what comes of them. */
public final class JobWords {

    private JobWords() {}

    /** What it does, in plain words; the stored name where nobody has named it. */
    public static String name(String stored) {
        return Messages.find("jobs.name." + stored).orElse(stored);
    }

    /** Empty where nobody has said it. */
    public static String meaning(String stored) {
        return Messages.find("jobs.meaning." + stored).orElse("");
    }
}
