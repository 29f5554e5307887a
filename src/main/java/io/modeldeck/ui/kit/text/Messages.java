package io.modeldeck.ui.kit.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * The texts of the console by key. Each package of screens keeps its own in {@code messages.properties} (UTF-8) beside its layouts; together they
 * are one set, so a key is unique and begins with the name of its screen. English is complete by definition; a test holds that the other languages
 * of {@link Language} are too, in {@code messages_de.properties}.
 */
public final class Messages {

    /** The packages that have texts, below {@code io.modeldeck.ui}. */
    static final List<String> PACKAGES = List.of(
            "kit", "chart", "figure", "monitoring", "alerting", "lifecycle", "workspace", "playground", "shell");

    private static volatile Texts bundle = new Texts(Language.ENGLISH);

    private Messages() {}

    /** From now on. What was asked for before keeps its language, so a window says this before its first text. */
    public static void speak(Language language) {
        if (language() != language) {
            bundle = new Texts(language);
        }
    }

    /** The language that is spoken now. */
    public static Language language() {
        return bundle.language;
    }

    /** All texts in a language. */
    static ResourceBundle in(Language language) {
        return new Texts(language);
    }

    /**
     * The text of a key, with {@code {0}}, {@code {1}} … replaced where arguments are given.
     *
     * @throws java.util.MissingResourceException where there is no such key
     */
    public static String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language().locale()).format(arguments);
    }

    /** The text of a key; empty where nobody has put that into words. */
    public static Optional<String> find(String key) {
        return Optional.ofNullable(bundle.texts.get(key));
    }

    /** The texts whose keys begin so, by key. */
    static Map<String, String> below(String prefix, Language language) {
        Map<String, String> all = language() == language ? bundle.texts : new Texts(language).texts;
        Map<String, String> below = new TreeMap<>();
        all.forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                below.put(key, text);
            }
        });
        return below;
    }

    /** The same texts for layouts: {@code %key}. */
    public static ResourceBundle bundle() {
        return bundle;
    }

    private static Map<String, String> read(Language language) {
        Map<String, String> texts = new TreeMap<>();
        for (String name : PACKAGES) {
            try (InputStream in =
                    Messages.class.getResourceAsStream("/io/modeldeck/ui/" + name + "/" + language.file())) {
                if (in == null) {
                    continue;
                }
                Properties properties = new Properties();
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String key : properties.stringPropertyNames()) {
                    if (texts.put(key, properties.getProperty(key)) != null) {
                        throw new IllegalStateException("Two packages have a text for " + key);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    private static final class Texts extends ResourceBundle {
        private final Language language;
        private final Map<String, String> texts;

        Texts(Language language) {
            this.language = language;
            this.texts = Map.copyOf(read(language));
        }

        @Override
        protected Object handleGetObject(String key) {
            return texts.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }
    }
}
