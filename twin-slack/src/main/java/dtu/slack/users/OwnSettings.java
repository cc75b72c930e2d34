package dtu.slack.users;

import static dtu.slack.Refused.refused;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.SlackRoutes;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people choose on their own pages of settings, which no method of the Web API can change. */
public final class OwnSettings {
    /** A language as Slack writes it. */
    public static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}-(?:[A-Z]{2}|\\d{3})");

    static final List<Route> CONTROLS = List.of(
            SlackRoutes.read("settings.get", Method.GET, "/people/{user}/settings", OwnSettings::get),
            SlackRoutes.write("settings.put", Method.PUT, "/people/{user}/settings", OwnSettings::put));

    private OwnSettings() {}

    private static Response get(SlackCall call) {
        return shown(person(call).settings());
    }

    /** What is not given stays. */
    private static Commit put(SlackCall call) {
        var user = person(call);
        var given = call.body();
        var before = user.settings();
        var after = before.in(zone(given.text("tz").or(before.timeZone()), before.timeZone()))
                .reading(locale(given.text("locale").or(before.locale())))
                .secured(factor(given.text("two_factor").or(word(before.secondFactor()))));
        return after.equals(before)
                ? Commit.commit(call.state()).answer(shown(after))
                : People.changed(call, Deed.in(call.state()), user, user.choosing(after, call.now()))
                        .answer(shown(after));
    }

    private static Response shown(User.Settings settings) {
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .text("tz", settings.timeZone())
                        .text("locale", settings.locale())
                        .text("two_factor", word(settings.secondFactor())));
    }

    /** By id, by address or by handle. */
    private static User person(SlackCall call) {
        return User.meant(call.state(), call.path("user"))
                .filter(User::isPerson)
                .filter(user -> !user.deleted())
                .orElseThrow(() -> refused(404, "user_not_found"));
    }

    /** Zones have names; whoever came with another one keeps it until they choose. */
    private static String zone(String text, String before) {
        if (!text.equals(before) && !ZoneId.getAvailableZoneIds().contains(text)) {
            throw refused(400, "invalid_tz");
        }
        return text;
    }

    private static String locale(String text) {
        if (!LOCALE.matcher(text).matches()) {
            throw refused(400, "invalid_locale");
        }
        return text;
    }

    private static User.SecondFactor factor(String text) {
        for (var factor : User.SecondFactor.values()) {
            if (word(factor).equals(text)) {
                return factor;
            }
        }
        throw refused(400, "invalid_two_factor");
    }

    private static String word(User.SecondFactor factor) {
        return factor.name().toLowerCase(Locale.ROOT);
    }
}
