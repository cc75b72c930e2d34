package dtu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code dtu up} as a process: how long until it answers, and how much memory it then holds. */
final class StartUp {
    private static final int ROUNDS = 5;
    private static final int FORKS = 1_000;
    private static final int FIRST_WITH_CACHES = 25;
    private static final double PLAIN_SECONDS = 0.7;
    private static final double CACHED_SECONDS = 0.4;
    private static final String CONTROL = "Control plane";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path jar;

    private StartUp(Path jar) {
        this.jar = jar;
    }

    /**
     * One start.
     *
     * @param megabytes resident after the first answer
     * @param megabytesWithForks resident after the universes that were then forked
     */
    private record Started(double seconds, double megabytes, double megabytesWithForks) {}

    static Figures measured() throws IOException, InterruptedException {
        var figures = new Figures(
                "dtu up, world acme", "how", "first 200 (s)", "goal", "", "resident (MB)", "with 1,000 forks (MB)");
        var own = Path.of(URI.create(StartUp.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        var jar = own.resolveSibling("../../target/dtu.jar").normalize();
        if (!Files.isRegularFile(jar)) {
            figures.row("skipped: " + jar + " is not built", "", "", "", "", "");
            return figures;
        }
        var startUp = new StartUp(jar);
        startUp.row(figures, "plain", PLAIN_SECONDS, List.of());
        if (Runtime.version().feature() >= FIRST_WITH_CACHES) {
            var folder = Files.createTempDirectory("dtu-bench");
            var cache = folder.resolve("dtu.aot");
            startUp.record(cache);
            startUp.row(figures, "with a recorded start", CACHED_SECONDS, List.of("-XX:AOTCache=" + cache));
            Files.deleteIfExists(cache);
            Files.delete(folder);
        }
        return figures;
    }

    /** As the launcher does it. */
    private void record(Path cache) throws IOException, InterruptedException {
        var flags = List.of("-XX:AOTCacheOutput=" + cache, "-XX:TieredStopAtLevel=1");
        new ProcessBuilder(command(flags, "rehearse"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<String> command(List<String> flags, String... verb) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-Xlog:aot*=off", "-Xlog:cds*=off", "-jar", jar.toString()));
        command.addAll(List.of(verb));
        return command;
    }

    private void row(Figures figures, String how, double goal, List<String> flags)
            throws IOException, InterruptedException {
        started(flags, 0);
        var seconds = new double[ROUNDS];
        var megabytes = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var started = started(flags, 0);
            seconds[i] = started.seconds();
            megabytes[i] = started.megabytes();
        }
        var median = Figures.median(seconds);
        figures.row(
                how,
                Figures.fine(median),
                Figures.fine(goal),
                Figures.atMost(goal, median),
                Figures.whole(Figures.median(megabytes)),
                Figures.whole(started(flags, FORKS).megabytesWithForks()));
    }

    private Started started(List<String> flags, int forks) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var process = new ProcessBuilder(command(flags, "up", "--port-base", "0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.inputReader()) {
            var universes = URI.create(controlUrl(out) + "/v1/universes");
            ask(HttpRequest.newBuilder(universes).build(), 200);
            var seconds = (System.nanoTime() - start) / 1e9;
            var megabytes = megabytes(process.pid());
            for (var i = 0; i < forks; i++) {
                ask(
                        HttpRequest.newBuilder(URI.create(universes + "/default/fork"))
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        201);
            }
            return new Started(seconds, megabytes, megabytes(process.pid()));
        } finally {
            process.destroy();
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        }
    }

    private void ask(HttpRequest request, int expected) throws IOException, InterruptedException {
        var status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != expected) {
            throw new IOException("answered with " + status);
        }
    }

    private static String controlUrl(BufferedReader out) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            var at = line.indexOf(CONTROL);
            if (at >= 0) {
                return line.substring(at + CONTROL.length()).strip();
            }
        }
        throw new IOException("the server ended before it was up");
    }

    /** Where there is a {@code /proc}; elsewhere 0. */
    private static double megabytes(long process) throws IOException {
        var status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return 0;
    }
}
