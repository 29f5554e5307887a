package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Unexpected;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.TypeConversionException;

/** The commands. Ends with an exit code, never with the process. */
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);
    private static final int WIDTH = 100;
    private static final Pattern CHOICES = Pattern.compile("one of \\[([A-Z0-9_, ]+)\\] \\(case-insensitive\\) but");

    private Cli() {}

    /** Runs one command. */
    public static int run(String[] arguments, InputOutput io) {
        return run(new Session(io, List.of(arguments), Optional.empty(), Cli::run));
    }

    /** Runs one command on the engine of the workspace's holder. */
    static int run(List<String> arguments, InputOutput io, Engine held) {
        return run(new Session(io, arguments, Optional.of(held), Cli::run));
    }

    private static int run(Session session) {
        try (session) {
            int exitCode = commandLine(session).execute(session.arguments().toArray(String[]::new));
            session.io().out().flush();
            session.io().err().flush();
            return exitCode;
        }
    }

    static CommandLine commandLine(Session session) {
        PrintStream err = session.io().err();
        return Commands.tree(session)
                .setOut(writer(session.io().out()))
                .setErr(writer(err))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setUsageHelpAutoWidth(false)
                // An argument is an argument, also one that begins with @ and came over the socket.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(ZoneId.class, Cli::zone)
                .setParameterExceptionHandler(
                        (failure, arguments) -> wrongUsage(failure, failure.getCommandLine(), err))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command, err));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset() == null ? StandardCharsets.UTF_8 : stream.charset());
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "there is no time zone '" + text + "'; write UTC, Europe/Paris or +01:00");
        }
    }

    /** The values of an enum as they are typed: the library lists its constants. */
    private static String inWords(String message) {
        return CHOICES.matcher(String.valueOf(message))
                .replaceFirst(found ->
                        "one of " + Matcher.quoteReplacement(found.group(1).toLowerCase(Locale.ROOT)) + " but");
    }

    private static int wrongUsage(Exception failure, CommandLine command, PrintStream err) {
        err.println(PlainText.of(inWords(failure.getMessage())));
        err.println("Usage: see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USAGE;
    }

    /** The one place where a failed command ends: a person's problem as its sentence, ours with a code that the log explains. */
    private static int failed(Exception failure, CommandLine command, PrintStream err) {
        if (failure instanceof CancellationException stopped) {
            err.println(PlainText.of(stopped.getMessage()) + ".");
        } else if (failure instanceof WrongUsage usage) {
            return wrongUsage(usage, command, err);
        } else if (failure instanceof Problem problem) {
            err.println(PlainText.of(problem.getMessage()));
        } else {
            String code = Unexpected.code(failure);
            LOG.error("A command failed [{}]", code, failure);
            err.println("The command failed unexpectedly (" + failure.getClass().getSimpleName() + ", code " + code
                    + "); the log above has the details. Nothing of its last step was kept.");
        }
        return ExitCode.REFUSED;
    }
}
