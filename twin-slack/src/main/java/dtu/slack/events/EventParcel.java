package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Line;
import dtu.slack.users.User;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Ids;
import dtu.twins.Mail;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event on its way to an app: over HTTP, or through one of the app's sockets.
 *
 * @param by whose presence lets the app know of it: its bot user, or somebody who gave it a token
 */
public record EventParcel(String id, App.Id app, Event content, Instant at, User.Id by) implements Parcel {
    static final Ids<String> IDS = SlackIds.of("Ev", id -> id);

    /** How long after each failure the next attempt is made. */
    private static final List<Duration> AGAIN = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

    private static final Duration HEADWAY = Duration.ofMillis(200);

    @Override
    public String event() {
        return EventView.type(content);
    }

    /** What happens in one channel arrives in order. */
    @Override
    public String lane() {
        var channel = content.channel();
        return app.value() + "/" + (channel == null ? "" : channel.id().value());
    }

    /** Slack sends on while an app is still thinking. */
    @Override
    public Optional<Duration> headway() {
        return Optional.of(HEADWAY);
    }

    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        var call = (SlackCall) given;
        var to = call.state().get(App.APPS, app);
        var payload = Json.object(json -> payload(call, json, to));
        return Line.event(call, to, id, payload, attempt);
    }

    private void payload(SlackCall call, JsonOut json, App to) {
        var team = Workspace.id(call.tenant());
        var appId = Workspace.appId(call.tenant(), app.value());
        json.text("token", Workspace.verificationToken(call.tenant(), app.value()))
                .text("team_id", team)
                .text("context_team_id", team)
                .nothing("context_enterprise_id")
                .text("api_app_id", appId)
                .object("event", event -> EventView.members(call, event, content))
                .text("type", "event_callback")
                .text("event_id", id)
                .number("event_time", at.getEpochSecond())
                .array(
                        "authorizations",
                        List.of(by),
                        (out, user) -> out.value(who -> who.nothing("enterprise_id")
                                .text("team_id", team)
                                .text("user_id", user.value())
                                .truth("is_bot", user.equals(to.botUser()))
                                .truth("is_enterprise_install", false)))
                .truth("is_ext_shared_channel", false)
                .text("event_context", EventContext.of(call, this).text());
    }

    @Override
    public Aftermath answered(Call given, Attempt attempt, Answer answer) {
        if (answer.isSuccess()) {
            return Aftermath.delivered();
        }
        var call = (SlackCall) given;
        var to = call.state().get(App.APPS, app);
        var reason = reason(answer);
        var isLast = attempt.number() >= AGAIN.size() || wantsNoMore(answer) || !to.isReachable();
        var aftermath = isLast ? Aftermath.givenUp(reason) : Aftermath.again(AGAIN.get(attempt.number()), reason);
        return to.manifest().isSocketMode() ? aftermath : aftermath.and(failed(call, to, attempt));
    }

    /** Whoever hardly ever answers is sent nothing more until its owner configures it anew, and the owner is told. */
    private static Commit failed(SlackCall call, App to, Attempt attempt) {
        var traffic = Traffic.of(call.state(), to.id()).failed(call.now(), attempt.number());
        var state = call.state().put(Traffic.TRAFFIC, traffic);
        if (!to.isReachable() || !traffic.isHopeless(call.now())) {
            return Commit.commit(state);
        }
        var letter = new Mail(
                call.now(),
                "slack",
                "email",
                owner(call.state()),
                "Event subscriptions of " + to.manifest().name() + " are disabled",
                "Fewer than 5% of the events of the last hour were answered with success.",
                "",
                "");
        return Commit.commit(state.put(App.APPS, to.silent())).mail(letter);
    }

    private static String owner(State state) {
        return state.find(User.FIRST_OWNER, User.Role.PRIMARY_OWNER)
                .map(user -> user.profile().email())
                .orElse("");
    }

    private static boolean wantsNoMore(Answer answer) {
        return answer instanceof Answer.Responded(var response)
                && response.headers()
                        .first("X-Slack-No-Retry")
                        .filter("1"::equals)
                        .isPresent();
    }

    private static String reason(Answer answer) {
        return switch (answer) {
            case Answer.Responded responded -> "http_error";
            case Answer.Failed(var failure) ->
                switch (failure) {
                    case TIMEOUT -> "http_timeout";
                    case TOO_MANY_REDIRECTS -> "too_many_redirects";
                    case CONNECTION_FAILED, RESET, NO_SOCKET -> "connection_failed";
                };
        };
    }
}
