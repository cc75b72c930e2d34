package dtu.slack.team;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.users.FieldPages;
import dtu.slack.users.ProfileField;
import dtu.slack.users.ProfileFields;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;

/** Slack's methods team.* about the plan, the rules and the fields of a workspace. */
public final class TeamRules {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read("team.profile.get",      TeamRules::profile),
        read("team.billableInfo",     TeamRules::billableInfo),
        read("team.billing.info",     TeamRules::billing),
        read("team.preferences.list", TeamRules::preferences));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Preferences.PREFERENCES);

    private static final int LIMIT_MAX = 1_000;
    private static final List<ProfileField.Section> SECTIONS = List.of(ProfileField.Section.values());

    private TeamRules() {}

    private static Response profile(SlackCall call) {
        var visibility = call.arguments().or("visibility", "");
        var all = ProfileFields.all(call.state());
        var fields = all.stream().filter(field -> isShown(field, visibility)).toList();
        return SlackAnswer.ok(
                call,
                json -> json.object(
                        "profile",
                        profile -> profile.array(
                                        "fields",
                                        fields,
                                        (out, field) -> out.value(each -> FieldPages.members(each, field, all)))
                                .array(
                                        "sections",
                                        SECTIONS,
                                        (out, section) -> out.value(each -> section(call, each, section)))));
    }

    private static boolean isShown(ProfileField field, String visibility) {
        var isHidden = field.terms().visibility() == ProfileField.Visibility.HIDDEN;
        return switch (visibility) {
            case "", "all" -> true;
            case "visible" -> !isHidden;
            case "hidden" -> isHidden;
            default -> throw SlackError.INVALID_ARGUMENTS.refusal();
        };
    }

    private static void section(SlackCall call, JsonOut json, ProfileField.Section section) {
        json.text("id", section.id())
                .text("team_id", Workspace.id(call.tenant()))
                .text("section_type", section.name().toLowerCase(Locale.ROOT))
                .text("label", section.label())
                .number("order", SECTIONS.indexOf(section) + 1)
                .truth("is_hidden", false);
    }

    /** Whoever is active is paid for; bots and those who left are not. */
    private static Response billableInfo(SlackCall call) {
        requireAdmin(call);
        var one = call.arguments().filled("user").map(id -> Users.user(call, id));
        var behind = new User.Id(Cursor.given(call, "user").orElse(""));
        var rows = call.state().scan(User.PEOPLE, User.PEOPLE.above(behind));
        var page = one.map(List::of)
                .orElseGet(() ->
                        rows.limit(Cursor.limit(call, LIMIT_MAX, LIMIT_MAX)).toList());
        var isLast = one.isPresent() || rows.size() <= page.size();
        var cursor = isLast ? "" : Cursor.after("user", page.getLast().id().value());
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.object(
                        "billable_info",
                        out -> page.forEach(user -> out.object(
                                user.id().value(),
                                each -> each.truth("billing_active", user.isPerson() && !user.deleted())))));
    }

    private static Response billing(SlackCall call) {
        return SlackAnswer.ok(
                call,
                json -> json.text(
                        "plan", Owners.word(Preferences.of(call.state()).plan())));
    }

    private static Response preferences(SlackCall call) {
        return SlackAnswer.ok(call, json -> Owners.members(json, Preferences.of(call.state())));
    }

    private static void requireAdmin(SlackCall call) {
        if (!call.user().role().isAdmin()) {
            throw SlackError.NOT_AN_ADMIN.refusal();
        }
    }
}
