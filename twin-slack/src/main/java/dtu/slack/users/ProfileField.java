package dtu.slack.users;

import dtu.slack.SlackIds;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.util.List;

/** A field that the workspace's owners have added to everybody's profile. */
public record ProfileField(Id id, Terms terms) {
    static final Table<Id, ProfileField> PROFILE_FIELDS = Table.of("ProfileField", ProfileField::id);
    static final Ids<Id> IDS = SlackIds.of("Xf", Id::new);

    /** Letters and digits that begin with {@code Xf}. */
    public record Id(String value) implements EntityId {}

    /**
     * What owners say of a field.
     *
     * @param choices what can be chosen, where the kind is a list
     * @param scim the attribute of a SCIM resource that fills the field; empty where people fill it
     */
    public record Terms(
            String label,
            String hint,
            Kind kind,
            List<String> choices,
            Section section,
            Visibility visibility,
            Writer writer,
            String scim) {
        public Terms {
            choices = List.copyOf(choices);
        }
    }

    /** What a field holds, in Slack's words. */
    public enum Kind {
        TEXT,
        DATE,
        LINK,
        USER,
        OPTIONS_LIST
    }

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

    /** Who may write in a field that no identity provider fills. */
    public enum Writer {
        WHOSE_PROFILE_IT_IS,
        ADMINISTRATORS
    }
}
