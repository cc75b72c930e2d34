package dtu.slack.canvases;

import static dtu.slack.SlackError.CANVAS_EDITING_FAILED;
import static dtu.slack.SlackError.INVALID_PARAMETERS;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.canvases.Canvas.CANVASES;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    public static final List<Shape> SHAPES = List.of(CANVASES);

    private static final int MARKDOWN_MAX = 1_048_576;
    private static final String HEX = "0123456789abcdef";
    private static final int ID_LENGTH = 28;

    private Canvases() {}

    /** What a channel tells about its own canvas; nothing if it has none. */
    public static void properties(SlackCall call, JsonOut json, Channel.Id channel) {
        call.state()
                .find(Canvas.BY_TAB, channel)
                .ifPresent(canvas -> json.object(
                        "properties",
                        properties -> properties.object(
                                "canvas",
                                out -> out.text("file_id", canvas.id().value())
                                        .truth("is_empty", canvas.sections().isEmpty()))));
    }

    /** How many canvases a channel has, and who owns them; with what else it tells about them. */
    public static void owned(SlackCall call, JsonOut json, Channel.Id channel) {
        var count = call.state().scan(Canvas.BY_TAB, channel).size();
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
        if (tab != null && call.state().has(Canvas.BY_TAB, tab.id())) {
            throw SlackError.CHANNEL_CANVAS_ALREADY_EXISTS.refusal();
        }
        var markdown = call.arguments().has("document_content")
                ? markdown(
                        call.arguments()
                                .structure("document_content", SlackError.CANVAS_CREATION_FAILED)
                                .orElse(Json.NULL),
                        SlackError.CANVAS_CREATION_FAILED)
                : "";
        var canvas = new Canvas(
                call.mint(Canvas.IDS),
                call.user().id(),
                call.arguments().or("title", ""),
                sections(call, markdown),
                tab == null ? null : tab.id(),
                Map.of());
        return Commit.commit(call.state().put(CANVASES, canvas))
                .answer(SlackAnswer.ok(
                        call, json -> json.text("canvas_id", canvas.id().value())));
    }

    /** Exactly one change at a time. */
    private static Commit edit(SlackCall call) {
        var canvas = canvas(call, Canvas.Level.WRITE);
        var changes = call.arguments()
                .structure("changes", CANVAS_EDITING_FAILED)
                .filter(json -> json.isArray() && json.size() == 1)
                .orElseThrow(CANVAS_EDITING_FAILED);
        var changed = changed(call, canvas, changes.elements().getFirst());
        return Commit.commit(call.state().put(CANVASES, changed)).answer(SlackAnswer.ok(call));
    }

    private static Canvas changed(SlackCall call, Canvas canvas, Json change) {
        var operation = change.textAt("operation").orElse("");
        if (operation.equals("rename")) {
            return canvas.titled(markdown(change.at("title_content").orElse(Json.NULL), CANVAS_EDITING_FAILED));
        }
        var given = operation.equals("delete")
                ? List.<Canvas.Section>of()
                : sections(call, markdown(change.at("document_content").orElse(Json.NULL), CANVAS_EDITING_FAILED));
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
        return canvas.written(all);
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
        var canvas = canvas(call, Canvas.Level.OWNER);
        return Commit.commit(call.state().remove(CANVASES, canvas.id())).answer(SlackAnswer.ok(call));
    }

    private static Response lookup(SlackCall call) {
        var canvas = canvas(call, Canvas.Level.READ);
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
        var canvas = canvas(call, Canvas.Level.OWNER);
        var level = Arrays.stream(Canvas.Level.values())
                .filter(each -> each.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(call.arguments().or("access_level", "")))
                .findFirst()
                .orElseThrow(INVALID_PARAMETERS);
        return Commit.commit(call.state().put(CANVASES, canvas.granted(whom(call), level)))
                .answer(SlackAnswer.ok(call));
    }

    private static Commit deny(SlackCall call) {
        var canvas = canvas(call, Canvas.Level.OWNER);
        return Commit.commit(call.state().put(CANVASES, canvas.denied(whom(call))))
                .answer(SlackAnswer.ok(call));
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

    private static Canvas canvas(SlackCall call, Canvas.Level wanted) {
        return call.state()
                .find(CANVASES, new Canvas.Id(call.arguments().or("canvas_id", "")))
                .filter(found -> found.allows(call.state(), call.user().id(), wanted))
                .orElseThrow(SlackError.CANVAS_NOT_FOUND);
    }

    private static String markdown(Json content, SlackError malformed) {
        var markdown = content.textAt("type").filter("markdown"::equals).flatMap(type -> content.textAt("markdown"));
        var text = markdown.orElseThrow(malformed);
        if (text.length() > MARKDOWN_MAX) {
            throw SlackError.CANVAS_TOO_LARGE.refusal();
        }
        return text;
    }

    private static List<Canvas.Section> sections(SlackCall call, String markdown) {
        var sections = new ArrayList<Canvas.Section>();
        var chance = call.chance().in("section");
        for (var part : markdown.split("\\n{2,}|(?<=\\n)(?=#)|(?<=^#{1,3} [^\\n]{0,200})\\n", -1)) {
            if (!part.isBlank()) {
                var id = new StringBuilder("temp:C:");
                for (var i = 0; i < ID_LENGTH; i++) {
                    id.append(HEX.charAt(chance.in(sections.size()).below(HEX.length(), i)));
                }
                sections.add(new Canvas.Section(id.toString(), part.strip()));
            }
        }
        return sections;
    }
}
