package io.modeldeck.ui.kit.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language that the window speaks. What people wrote (names, comments) stays as it was written; for the engine's sentences see {@link Said}. */
public enum Language {
    ENGLISH("en", "English", ""),
    GERMAN("de", "Deutsch", "_de");

    private final String code;
    private final String name;
    private final String suffix;

    Language(String code, String name, String suffix) {
        this.code = code;
        this.name = name;
        this.suffix = suffix;
    }

    /** The language of this two-letter code; English for any other. */
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst()
                .orElse(ENGLISH);
    }

    public static List<Language> all() {
        return List.of(values());
    }

    public String code() {
        return code;
    }

    /** In which months and days are named. */
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** In the language itself, so that who speaks it finds it. */
    public String ownName() {
        return name;
    }

    String file() {
        return "messages" + suffix + ".properties";
    }
}
