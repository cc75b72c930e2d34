package dtu.harness.cli;

import dtu.harness.control.ControlError;
import dtu.harness.control.ServerSpec;
import dtu.harness.control.UniverseServer;
import dtu.harness.server.PortTaken;
import dtu.harness.server.Ports;
import dtu.twins.Twin;
import dtu.twins.universe.Universes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dtu up}: starts the universe server, until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts all twins and the control plane, until Ctrl-C.")
public final class Up implements Callable<Integer> {
    private static final int TOKEN_BYTES = 24;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description = "The control plane's port; the twins follow (default: 4700; 0: any free ports)")
    private int portBase = Ports.USUAL_BASE;

    @Option(names = "--host", paramLabel = "HOST", description = "The address to listen on (default: 127.0.0.1)")
    private String host = ServerSpec.LOOPBACK;

    @Option(names = "--world", paramLabel = "FILE", description = "A world's file or name (default: acme)")
    private String world = ServerSpec.USUAL_WORLD;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of identities and of chance (default: 1)")
    private long seed = 1;

    @Option(names = "--clock", paramLabel = "CLOCK", description = "${COMPLETION-CANDIDATES} (default: real)")
    private ServerSpec.Time clock = ServerSpec.Time.REAL;

    @Option(names = "--twins", split = ",", paramLabel = "TWIN", description = "Only these twins (default: all)")
    private List<String> twins = new ArrayList<>();

    @Option(names = "--env-file", paramLabel = "FILE", description = "Writes the connection variables there, too")
    private @Nullable Path envFile;

    @Option(
            names = "--control-token",
            paramLabel = "TOKEN",
            description = "What the control plane asks for beyond loopback (default: a new one)")
    private String controlToken = "";

    @Override
    public Integer call() throws InterruptedException {
        var server = started();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            server.close();
            stopped.countDown();
        }));
        if (envFile != null) {
            write(envFile, EnvFormat.dotenv.write(variables(server)));
        }
        var out = spec.commandLine().getOut();
        out.print(Greeting.of(server, token()));
        out.flush();
        stopped.await();
        return ExitCode.OK;
    }

    /** With the token, where the control plane asks for one: the file is all that a client is given. */
    private Map<String, String> variables(UniverseServer server) {
        var variables = new LinkedHashMap<>(server.variables(Universes.DEFAULT));
        if (!token().isEmpty()) {
            variables.put("DTU_CONTROL_TOKEN", token());
        }
        return variables;
    }

    private UniverseServer started() {
        try {
            var usual = ServerSpec.usual();
            return UniverseServer.start(usual.at(host, portBase)
                    .with(chosen(usual.twins()))
                    .in(clock, seed, world)
                    .guardedBy(token()));
        } catch (PortTaken taken) {
            throw Failure.environment(taken.getMessage() + "; choose others with --port-base");
        } catch (ControlError wrongWorld) {
            throw Failure.usage(wrongWorld.getMessage() + " " + wrongWorld.hint());
        }
    }

    private List<Twin> chosen(List<Twin> all) {
        var names = all.stream().map(Twin::name).toList();
        for (var twin : twins) {
            if (!names.contains(twin)) {
                throw Failure.usage("there is no twin " + twin + "; there are " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(twin -> twins.isEmpty() || twins.contains(twin.name()))
                .collect(Collectors.toList());
    }

    /** None on loopback: whoever is on this machine may do everything anyway. */
    private String token() {
        if (controlToken.isEmpty() && !isLoopback()) {
            var random = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(random);
            controlToken = HexFormat.of().formatHex(random);
        }
        return controlToken;
    }

    private boolean isLoopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException refused) {
            throw Failure.environment("cannot write " + file + ": " + refused.getMessage());
        }
    }
}
