package dtu.slack.emoji;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.emoji.Emoji.EMOJI;

import dtu.slack.Cursor;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.events.PeopleEvent;
import dtu.slack.files.Picture;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Slack's methods emoji.* and admin.emoji.*: the workspace's own emoji. */
public final class Emojis {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("emoji.list",         Emojis::list),
        write("admin.emoji.add",    Emojis::add),
        read ("admin.emoji.list",   Emojis::listForAdmin),
        write("admin.emoji.remove", Emojis::remove));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(EMOJI);

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int IMAGE_MAX = 128 * 1024;
    private static final String PLACE = "https://emoji.slack-edge.com/";
    /** What every workspace has from its first day. */
    private static final Map<String, String> GIVEN = Map.of(
            "bowtie", PLACE + "bowtie/f3ec6f2bb0.png",
            "squirrel", PLACE + "squirrel/465f40c0e0.png",
            "glitch_crab", PLACE + "glitch_crab/db049f1f9c.png",
            "piggy", PLACE + "piggy/b7762ee8cd.png",
            "cubimal_chick", PLACE + "cubimal_chick/85961c43d7.png",
            "dusty_stick", PLACE + "dusty_stick/6177a62312.png",
            "slack", PLACE + "slack/7d462d2443.png",
            "simple_smile", PLACE + "simple_smile.png",
            "shipit", "alias:squirrel",
            "white_square", "alias:white_large_square");

    private Emojis() {}

    private static Response list(SlackCall call) {
        var all = new TreeMap<>(GIVEN);
        call.state().scan(EMOJI).forEach(emoji -> all.put(emoji.id().value(), emoji.url()));
        return SlackAnswer.ok(call, json -> {
            json.object("emoji", out -> all.forEach(out::text))
                    .text("cache_ts", Ts.at(call.now()).text());
            if (call.arguments().isTrue("include_categories")) {
                json.text("categories_version", "5")
                        .array(
                                "categories",
                                StandardEmoji.categories().entrySet(),
                                (out, category) -> out.value(each -> each.text("name", category.getKey())
                                        .texts("emoji_names", category.getValue())));
            }
        });
    }

    /** One that somebody added here, by its name between colons; Slack's own have no address to tell. */
    public static Optional<Emoji> own(State state, String name) {
        return name.isEmpty() ? Optional.empty() : state.find(EMOJI, new Emoji.Name(bare(name)));
    }

    /** The name under which a reaction with that emoji is kept; empty when nobody has heard of it here. */
    public static Optional<String> named(State state, String name) {
        return own(state, name)
                .map(found -> found.id().value())
                .or(() -> GIVEN.containsKey(name) ? Optional.of(name) : StandardEmoji.named(name));
    }

    private static Commit add(SlackCall call) {
        requireAdmin(call);
        var name = name(call);
        if (name.isEmpty()) {
            throw SlackError.ERROR_MISSING_NAME.refusal();
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw SlackError.ERROR_LOWER_CASE_NAMES_ONLY.refusal();
        }
        if (!name.matches("[a-z0-9_'-]{1,100}")) {
            throw SlackError.ERROR_BAD_NAME_I18N.refusal();
        }
        if (StandardEmoji.named(name).isPresent()
                || GIVEN.containsKey(name)
                || call.state().has(EMOJI, new Emoji.Name(name))) {
            throw SlackError.ERROR_NAME_TAKEN.refusal();
        }
        var emoji =
                new Emoji(new Emoji.Name(name), image(call, name), call.user().id(), call.now());
        return Deed.in(call.state().put(EMOJI, emoji))
                .tell(new PeopleEvent.EmojiAdded(name, emoji.url(), call.now()))
                .answer(SlackAnswer.ok(call));
    }

    /** An address is taken as it is; bytes get one of Slack's own. */
    private static String image(SlackCall call, String name) {
        var url = call.arguments().filled("url");
        if (url.isPresent()) {
            if (!url.get().matches("https?://\\S+")) {
                throw SlackError.ERROR_BAD_UPLOAD.refusal();
            }
            return url.get();
        }
        var bytes = call.upload("image")
                .orElseThrow(
                        () -> SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: url")));
        if (bytes.size() > IMAGE_MAX) {
            throw SlackError.ERROR_TOO_BIG.refusal();
        }
        var picture = Picture.of(bytes).orElseThrow(SlackError.ERROR_BAD_FORMAT);
        var hash = HexFormat.of().toHexDigits(call.chance().in("emoji").draw(0)).substring(0, 16);
        return PLACE + name + "/" + hash + "." + picture.type();
    }

    private static Response listForAdmin(SlackCall call) {
        requireAdmin(call);
        var behind = new Emoji.Name(Cursor.given(call, "emoji").orElse(""));
        var rows = call.state().scan(EMOJI, Range.after(behind));
        var page = rows.limit(Cursor.limit(call, LIMIT, LIMIT_MAX)).toList();
        var cursor = rows.size() > page.size()
                ? Cursor.after("emoji", page.getLast().id().value())
                : "";
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.object(
                        "emoji",
                        out -> page.forEach(emoji -> out.object(
                                emoji.id().value(),
                                each -> each.text("url", emoji.url())
                                        .number("date_created", emoji.created().getEpochSecond())
                                        .text("uploaded_by", emoji.by().value())))));
    }

    private static Commit remove(SlackCall call) {
        requireAdmin(call);
        var name = name(call);
        if (GIVEN.containsKey(name)) {
            throw SlackError.FAILURE_REMOVING_EMOJI.refusal();
        }
        var emoji = call.state().find(EMOJI, new Emoji.Name(name)).orElseThrow(SlackError.EMOJI_NOT_FOUND);
        return Deed.in(call.state().remove(EMOJI, emoji.id()))
                .tell(new PeopleEvent.EmojiRemoved(name, call.now()))
                .answer(SlackAnswer.ok(call));
    }

    private static String name(SlackCall call) {
        return bare(call.arguments().or("name", ""));
    }

    private static String bare(String name) {
        return name.replaceAll("^:|:$", "");
    }

    private static void requireAdmin(SlackCall call) {
        if (!call.user().role().isAdmin()) {
            throw SlackError.NOT_AN_ADMIN.refusal();
        }
    }
}
