package io.modeldeck.ui.kit;

import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the engine wrote, as the window says it. Kept and exported it stays English. In another language a sentence whose form is among the texts
 * {@code said.…} is said anew with what it fills in; one that nobody has put into words stays as it was written. A text {@code said.word.…} is a
 * term that also begins a sentence: {@code p95 latency 612 ms}.
 */
public final class Said {

    private static final String PREFIX = "said.";
    private static final String WORD = PREFIX + "word.";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.,])(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?!\\w|[.,]\\d)|(?<![\\p{L}\\p{N}_.,])\\d+\\.\\d+(?=e-?\\d)");
    private static final Pattern FIGURE =
            Pattern.compile("[+−-]?[\\d,]+(?:\\.\\d+)?(?:[ \u00a0](?:%|bytes|ms|s|points))?");
    private static final Pattern TIME = Pattern.compile("\\d{1,2} [A-Z][a-z]{2} \\d{4}, \\d{2}:\\d{2}");
    private static final DateTimeFormatter REPORTED = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 10;
    private static final int MOST_REMEMBERED = 2_000;

    /** A form of a sentence, and how it is said instead. */
    private record Form(Pattern english, String instead, int places, boolean bare) {}

    private static volatile Said said = new Said(Language.ENGLISH);

    private final Language language;
    private final List<Form> forms;
    private final Map<String, String> words;
    /** Words, and sentences without anything to fill in. */
    private final Map<String, String> whole;

    private final Map<String, String> remembered = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    private Said(Language language) {
        this.language = language;
        if (language == Language.ENGLISH) {
            forms = List.of();
            words = Map.of();
            whole = Map.of();
            return;
        }
        Map<String, String> english = Messages.below(PREFIX, Language.ENGLISH);
        Map<String, String> other = Messages.below(PREFIX, language);
        forms = english.entrySet().stream()
                .filter(text -> !text.getKey().startsWith(WORD))
                // a form that begins with words of its own goes first, then the one that has more of them
                .sorted(Comparator.comparing((Map.Entry<String, String> text) ->
                                text.getValue().startsWith("{"))
                        .thenComparingInt((Map.Entry<String, String> text) ->
                                -literal(text.getValue()).length())
                        .thenComparing(Map.Entry::getKey))
                .map(text -> form(text.getValue(), other.get(text.getKey())))
                .toList();
        words = english.entrySet().stream()
                .filter(text -> text.getKey().startsWith(WORD))
                .collect(Collectors.toMap(Map.Entry::getValue, text -> other.get(text.getKey())));
        whole = english.entrySet().stream()
                .filter(text -> !PLACE.matcher(text.getValue()).find())
                .collect(Collectors.toMap(Map.Entry::getValue, text -> other.get(text.getKey())));
    }

    /** The sentence in the language of the window. */
    public static String of(String english) {
        Said now = now();
        return now.language == Language.ENGLISH || english.length() > LONGEST
                ? english
                : now.remembered.computeIfAbsent(english, now::anew);
    }

    /** The same of a text that a person may have written instead: said anew only where all of it is a text that the engine brings along. */
    public static String exactly(String english) {
        Said now = now();
        return now.whole.getOrDefault(english, english);
    }

    /** A figure that a report wrote, with its unit ({@code 2,928 bytes}) or as a time: in the signs and the months of the language. Anything else stays. */
    public static String figure(String english) {
        Said now = now();
        if (now.language == Language.ENGLISH) {
            return english;
        }
        if (TIME.matcher(english).matches()) {
            return LocalDateTime.parse(english, REPORTED).format(REPORTED.withLocale(now.language.locale()));
        }
        return FIGURE.matcher(english).matches() ? now.part(english, 0) : english;
    }

    private static Said now() {
        Said now = said;
        if (now.language != Messages.language()) {
            now = new Said(Messages.language());
            said = now;
        }
        return now;
    }

    private String anew(String english) {
        return known(english, 0).orElse(english);
    }

    private static String literal(String text) {
        return PLACE.matcher(text).replaceAll("");
    }

    private static Form form(String english, String instead) {
        String text = PLACE.matcher(english).find() ? english.replace("''", "'") : english;
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        int places = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(text.substring(from, place.start()))).append("(.+?)");
            from = place.end();
            places++;
        }
        pattern.append(Pattern.quote(text.substring(from)));
        // a form without words of its own says only how its parts stand together
        boolean bare = literal(text).chars().filter(Character::isLetter).count() < 4 && text.startsWith("{");
        return new Form(Pattern.compile(pattern.toString(), Pattern.DOTALL), instead, places, bare);
    }

    private Optional<String> known(String english, int depth) {
        String word = words.get(english);
        if (word != null) {
            return Optional.of(word);
        }
        if (depth < DEEPEST) {
            for (Form form : forms) {
                Optional<String> anew = filled(form, english, depth);
                if (anew.isPresent()) {
                    return anew;
                }
            }
        }
        return begun(english, depth);
    }

    /** A term, and what follows it: the longest term that there is. */
    private Optional<String> begun(String english, int depth) {
        for (int end = english.lastIndexOf(' '); end > 0; end = english.lastIndexOf(' ', end - 1)) {
            String word = words.get(english.substring(0, end));
            if (word != null) {
                return Optional.of(word + " " + part(english.substring(end + 1), depth + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<String> filled(Form form, String english, int depth) {
        Matcher found = form.english.matcher(english);
        if (!found.matches()) {
            return Optional.empty();
        }
        Object[] parts = new Object[form.places];
        boolean any = !form.bare;
        for (int i = 0; i < parts.length; i++) {
            String part = found.group(i + 1);
            Optional<String> anew = known(part, depth + 1);
            any |= anew.isPresent();
            parts[i] = anew.orElseGet(() -> part(part, depth + 1));
        }
        if (!any) {
            return Optional.empty();
        }
        return Optional.of(
                parts.length == 0 ? form.instead : new MessageFormat(form.instead, language.locale()).format(parts));
    }

    /** What fills a place: known itself, or a list of what is; else as it is, with the signs of the language in its numbers. */
    private String part(String english, int depth) {
        Optional<String> whole = known(english, depth);
        if (whole.isPresent()) {
            return whole.get();
        }
        String[] each = english.split(", ");
        if (each.length == 1) {
            return numbers(english);
        }
        List<String> list = new ArrayList<>();
        for (String one : each) {
            list.add(known(one, depth + 1).orElseGet(() -> numbers(one)));
        }
        return String.join(", ", list);
    }

    private String numbers(String text) {
        DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(language.locale());
        return NUMBER.matcher(text)
                .replaceAll(number -> number.group()
                        .chars()
                        .map(c -> c == '.' ? signs.getDecimalSeparator() : c == ',' ? signs.getGroupingSeparator() : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
