package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.assistant.Assistant;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.events.AppEvent;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads that people begin with an app at its own entry point, beside which they look at other conversations. */
final class AppThreads {
    private AppThreads() {}

    static Commit start(SlackCall call) {
        var user = Interactions.person(call);
        var app = assistant(call);
        var viewed = viewed(call, user);
        var opened = DirectMessages.between(call, Deed.in(call.state()), user.id(), app.botUser());
        var begun = Assistant.begun(call, opened.deed(), opened.channel(), app);
        var root = begun.message().id();
        var event = new AppEvent.ThreadContext(
                app.id(), opened.channel(), root, user.id(), viewed, AppEvent.Occasion.STARTED, call.now());
        return begun.deed()
                .tell(event)
                .answer(Response.json(
                        200,
                        json -> json.truth("ok", true)
                                .text("channel", root.channel().value())
                                .text("thread_ts", root.ts().text())));
    }

    /** Somebody goes elsewhere in the client while a thread is open beside it. */
    static Commit look(SlackCall call) {
        var user = Interactions.person(call);
        var app = assistant(call);
        var viewed = viewed(call, user);
        var channel = DirectMessages.existing(call.state(), List.of(user.id(), app.botUser()))
                .orElseThrow(() -> refused(404, "thread_not_found"));
        var root = Ts.exact(call.arguments().or("thread_ts", ""))
                .flatMap(ts -> call.state().find(Message.MESSAGES, new Message.Id(channel.id(), ts)))
                .filter(Assistant::isBeginning)
                .orElseThrow(() -> refused(404, "thread_not_found"))
                .id();
        var event = new AppEvent.ThreadContext(
                app.id(), channel, root, user.id(), viewed, AppEvent.Occasion.CONTEXT_CHANGED, call.now());
        return Deed.in(call.state()).tell(event).answer(Response.json(200, json -> json.truth("ok", true)));
    }

    /** What apps show in the threads of the conversations that a person is in. */
    static Response seen(SlackCall call) {
        var threads = Assistant.before(call.state(), Interactions.person(call).id());
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .array(
                                "threads",
                                threads,
                                (out, thread) -> out.value(each -> Assistant.members(each, thread))));
    }

    private static App assistant(SlackCall call) {
        var app = Interactions.app(call);
        if (app.manifest().assistantView().isEmpty()) {
            throw refused(409, "no_assistant_view");
        }
        return app;
    }

    /** The conversation that the person has open, if they have one open. */
    private static Channel.@Nullable Id viewed(SlackCall call, User user) {
        return call.arguments().filled("channel").isEmpty()
                ? null
                : Interactions.channel(call, user).id();
    }
}
