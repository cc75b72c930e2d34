package dtu.harness.cli;

import dtu.harness.control.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What holds for every verb: flags from the environment, mistakes in one line, exit codes. */
public final class CommandLines {
    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private CommandLines() {}

    /** The command line of a command and its verbs; {@code environment} is where flags that are not given come from. */
    public static CommandLine of(Object command, List<Class<?>> verbs, Map<String, String> environment) {
        var commandLine = new CommandLine(command);
        verbs.forEach(commandLine::addSubcommand);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setDefaultValueProvider(argument -> environment.get(variable(argument)));
        commandLine.setParameterExceptionHandler((mistake, arguments) -> told(mistake));
        commandLine.setExecutionExceptionHandler((failure, at, parsed) -> told(failure, at, environment));
        return commandLine;
    }

    /** {@code --port-base} is {@code DTU_PORT_BASE}. */
    private static String variable(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "DTU_"
                        + option.longestName()
                                .replaceFirst("^-+", "")
                                .replace('-', '_')
                                .toUpperCase(Locale.ROOT)
                : "";
    }

    private static int told(ParameterException mistake) {
        var at = mistake.getCommandLine();
        line(at.getErr(), at, words(mistake) + nearest(mistake));
        return ExitCode.USAGE;
    }

    private static String words(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(mistake.getMessage());
        }
        var word = unmatched.getUnmatched().getFirst();
        return "there is no " + (unmatched.isUnknownOption() ? "flag " : "verb or argument ") + word;
    }

    private static String nearest(ParameterException mistake) {
        var spec = mistake.getCommandLine().getCommandSpec();
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            var known = unmatched.isUnknownOption()
                    ? spec.optionsMap().keySet()
                    : spec.subcommands().keySet();
            var meant = Nearest.to(unmatched.getUnmatched().getFirst(), known);
            if (meant.isPresent()) {
                return "; did you mean " + meant.get() + "?";
            }
        }
        return "; see " + spec.qualifiedName() + " --help";
    }

    private static int told(Exception failure, CommandLine at, Map<String, String> environment) {
        if (failure instanceof Failure known) {
            line(at.getErr(), at, String.valueOf(known.getMessage()));
            return known.exitCode();
        }
        line(at.getErr(), at, "this is a bug of dtu: " + failure + " (DTU_DEBUG=1 shows where)");
        if (environment.containsKey("DTU_DEBUG")) {
            for (var frame : failure.getStackTrace()) {
                at.getErr().println("    at " + frame);
            }
            at.getErr().flush();
        }
        return ExitCode.ENVIRONMENT;
    }

    private static void line(PrintWriter err, CommandLine at, String message) {
        err.println(at.getCommandSpec().qualifiedName() + ": "
                + LINES.matcher(message.strip()).replaceAll(" "));
        err.flush();
    }
}
