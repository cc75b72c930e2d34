package dtu.slack.users;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Optional;

/** The workspace's own fields of a profile: the same in every workspace, since administrators define them by hand. */
public final class ProfileFields {
    /** A field; {@code type} is Slack's word, such as {@code date}. */
    public record Field(String id, String label, String type, String hint, Visibility visibility, Section section) {}

    /** Under which heading a field stands. */
    public enum Section {
        CONTACT("Contact Information"),
        CUSTOM("About Me");

        private final String label;

        Section(String label) {
            this.label = label;
        }

        public String id() {
            return "Xs0" + name();
        }

        public String label() {
            return label;
        }
    }

    /** Who is shown a field. */
    public enum Visibility {
        EVERYONE,
        HIDDEN
    }

    public static final List<Field> ALL = List.of(
            new Field(
                    "Xf0DEPARTMENT",
                    "Department",
                    "text",
                    "Where somebody works",
                    Visibility.EVERYONE,
                    Section.CONTACT),
            new Field(
                    "Xf0MANAGER", "Manager", "user", "Whom somebody reports to", Visibility.EVERYONE, Section.CONTACT),
            new Field("Xf0BADGE", "Badge number", "text", "", Visibility.HIDDEN, Section.CUSTOM));

    private ProfileFields() {}

    static Optional<Field> named(String id) {
        return ALL.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /** What somebody's fields hold, with labels if the viewer asks for them. */
    static void members(JsonOut json, Json values, Label label) {
        json.object(
                "fields",
                out -> values.members((id, value) -> out.object(id, field -> {
                    field.text("value", value.textAt("value").orElse(""))
                            .text("alt", value.textAt("alt").orElse(""));
                    if (label == Label.SHOWN) {
                        field.text("label", named(id).map(Field::label).orElse(""));
                    }
                })));
    }

    /** Whether a viewer asked for labels. */
    enum Label {
        SHOWN,
        LEFT_OUT
    }

    /** These values after others were written over them; an empty one takes a field away. */
    static Json written(Json before, Json given) {
        var after = before;
        for (var id : given.names()) {
            if (named(id).isEmpty()) {
                throw dtu.slack.SlackError.INVALID_PROFILE.refusal();
            }
            var value = given.at(id).orElse(Json.NULL);
            var text = value.isText() ? value.asText() : value.textAt("value").orElse("");
            var alt = value.isText() ? "" : value.textAt("alt").orElse("");
            after = text.isEmpty()
                    ? after.without(id)
                    : after.with(id, Json.EMPTY_OBJECT.with("value", text).with("alt", alt));
        }
        return after;
    }
}
