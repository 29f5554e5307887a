package io.modeldeck.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The last lines of the process's log, kept in memory; nothing is written. Any thread. */
public final class LogTail {

    private static final String NAME = "tail";
    private static final int MOST = 500;

    /**
     * One line.
     *
     * @param area the class that said it, without its package
     * @param cause the kinds of the errors behind it and where they came from, without their words
     */
    public record Line(Instant at, String level, String area, String message, Optional<String> cause) {}

    private final Kept kept;

    private LogTail(Kept kept) {
        this.kept = kept;
    }

    /** That of this process: it keeps lines from the first call on. */
    public static LogTail ofProcess() {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return new LogTail(new Kept());
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        synchronized (context) {
            if (root.getAppender(NAME) instanceof Kept there) {
                return new LogTail(there);
            }
            Kept kept = new Kept();
            kept.setName(NAME);
            kept.setContext(context);
            kept.start();
            root.addAppender(kept);
            return new LogTail(kept);
        }
    }

    /** The newest first. */
    public List<Line> lines() {
        return kept.lines();
    }

    private static final class Kept extends AppenderBase<ILoggingEvent> {

        private final Deque<Line> lines = new ArrayDeque<>();

        @Override
        protected void append(ILoggingEvent event) {
            String name = event.getLoggerName();
            Line line = new Line(
                    event.getInstant(),
                    event.getLevel().toString(),
                    name.substring(name.lastIndexOf('.') + 1),
                    event.getFormattedMessage().replaceAll("\\p{Cntrl}", "·"),
                    Optional.ofNullable(event.getThrowableProxy()).map(Kept::cause));
            synchronized (lines) {
                lines.addFirst(line);
                if (lines.size() > MOST) {
                    lines.removeLast();
                }
            }
        }

        private static String cause(IThrowableProxy error) {
            StringBuilder kinds = new StringBuilder();
            for (IThrowableProxy one = error; one != null; one = one.getCause()) {
                kinds.append(kinds.isEmpty() ? "" : " < ").append(one.getClassName());
                if (one.getStackTraceElementProxyArray().length > 0) {
                    kinds.append(" ").append(one.getStackTraceElementProxyArray()[0].getSTEAsString());
                }
            }
            return kinds.toString();
        }

        List<Line> lines() {
            synchronized (lines) {
                return List.copyOf(lines);
            }
        }
    }
}
