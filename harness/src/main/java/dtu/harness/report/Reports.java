package dtu.harness.report;

import dtu.harness.store.RunDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/** Writes what was asked for about a run, into its folder and onto the console. */
public final class Reports {
    private Reports() {}

    /** Writes the reports; {@code run.db} belongs to every folder and is always derived. */
    public static void write(Summary summary, Set<Reporter> reporters, PrintStream console) {
        Path folder = summary.run().folder();
        RunDatabase.derive(summary.run());
        try {
            for (Reporter reporter : reporters) {
                switch (reporter) {
                    case CONSOLE -> ConsoleReport.write(summary, console);
                    case HTML -> HtmlReport.write(summary, folder.resolve("report.html"));
                    case JUNIT -> JUnitReport.write(summary, folder.resolve("junit.xml"));
                    case JSON -> JsonReport.write(summary, folder.resolve("run.json"));
                    case GITHUB -> GithubReport.write(summary, console);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }
}
