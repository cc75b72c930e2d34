package dtu.slack.apps;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.bots.Bot;
import dtu.slack.users.User;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a new configuration leads to, whoever brings it: the bot's name changes, a new request URL is verified. */
final class Configuration {
    private static final int CHALLENGE_LENGTH = 52;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Configuration() {}

    /** How the one who configures is answered once the challenge has been answered or not; a record. */
    interface Answering {
        Response answer(SlackCall call, App app);
    }

    /** A new request URL is asked for its challenge; until it answers, no events go there. */
    static Commit applied(SlackCall call, App app, Answering answering) {
        var state = renamed(call, call.state().put(App.APPS, app), app);
        var wasSocketMode = call.state()
                .find(App.APPS, app.id())
                .filter(before -> before.manifest().isSocketMode())
                .isPresent();
        var left = wasSocketMode && !app.manifest().isSocketMode();
        var commit = left ? Commit.commit(state).send(Sockets.disabled(app.id())) : Commit.commit(state);
        var url = app.manifest().requestUrl();
        if (app.manifest().isSocketMode() || url.isEmpty()) {
            return commit.answer(answering.answer(call.seeing(state), app));
        }
        var challenge = challenge(call);
        var body = JsonOut.object(json -> json.text(
                        "token",
                        Workspace.verificationToken(call.tenant(), app.id().value()))
                .text("challenge", challenge)
                .text("type", "url_verification"));
        var question = Line.notice(call, app, body, Map.of());
        return commit.ask(question, new Verification(app.id(), url, challenge, answering));
    }

    /** The app has answered the challenge, or not. */
    private record Verification(App.Id id, String url, String challenge, Answering answering) implements Continuation {
        @Override
        public Commit resumed(Call given, Answer answer) {
            var call = (SlackCall) given;
            var app = call.state().get(App.APPS, id);
            if (!app.manifest().requestUrl().equals(url)) {
                return Commit.commit(call.state()).answer(answering.answer(call, app));
            }
            var next = passed(answer) ? app.answering() : app.silent();
            return Commit.commit(call.state().put(App.APPS, next)).answer(answering.answer(call, next));
        }

        private boolean passed(Answer answer) {
            if (!(answer instanceof Answer.Responded(var response)) || !response.isSuccess()) {
                return false;
            }
            var text = response.body().text().strip();
            return text.equals(challenge)
                    || text.equals("challenge=" + challenge)
                    || parsed(text)
                            .flatMap(json -> json.textAt("challenge"))
                            .filter(challenge::equals)
                            .isPresent();
        }
    }

    private static State renamed(SlackCall call, State state, App app) {
        var bot = state.find(Bot.BOTS, app.bot());
        var user = state.find(User.USERS, app.botUser());
        var next = state;
        if (bot.isPresent() && user.isPresent()) {
            next = next.put(Bot.BOTS, bot.get().renamed(app.manifest().name(), call.now()))
                    .put(User.USERS, user.get().called(app.manifest().botName(), call.now()));
        }
        return next;
    }

    static Optional<Json> parsed(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    private static String challenge(SlackCall call) {
        var text = new StringBuilder(CHALLENGE_LENGTH);
        var chance = call.chance().in("challenge");
        for (var i = 0; i < CHALLENGE_LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }
}
