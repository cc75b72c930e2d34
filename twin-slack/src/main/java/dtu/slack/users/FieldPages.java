package dtu.slack.users;

import static dtu.slack.Refused.refused;
import static dtu.slack.users.ProfileField.PROFILE_FIELDS;

import dtu.slack.SlackCall;
import dtu.slack.SlackRoutes;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages on which owners decide what stands in a profile, which no method of the Web API can change. */
public final class FieldPages {
    // spotless:off - a table reads best as a table
    static final List<Route> CONTROLS = List.of(
        SlackRoutes.read ("profileFields.list",   Method.GET,    "/profile-fields",      FieldPages::list),
        SlackRoutes.write("profileFields.add",    Method.POST,   "/profile-fields",      FieldPages::add),
        SlackRoutes.write("profileFields.change", Method.PUT,    "/profile-fields/{id}", FieldPages::change),
        SlackRoutes.write("profileFields.delete", Method.DELETE, "/profile-fields/{id}", FieldPages::delete));
    // spotless:on

    private FieldPages() {}

    private static Response list(SlackCall call) {
        var all = ProfileFields.all(call.state());
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .array("fields", all, (out, field) -> out.value(each -> members(each, field, all))));
    }

    private static Commit add(SlackCall call) {
        return put(call, new ProfileField(call.mint(ProfileField.IDS), terms(call, null)), 201);
    }

    /** What is not given stays. */
    private static Commit change(SlackCall call) {
        var before = field(call);
        return put(call, new ProfileField(before.id(), terms(call, before.terms())), 200);
    }

    private static Commit put(SlackCall call, ProfileField field, int status) {
        var state = call.state().put(PROFILE_FIELDS, field);
        return Commit.commit(state)
                .answer(Response.json(
                        status,
                        json -> json.truth("ok", true)
                                .object("field", out -> members(out, field, ProfileFields.all(state)))));
    }

    /** What people have written there is not shown any more. */
    private static Commit delete(SlackCall call) {
        return Commit.commit(call.state().remove(PROFILE_FIELDS, field(call).id()))
                .answer(Response.json(200, json -> json.truth("ok", true)));
    }

    private static ProfileField field(SlackCall call) {
        return call.state()
                .find(PROFILE_FIELDS, new ProfileField.Id(call.path("id")))
                .orElseThrow(() -> refused(404, "field_not_found"));
    }

    private static ProfileField.Terms terms(SlackCall call, ProfileField.@Nullable Terms before) {
        var given = call.body();
        var terms = new ProfileField.Terms(
                given.text("label").or(before == null ? "" : before.label()).strip(),
                given.text("hint").or(before == null ? "" : before.hint()),
                kind(given.text("type").or(before == null ? "text" : word(before.kind()))),
                given.texts("possible_values").or(before == null ? List.of() : before.choices()),
                section(given.text("section").or(before == null ? "custom" : word(before.section()))),
                visibility(given, before),
                writer(given, before),
                given.text("scim").or(before == null ? "" : before.scim()));
        if (terms.label().isEmpty()) {
            throw refused(400, "missing_label");
        }
        if ((terms.kind() == ProfileField.Kind.OPTIONS_LIST) == terms.choices().isEmpty()) {
            throw refused(400, "invalid_possible_values");
        }
        return terms;
    }

    private static ProfileField.Visibility visibility(Fields given, ProfileField.@Nullable Terms before) {
        var hidden =
                given.truth("is_hidden").or(before != null && before.visibility() == ProfileField.Visibility.HIDDEN);
        return hidden ? ProfileField.Visibility.HIDDEN : ProfileField.Visibility.EVERYONE;
    }

    private static ProfileField.Writer writer(Fields given, ProfileField.@Nullable Terms before) {
        var isProtected =
                given.truth("is_protected").or(before != null && before.writer() == ProfileField.Writer.ADMINISTRATORS);
        return isProtected ? ProfileField.Writer.ADMINISTRATORS : ProfileField.Writer.WHOSE_PROFILE_IT_IS;
    }

    private static ProfileField.Kind kind(String text) {
        return one(ProfileField.Kind.values(), text).orElseThrow(() -> refused(400, "invalid_type"));
    }

    private static ProfileField.Section section(String text) {
        return one(ProfileField.Section.values(), text).orElseThrow(() -> refused(400, "invalid_section"));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, String text) {
        return List.of(all).stream().filter(each -> word(each).equals(text)).findFirst();
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** As team.profile.get answers; {@code all} says in what order. */
    public static void members(JsonOut json, ProfileField field, List<ProfileField> all) {
        var terms = field.terms();
        json.text("id", field.id().value())
                .number("ordering", all.indexOf(field))
                .text("label", terms.label())
                .text("hint", terms.hint())
                .text("type", word(terms.kind()))
                .json(
                        "possible_values",
                        Json.array(terms.choices().stream().map(Json::text).toList()))
                .text("section_id", terms.section().id())
                .object(
                        "options",
                        options -> options.truth("is_scim", !terms.scim().isEmpty())
                                .truth("is_protected", terms.writer() == ProfileField.Writer.ADMINISTRATORS))
                .truth("is_hidden", terms.visibility() == ProfileField.Visibility.HIDDEN);
    }
}
