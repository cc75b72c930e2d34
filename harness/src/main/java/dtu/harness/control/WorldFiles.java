package dtu.harness.control;

import dtu.scenarios.language.Library;
import dtu.scenarios.language.Parsed;
import dtu.scenarios.language.Problem;
import dtu.scenarios.language.WorldFile;
import dtu.scenarios.worlds.WorldBuilder;
import dtu.twins.json.Json;
import dtu.twins.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The worlds that universes begin as: those that this program brings along, by name, and files. */
final class WorldFiles {
    /** A universe that is as new tenants are, with nobody in it. */
    static final String EMPTY = "empty";

    private static final String SHIPPED = "/dtu/scenarios/worlds/";

    private WorldFiles() {}

    /**
     * Brings a world into a universe that has just been founded.
     *
     * @param world a name or a file
     * @throws ControlError when there is no such world, or it is wrong
     */
    static void settle(Universe universe, String world, long seed) {
        if (!world.equals(EMPTY)) {
            settle(universe, read(world), seed);
        }
    }

    /**
     * The same with a world that is no file, but given as JSON of the same shape.
     *
     * @throws ControlError when it is wrong
     */
    static void settle(Universe universe, Json world, long seed) {
        settle(universe, usable(Library.world("world", world.toString())), seed);
    }

    private static void settle(Universe universe, WorldFile world, long seed) {
        try {
            WorldBuilder.settle(world, universe, seed);
        } catch (WorldBuilder.BrokenWorld broken) {
            throw new ControlError(400, "invalid_world", String.valueOf(broken.getMessage()), "");
        }
    }

    private static WorldFile read(String world) {
        var shipped = WorldFiles.class.getResource(SHIPPED + world + ".yaml");
        return usable(
                shipped == null
                        ? new Library(List.of()).world(file(world))
                        : Library.world(world + ".yaml", text(shipped)));
    }

    private static WorldFile usable(Parsed<WorldFile> parsed) {
        if (parsed.value() == null || !parsed.problems().isEmpty()) {
            throw new ControlError(
                    400,
                    "invalid_world",
                    parsed.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")),
                    "");
        }
        return parsed.value();
    }

    private static Path file(String world) {
        try {
            var file = Path.of(world);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException noPath) {
            throw unknown(world);
        }
        throw unknown(world);
    }

    private static ControlError unknown(String world) {
        return new ControlError(
                400, "unknown_world", "There is no world " + world + ".", "Name a file, or one of: empty, acme.");
    }

    private static String text(URL resource) {
        try (var stream = resource.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
