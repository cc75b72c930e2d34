package dtu.slack.canvases;

import static dtu.slack.SlackError.CANVAS_EDITING_FAILED;
import static dtu.slack.SlackError.INVALID_PARAMETERS;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.files.SharedFile.FILES;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.events.FileEvent;
import dtu.slack.files.Canvas;
import dtu.slack.files.Files;
import dtu.slack.files.SharedFile;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Slack's methods canvases.*, and the one that gives a channel a canvas. */
public final class Canvases {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("canvases.create",               Canvases::create),
        write("conversations.canvases.create", Canvases::createInChannel),
        write("canvases.edit",                 Canvases::edit),
        write("canvases.delete",               Canvases::delete),
        read ("canvases.sections.lookup",      Canvases::lookup),
        write("canvases.access.set",           Canvases::grant),
        write("canvases.access.delete",        Canvases::deny));
    // spotless:on

    private static final int MARKDOWN_MAX = 1_048_576;

    private Canvases() {}

    /** What a channel tells about its own canvas; nothing if it has none. */
    public static void properties(SlackCall call, JsonOut json, Channel.Id channel) {
        call.state()
                .find(SharedFile.BY_TAB, channel)
                .ifPresent(file -> json.object(
                        "properties",
                        properties -> properties.object(
                                "canvas",
                                out -> out.text("file_id", file.id().value())
                                        .truth(
                                                "is_empty",
                                                canvas(file).sections().isEmpty()))));
    }

    /** How many canvases a channel has, and who owns them; with what else it tells about them. */
    public static void owned(SlackCall call, JsonOut json, Channel.Id channel) {
        var count = call.state().scan(SharedFile.BY_TAB, channel).size();
        var owners = count == 0 ? List.<String>of() : List.of(Workspace.id(call.tenant()));
        json.object(
                "canvas",
                out -> out.number("total_count", count)
                        .array(
                                "ownership_details",
                                owners,
                                (all, team) -> all.value(
                                        each -> each.number("count", count).text("team_id", team))));
        properties(call, json, channel);
    }

    private static Commit create(SlackCall call) {
        var place = call.arguments().filled("channel_id").map(id -> channel(call, id));
        return place.isPresent() ? created(call, place.get()) : created(call, null);
    }

    private static Commit createInChannel(SlackCall call) {
        return created(call, channel(call, call.arguments().or("channel_id", "")));
    }

    private static Commit created(SlackCall call, @Nullable Channel tab) {
        if (tab != null && call.state().has(SharedFile.BY_TAB, tab.id())) {
            throw SlackError.CHANNEL_CANVAS_ALREADY_EXISTS.refusal();
        }
        var content = call.arguments().structure("document_content", SlackError.INVALID_ARGUMENTS);
        var markdown = content.map(Canvases::markdown).orElse("");
        var file = Canvas.file(
                call.mint(SharedFile.IDS),
                call.user().id(),
                call.arguments().or("title", ""),
                Sections.of(call, markdown, SlackError.CANVAS_CREATION_FAILED),
                tab == null ? null : tab.id(),
                call.now());
        return told(call, file, FileEvent.Kind.CREATED)
                .answer(SlackAnswer.ok(
                        call, json -> json.text("canvas_id", file.id().value())));
    }

    /** Exactly one change at a time. */
    private static Commit edit(SlackCall call) {
        var file = file(call, Canvas.Level.WRITE);
        var changes = call.arguments()
                .structure("changes", CANVAS_EDITING_FAILED)
                .filter(json -> json.isArray() && json.size() == 1)
                .orElseThrow(CANVAS_EDITING_FAILED);
        return told(call, changed(call, file, changes.elements().getFirst()), FileEvent.Kind.CHANGE)
                .answer(SlackAnswer.ok(call));
    }

    private static Deed told(SlackCall call, SharedFile file, FileEvent.Kind kind) {
        return Deed.in(call.state().put(FILES, file))
                .tell(new FileEvent.Told(file, kind, call.user().id(), call.now()));
    }

    private static SharedFile changed(SlackCall call, SharedFile file, Json change) {
        var canvas = canvas(file);
        var operation = change.textAt("operation").orElse("");
        if (operation.equals("rename")) {
            return file.labelled(Canvas.label(given(change, "title_content")));
        }
        var given = operation.equals("delete")
                ? List.<Canvas.Section>of()
                : Sections.of(call, given(change, "document_content"), CANVAS_EDITING_FAILED);
        var all = new ArrayList<>(canvas.sections());
        var section = change.textAt("section_id");
        var at = section.map(id -> indexOf(canvas, id)).orElse(-1);
        switch (operation) {
            case "insert_at_start" -> all.addAll(0, given);
            case "insert_at_end" -> all.addAll(given);
            case "insert_before" -> all.addAll(required(at), given);
            case "insert_after" -> all.addAll(required(at) + 1, given);
            case "delete" -> all.remove(required(at));
            case "replace" -> {
                if (section.isEmpty()) {
                    all.clear();
                    all.addAll(given);
                } else {
                    all.remove(required(at));
                    all.addAll(at, given);
                }
            }
            default -> throw CANVAS_EDITING_FAILED.refusal();
        }
        return file.holding(canvas.written(all, call.user().id(), call.now()));
    }

    private static String given(Json change, String name) {
        return markdown(change.at(name).orElseThrow(CANVAS_EDITING_FAILED));
    }

    private static int indexOf(Canvas canvas, String id) {
        var ids = canvas.sections().stream().map(Canvas.Section::id).toList();
        return required(ids.indexOf(id));
    }

    private static int required(int at) {
        if (at < 0) {
            throw CANVAS_EDITING_FAILED.refusal();
        }
        return at;
    }

    private static Commit delete(SlackCall call) {
        return Files.removed(call, file(call, Canvas.Level.OWNER)).answer(SlackAnswer.ok(call));
    }

    private static Response lookup(SlackCall call) {
        var canvas = canvas(file(call, Canvas.Level.READ));
        var criteria = call.arguments()
                .structure("criteria", SlackError.INVALID_ARGUMENTS)
                .filter(Json::isObject)
                .orElseThrow(() ->
                        SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: criteria")));
        var types = criteria.at("section_types").map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
        var text = criteria.textAt("contains_text").orElse("").toLowerCase(Locale.ROOT);
        var found = canvas.sections().stream()
                .filter(section -> types.isEmpty()
                        || types.contains(section.heading())
                        || (types.contains("any_header") && !section.heading().isEmpty()))
                .filter(section -> section.markdown().toLowerCase(Locale.ROOT).contains(text))
                .toList();
        return SlackAnswer.ok(
                call,
                json -> json.array(
                        "sections", found, (out, section) -> out.value(each -> each.text("id", section.id()))));
    }

    private static Commit grant(SlackCall call) {
        var file = file(call, Canvas.Level.OWNER);
        var level = Arrays.stream(Canvas.Level.values())
                .filter(each -> each.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(call.arguments().or("access_level", "")))
                .findFirst()
                .orElseThrow(INVALID_PARAMETERS);
        var granted = file.holding(canvas(file).granted(whom(call), level));
        return Commit.commit(call.state().put(FILES, granted)).answer(SlackAnswer.ok(call));
    }

    private static Commit deny(SlackCall call) {
        var file = file(call, Canvas.Level.OWNER);
        var denied = file.holding(canvas(file).denied(whom(call)));
        return Commit.commit(call.state().put(FILES, denied)).answer(SlackAnswer.ok(call));
    }

    /** People or channels, not both. */
    private static List<String> whom(SlackCall call) {
        var users = call.arguments().list("user_ids");
        var channels = call.arguments().list("channel_ids");
        if (users.isEmpty() == channels.isEmpty()) {
            throw INVALID_PARAMETERS.refusal();
        }
        for (var id : users) {
            if (!call.state().has(User.USERS, new User.Id(id))) {
                throw SlackError.USER_NOT_FOUND.refusal();
            }
        }
        for (var id : channels) {
            if (Places.visible(call.state(), call.user().id(), id).isEmpty()) {
                throw SlackError.CHANNEL_NOT_FOUND.refusal();
            }
        }
        return users.isEmpty() ? channels : users;
    }

    private static Channel channel(SlackCall call, String id) {
        return Places.visible(call.state(), call.user().id(), id).orElseThrow(SlackError.CHANNEL_NOT_FOUND);
    }

    private static SharedFile file(SlackCall call, Canvas.Level wanted) {
        return call.state()
                .find(FILES, new SharedFile.Id(call.arguments().or("canvas_id", "")))
                .filter(found -> found.content() instanceof Canvas canvas
                        && (found.owner().equals(call.user().id())
                                || canvas.allows(call.state(), call.user().id(), wanted)))
                .orElseThrow(SlackError.CANVAS_NOT_FOUND);
    }

    private static Canvas canvas(SharedFile file) {
        return (Canvas) file.content();
    }

    /** Any content but Markdown is not well-formed. */
    private static String markdown(Json content) {
        var text = content.textAt("type")
                .filter("markdown"::equals)
                .flatMap(type -> content.textAt("markdown"))
                .orElseThrow(SlackError.INVALID_ARGUMENTS);
        if (text.length() > MARKDOWN_MAX) {
            throw SlackError.CANVAS_TOO_LARGE.refusal();
        }
        return text;
    }
}
