package dtu.scenarios.broker;

import dtu.scenarios.sut.Env;
import dtu.scenarios.sut.Sut;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The access broker. Answers Slack within its three seconds and does the work afterwards. */
public final class Broker implements Sut {
    private static final String HOOK_SECRET = "broker";
    /** Letters up to a blank, unless the blank stands between quotes. */
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\S)+");

    private final Set<Bug> bugs;

    /** The correct one, when there are no bugs. */
    public Broker(Set<Bug> bugs) {
        this.bugs = Set.copyOf(bugs);
    }

    @Override
    public void start(Env env) {
        new Running(env).start();
    }

    private final class Running {
        private final Env env;
        private final Ledger ledger;
        private final Services services;
        private final Grants grants;
        private final Joiners joiners;
        private final Leavers leavers;
        private final Signatures signatures;
        private int works;

        Running(Env env) {
            this.env = env;
            this.ledger = new Ledger(env.store());
            this.services = Services.of(env);
            var directory = new Directory(services.slack(), services.okta(), bugs);
            this.grants = new Grants(env, services, ledger, directory, bugs);
            this.joiners = new Joiners(env, services, ledger);
            this.leavers = new Leavers(env, services, directory, grants);
            this.signatures = new Signatures(env.variables().getOrDefault("SLACK_SIGNING_SECRET", ""), bugs);
        }

        void start() {
            env.serve(this::handle);
            services.slack()
                    .channel("access-log")
                    .ifPresent(channel -> services.slack().join(channel));
            var app = env.variables().getOrDefault("DTU_APP_URL", "");
            services.okta().hook("broker", app + "/okta/events", HOOK_SECRET, Joiners.EVENTS);
            grants.resume();
        }

        private Response handle(Request request) {
            return switch (request.path()) {
                case "/slack/commands" -> genuine(request) ? command(request) : Response.empty(401);
                case "/slack/interactions" -> genuine(request) ? interaction(request) : Response.empty(401);
                case "/slack/events" -> genuine(request) ? event(request) : Response.empty(401);
                case "/okta/events" -> hook(request);
                case "/healthz" -> Response.text(200, "text/plain", "ok");
                default -> Response.empty(404);
            };
        }

        private boolean genuine(Request request) {
            return signatures.genuine(request, env.wall());
        }

        /** Work that takes longer than Slack waits. */
        private void afterwards(Runnable work) {
            env.at(env.now(), "work-" + works++, work);
        }

        private Response command(Request request) {
            var form = Parameters.parse(request.body().text());
            var member = form.first("user_id").orElse("");
            var text = form.first("text").orElse("");
            afterwards(() -> understand(member, text));
            return Response.json(
                    200, json -> json.text("response_type", "ephemeral").text("text", "On it."));
        }

        private Response interaction(Request request) {
            var payload = json(
                    Parameters.parse(request.body().text()).first("payload").orElse("{}"));
            var member = payload.at("user").flatMap(user -> user.textAt("id")).orElse("");
            var actions = payload.at("actions").map(Json::elements).orElse(List.of());
            for (var action : actions) {
                var id = action.textAt("value").orElse("");
                switch (action.textAt("action_id").orElse("")) {
                    case "approve" -> afterwards(() -> grants.approve(id, member));
                    case "extend" -> afterwards(() -> grants.extend(id, member));
                    case "deny" -> afterwards(() -> grants.deny(id, member));
                    default -> env.log("unknown action");
                }
            }
            return Response.empty(200);
        }

        private Response event(Request request) {
            var body = json(request.body().text());
            if (body.textAt("type").equals(Optional.of("url_verification"))) {
                return Response.text(200, "text/plain", body.textAt("challenge").orElse(""));
            }
            var id = body.textAt("event_id").orElse("");
            if (!bugs.contains(Bug.SLACK_RETRY) && !ledger.first("slack/" + id)) {
                return Response.empty(200);
            }
            var event = body.at("event").orElse(Json.EMPTY_OBJECT);
            if (event.textAt("type").equals(Optional.of("app_mention"))) {
                var member = event.textAt("user").orElse("");
                var words = event.textAt("text")
                        .orElse("")
                        .replaceAll("<@[^>]*>", "")
                        .strip();
                afterwards(() -> understand(member, words));
            }
            return Response.empty(200);
        }

        private Response hook(Request request) {
            if (request.method() == Method.GET) {
                var challenge =
                        request.headers().first("X-Okta-Verification-Challenge").orElse("");
                return Response.json(200, json -> json.text("verification", challenge));
            }
            if (!request.headers().first("Authorization").equals(Optional.of(HOOK_SECRET))) {
                return Response.empty(401);
            }
            var body = json(request.body().text());
            var id = body.textAt("eventId").orElse("");
            if (!bugs.contains(Bug.HOOK_REPLAY) && !ledger.first("okta/" + id)) {
                return Response.empty(200);
            }
            var events = body.at("data")
                    .flatMap(data -> data.at("events"))
                    .map(Json::elements)
                    .orElse(List.of());
            events.forEach(event -> afterwards(() -> joiners.hear(event)));
            return Response.empty(200);
        }

        /**
         * {@code request WHAT SPAN REASON…}, {@code extend WHAT SPAN}, {@code revoke WHAT}, {@code offboard LEAVER
         * HEIR}. What is asked for is an application or a {@link FileName}, which has quotes around its blanks.
         */
        private void understand(String member, String text) {
            var words = words(text);
            switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                case "request" -> request(member, words);
                case "extend" -> grants.askForMore(member, word(words, 1), span(word(words, 2)));
                case "revoke" -> grants.revoke(member, word(words, 1));
                case "offboard" -> leavers.offboard(member, word(words, 1), word(words, 2));
                default ->
                    services.slack().post(member, "Try: request billing 2h because…", "help", Map.of("request", ""));
            }
        }

        private void request(String member, List<String> words) {
            var reason = String.join(" ", words.subList(Math.min(3, words.size()), words.size()));
            grants.ask(member, word(words, 1), span(word(words, 2)), reason);
        }

        private static List<String> words(String text) {
            var words = WORD.matcher(text)
                    .results()
                    .map(word -> word.group().replace("\"", ""))
                    .toList();
            return words.isEmpty() ? List.of("") : words;
        }

        private static String word(List<String> words, int place) {
            return place < words.size() ? words.get(place) : "";
        }

        private static Json json(String text) {
            try {
                return Json.parse(text.getBytes(StandardCharsets.UTF_8));
            } catch (MalformedJson nonsense) {
                return Json.EMPTY_OBJECT;
            }
        }
    }

    /** {@code 90m}, {@code 2h}, {@code 3d}, ISO 8601; anything else is for good. */
    static Duration span(String text) {
        try {
            return Duration.parse(text.startsWith("P") ? text : iso(text));
        } catch (DateTimeParseException words) {
            return Duration.ZERO;
        }
    }

    private static String iso(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.endsWith("D") ? "P" + upper : "PT" + upper;
    }
}
