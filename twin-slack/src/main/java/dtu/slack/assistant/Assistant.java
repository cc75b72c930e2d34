package dtu.slack.assistant;

import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.assistant.AssistantThread.THREADS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.users.User;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.Task;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.List;

/** Slack's methods assistant.threads.*, and the threads that people begin with an app. */
public final class Assistant {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("assistant.threads.setStatus",           Assistant::setStatus),
        write("assistant.threads.setSuggestedPrompts", Assistant::setSuggestedPrompts),
        write("assistant.threads.setTitle",            Assistant::setTitle));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(THREADS);

    private static final Duration STATUS_LIFETIME = Duration.ofMinutes(2);
    private static final int LOADING_MAX = 10;
    private static final int LOADING_LENGTH_MAX = 50;
    private static final int PROMPTS_MAX = 4;
    private static final String KIND = "assistant_app_thread";
    private static final String FIRST = "first_user_thread_reply";
    private static final String TITLE = "New Assistant Thread";

    private Assistant() {}

    private static Commit setStatus(SlackCall call) {
        var thread = thread(call);
        if (!call.arguments().has("status")) {
            throw missing("status");
        }
        var status = call.arguments().or("status", "");
        if (status.isEmpty()) {
            return done(call, thread.doing(AssistantThread.Activity.NONE));
        }
        var activity =
                new AssistantThread.Activity(status, call.now(), loading(call), Composition.allowedPersona(call));
        return done(call, thread.doing(activity))
                .later(call.now().plus(STATUS_LIFETIME), new Silence(thread.id(), activity));
    }

    private static List<String> loading(SlackCall call) {
        var messages = call.arguments().list("loading_messages");
        if (messages.size() > LOADING_MAX) {
            throw SlackError.INVALID_ARGUMENTS.because(
                    List.of("[ERROR] no more than 10 items allowed [json-pointer:/loading_messages]"));
        }
        for (var number = 0; number < messages.size(); number++) {
            if (messages.get(number).length() > LOADING_LENGTH_MAX) {
                throw SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] must be less than "
                        + (LOADING_LENGTH_MAX + 1) + " characters [json-pointer:/loading_messages/" + number + "]"));
            }
        }
        return messages;
    }

    /** The app has said something in the thread, so that it is no longer doing what it was. */
    public static State answered(State state, Message reply) {
        return state.find(THREADS, reply.root())
                .filter(thread -> reply.author().bot() != null)
                .filter(thread -> !thread.activity().status().isEmpty())
                .map(thread -> state.put(THREADS, thread.doing(AssistantThread.Activity.NONE)))
                .orElse(state);
    }

    /** The app has said nothing more for too long. */
    private record Silence(Message.Id id, AssistantThread.Activity activity) implements Task {
        @Override
        public Commit run(Call call) {
            var thread = call.state()
                    .find(THREADS, id)
                    .filter(found -> found.activity().equals(activity));
            return Commit.commit(thread.map(
                                    found -> call.state().put(THREADS, found.doing(AssistantThread.Activity.NONE)))
                            .orElse(call.state()))
                    .answer(Response.empty(200));
        }
    }

    private static Commit setSuggestedPrompts(SlackCall call) {
        var thread = thread(call);
        var prompts = call.arguments()
                .structure("prompts", () -> missing("prompts"))
                .filter(Json::isArray)
                .orElseThrow(() -> missing("prompts"));
        if (prompts.size() > PROMPTS_MAX) {
            throw SlackError.INVALID_ARGUMENTS.because(
                    List.of("[ERROR] no more than 4 items allowed [json-pointer:/prompts]"));
        }
        for (var prompt : prompts.elements()) {
            for (var name : List.of("title", "message")) {
                if (prompt.textAt(name).filter(text -> !text.isEmpty()).isEmpty()) {
                    throw missing(name + " [json-pointer:/prompts]");
                }
            }
        }
        return done(
                call,
                thread.suggesting(new AssistantThread.Prompts(call.arguments().or("title", ""), prompts)));
    }

    /** The title is what the thread's first message says, if people began the thread with the app. */
    private static Commit setTitle(SlackCall call) {
        var thread = thread(call);
        var title = call.arguments().filled("title").orElseThrow(() -> missing("title"));
        var root = call.state().get(Message.MESSAGES, thread.id());
        if (!isBeginning(root)) {
            return done(call, thread.titled(title));
        }
        var channel = call.state().get(Channel.CHANNELS, root.channel());
        var said = about(root.saying(Message.Content.of(title)), "title", title);
        var by = root.author().user().value();
        return Posting.rewritten(
                        call, Deed.in(call.state().put(THREADS, thread.titled(title))), channel, root, said, by)
                .answer(SlackAnswer.ok(call));
    }

    /** A thread that a person begins with an app, with what the app always suggests. */
    public static Posting.Posted begun(SlackCall call, Deed deed, Channel channel, App app) {
        var draft = Posting.Draft.of(Message.Author.person(app.botUser()), Message.Content.of(TITLE))
                .with(KIND, about(TITLE));
        var posted = Posting.post(call, deed, channel, draft);
        var prompts = app.manifest()
                .assistantView()
                .flatMap(view -> view.at("suggested_prompts"))
                .filter(Json::isArray)
                .map(suggested -> new AssistantThread.Prompts("", suggested))
                .orElse(AssistantThread.Prompts.NONE);
        var thread = AssistantThread.of(posted.message().id()).suggesting(prompts);
        var begun = posted.deed().to(posted.deed().state().put(THREADS, thread));
        return new Posting.Posted(posted.message(), begun);
    }

    /** Whether a message is the first of a thread that a person has begun with an app. */
    public static boolean isBeginning(Message message) {
        return message.subtype().equals(KIND);
    }

    /** The first message of a thread that somebody replies to; it remembers when its person first spoke. */
    public static Message heard(Message root, Message reply) {
        var isFirst = isBeginning(root)
                && reply.author().bot() == null
                && root.extra().at(KIND).flatMap(about -> about.at(FIRST)).isEmpty();
        return isFirst ? about(root, FIRST, reply.ts().text()) : root;
    }

    private static Message about(Message root, String name, String value) {
        var about = root.extra().at(KIND).orElse(Json.EMPTY_OBJECT);
        return root.having(Json.EMPTY_OBJECT.with(KIND, about.with(name, value)));
    }

    private static Json about(String title) {
        var about = Json.EMPTY_OBJECT
                .with("title", title)
                .with("title_blocks", Json.EMPTY_ARRAY)
                .with("artifacts", Json.EMPTY_ARRAY);
        return Json.EMPTY_OBJECT.with(KIND, about);
    }

    /** What apps show in the threads of the conversations that a person is in. */
    public static List<AssistantThread> before(State state, User.Id person) {
        return state.scan(THREADS).stream()
                .filter(thread ->
                        state.get(Channel.CHANNELS, thread.id().channel()).has(state, person))
                .toList();
    }

    /** One as its people see it. */
    public static void members(JsonOut json, AssistantThread thread) {
        var activity = thread.activity();
        json.text("channel", thread.id().channel().value())
                .text("thread_ts", thread.id().ts().text())
                .text("title", thread.title())
                .text("status", activity.status())
                .texts("loading_messages", activity.loading())
                .text("prompts_title", thread.prompts().title())
                .json("prompts", thread.prompts().suggested());
    }

    private static Commit done(SlackCall call, AssistantThread thread) {
        return Commit.commit(call.state().put(THREADS, thread)).answer(SlackAnswer.ok(call));
    }

    private static AssistantThread thread(SlackCall call) {
        var channel = Places.visible(
                        call.state(), call.user().id(), call.arguments().or("channel_id", ""))
                .filter(found -> found.has(call.state(), call.user().id()))
                .orElseThrow(SlackError.CHANNEL_NOT_FOUND);
        var id = call.arguments()
                .filled("thread_ts")
                .flatMap(Ts::exact)
                .map(ts -> new Message.Id(channel.id(), ts))
                .filter(found -> call.state().has(Message.MESSAGES, found))
                .orElseThrow(SlackError.INVALID_THREAD_TS);
        return call.state().find(THREADS, id).orElseGet(() -> AssistantThread.of(id));
    }

    private static Refusal missing(String field) {
        return SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: " + field));
    }
}
