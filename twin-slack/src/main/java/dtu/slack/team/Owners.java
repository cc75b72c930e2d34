package dtu.slack.team;

import static dtu.slack.team.Preferences.PREFERENCES;

import dtu.slack.SlackCall;
import dtu.slack.SlackRoutes;
import dtu.slack.users.OwnSettings;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;

/** What owners decide on the pages of the workspace's settings, which no method of the Web API can change. */
public final class Owners {
    public static final List<Route> CONTROLS = List.of(
            SlackRoutes.read("preferences.get", Method.GET, "/preferences", Owners::get),
            SlackRoutes.write("preferences.put", Method.PUT, "/preferences", Owners::put));

    private Owners() {}

    private static Response get(SlackCall call) {
        return shown(Preferences.of(call.state()));
    }

    /** What is not given stays. */
    private static Commit put(SlackCall call) {
        var before = Preferences.of(call.state());
        var given = call.body();
        var after = new Preferences(
                before.id(),
                one(given, "plan", before.plan(), Preferences.Plan.values()),
                given.whole("msg_edit_window_mins").or(before.editWindow()),
                given.truth("allow_message_deletion").or(deletable(before))
                        ? Preferences.Deletion.BY_ANYBODY
                        : Preferences.Deletion.BY_ADMINISTRATORS,
                given.truth("display_real_names").or(before.realNames()),
                one(given, "disable_file_uploads", before.uploads(), Preferences.Uploads.values()),
                one(given, "who_can_post_general", before.general(), Preferences.Posters.values()),
                locale(given, before.locale()));
        return Commit.commit(call.state().put(PREFERENCES, after)).answer(shown(after));
    }

    private static <E extends Enum<E>> E one(Fields given, String name, E before, E[] all) {
        var text = given.text(name).or(word(before));
        for (var each : all) {
            if (word(each).equals(text)) {
                return each;
            }
        }
        throw wrong(name);
    }

    private static String locale(Fields given, String before) {
        var text = given.text("locale").or(before);
        if (!OwnSettings.LOCALE.matcher(text).matches()) {
            throw wrong("locale");
        }
        return text;
    }

    private static Refusal wrong(String name) {
        return new Refusal(Response.json(
                400,
                json -> json.truth("ok", false)
                        .text("error", "invalid_preference")
                        .text("preference", name)));
    }

    private static Response shown(Preferences preferences) {
        return Response.json(200, json -> {
            json.truth("ok", true).text("plan", word(preferences.plan())).text("locale", preferences.locale());
            members(json, preferences);
        });
    }

    /** As team.preferences.list answers. */
    static void members(JsonOut json, Preferences preferences) {
        json.number("msg_edit_window_mins", preferences.editWindow())
                .truth("allow_message_deletion", deletable(preferences))
                .truth("display_real_names", preferences.realNames())
                .text("disable_file_uploads", word(preferences.uploads()))
                .text("who_can_post_general", word(preferences.general()));
    }

    private static boolean deletable(Preferences preferences) {
        return preferences.deletion() == Preferences.Deletion.BY_ANYBODY;
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
