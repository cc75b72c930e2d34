package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Line;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.slack.views.Trigger;
import dtu.slack.views.View;
import dtu.slack.workflows.Execution;
import dtu.slack.workflows.Underway;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One interaction on its way: who did it, what the app is given to answer with, and how it reaches the app.
 *
 * @param step of a workflow, to which what the person acts on belongs; null when to none
 */
record Scene(
        SlackCall call,
        Deed deed,
        App app,
        User user,
        Trigger trigger,
        @Nullable Underway step) {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_LENGTH = 80;

    /** The payloads that say which app they are for. */
    private static final Set<String> APP_NAMED =
            Set.of("block_actions", "block_suggestion", "view_submission", "view_closed");

    /** Something that a person does; {@code view} is the modal in which they do it. */
    static Scene of(SlackCall call, App app, View.@Nullable Id view) {
        var user = Interactions.person(call);
        var issued = Trigger.issue(call, call.state(), app.id(), user.id(), view);
        return new Scene(call, Deed.in(issued.state()), app, user, issued.trigger(), null);
    }

    State state() {
        return deed.state();
    }

    Scene on(State later) {
        return new Scene(call, deed.to(later), app, user, trigger, step);
    }

    Scene on(Deed later) {
        return new Scene(call, later, app, user, trigger, step);
    }

    /** The same in a conversation, which the trigger then remembers. */
    Scene in(Channel channel) {
        var here = trigger.in(channel.id());
        return new Scene(call, deed.to(deed.state().put(Trigger.TRIGGERS, here)), app, user, here, step);
    }

    /** The same under a step of a workflow, as long as the app has not ended it. */
    Scene during(Execution.@Nullable Id id) {
        var underway = Underway.of(call, deed.state(), id).filter(now -> now.isOf(app));
        return underway.map(now -> new Scene(call, deed.to(now.kept(deed.state())), app, user, trigger, now))
                .orElse(this);
    }

    /** The same without leave to show anything. */
    Scene before(State state) {
        return new Scene(call, deed.to(state), app, user, trigger, step);
    }

    /** Who did it, and what it is leave for. */
    void common(JsonOut json, String type) {
        identity(json, type);
        json.text("trigger_id", trigger.id().value());
    }

    /** Who did it, as every payload says it; each type has its own names for people, and shortcuts name no app. */
    void identity(JsonOut json, String type) {
        json.text("type", type)
                .object("user", out -> {
                    out.text("id", user.id().value());
                    if (!type.startsWith("dialog_")) {
                        out.text("username", user.name());
                    }
                    if (!type.equals("shortcut")) {
                        out.text("name", user.name());
                    }
                    out.text("team_id", Workspace.id(call.tenant()));
                })
                .text(
                        "token",
                        Workspace.verificationToken(call.tenant(), app.id().value()))
                .object(
                        "team",
                        team -> team.text("id", Workspace.id(call.tenant()))
                                .text("domain", Workspace.domain(call.tenant())))
                .nothing("enterprise")
                .truth("is_enterprise_install", false);
        if (APP_NAMED.contains(type)) {
            json.text("api_app_id", appId());
        }
        if (step != null) {
            step.members(call, json);
            json.object("interactivity", this::interactivity);
        }
    }

    /** The person, and the leave that they give, in the form in which steps of workflows take it. */
    private void interactivity(JsonOut json) {
        var pointer = trigger.id().value();
        json.object(
                        "interactor",
                        interactor -> interactor
                                .text("id", user.id().value())
                                .text(
                                        "secret",
                                        call.tenant().secret("slack.interactor." + pointer, LETTERS, SECRET_LENGTH)))
                .text("interactivity_pointer", pointer);
    }

    String appId() {
        return Workspace.appId(call.tenant(), app.id().value());
    }

    /** A conversation as payloads name it; direct messages are all called the same. */
    static void channel(JsonOut json, Channel channel) {
        json.object("channel", out -> out.text("id", channel.id().value()).text("name", shownName(channel)));
    }

    static String shownName(Channel channel) {
        return switch (channel.kind()) {
            case PUBLIC -> channel.name();
            case PRIVATE -> "privategroup";
            case IM -> "directmessage";
            case MPIM -> channel.name();
        };
    }

    /** The message a person sees at that place; nobody else's ephemeral one. */
    static Optional<Message> seen(State state, Message.Id id, User user) {
        return state.find(Message.MESSAGES, id)
                .or(() -> state.find(Ephemeral.EPHEMERALS, id)
                        .filter(shown -> shown.reader().equals(user.id()))
                        .map(Ephemeral::message));
    }

    /** Sends the payload of something clicked or submitted; the continuation hears what the app answers. */
    Commit sentInteractive(Json payload, Continuation then) {
        return sentForm("interactive", app.manifest().interactivityUrl(), payload, then);
    }

    /** With the payload as a field of a form. */
    Commit sentForm(String envelope, String url, Json payload, Continuation then) {
        return sent(envelope, url, Parameters.of("payload", payload.toString()), payload, then);
    }

    /** Through a socket, or to a URL; an app without either cannot be reached. */
    Commit sent(String envelope, String url, Parameters form, Json payload, Continuation then) {
        var commit = Commit.commit(deed.state()).announce(deed.events());
        if (app.manifest().isSocketMode()) {
            var name = envelope + "/" + trigger.id().value();
            return commit.ask(Line.socket(call, app, envelope, name, payload, Json.EMPTY_OBJECT), then);
        }
        if (url.isEmpty()) {
            throw refused(409, "no_request_url");
        }
        return commit.ask(Line.form(call, app, url, form), then);
    }
}
