package dtu.okta.apps;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that people sign in to.
 *
 * @param name the vendor's name of the kind, such as {@code oidc_client}
 * @param settings everything else, as given, with Okta's defaults filled in
 */
public record Application(
        Id id, String name, String label, Status status, Json settings, Instant created, Instant lastUpdated) {
    public static final Table<Id, Application> APPS = Table.of("Application", Application::id);
    static final Index<String, Application> BY_STATUS =
            APPS.index("status", app -> User.key(app.status().name()));
    /** By name and by label in lower case, since {@code q} asks for the beginning of either. */
    public static final Index<String, Application> BY_WORD =
            APPS.indexEach("word", app -> List.of(User.key(app.name()), User.key(app.label())));

    /** OAuth clients by their client id, which is the application's own id unless it was given another. */
    public static final Index<String, Application> BY_CLIENT =
            APPS.index("client", app -> app.isClient() ? app.clientId() : null);

    public static final Ids<Id> IDS = OktaIds.of("0oa", Id::new);

    /** Twenty characters that begin with {@code 0oa}. */
    public record Id(String value) implements EntityId {}

    /** Whether people can use it. */
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    Application moved(Status to, Instant now) {
        return new Application(id, name, label, to, settings, created, now);
    }

    public Application describedBy(String newLabel, Json newSettings, Instant now) {
        return new Application(id, name, newLabel, status, newSettings, created, now);
    }

    /** What Okta does for its accounts, such as {@code PUSH_NEW_USERS}. */
    List<String> features() {
        return settings.at("features").map(Json::elements).orElse(List.of()).stream()
                .filter(Json::isText)
                .map(Json::asText)
                .toList();
    }

    /** Whether Okta does that for its accounts. */
    public boolean does(String feature) {
        return features().contains(feature);
    }

    /** Of what the names are made that people have in it. */
    String userNameTemplate() {
        return settings.at("credentials")
                .flatMap(credentials -> credentials.at("userNameTemplate"))
                .flatMap(template -> template.textAt("template"))
                .orElse("${source.login}");
    }

    Application featuring(List<String> features, Instant now) {
        var list = Json.array(features.stream().map(Json::text).toList());
        return new Application(id, name, label, status, settings.with("features", list), created, now);
    }

    /** The name of the key with which Okta is to sign for it; empty when it is the org's usual one. */
    Optional<String> signingKey() {
        return settings.at("credentials")
                .flatMap(credentials -> credentials.at("signing"))
                .flatMap(signing -> signing.textAt("kid"));
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    String signOnMode() {
        return settings.textAt("signOnMode").orElse("");
    }

    /** Signs people in by OpenID Connect, or itself by OAuth. */
    public boolean isClient() {
        return signOnMode().equals("OPENID_CONNECT");
    }

    /** Marked in its profile as something that not everybody may have. */
    public boolean isSensitive() {
        return settings.at("profile")
                .flatMap(profile -> profile.at("sensitive"))
                .filter(mark -> mark.isTruth() && mark.asTruth())
                .isPresent();
    }

    public String clientId() {
        return credentials().textAt("client_id").orElse(id.value());
    }

    /** How it proves who it is at the token endpoint, such as {@code client_secret_basic}. */
    public String authentication() {
        return credentials().textAt("token_endpoint_auth_method").orElse("client_secret_basic");
    }

    /** The secret that it was given just now; it is kept with the others, not here. */
    public @Nullable String givenSecret() {
        return credentials().textAt("client_secret").orElse(null);
    }

    Application withoutGivenSecret() {
        var credentials = settings.at("credentials").orElse(Json.EMPTY_OBJECT);
        var cleared = credentials.with("oauthClient", credentials().without("client_secret"));
        return new Application(id, name, label, status, settings.with("credentials", cleared), created, lastUpdated);
    }

    /** With other OAuth settings. */
    public Application withOauth(Json oauth, Instant now) {
        var inner = settings.at("settings").orElse(Json.EMPTY_OBJECT).with("oauthClient", oauth);
        return new Application(id, name, label, status, settings.with("settings", inner), created, now);
    }

    public boolean hasSecret() {
        return authentication().startsWith("client_secret");
    }

    private Json credentials() {
        return settings.at("credentials")
                .flatMap(credentials -> credentials.at("oauthClient"))
                .orElse(Json.EMPTY_OBJECT);
    }

    /** The member {@code settings.oauthClient}: redirect URIs, grant types and so on. */
    public Json oauth() {
        return settings.at("settings").flatMap(inner -> inner.at("oauthClient")).orElse(Json.EMPTY_OBJECT);
    }

    /** This application as the system log names it. */
    public Event.Target target() {
        return new Event.Target("AppInstance", id.value(), label, label);
    }
}
