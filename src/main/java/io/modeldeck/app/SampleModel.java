package io.modeldeck.app;

import io.modeldeck.domain.TaskType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One invented model of the sample workspace: how its world draws a row, and what turns out to be true. The numbers are made up; only their
 * story matters. {@code day} counts from the start of the thirty days that the sample shows, and is negative in the history before it.
 */
enum SampleModel {

    /** Will a parcel be late? Distances grow from day 12, and from day 14 a strike changes which carriers are late. */
    PARCEL_DELAY(
            "parcel-delay",
            TaskType.CLASSIFICATION,
            Optional.of("late"),
            "logistic",
            Duration.ofMinutes(6),
            .62,
            Duration.ofHours(30)) {
        @Override
        Draw draw(RandomGenerator random, Instant at, double day) {
            boolean farther = day >= 12;
            boolean strike = day >= 14;
            double distance = Math.exp(4.2 + (farther ? .45 : 0) + .7 * random.nextGaussian());
            double weight = .3 + 4 * random.nextDouble() * random.nextDouble() * 5;
            String carrier = pick(random, "Northline", "Swift", "Harbour");
            String weather = pick(
                    random,
                    farther
                            ? new String[] {"clear", "rain", "snow", "rain"}
                            : new String[] {"clear", "clear", "rain", "snow"});
            boolean express = random.nextDouble() < .3;
            double late = -2.2
                    + .009 * distance
                    + .04 * weight
                    + (express ? -.9 : 0)
                    + switch (weather) {
                        case "snow" -> 1.6;
                        // Roadworks: too little to alarm anybody, and what the next version learns.
                        case "rain" -> day < 2 ? .3 : 1.1;
                        default -> 0;
                    }
                    + switch (carrier) {
                        case "Swift" -> strike ? 3.0 : -.6;
                        case "Harbour" -> strike ? -2.4 : .7;
                        default -> 0;
                    };
            Map<String, Object> row = row(
                    "distance_km",
                    round(distance, 1),
                    "weight_kg",
                    round(weight, 2),
                    "carrier",
                    carrier,
                    "weather",
                    weather,
                    "express",
                    express ? "yes" : "no");
            return new Draw(row, random.nextDouble() < logistic(2.2 * late) ? "late" : "on time");
        }
    },

    /** How much power will a building draw in the next hour? Nearly steady; its serving has bad hours, a slow hour and a glitch. */
    ENERGY_DEMAND(
            "energy-demand",
            TaskType.REGRESSION,
            Optional.empty(),
            "linear",
            Duration.ofMinutes(5),
            .65,
            Duration.ofHours(2)) {
        @Override
        Draw draw(RandomGenerator random, Instant at, double day) {
            ZonedDateTime time = at.atZone(ZoneOffset.UTC);
            double hour = time.getHour() + time.getMinute() / 60.0;
            double temperature = 11 + 7 * Math.sin((hour - 9) / 24 * 2 * Math.PI) + 2.5 * random.nextGaussian();
            double occupancy = Math.clamp((hour > 7 && hour < 19 ? .7 : .08) + .1 * random.nextGaussian(), 0, 1);
            String building = pick(random, "A", "B", "C");
            double demand = 55
                    + 2.1 * Math.max(0, 18 - temperature)
                    + 95 * occupancy
                    + switch (building) {
                        case "A" -> 30;
                        // A new tenant, too small to alarm anybody: what a fresh fit gets better.
                        case "B" -> day < 5 ? 8 : 10.5;
                        default -> 0;
                    }
                    + 6 * random.nextGaussian();
            Map<String, Object> row = row(
                    "temperature_c",
                    round(temperature, 1),
                    "occupancy",
                    round(occupancy, 2),
                    "hour",
                    (double) time.getHour(),
                    "building",
                    building);
            return new Draw(row, String.valueOf(round(demand, 1)));
        }
    },

