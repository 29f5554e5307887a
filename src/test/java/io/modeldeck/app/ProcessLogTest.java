package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ProcessLogTest {

    /** A fresh context, set up as a starting process does it, whose error stream is held meanwhile. */
    private static String said(Consumer<Logger> words) throws JoranException {
        PrintStream errors = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setErr(new PrintStream(out, true, StandardCharsets.UTF_8));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            new ContextInitializer(context).autoConfig();
            words.accept(context.getLogger("io.modeldeck.store.Database"));
        } finally {
            context.stop();
            System.setErr(errors);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aRecordIsOneLineWhateverItsMessageHolds() throws JoranException {
        assertThat(said(log -> log.warn("one\ntwo\u001b[31m")))
                .matches("\\d\\d:\\d\\d:\\d\\d WARN  Database: one·two·\\[31m\\R");
    }

    @Test
    void theErrorBehindItIsNamedInShortWithoutItsEscapes() throws JoranException {
        assertThat(said(log -> log.error("failed", new IllegalStateException("a\u001b[0mb"))))
                .contains("ERROR Database: failed\n")
                .contains("IllegalStateException: a·[0mb")
                .doesNotContain("\u001b");
    }

    @Test
    void whatIsOrdinaryIsNotSaid() throws JoranException {
        assertThat(said(log -> log.info("ordinary"))).isEmpty();
        assertThat(((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).getLevel())
                .isEqualTo(Level.WARN);
    }
}
