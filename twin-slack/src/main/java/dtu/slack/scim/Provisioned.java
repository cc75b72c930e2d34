package dtu.slack.scim;

import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider says of somebody and Slack itself has no place for.
 *
 * @param more the attributes of the resource that are kept as given
 */
record Provisioned(User.Id id, Json more) {
    static final Table<User.Id, Provisioned> PROVISIONED = Table.of("ScimUser", Provisioned::id);
    /** By the name the identity provider knows somebody by. */
    static final Index<String, Provisioned> BY_EXTERNAL_ID = PROVISIONED.index("externalId", Provisioned::externalId);

    /** Attributes that are kept as they were given. */
    static final List<String> KEPT = List.of(
            "externalId",
            "nickName",
            "emails",
            "addresses",
            "phoneNumbers",
            "photos",
            "roles",
            "userType",
            "preferredLanguage",
            "locale",
            Dialect.ENTERPRISE,
            Dialect.GUEST);

    static Provisioned of(User.Id id, Json resource) {
        var more = Json.EMPTY_OBJECT;
        for (var name : KEPT) {
            var value = resource.at(name).filter(json -> !json.isNull());
            more = value.isPresent() ? more.with(name, value.get()) : more;
        }
        return new Provisioned(id, more);
    }

    private @Nullable String externalId() {
        return more.textAt("externalId").filter(id -> !id.isEmpty()).orElse(null);
    }
}
