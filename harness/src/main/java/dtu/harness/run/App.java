package dtu.harness.run;

import dtu.scenarios.broker.Broker;
import dtu.scenarios.broker.Bug;
import dtu.scenarios.sut.Guest;
import dtu.scenarios.sut.Subject;
import dtu.scenarios.sut.Sut;
import dtu.twins.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The app under test, as {@code --sut} names it.
 *
 * @param binding whose bindings tell how it is asked for things
 * @param subject where it runs
 */
public record App(String name, String binding, Subject subject) {
    /** The app that this program brings along, and whose bindings are used unless others are named. */
    public static final String BUILTIN = "builtin";

    private static final String JAVA = "java:";
    private static final String AGENT = "agent:";

    /** Whether it is a command or a URL: it is outside this process. */
    public static boolean isOutside(String name) {
        return Stream.of("none", BUILTIN, BUILTIN + ":", JAVA, AGENT)
                .noneMatch(known -> known.endsWith(":") ? name.startsWith(known) : name.equals(known));
    }

    /** An app outside this process. */
    public static App outside(String name, Guest.House house) {
        return new App(name, BUILTIN, new Subject.Outside(house));
    }

    /** {@code builtin}, {@code builtin:VARIANT}, {@code none} or {@code java:CLASS}. */
    public static App of(String name) {
        if (name.equals("none")) {
            return new App(name, BUILTIN, new Subject.Nobody());
        }
        if (name.equals(BUILTIN)) {
            return new App(name, BUILTIN, new Subject.Inside(() -> new Broker(Set.of())));
        }
        if (name.startsWith(BUILTIN + ":")) {
            var bug = Bug.of(name.substring(BUILTIN.length() + 1)).orElseThrow(() -> unknownVariant(name));
            return new App(name, BUILTIN, new Subject.Inside(() -> new Broker(Set.of(bug))));
        }
        if (name.startsWith(JAVA)) {
            return new App(name, BUILTIN, new Subject.Inside(maker(name.substring(JAVA.length()))));
        }
        throw new Unusable("--sut " + name + ": agents cannot be scored; there are none, builtin, builtin:VARIANT, "
                + "java:CLASS, a command, and a URL");
    }

    /** The same app, asked for things the way another binding says. */
    public App boundBy(String other) {
        return new App(name, other, subject);
    }

    private static Unusable unknownVariant(String name) {
        var known = Arrays.stream(Bug.values()).map(Bug::variant).collect(Collectors.joining(", "));
        return new Unusable("--sut " + name + ": no such variant; known are " + known);
    }

    private static Supplier<Sut> maker(String className) {
        try {
            var made = Class.forName(className).asSubclass(Sut.class).getDeclaredConstructor();
            return () -> {
                try {
                    return made.newInstance();
                } catch (InstantiationException | IllegalAccessException | InvocationTargetException failed) {
                    throw new IllegalStateException(className + " cannot be made: " + failed, failed);
                }
            };
        } catch (ClassNotFoundException | NoSuchMethodException | ClassCastException wrong) {
            throw new Unusable("--sut java:" + className + ": no public class that implements " + Sut.class.getName()
                    + " and has a constructor without parameters");
        }
    }

    /** The Slack app it is: where it wants to be told what. */
    public Optional<Json> manifest(String url) {
        if (subject instanceof Subject.Outside) {
            return Optional.empty();
        }
        try (var stream = Broker.class.getResourceAsStream("manifest.json")) {
            if (stream == null) {
                throw new IllegalStateException("the broker's manifest is missing");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(Json.of(text.replace("${app}", url)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
