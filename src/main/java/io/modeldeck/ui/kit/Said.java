package io.modeldeck.ui.kit;

import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    /** Alone, not inside of a name: {@code llama-3.2} and {@code qwen-2.5:7b} stay. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_.,]|[\\p{L}\\p{N}_]-)"
            + "(?:(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?!\\w|[.,]\\d|[-:]\\w)|\\d+\\.\\d+(?=e-?\\d))");

    private static final Pattern FIGURE =
            Pattern.compile("[+−-]?[\\d,]+(?:\\.\\d+)?(?:[ \u00a0](?:%|bytes|ms|s|points))?");
    private static final Pattern TIME = Pattern.compile("\\d{1,2} [A-Z][a-z]{2} \\d{4}, \\d{2}:\\d{2}");
    private static final DateTimeFormatter REPORTED = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 10;
    private static final int MOST_REMEMBERED = 2_000;

    /**
     * A form of a sentence, and how it is said instead.
     *
     * @param english what stands before, between and after its places
     * @param bare without words of its own, saying only how its parts stand together
     */
    private record Form(List<String> english, String instead, boolean bare) {

        static Form of(String english, String instead) {
            boolean bare = literal(english).chars().filter(Character::isLetter).count() < 4 && english.startsWith("{");
            return new Form(List.of(PLACE.split(english.replace("''", "'"), -1)), instead, bare);
        }

        /** What fills the places, each as short as can be and never empty; nothing where the sentence has another form. */
        Optional<List<String>> parts(String sentence) {
            int end = sentence.length() - english.getLast().length();
            if (!sentence.startsWith(english.getFirst()) || !sentence.endsWith(english.getLast())) {
                return Optional.empty();
            }
            List<String> parts = new ArrayList<>();
            int from = english.getFirst().length();
            for (String between : english.subList(1, english.size() - 1)) {
                int to = sentence.indexOf(between, from + 1);
                if (to < 0) {
                    return Optional.empty();
                }
                parts.add(sentence.substring(from, to));
                from = to + between.length();
            }
            if (from >= end) {
                return Optional.empty();
            }
            parts.add(sentence.substring(from, end));
            return Optional.of(parts);
        }
    }

    /** What was asked within one sentence, so that nothing is looked for twice however its parts can be taken apart. */
    private record Asked(String english, int depth) {}

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
                .filter(text -> PLACE.matcher(text.getValue()).find())
                // a form that begins with words of its own goes first, then the one that has more of them
                .sorted(Comparator.comparing((Map.Entry<String, String> text) ->
                                text.getValue().startsWith("{"))
                        .thenComparingInt((Map.Entry<String, String> text) ->
                                -literal(text.getValue()).length())
                        .thenComparing(Map.Entry::getKey))
                .map(text -> Form.of(text.getValue(), other.get(text.getKey())))
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
        return FIGURE.matcher(english).matches() ? now.new Sentence().part(english, 0) : english;
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
        return new Sentence().known(english, 0).orElse(english);
    }

    private static String literal(String text) {
        return PLACE.matcher(text).replaceAll("");
    }

    /** One sentence while it is said anew. */
    private final class Sentence {

        private final Map<Asked, Optional<String>> answers = new HashMap<>();

        Optional<String> known(String english, int depth) {
            Asked asked = new Asked(english, depth);
            Optional<String> answer = answers.get(asked);
            if (answer == null) {
                answer = find(english, depth);
                answers.put(asked, answer);
            }
            return answer;
        }

        private Optional<String> find(String english, int depth) {
            String text = whole.get(english);
            if (text != null) {
                return Optional.of(text);
            }
            if (depth < DEEPEST) {
                for (Form form : forms) {
                    Optional<String> anew = form.parts(english).flatMap(parts -> filled(form, parts, depth + 1));
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

        private Optional<String> filled(Form form, List<String> parts, int depth) {
            if (form.bare && parts.stream().allMatch(part -> known(part, depth).isEmpty())) {
                return Optional.empty();
            }
            Object[] anew = parts.stream().map(part -> part(part, depth)).toArray();
            return Optional.of(new MessageFormat(form.instead, language.locale()).format(anew));
        }

        /** What fills a place: known itself, or a list of what is; else as it is, with the signs of the language in its numbers. */
        private String part(String english, int depth) {
            Optional<String> all = known(english, depth);
            if (all.isPresent()) {
                return all.get();
            }
            String[] each = english.split(", ");
            return each.length == 1
                    ? numbers(english)
                    : Arrays.stream(each)
                            .map(one -> known(one, depth + 1).orElseGet(() -> numbers(one)))
                            .collect(Collectors.joining(", "));
        }
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
