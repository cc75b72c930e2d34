package dtu.bench;

import dtu.harness.run.Runner;
import dtu.slack.SlackTwin;
import dtu.twins.Tenant;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Universe;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Slack channel with a million messages against one with a thousand: neither reading nor writing may notice. */
final class ChannelLoad {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int ROUNDS = 7;
    private static final int WARM = 2_000;
    private static final int CALLS = 1_000;
    private static final double GOAL = 1.5;

    private final SlackTwin slack = new SlackTwin();
    private final Universe universe = Universe.found(
            "bench",
            Tenant.of("bench", 1, Map.of()),
            new Cast(List.of(slack)),
            new Clock.Virtual(Runner.BEGINS),
            InstantSource.system(),
            1);
    private final Dispatcher dispatcher = new Dispatcher(Courier.NOBODY);
    private final String token = slack.environment(universe.look(slack)).getOrDefault("SLACK_BOT_TOKEN", "");

    private ChannelLoad() {}

    /** A channel and the message that half of the others follow. */
    private record Channel(String id, String middle) {}

    static Figures measured() {
        var load = new ChannelLoad();
        var few = load.channel("few", FEW);
        var many = load.channel("many", MANY);
        var figures = new Figures(
                "A Slack channel with 1,000,000 messages against one with 1,000",
                "operation",
                "us with 1,000",
                "us with 1,000,000",
                "ratio",
                "goal",
                "");
        load.compared(figures, "conversations.history", Map.of("limit", "20"), few, many);
        load.compared(figures, "conversations.history, in the middle", Map.of("limit", "20", "latest", ""), few, many);
        load.compared(figures, "conversations.replies", Map.of("ts", ""), few, many);
        load.compared(figures, "chat.update", Map.of("text", "changed", "ts", ""), few, many);
        load.compared(figures, "chat.postMessage", Map.of("text", "hello"), few, many);
        return figures;
    }

    /** A new channel, filled. */
    private Channel channel(String name, int messages) {
        var made = called("conversations.create", Parameters.of("name", name));
        var id = made.at("channel").flatMap(object -> object.textAt("id")).orElseThrow();
        var middle = "";
        for (var number = 0; number < messages; number++) {
            var text = Parameters.of("channel", id, "text", "message " + number);
            if (number == messages / 2) {
                middle = called("chat.postMessage", text).textAt("ts").orElseThrow();
            } else {
                call("chat.postMessage", text);
            }
        }
        return new Channel(id, middle);
    }

    /**
     * The rounds of both take turns, so that whatever disturbs one disturbs the other. An argument that is empty is the
     * time of the message in the middle.
     */
    private void compared(Figures figures, String row, Map<String, String> arguments, Channel few, Channel many) {
        var operation = row.split(",", 2)[0];
        var start = universe.checkpoint(operation);
        var toFew = arguments(arguments, few);
        var toMany = arguments(arguments, many);
        micros(operation, toFew, WARM);
        micros(operation, toMany, WARM);
        var small = new double[ROUNDS];
        var large = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            universe.restore(start);
            small[round] = micros(operation, toFew, CALLS);
            large[round] = micros(operation, toMany, CALLS);
        }
        universe.restore(start);
        var least = Figures.median(small);
        var most = Figures.median(large);
        var ratio = most / least;
        figures.row(
                row,
                Figures.fine(least),
                Figures.fine(most),
                Figures.fine(ratio),
                Figures.fine(GOAL),
                Figures.atMost(GOAL, ratio));
    }

    private static Parameters arguments(Map<String, String> arguments, Channel channel) {
        var all = new ArrayList<>(List.of("channel", channel.id()));
        arguments.forEach((name, value) -> all.addAll(List.of(name, value.isEmpty() ? channel.middle() : value)));
        return Parameters.of(all.toArray(String[]::new));
    }

    private double micros(String operation, Parameters arguments, int calls) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        for (var number = 0; number < calls; number++) {
            call(operation, arguments);
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e3 / calls;
    }

    private Json called(String operation, Parameters arguments) {
        return Json.written(call(operation, arguments));
    }

    private byte[] call(String operation, Parameters arguments) {
        var request = Request.of(Method.POST, "/api/" + operation)
                .form(arguments)
                .header("Authorization", "Bearer " + token)
                .from(universe.tenant().root(slack.name()));
        if (!(dispatcher.dispatch(universe, slack, request, "bench") instanceof Reply.Answered(var answer, var late))) {
            throw new IllegalStateException("no answer to " + operation);
        }
        var body = answer.body().bytes();
        if (!answer.body().text().startsWith("{\"ok\":true")) {
            throw new IllegalStateException(operation + ": " + answer.body().text());
        }
        return body;
    }
}