    /** Is a card payment fraud? From day 27 upstream data suffer, and soon amounts grow. */
    CARD_FRAUD(
            "card-fraud",
            TaskType.CLASSIFICATION,
            Optional.of("fraud"),
            "tree",
            Duration.ofMinutes(12),
            .8,
            Duration.ofHours(48)) {
        @Override
        Draw draw(RandomGenerator random, Instant at, double day) {
            boolean broken = day >= 27;
            boolean larger = day >= 27.5;
            int hour = at.atZone(ZoneOffset.UTC).getHour();
            double amount = Math.exp(3.4 + (larger ? .7 : 0) + 1.1 * random.nextGaussian());
            double cardAge = 20 + 1500 * random.nextDouble();
            String category = pick(random, "groceries", "travel", "electronics", "fuel");
            String country = broken && random.nextDouble() < .06 ? "XQ" : pick(random, "DE", "FR", "NL", "PL", "US");
            double risk = -3.1
                    + .009 * amount
                    - .0012 * cardAge
                    + (hour < 5 ? 1.4 : 0)
                    + ("electronics".equals(category) ? 1.3 : 0)
                    + ("US".equals(country) ? .8 : 0);
            Map<String, Object> row = row(
                    "amount_eur", round(amount, 2), "category", category, "country", country, "hour", (double) hour);
            if (!(broken && random.nextDouble() < .22)) {
                row.put("card_age_days", Math.rint(cardAge));
            }
            return new Draw(row, random.nextDouble() < logistic(1.8 * risk) ? "fraud" : "genuine");
        }
    };

    /** A row and what turned out to be true. */
    record Draw(Map<String, Object> features, String outcome) {}

    private final String modelName;
    private final TaskType task;
    private final Optional<String> positiveClass;
    private final String trainer;
    private final Duration pace;
    private final double busy;
    private final Duration labelDelay;

    SampleModel(
            String modelName,
            TaskType task,
            Optional<String> positiveClass,
            String trainer,
            Duration pace,
            double busy,
            Duration labelDelay) {
        this.modelName = modelName;
        this.task = task;
        this.positiveClass = positiveClass;
        this.trainer = trainer;
        this.pace = pace;
        this.busy = busy;
        this.labelDelay = labelDelay;
    }

    abstract Draw draw(RandomGenerator random, Instant at, double day);

    /** A call's latency in microseconds, as a network service would have it: slower on the slow hour and in the glitch. */
    long latencyMicros(RandomGenerator random, double day) {
        double millis = Math.exp(3.6 + .35 * random.nextGaussian());
        if (isSlow(day)) {
            millis *= 22;
        }
        return Math.round(millis * 1000);
    }

    /** Whether the machine that serves it is busy with something else. */
    boolean isSlow(double day) {
        return this == ENERGY_DEMAND && (within(day, 26.5, 1.0) || within(day, 29.2, .25));
    }

    /** Why the call failed, empty when it did not. */
    String error(RandomGenerator random, double day) {
        boolean spike = this == ENERGY_DEMAND && within(day, 20.4, 3.0);
        double rate = spike ? .6 : .002;
        return random.nextDouble() < rate ? "upstream feature service timed out" : "";
    }

    String modelName() {
        return modelName;
    }

    TaskType task() {
        return task;
    }

    Optional<String> positiveClass() {
        return positiveClass;
    }

    String trainer() {
        return trainer;
    }

    /** Time between two moments at which a call may come. */
    Duration pace() {
        return pace;
    }

    /** Share of these moments at which one comes. */
    double busy() {
        return busy;
    }

    /** How long it takes until the truth is known. */
    Duration labelDelay() {
        return labelDelay;
    }

    List<String> features() {
        return switch (this) {
            case PARCEL_DELAY -> List.of("distance_km", "weight_kg", "carrier", "weather", "express");
            case ENERGY_DEMAND -> List.of("temperature_c", "occupancy", "hour", "building");
            case CARD_FRAUD -> List.of("amount_eur", "category", "country", "hour", "card_age_days");
        };
    }

    private static boolean within(double day, double from, double hours) {
        return day >= from && day < from + hours / 24;
    }

    private static String pick(RandomGenerator random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double round(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Math.rint(value * scale) / scale;
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
