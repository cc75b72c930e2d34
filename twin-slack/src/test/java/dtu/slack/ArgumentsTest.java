package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dtu.twins.Route;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import dtu.twins.universe.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every argument that the vendor describes makes a difference to some call: to the answer, or to what is kept or sent.
 * Those that make none are listed with the reason, and nothing else is.
 */
class ArgumentsTest {
    private static final Path SPECS = Path.of("../../shared/specs/slack");

    private static final int SPOILT = 10_000;

    private final Slack slack = Slack.inMemory();
    private final Map<String, String> names = new ArgumentsWorld(slack).names();
    private final Checkpoint start = slack.solo().universe().checkpoint("start");

    @Test
    void no_argument_that_the_vendor_describes_is_ignored_without_a_reason() throws IOException {
        assumeTrue(Files.exists(SPECS), "the vendor's method reference is not beside this repository");
        var described = described();
        var calls = calls();
        var reasons = reasons();
        var ignored = new TreeSet<String>();
        described.forEach((method, arguments) -> {
            if (reasons.containsKey(method + ".*")) {
                ignored.add(method + ".*");
                return;
            }
            for (var argument : arguments) {
                var known = calls.getOrDefault(method, List.of());
                if (known.stream().noneMatch(each -> matters(each, argument))) {
                    ignored.add(method + "." + argument);
                }
            }
        });
        assertThat(ignored).isEqualTo(new TreeSet<>(reasons.keySet()));
    }

    @Test
    void calls_are_known_of_every_method_of_the_higher_tiers_that_is_built() throws IOException {
        assumeTrue(Files.exists(SPECS), "the vendor's method reference is not beside this repository");
        var without = described();
        without.keySet().removeAll(calls().keySet());
        without.values().removeIf(Set::isEmpty);
        var reasons = reasons().keySet();
        without.entrySet()
                .removeIf(method -> reasons.contains(method.getKey() + ".*")
                        || method.getValue().stream()
                                .allMatch(argument -> reasons.contains(method.getKey() + "." + argument)));
        assertThat(without).isEmpty();
    }

    @Test
    void spoilt_calls_neither_make_us_fail_nor_change_anything() {
        var chance = new Chance(2026);
        var calls = KnownCall.all().stream().map(call -> call.in(names)).toList();
        var universe = slack.solo().universe();
        var slackItself = universe.world().cast().twin("slack");
        for (var number = 0; number < SPOILT; number++) {
            var draw = chance.in(number);
            var call = draw.pick(calls, 0);
            var arguments = new LinkedHashMap<>(call.arguments());
            for (var name : call.arguments().keySet()) {
                if (draw.in(name).happens(0.4, 1)) {
                    arguments.put(name, draw.in(name).pick(Nonsense.VALUES, 2));
                }
            }
            universe.restore(start);
            var answer = slack.send(call.with(arguments));
            var told = "call " + number + ": " + call.method() + " " + arguments + " -> " + answer.body();
            assertThat(answer.response().status()).as(told).isLessThan(500);
            assertThat(answer.header("X-DTU-Failure")).as(told).isEmpty();
            if (!answer.body().contains("\"ok\":true")) {
                assertThat(universe.world().of(slackItself))
                        .as(told)
                        .isSameAs(start.world().of(slackItself));
            }
        }
    }

    private boolean matters(KnownCall call, String argument) {
        var bare = new LinkedHashMap<>(call.arguments());
        var own = bare.remove(argument);
        var without = outcome(call, bare);
        return Stream.concat(Stream.ofNullable(own), values().stream()).anyMatch(value -> {
            var with = new LinkedHashMap<>(bare);
            with.put(argument, value);
            return !outcome(call, with).equals(without);
        });
    }

    /** The answer and whatever differs afterwards. */
    private String outcome(KnownCall call, Map<String, String> arguments) {
        var universe = slack.solo().universe();
        universe.restore(start);
        var told = new StringBuilder(slack.send(call.with(arguments)).body());
        start.world()
                .diff(
                        universe.world(),
                        (twin, shape, id, before, after) -> told.append('\n')
                                .append(shape.name())
                                .append(id)
                                .append(after));
        return told.toString();
    }

    private List<String> values() {
        var values = new ArrayList<>(List.of("nonsense", "true", "false", "1", "2", "all", "id,im", "public_channel"));
        values.addAll(names.values());
        values.addAll(List.of(
                "1.5",
                "1767700000",
                "9999999999",
                "name",
                "asc",
                "timestamp",
                "daily",
                "*",
                "{}",
                "[]",
                "{\"a\":1}",
                "[\"a\"]",
                "[{\"type\":\"divider\"}]",
                "[{\"text\":\"x\"}]",
                "{\"event_type\":\"a\",\"event_payload\":{}}",
                "[{\"type\":\"markdown_text\",\"text\":\"x\"}]",
                "{\"type\":\"markdown\",\"markdown\":\"x\"}",
                "{\"frequency\":\"daily\"}",
                "images",
                "full",
                "none",
                "plan",
                "#ops",
                "https://b.test/b",
                ":eyes:"));
        return values;
    }

    /** Methods that are built, with the names of their arguments. */
    private static Map<String, Set<String>> described() throws IOException {
        var live = new SlackTwin()
                .routes().all().stream()
                        .filter(Route::live)
                        .map(Route::operation)
                        .collect(Collectors.toSet());
        var methods = Json.of(Files.readString(SPECS.resolve("methods.json")))
                .at("methods")
                .orElseThrow();
        var described = new TreeMap<String, Set<String>>();
        for (var line : Files.readAllLines(SPECS.resolve("tiers.tsv"))) {
            var columns = line.split("\t", -1);
            if (live.contains(columns[0]) && Set.of("T1", "T2").contains(columns[1])) {
                methods.at(columns[0])
                        .flatMap(method -> method.at("args"))
                        .flatMap(arguments -> arguments.at("properties"))
                        .ifPresent(all -> described.put(columns[0], new TreeSet<>(all.names())));
            }
        }
        described.values().forEach(arguments -> arguments.remove("token"));
        return described;
    }

    private Map<String, List<KnownCall>> calls() {
        return KnownCall.all().stream().map(call -> call.in(names)).collect(Collectors.groupingBy(KnownCall::method));
    }

    private static Map<String, String> reasons() {
        return KnownCall.lines("arguments-ignored.txt")
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
