package dtu.slack.conversations;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.canvases.Canvases;
import dtu.slack.chat.Message;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The search among all channels that administrators have: by a part of the name, in an order of their own choice. */
final class AdminSearch {
    private static final int LIMIT = 10;
    private static final int LIMIT_MAX = 20;
    private static final String KIND = "id";

    private AdminSearch() {}

    static Response search(SlackCall call) {
        AdminConversations.requireAdmin(call, SlackError.NOT_AN_ADMIN);
        var given = call.arguments();
        var team = Workspace.id(call.tenant());
        if (given.list("team_ids").stream().anyMatch(id -> !id.equals(team))) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
        if (!given.list("connected_team_ids").isEmpty()) {
            throw SlackError.EXTERNAL_TEAM_NOT_CONNECTED_TO_THIS_ORG.refusal();
        }
        var order = order(call);
        var from = Cursor.given(call, KIND).map(AdminSearch::position).orElse(0);
        var limit = given.whole("limit").orElse((long) LIMIT);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        var query = given.or("query", "").toLowerCase(Locale.ROOT);
        var wanted = given.list("search_channel_types").stream()
                .map(AdminSearch::type)
                .reduce(channel -> channel.name().contains(query), Predicate::and);
        var all = named(call).filter(wanted).sorted(order).toList();
        if (given.isTrue("total_count_only")) {
            return SlackAnswer.ok(call, json -> json.number("total_count", all.size()));
        }
        var start = Math.min(from, all.size());
        var end = (int) Math.min(start + limit, all.size());
        var cursor = end < all.size() ? Cursor.after(KIND, Integer.toString(end)) : "";
        return SlackAnswer.ok(
                call,
                json -> json.array(
                                "conversations",
                                all.subList(start, end),
                                (out, channel) -> out.value(each -> members(call, each, channel)))
                        .text("next_cursor", cursor)
                        .number("total_count", all.size()));
    }

    private static Stream<Channel> named(SlackCall call) {
        return Stream.of(Channel.Kind.PUBLIC, Channel.Kind.PRIVATE)
                .flatMap(kind -> call.state().scan(Channel.BY_KIND, kind).stream());
    }

    /** A workspace outside any organization has nothing that is shared. */
    private static Predicate<Channel> type(String name) {
        return switch (name) {
            case "private" -> channel -> channel.kind() == Channel.Kind.PRIVATE;
            case "private_exclude" -> channel -> channel.kind() != Channel.Kind.PRIVATE;
            case "archived" -> Channel::isArchived;
            case "exclude_archived" -> channel -> !channel.isArchived();
            case "external_shared_exclude", "exclude_org_shared" -> channel -> true;
            case "multi_workspace",
                    "org_wide",
                    "external_shared",
                    "external_shared_private",
                    "external_shared_archived" -> channel -> false;
            default -> throw SlackError.INVALID_SEARCH_CHANNEL_TYPE.refusal();
        };
    }

    private static Comparator<Channel> order(SlackCall call) {
        Comparator<Channel> order = switch (call.arguments().or("sort", "member_count")) {
            case "name" -> Comparator.comparing(Channel::name);
            case "member_count" -> Comparator.comparingInt(channel -> members(call, channel));
            case "created" -> Comparator.comparing(channel -> channel.origin().created());
            // How well a name fits: the less of it is beside the query, the better.
            case "relevant" ->
                Comparator.comparingInt(channel -> -channel.name().length());
            default -> throw SlackError.INVALID_SORT.refusal();
        };
        var directed = switch (call.arguments().or("sort_dir", "desc")) {
            case "asc" -> order;
            case "desc" -> order.reversed();
            default -> throw SlackError.INVALID_SORT_DIR.refusal();
        };
        return directed.thenComparing(Channel::id);
    }

    private static int position(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw SlackError.INVALID_CURSOR.refusal();
        }
        return Integer.parseInt(text);
    }

    private static int members(SlackCall call, Channel channel) {
        return call.state().linked(Channel.MEMBERS, channel.id()).size();
    }

    private static void members(SlackCall call, JsonOut json, Channel channel) {
        json.text("id", channel.id().value())
                .text("name", channel.name())
                .text("purpose", channel.purpose().value())
                .number("member_count", members(call, channel))
                .number("created", channel.origin().created().getEpochSecond())
                .text("creator_id", channel.origin().creator().value())
                .truth("is_private", channel.kind() == Channel.Kind.PRIVATE)
                .truth("is_archived", channel.isArchived())
                .truth("is_general", channel.isGeneral())
                .number("last_activity_ts", lastActivity(call, channel))
                .truth("is_ext_shared", false)
                .truth("is_global_shared", false)
                .truth("is_org_default", false)
                .truth("is_org_mandatory", false)
                .truth("is_org_shared", false)
                .truth("is_frozen", false)
                .json("connected_team_ids", Json.EMPTY_ARRAY)
                .number("internal_team_ids_count", 1)
                .text("internal_team_ids_sample_team", Workspace.id(call.tenant()))
                .json("pending_connected_team_ids", Json.EMPTY_ARRAY)
                .truth("is_pending_ext_shared", false)
                .truth("is_disconnect_in_progress", false)
                .number("external_user_count", 0)
                .number("channel_manager_count", 0)
                .text("context_team_id", Workspace.id(call.tenant()));
        Canvases.owned(call, json, channel.id());
    }

    /** In millionths of a second. */
    private static long lastActivity(SlackCall call, Channel channel) {
        return call.state()
                .find(Message.TICKS, channel.id())
                .map(tick ->
                        ChronoUnit.MICROS.between(Instant.EPOCH, tick.last().instant()))
                .orElse(0L);
    }
}
