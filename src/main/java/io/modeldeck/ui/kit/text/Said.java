package io.modeldeck.ui.kit.text;

import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
    private static final String TYPED = PREFIX + "typed.";
    /** Alone, not inside of a name: {@code llama-3.2} and {@code qwen-2.5:7b} stay. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_.,]|[\\p{L}\\p{N}_]-)"
            + "(?:(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?!\\w|[.,]\\d|[-:]\\w)|\\d+\\.\\d+(?=e[−-]?\\d))");

    private static final Pattern FIGURE =
            Pattern.compile("[+−-]?[\\d,]+(?:\\.\\d+)?(?:[ \u00a0](?:%|bytes|days|ms|s|points))?");
    private static final Pattern TIME = Pattern.compile("\\d{1,2} [A-Z][a-z]{2} \\d{4}, \\d{2}:\\d{2}");
    private static final DateTimeFormatter REPORTED = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final String NEXT = "; ";
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 10;
    private static final int MOST_REMEMBERED = 2_000;

    /** What was asked within one sentence, so that nothing is looked for twice however its parts can be taken apart. */
    private record Asked(String english, int depth) {}

    private static volatile Said said = new Said(Language.ENGLISH);

    private final Language language;
    /** Forms that begin with words of their own. */
    private final List<SaidForm> openings;

    /** All others. */
    private final List<SaidForm> forms;

    /** Of what was typed. */
    private final List<SaidForm> typed;

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
            openings = List.of();
            forms = List.of();
            typed = List.of();
            words = Map.of();
            whole = Map.of();
            return;
        }
        Map<String, String> english = Messages.below(PREFIX, Language.ENGLISH);
        Map<String, String> other = Messages.below(PREFIX, language);
        openings = forms(english, other, text -> !text.startsWith("{"));
        forms = forms(english, other, text -> text.startsWith("{"));
        typed = forms(below(english), other, text -> true);
        words = english.entrySet().stream()
                .filter(text -> text.getKey().startsWith(WORD))
                .collect(Collectors.toMap(Map.Entry::getValue, text -> other.get(text.getKey())));
        whole = english.entrySet().stream()
                .filter(text -> !SaidForm.hasPlaces(text.getValue()))
                .collect(Collectors.toMap(Map.Entry::getValue, text -> other.get(text.getKey())));
    }

    private static Map<String, String> below(Map<String, String> english) {
        return english.entrySet().stream()
                .filter(text -> text.getKey().startsWith(TYPED))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The one that has more words goes first. */
    private static List<SaidForm> forms(
            Map<String, String> english, Map<String, String> other, Predicate<String> which) {
        return english.entrySet().stream()
                .filter(text -> SaidForm.hasPlaces(text.getValue()) && which.test(text.getValue()))
                .sorted(Comparator.comparingInt((Map.Entry<String, String> text) ->
                                -SaidForm.literal(text.getValue()).length())
                        .thenComparing(Map.Entry::getKey))
                .map(text -> SaidForm.of(text.getValue(), other.get(text.getKey())))
                .toList();
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

    /**
     * What the engine says of something that a person typed, where it has the form of a text {@code said.typed.…}: what was typed stays as it is. Any
     * other refusal stays as it was written, so that it can be searched for.
     */
    public static String typed(String english) {
        Said now = now();
        for (SaidForm form : now.typed) {
            Optional<List<String>> parts = form.parts(english);
            if (parts.isPresent()) {
                return new MessageFormat(form.instead()).format(parts.get().toArray());
            }
        }
        return english;
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
            if (depth == DEEPEST) {
                return begun(english, depth);
            }
            return formed(openings, english, depth + 1)
                    .or(() -> several(english, depth + 1))
                    .or(() -> formed(forms, english, depth + 1))
                    .or(() -> begun(english, depth));
        }

        private Optional<String> formed(List<SaidForm> forms, String english, int depth) {
            for (SaidForm form : forms) {
                Optional<String> anew = form.parts(english).flatMap(parts -> filled(form, parts, depth));
                if (anew.isPresent()) {
                    return anew;
                }
            }
            return Optional.empty();
        }

        /** Reasons after one another, where each is known by itself: none of them takes the next one for a part of its own. */
        private Optional<String> several(String english, int depth) {
            String[] each = english.split(NEXT);
            List<String> anew = each.length == 1
                    ? List.of()
                    : Arrays.stream(each)
                            .flatMap(one -> known(one, depth).stream())
                            .toList();
            return anew.isEmpty() || anew.size() < each.length
                    ? Optional.empty()
                    : Optional.of(String.join(NEXT, anew));
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

        private Optional<String> filled(SaidForm form, List<String> parts, int depth) {
            if (form.bare()
                    && parts.stream().allMatch(part -> known(part, depth).isEmpty())) {
                return Optional.empty();
            }
            Object[] anew = parts.stream().map(part -> part(part, depth)).toArray();
            return Optional.of(new MessageFormat(form.instead(), language.locale()).format(anew));
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
