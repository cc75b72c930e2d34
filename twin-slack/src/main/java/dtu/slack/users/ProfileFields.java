package dtu.slack.users;

import static dtu.slack.users.ProfileField.PROFILE_FIELDS;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the workspace's own fields hold in somebody's profile. */
public final class ProfileFields {
    private static final List<ProfileField.Terms> FIRST = List.of(
            open("Department", "Where somebody works", ProfileField.Kind.TEXT),
            open("Manager", "Whom somebody reports to", ProfileField.Kind.USER),
            new ProfileField.Terms(
                    "Badge number",
                    "",
                    ProfileField.Kind.TEXT,
                    List.of(),
                    ProfileField.Section.CUSTOM,
                    ProfileField.Visibility.HIDDEN,
                    ProfileField.Writer.WHOSE_PROFILE_IT_IS,
                    ""));

    private ProfileFields() {}

    private static ProfileField.Terms open(String label, String hint, ProfileField.Kind kind) {
        return new ProfileField.Terms(
                label,
                hint,
                kind,
                List.of(),
                ProfileField.Section.CONTACT,
                ProfileField.Visibility.EVERYONE,
                ProfileField.Writer.WHOSE_PROFILE_IT_IS,
                "");
    }

    /** The fields that a workspace has at first. */
    public static State founded(SlackCall call, State state) {
        var next = state;
        for (var terms : FIRST) {
            next = next.put(PROFILE_FIELDS, new ProfileField(call.mint(ProfileField.IDS), terms));
        }
        return next;
    }

    /** In the order in which they were added. */
    public static List<ProfileField> all(State state) {
        return state.scan(PROFILE_FIELDS).toList();
    }

    /** What somebody's fields hold, with labels if the viewer asks for them; nothing of fields that are gone. */
    static void members(State state, JsonOut json, Json values, Label label) {
        json.object(
                "fields",
                out -> values.members((id, value) -> named(state, id)
                        .ifPresent(field -> out.object(id, each -> {
                            each.text("value", value.textAt("value").orElse(""))
                                    .text("alt", value.textAt("alt").orElse(""));
                            if (label == Label.SHOWN) {
                                each.text("label", field.terms().label());
                            }
                        }))));
    }

    /** Whether a viewer asked for labels. */
    enum Label {
        SHOWN,
        LEFT_OUT
    }

    private static Optional<ProfileField> named(State state, String id) {
        return state.find(PROFILE_FIELDS, new ProfileField.Id(id));
    }

    /** These values after others were written over them; an empty one takes a field away. */
    static Json written(SlackCall call, Json before, Json given) {
        var after = before;
        for (var id : given.names()) {
            var field = named(call.state(), id).orElseThrow(SlackError.INVALID_PROFILE);
            var value = given.at(id).orElse(Json.NULL);
            var text = value.isText() ? value.asText() : value.textAt("value").orElse("");
            var alt = value.isText() ? "" : value.textAt("alt").orElse("");
            if (!text.equals(held(before, id))) {
                requireWriter(call, field.terms());
                requireFit(call.state(), field.terms(), text);
            }
            after = with(after, id, text, alt);
        }
        return after;
    }

    /** These values after an identity provider has said what it says of somebody. */
    public static Json provisioned(State state, Json before, Function<String, Optional<String>> said) {
        var after = before;
        for (var field : all(state)) {
            var attribute = field.terms().scim();
            if (!attribute.isEmpty()) {
                after = with(after, field.id().value(), said.apply(attribute).orElse(""), "");
            }
        }
        return after;
    }

    private static String held(Json values, String id) {
        return values.at(id).flatMap(value -> value.textAt("value")).orElse("");
    }

    private static Json with(Json values, String id, String text, String alt) {
        return text.isEmpty()
                ? values.without(id)
                : values.with(id, Json.EMPTY_OBJECT.with("value", text).with("alt", alt));
    }

    private static void requireWriter(SlackCall call, ProfileField.Terms terms) {
        var isReserved = terms.writer() == ProfileField.Writer.ADMINISTRATORS
                && !call.user().role().isAdmin();
        if (isReserved || !terms.scim().isEmpty()) {
            throw SlackError.PERMISSION_DENIED.refusal();
        }
    }

    private static void requireFit(State state, ProfileField.Terms terms, String text) {
        var fits = text.isEmpty()
                || switch (terms.kind()) {
                    case TEXT -> true;
                    case DATE -> isDate(text);
                    case LINK -> text.matches("https?://\\S+");
                    case USER ->
                        Arrays.stream(text.split(",", -1))
                                .allMatch(id -> state.find(User.USERS, new User.Id(id.strip()))
                                        .isPresent());
                    case OPTIONS_LIST -> terms.choices().contains(text);
                };
        if (!fits) {
            throw SlackError.PROFILE_SET_FAILED.refusal();
        }
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
