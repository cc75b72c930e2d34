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
        load.compared(figures, "conversations.history", few, many);
        load.compared(figures, "chat.postMessage", few, many);
        return figures;
    }

    /** A new channel, filled. */
    private String channel(String name, int messages) {
        var made = Json.written(call("conversations.create", "name", name));
        var channel = made.at("channel").flatMap(object -> object.textAt("id")).orElseThrow();
        for (var number = 0; number < messages; number++) {
            call("chat.postMessage", "channel", channel, "text", "message " + number);
        }
        return channel;
    }

    /** The rounds of both take turns, so that whatever disturbs one disturbs the other. */
    private void compared(Figures figures, String operation, String few, String many) {
        var start = universe.checkpoint(operation);
        micros(operation, few, WARM);
        micros(operation, many, WARM);
        var small = new double[ROUNDS];
        var large = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            universe.restore(start);
            small[round] = micros(operation, few, CALLS);
            large[round] = micros(operation, many, CALLS);
        }
        universe.restore(start);
        var least = Figures.median(small);
        var most = Figures.median(large);
        var ratio = most / least;
        figures.row(
                operation,
                Figures.fine(least),
                Figures.fine(most),
                Figures.fine(ratio),
                Figures.fine(GOAL),
                Figures.atMost(GOAL, ratio));
    }

    private double micros(String operation, String channel, int calls) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        for (var number = 0; number < calls; number++) {
            call(operation, "channel", channel, "text", "hello", "limit", "20");
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e3 / calls;
    }

    private byte[] call(String operation, String... arguments) {
        var request = Request.of(Method.POST, "/api/" + operation)
                .form(Parameters.of(arguments))
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
