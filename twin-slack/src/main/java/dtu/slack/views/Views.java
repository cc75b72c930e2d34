package dtu.slack.views;

import static dtu.slack.SlackError.INVALID_ARGUMENTS;
import static dtu.slack.SlackError.NOT_FOUND;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.views.View.BY_EXTERNAL_ID;
import static dtu.slack.views.View.VIEWS;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.blocks.Blocks;
import dtu.slack.users.Users;
import dtu.slack.workflows.Execution;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Slack's methods views.*: modals and Home tabs. */
public final class Views {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("views.open",    Views::open),
        write("views.push",    Views::push),
        write("views.update",  Views::update),
        write("views.publish", Views::publish));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(VIEWS, Trigger.TRIGGERS);

    private static final int STACK_MAX = 3;
    private static final int SIZE_MAX = 250 * 1024;

    private Views() {}

    /** What is wrong with the view is said before anything about the trigger. */
    private static Commit open(SlackCall call) {
        var content = content(call, "modal");
        requireTrigger(call);
        var trigger = Trigger.presented(call);
        requireFree(call.state(), content, Optional.empty());
        var view = View.first(call.mint(View.IDS), trigger, Execution.of(call), content, hash(call));
        return shown(
                call, call.state().put(Trigger.TRIGGERS, trigger.exchanged()).put(VIEWS, view), view);
    }

    private static Commit push(SlackCall call) {
        var content = content(call, "modal");
        requireTrigger(call);
        var trigger = Trigger.presented(call);
        requireFree(call.state(), content, Optional.empty());
        var below = Optional.ofNullable(trigger.view())
                .flatMap(id -> call.state().find(VIEWS, id))
                .orElseThrow(NOT_FOUND);
        requireRoom(call.state(), below);
        var view = below.pushed(call.mint(View.IDS), content, hash(call));
        return shown(
                call, call.state().put(Trigger.TRIGGERS, trigger.exchanged()).put(VIEWS, view), view);
    }

    private static Commit update(SlackCall call) {
        var content = content(call, "");
        var view = addressed(call)
                .filter(found -> found.app().equals(call.app().id()))
                .orElseThrow(NOT_FOUND);
        if (!content.textAt("type").equals(view.content().textAt("type"))) {
            throw INVALID_ARGUMENTS.because(List.of("[ERROR] view type cannot be changed [json-pointer:/view/type]"));
        }
        requireHash(call, view);
        requireFree(call.state(), content, Optional.of(view));
        var updated = view.updated(content, hash(call));
        return shown(call, call.state().put(VIEWS, updated), updated);
    }

    private static Commit publish(SlackCall call) {
        if (!call.arguments().has("user_id")) {
            throw INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: user_id"));
        }
        var content = content(call, "home");
        var user = Users.user(call, call.arguments().or("user_id", ""));
        if (!call.app().manifest().hasHomeTab()) {
            throw SlackError.NOT_ENABLED.refusal();
        }
        var before = View.home(call.state(), call.app().id(), user.id());
        before.ifPresent(view -> requireHash(call, view));
        requireFree(call.state(), content, before);
        var view = before.map(found -> found.updated(content, hash(call)))
                .orElseGet(() -> View.home(call.mint(View.IDS), call.app().id(), user.id(), content, hash(call)));
        return shown(call, call.state().put(VIEWS, view), view);
    }

    private static Commit shown(SlackCall call, State state, View view) {
        var after = call.seeing(state);
        return Commit.commit(state)
                .answer(SlackAnswer.ok(call, json -> json.object("view", out -> ViewView.members(after, out, view))));
    }

    private static Optional<View> addressed(SlackCall call) {
        var id = call.arguments().filled("view_id");
        return id.isPresent()
                ? call.state().find(VIEWS, new View.Id(id.get()))
                : call.arguments()
                        .filled("external_id")
                        .flatMap(external -> call.state().find(BY_EXTERNAL_ID, external));
    }

    /** The argument {@code view}, checked and completed; the type is given where a method allows one only. */
    private static Json content(SlackCall call, String type) {
        var given = call.arguments()
                .structure(
                        "view",
                        () -> INVALID_ARGUMENTS.because(List.of("[ERROR] must provide an object [json-pointer:/view]")))
                .orElseThrow(() -> INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: view")));
        return checked(call, given, type);
    }

    /** The same for a view that an app sends as its answer to a submission. */
    public static Json checked(SlackCall call, Json given, String type) {
        if (given.toString().getBytes(StandardCharsets.UTF_8).length > SIZE_MAX) {
            throw SlackError.VIEW_TOO_LARGE.refusal();
        }
        var content = Blocks.inView(call.chance().in("view"), given);
        if (!type.isEmpty() && !content.textAt("type").orElse("").equals(type)) {
            throw INVALID_ARGUMENTS.because(List.of("[ERROR] must be a valid enum value [json-pointer:/view/type]"));
        }
        return content;
    }

    /** An app's answer to a submission may put another view in place of the one submitted. */
    public static State updated(SlackCall call, State state, View view, Json content) {
        return state.put(VIEWS, view.updated(content, hash(call)));
    }

    /** Or on top of it. */
    public static State pushed(SlackCall call, State state, View below, Json content) {
        requireRoom(state, below);
        return state.put(VIEWS, below.pushed(call.mint(View.IDS), content, hash(call)));
    }

    private static void requireTrigger(SlackCall call) {
        if (!call.arguments().has("trigger_id") && !call.arguments().has("interactivity_pointer")) {
            throw INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: trigger_id"));
        }
    }

    private static void requireRoom(State state, View below) {
        if (state.scan(View.BY_ROOT, below.root()).size() >= STACK_MAX) {
            throw SlackError.PUSH_LIMIT_REACHED.refusal();
        }
    }

    private static void requireHash(SlackCall call, View view) {
        if (call.arguments()
                .filled("hash")
                .filter(hash -> !hash.equals(view.hash()))
                .isPresent()) {
            throw SlackError.HASH_CONFLICT.refusal();
        }
    }

    private static void requireFree(State state, Json content, Optional<View> self) {
        var external = content.textAt("external_id").filter(id -> !id.isEmpty());
        var holder = external.flatMap(id -> state.find(BY_EXTERNAL_ID, id));
        if (holder.isPresent() && !holder.map(View::id).equals(self.map(View::id))) {
            throw SlackError.DUPLICATE_EXTERNAL_ID.refusal();
        }
    }

    private static String hash(SlackCall call) {
        var random = String.format(Locale.ROOT, "%08x", call.chance().in("hash").draw(0) & 0xffffffffL);
        return call.now().getEpochSecond() + "." + random;
    }
}
