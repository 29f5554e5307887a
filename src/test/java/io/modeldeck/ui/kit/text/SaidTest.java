package io.modeldeck.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modeldeck.alert.Condition;
import io.modeldeck.schedule.Durations;
import io.modeldeck.search.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the engine writes, in German. */
class SaidTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    @AfterEach
    void english() {
        Messages.speak(Language.ENGLISH);
    }

    @Test
    @DisplayName("What the engine says of something that was typed is German, and what was typed stays as it is")
    void typed() {
        Map<String, ThrowingCallable> typed = Map.of(
                "bald 1.5", () -> Durations.parse("bald 1.5"),
                "rate=hoch:2", () -> Dimension.parse("rate", "hoch:2"),
                "0.9", () -> Dimension.parse("rate", "0.9:0.1"),
                "-1.5", () -> Dimension.parse("rate", "-1.5:2:log"),
                "\"1.234\"", () -> Condition.parse(condition("\"threshold\":\"1.234\"")),
                "threshold", () -> Condition.parse(condition("\"forMinutes\":5")),
                "2.75", () -> Condition.parse(condition("\"threshold\":1,\"forMinutes\":2.75")));
        Messages.speak(Language.GERMAN);
        assertThat(typed).allSatisfy((what, attempt) -> {
            String english = catchThrowable(attempt).getMessage();
            assertThat(Said.typed(english)).isNotEqualTo(english).contains(what).doesNotContain("must", " is no ");
        });
        assertThat(Said.typed("There is no alert 12.5; look at the list."))
                .isEqualTo("There is no alert 12.5; look at the list.");
        Messages.speak(Language.ENGLISH);
        assertThat(Said.typed(catchThrowable(() -> Durations.parse("soon")).getMessage()))
                .startsWith("'soon' is no duration");
    }

    private static String condition(String more) {
        return "{\"metric\":\"errorRate\",\"operator\":\">\"," + more + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        p95 latency 1,582 ms > 500 ms over 5 min, 1 request | p95-Latenz 1.582 ms > 500 ms über 5 min, 1 Anfrage
        error rate 28.6 % > 25 % over 1 h, 7 requests | Fehlerrate 28,6 % > 25 % über 1 h, 7 Anfragen
        input drift score 1 > 0.3: 3 of 6 checks, most distance_km (1), the numbers together (0.882), weather (0.506) | Eingabedrift-Score 1 > 0,3: 3 von 6 Prüfungen, vor allem distance_km (1), alle Zahlen zusammen (0,882), weather (0,506)
        concept drift score 1 > 0.3: The accuracy is worse than in the reference: 0.857 → 0.452 (p < 0.001, n 199). | Konzeptdrift-Score 1 > 0,3: Die Genauigkeit ist schlechter als in der Referenz: 0,857 → 0,452 (p < 0,001, n 199).
        null rate increase 29.9 points ≥ 10 points: card_age_days from 0 % to 29.9 %, 107 rows | Zunahme fehlender Werte 29,9 Punkte ≥ 10 Punkte: card_age_days von 0 % auf 29,9 %, 107 Zeilen
        error rate > 25 % for 1 h with at least 5 requests | Fehlerrate > 25 % für 1 h bei mindestens 5 Anfragen
        `amount_eur` is higher than in the reference: median 28.3 → 58.4 (KS 0.277, corrected p < 0.001, n 209). | `amount_eur` ist höher als in der Referenz: Median 28,3 → 58,4 (KS 0,277, korrigiertes p < 0,001, n 209).
        Predictions: `score` was not evaluated. The window has 185 of the 200 values that it takes; at the present rate in about 2 hours. | Vorhersagen: `score` wurde nicht beurteilt. Das Fenster hat 185 der nötigen 200 Werte; beim jetzigen Takt dauert es noch etwa 2 Stunden.
        Significant and large: the corrected p value 5.18e-12 is at most 0.05 and the effect 0.84 reaches 0.1. | Signifikant und groß: Der korrigierte p-Wert 5,18e-12 liegt bei höchstens 0,05, und der Effekt 0,84 erreicht 0,1.
        The exported model answers as the trained one on 1,000 rows (largest difference 3.0e−08). | Das exportierte Modell antwortet wie das trainierte auf 1.000 Zeilen (größter Unterschied 3,0e−08).
        Significant and large: the corrected p value 5.18e−12 is at most 0.05 and the effect 0.84 reaches 0.1. | Signifikant und groß: Der korrigierte p-Wert 5,18e−12 liegt bei höchstens 0,05, und der Effekt 0,84 erreicht 0,1.
        22 runs worked through, last: 2 alerts fired; retraining requested | 22 Läufe abgearbeitet, zuletzt: 2 Alarme ausgelöst; Neutraining beantragt
        last retraining 13 days ago | letztes Neutraining: 13 Tage her
        Passed on 525 held-out rows: accuracy 79.43 % is no worse than the champion's 51.05 %. | Bestanden auf 525 zurückgehaltenen Zeilen: Genauigkeit 79,43 % ist nicht schlechter als 51,05 % des Champions.
        Passed on 525 held-out rows: accuracy 79.43 % is not by more than chance worse than the champion's 81.05 %; log loss is not defined here, and max log loss asks for 0.5. | Bestanden auf 525 zurückgehaltenen Zeilen: Genauigkeit 79,43 % ist nicht über den Zufall hinaus schlechter als 81,05 % des Champions; Log-Loss ist hier nicht bestimmt, und max log loss verlangt 0,5.
        Of 16 segments with at least 30 rows 4 are weaker than chance alone explains: first of all hour above 2.5 up to 5 (accuracy 0.747 on 487 rows, 0.897 on the rest); the champion is better where express is no. | Von 16 Segmenten mit mindestens 30 Zeilen sind 4 schwächer, als Zufall allein erklärt: vor allem hour über 2,5 bis 5 (Genauigkeit 0,747 auf 487 Zeilen, 0,897 auf dem Rest); der Champion ist besser, wo express is no.
        Only hddm_a and adwin signalled a rise of the error: the accuracy fell by 0.0276, less than 0.05, and p 0.0831 is not below 0.05. | Nur hddm_a und adwin meldeten einen Anstieg des Fehlers: Die Genauigkeit fiel um 0,0276, weniger als 0,05, und p 0,0831 liegt nicht unter 0,05.
        Within the limits: the accuracy did not fall but rose by 0.0155, and p 0.912 is not below 0.05. | Innerhalb der Grenzen: Die Genauigkeit fiel nicht, sondern stieg um 0,0155, und p 0,912 liegt nicht unter 0,05.
        Within the limits: the mean absolute error did not rise but fell by 5.5 %, and p 0.912 is not below 0.05. | Innerhalb der Grenzen: Der mittlere absolute Fehler stieg nicht, sondern fiel um 5,5 %, und p 0,912 liegt nicht unter 0,05.
        Within the limits: the accuracy did not fall, and p 0.5 is not below 0.05. | Innerhalb der Grenzen: Die Genauigkeit fiel nicht, und p 0,5 liegt nicht unter 0,05.
        parcel-delay v4 is in production; parcel-delay v3 is archived. | parcel-delay v4 ist in Produktion; parcel-delay v3 ist archiviert.
        parcel-delay v3 is back in production; parcel-delay v4 is archived. | parcel-delay v3 ist wieder in Produktion; parcel-delay v4 ist archiviert.
        parcel-delay v4 is in staging. | parcel-delay v4 ist in Erprobung.
        parcel-delay v4 is in staging already; nothing was changed. | parcel-delay v4 ist schon in Erprobung; nichts wurde geändert.
        Replaced by parcel-delay v3 (source trained): better | Ersetzt durch parcel-delay v3 (Herkunft: gelernt): better
        last retraining 13 days ago, minimum is 14 days; 5 of 50 new labelled samples; request 7 is open | letztes Neutraining: 13 Tage her, nötig sind 14 Tage; 5 von 50 neuen Zeilen mit Label; Antrag 7 ist offen
        run 7 of churn | Lauf 7 von churn
        """)
    void german(String english, String german) {
        assertThat(Said.of(english)).isEqualTo(english);
        Messages.speak(Language.GERMAN);
        assertThat(Said.of(english)).isEqualTo(german);
    }

    @Test
    @DisplayName("What has no known form stays as it was written; a person's text is only taken as a whole")
    void unknown() {
        Messages.speak(Language.GERMAN);
        assertThat(Said.of("Somebody wrote 1.5 lines: about nothing."))
                .isEqualTo("Somebody wrote 1.5 lines: about nothing.");
        assertThat(Said.of("")).isEmpty();
        assertThat(Said.exactly("error rate")).isEqualTo("Fehlerrate");
        assertThat(Said.exactly("error rate of the night")).isEqualTo("error rate of the night");
        assertThat(Said.figure("2,928 bytes")).isEqualTo("2.928 Byte");
        assertThat(Said.figure("30 days")).isEqualTo("30 Tage");
        assertThat(Said.figure("29 Oct 2026, 20:00")).isEqualTo("29 Okt. 2026, 20:00");
        assertThat(Said.figure("3.10 or so")).isEqualTo("3.10 or so");
        assertThat(Said.of("errors, ".repeat(400))).startsWith("errors, ");
    }

    @Test
    @Timeout(20)
    @DisplayName(
            "A text from outside that can be taken apart in ever so many ways is said at once, and nothing in it is read as a form")
    void bounded() {
        Messages.speak(Language.GERMAN);
        String odd = "Error: column a, found b; line: 1 of 3, else 4 for 5: ";
        assertThat(Said.of(odd.repeat(30))).isEqualTo(odd.repeat(30));
        assertThat(Said.of("run 7 of {0}'s $1 \\E")).isEqualTo("Lauf 7 von {0}'s $1 \\E");
        assertThat(
                        Said.of(
                                "llama-3.2 is the fastest on average, ahead of qwen-2.5:7b (1.5 ms slower, interval −1.2 ms to 1.8 ms)."))
                .isEqualTo(
                        "llama-3.2 ist im Mittel am schnellsten, vor qwen-2.5:7b (1,5 ms langsamer, Intervall −1,2 ms bis 1,8 ms).");
    }

    @Test
    @DisplayName("The engine still writes what is said anew: the words of each form stand in its texts")
    void written() throws IOException {
        Set<String> known = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/modeldeck"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/ui/") || file.endsWith("VerdictWords.java"))
                    .forEach(file -> TEXT.matcher(text(file))
                            .results()
                            .forEach(found -> words(found.group()).forEach(known::add)));
        }
        Map<String, List<String>> gone = new TreeMap<>();
        Messages.below("said.", Language.ENGLISH).forEach((key, text) -> {
            List<String> strange = words(text.replace("''", "'"))
                    .filter(word -> !known.contains(word))
                    // one and many of a thing are put together in code
                    .filter(word -> !known.contains(word.replaceAll("s$", "")))
                    .toList();
            if (!strange.isEmpty()) {
                gone.put(key, strange);
            }
        });
        assertThat(gone).isEmpty();
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("Places of the English forms stand in their order, once each")
    void order() {
        Messages.below("said.", Language.ENGLISH).forEach((key, text) -> {
            String places = PLACE.matcher(text)
                    .results()
                    .map(found -> found.group().substring(1, 2))
                    .collect(Collectors.joining());
            assertThat(places).as(key).isEqualTo("0123456789".substring(0, places.length()));
        });
    }
}
