package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Problem;
import io.modeldeck.training.run.RunCopy;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The hyperparameters of a run as a line of text that a person edits: {@code learningRate=0.1 maxLeaves=15}. */
final class RunEdit {

    private RunEdit() {}

    static String text(TrainingRun run) {
        return run.config().get("hyperparameters") instanceof Map<?, ?> values
                ? values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "))
                : "";
    }

    /** The share of the rows that the run held out, in per cent; empty where it names none. */
    static String holdOut(TrainingRun run) {
        return run.config().get("holdOutShare") instanceof Number share ? percent(share.doubleValue()) : "";
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * What of it differs from the run; hyperparameters of another trainer are left out.
     *
     * @param holdOut in per cent; as it was or empty: as before
     */
    static RunCopy of(TrainingRun run, String trainer, String text, String holdOut) {
        boolean other = !trainer.isBlank() && !trainer.equals(run.config().get("trainer"));
        boolean untouched = text.equals(text(run));
        return new RunCopy(
                other ? Optional.of(trainer) : Optional.empty(),
                other && untouched ? Map.of() : values(text),
                held(run, holdOut));
    }

    private static OptionalDouble held(TrainingRun run, String typed) {
        String plain = typed.replace("%", "").strip();
        if (plain.isEmpty() || plain.equals(holdOut(run))) {
            return OptionalDouble.empty();
        }
        try {
            double percent = Double.parseDouble(plain);
            if (percent > 0 && percent < 100) {
                return OptionalDouble.of(percent / 100);
            }
        } catch (NumberFormatException e) {
            throw new Problem(Messages.text("runs.held.number", plain), e);
        }
        throw new Problem(Messages.text("runs.held.between", plain));
    }

    /** Pairs of a name and a value, with blanks between. */
    static Map<String, Object> values(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : text.strip().split("\\s+")) {
            if (pair.isEmpty()) {
                continue;
            }
            int at = pair.indexOf('=');
            if (at < 1) {
                throw new Problem(Messages.text("runs.wrong.pair", pair));
            }
            values.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return values;
    }
}
