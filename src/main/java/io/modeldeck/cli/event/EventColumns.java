package io.modeldeck.cli.event;

import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.telemetry.EventImportOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the columns of a file of events mean. The origin's JSON Lines need none of it. */
final class EventColumns {

    @Option(names = "--source-version", paramLabel = "V", order = 2, description = "The version that predicted them.")
    private String sourceVersion;

    @Option(
            names = "--time",
            paramLabel = "COL",
            order = 3,
            description = "Event time, or row:30m@1996-05-07 for rows at equal distances.")
    private String time;

    @Option(names = "--id", paramLabel = "COL", order = 4, description = "The event's own id.")
    private String id;

    @Option(names = "--prediction", paramLabel = "COL", order = 5, description = "The predicted class or number.")
    private String prediction;

    @Option(names = "--confidence", paramLabel = "COL", order = 6, description = "Probability of the predicted class.")
    private String confidence;

    @Option(names = "--score", paramLabel = "COL", order = 7, description = "Probability of the positive class.")
    private String score;

    @Option(
            names = "--probabilities",
            paramLabel = "CLASS=COL",
            split = ",",
            order = 7,
            description = "Probabilities of the classes, as in yes=p_yes,no=p_no.")
    private Map<String, String> probabilities = new LinkedHashMap<>();

    @Option(names = "--positive", paramLabel = "VALUE", order = 8, description = "The positive class, with --score.")
    private String positive;

    @Option(names = "--label", paramLabel = "COL", order = 9, description = "What turned out to be true.")
    private String label;

    @Option(names = "--label-time", paramLabel = "COL", order = 10, description = "When the label became known.")
    private String labelTime;

    @Option(
            names = "--latency",
            paramLabel = "COL[:ms|us|s]",
            order = 11,
            description = "Duration of the call, in milliseconds unless the unit is named.")
    private String latency;

    @Option(names = "--error", paramLabel = "COL", order = 12, description = "Why the call failed; empty where not.")
    private String error;

    @Option(names = "--request-id", paramLabel = "COL", order = 13, description = "Id of the request.")
    private String requestId;

    @Option(names = "--user", paramLabel = "COL", order = 14, description = "Id of the user.")
    private String user;

    @Option(names = "--session", paramLabel = "COL", order = 15, description = "Id of the session.")
    private String session;

    @Option(
            names = "--features",
            paramLabel = "COL",
            split = ",",
            order = 16,
            description = "The features (default: all columns not named otherwise).")
    private List<String> features = List.of();

    EventImportOptions.Builder fill(EventImportOptions.Builder options) {
        if (confidence != null && score != null) {
            throw new WrongUsage(
                    "--confidence is the probability of the predicted class and --score that of the positive"
                            + " one; give one of them.");
        }
        return options.sourceVersion(sourceVersion)
                .time(time)
                .id(id)
                .prediction(prediction)
                .confidence(confidence)
                .score(score)
                .probabilities(probabilities)
                .positive(positive)
                .label(label)
                .labelTime(labelTime)
                .latency(latency)
                .error(error)
                .requestId(requestId)
                .user(user)
                .session(session)
                .features(features);
    }
}
