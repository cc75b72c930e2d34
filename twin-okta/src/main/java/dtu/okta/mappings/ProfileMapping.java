package dtu.okta.mappings;

import dtu.okta.OktaIds;
import dtu.okta.apps.Application;
import dtu.okta.provisioning.Service;
import dtu.okta.schemas.BuiltInAttributes;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.List;

/**
 * How the attributes of one end are made of those of the other.
 *
 * @param source the id of an app or a user type, and so is {@code target}
 * @param properties by the target's attribute: {@code expression} and {@code pushStatus}
 */
public record ProfileMapping(Id id, String source, String target, Json properties) {
    static final Table<Id, ProfileMapping> MAPPINGS = Table.of("ProfileMapping", ProfileMapping::id);
    static final Index<String, ProfileMapping> BY_SOURCE = MAPPINGS.index("source", ProfileMapping::source);
    static final Index<String, ProfileMapping> BY_TARGET = MAPPINGS.index("target", ProfileMapping::target);
    private static final Ids<Id> IDS = OktaIds.of("prm", Id::new);

    private static final Json OUT = Json.of("""
            {"userName": {"expression": "user.login", "pushStatus": "DONT_PUSH"}}""");
    private static final Json IN = Json.of("""
            {"login": {"expression": "appuser.userName", "pushStatus": "DONT_PUSH"}}""");

    /** Where services get their attributes from. */
    private static final Json SOURCES = Json.of("""
            {"email": "user.email", "givenName": "user.firstName", "familyName": "user.lastName",
             "displayName": "user.displayName ?: user.firstName + \\" \\" + user.lastName",
             "title": "user.title", "timezone": "user.timezone"}""");

    /** Twenty characters that begin with {@code prm}. */
    record Id(String value) implements EntityId {}

    /** The state with the two mappings that an app has with a user type. */
    public static State added(State state, Minting minting, Application app, String type) {
        var id = app.id().value();
        return state.put(MAPPINGS, new ProfileMapping(minting.next(IDS), id, type, IN))
                .put(MAPPINGS, new ProfileMapping(minting.next(IDS), type, id, outwards(app)));
    }

    /** Services that Okta keeps accounts in are told more than a name. */
    private static Json outwards(Application app) {
        var properties = OUT;
        var service = Service.behind(app);
        if (service.isPresent()) {
            for (var name : BuiltInAttributes.of(service.get().twin()).names()) {
                var expression = SOURCES.textAt(name);
                if (expression.isPresent()) {
                    var rule = Json.EMPTY_OBJECT
                            .with("expression", expression.get())
                            .with("pushStatus", "PUSH");
                    properties = properties.with(name, rule);
                }
            }
        }
        return properties;
    }

    /** What the attributes of one end are made of at the other; nothing when there is no mapping. */
    public static Json between(State state, String source, String target) {
        return state.scan(BY_TARGET, target).stream()
                .filter(mapping -> mapping.source().equals(source))
                .findFirst()
                .map(ProfileMapping::properties)
                .orElse(Json.EMPTY_OBJECT);
    }

    /** The state without any mapping of an app or a user type that is gone. */
    public static State without(State state, String end) {
        var next = state;
        for (var index : List.of(BY_SOURCE, BY_TARGET)) {
            for (var mapping : state.scan(index, end)) {
                next = next.remove(MAPPINGS, mapping.id());
            }
        }
        return next;
    }

    ProfileMapping mapping(Json other) {
        return new ProfileMapping(id, source, target, other);
    }
}
