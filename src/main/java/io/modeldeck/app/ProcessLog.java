package io.modeldeck.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What of the log is said on the error stream of every process, and how. Found by Logback as a service: a file in its own language would have every
 * start bring up an XML parser first. One that somebody names is read in place of this.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class ProcessLog extends ContextAwareBase implements Configurator {

    /** One line per record whatever a message contains: line breaks and escapes are shown, not obeyed. */
    private static final String LINE = "%d{HH:mm:ss} %-5level %logger{0}: %replace(%msg){'[\\p{Cntrl}]', '·'}%n"
            + "%replace(%ex{short}){'\\x1b', '·'}";

    private static final String NAMED = "logback.configurationFile";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty(NAMED) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(context);
        line.setPattern(LINE);
        line.start();
        ConsoleAppender<ILoggingEvent> errors = new ConsoleAppender<>();
        errors.setContext(context);
        errors.setName("errors");
        errors.setTarget("System.err");
        errors.setEncoder(line);
        errors.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(errors);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
