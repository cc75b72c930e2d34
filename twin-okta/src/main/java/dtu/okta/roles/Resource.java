package dtu.okta.roles;

import static java.nio.charset.StandardCharsets.UTF_8;

import dtu.okta.OktaCall;
import dtu.okta.OktaOrg;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.users.User;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/**
 * Something that a role can be good for, as an Okta Resource Name or as a URL of the API. Neither is kept: both name
 * the org.
 *
 * @param id of one of the collection; empty for all of it
 * @see <a href="https://developer.okta.com/docs/api/openapi/okta-management/guides/roles/">Okta Resource Names</a>
 */
record Resource(Collection collection, String id) {
    /** What resources there are. */
    enum Collection {
        USERS("directory", "users", "users"),
        GROUPS("directory", "groups", "groups"),
        /** The people in a group. */
        GROUP_USERS("directory", "groups", "groups"),
        APPS("idp", "apps", "apps"),
        /** All apps of a kind; its id is the name of the kind. */
        APP_NAME("idp", "apps", "apps"),
        AUTHORIZATION_SERVERS("idp", "authorization_servers", "authorizationServers"),
        CUSTOMIZATIONS("idp", "customizations", "brands"),
        IDENTITY_PROVIDERS("idp", "identity_providers", "idps"),
        POLICIES("idp", "policies", "policies");

        private final String service;
        private final String named;
        private final String folder;

        Collection(String service, String named, String folder) {
            this.service = service;
            this.named = named;
            this.folder = folder;
        }

        /** The part of the API's paths. */
        String folder() {
            return folder;
        }
    }

    private static final String CONTAINED = "contained_resources";
    private static final String API = "/api/v1/";
    private static final String BY_NAME = "name eq \"";

    /** What a client means; empty when it is nothing that Okta knows. */
    static Optional<Resource> read(OktaCall call, String text) {
        return (text.startsWith("orn:") ? named(call, text) : addressed(text)).filter(found -> found.exists(call));
    }

    private static Optional<Resource> named(OktaCall call, String orn) {
        var parts = List.of(orn.split(":", -1));
        if (parts.size() < 5 || !parts.get(3).equals(OktaOrg.id(call.tenant()))) {
            return Optional.empty();
        }
        var rest = parts.subList(5, parts.size());
        for (var collection : Collection.values()) {
            if (collection.service.equals(parts.get(2)) && collection.named.equals(parts.get(4))) {
                return within(collection, rest);
            }
        }
        return Optional.empty();
    }

    private static Optional<Resource> within(Collection collection, List<String> rest) {
        if (collection == Collection.APPS) {
            return switch (rest.size()) {
                case 0 -> Optional.of(new Resource(collection, ""));
                case 1 ->
                    Optional.of(
                            rest.getFirst().startsWith("0oa")
                                    ? new Resource(collection, rest.getFirst())
                                    : new Resource(Collection.APP_NAME, rest.getFirst()));
                case 2 -> Optional.of(new Resource(collection, rest.getLast()));
                default -> Optional.empty();
            };
        }
        if (collection == Collection.GROUPS
                && rest.size() == 2
                && rest.getLast().equals(CONTAINED)) {
            return Optional.of(new Resource(Collection.GROUP_USERS, rest.getFirst()));
        }
        return rest.size() > 1
                ? Optional.empty()
                : Optional.of(new Resource(collection, rest.isEmpty() ? "" : rest.getFirst()));
    }

    private static Optional<Resource> addressed(String url) {
        var at = url.indexOf(API);
        if (at < 0) {
            return Optional.empty();
        }
        var uri = decoded(url.substring(at + API.length()));
        var name = uri.indexOf(BY_NAME);
        if (uri.startsWith("apps?") && name > 0) {
            var end = uri.indexOf('"', name + BY_NAME.length());
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Resource(Collection.APP_NAME, uri.substring(name + BY_NAME.length(), end)));
        }
        var parts = List.of(uri.split("/", -1));
        for (var collection : Collection.values()) {
            if (collection.folder.equals(parts.getFirst())) {
                return collection == Collection.GROUPS
                                && parts.size() == 3
                                && parts.get(2).equals("users")
                        ? Optional.of(new Resource(Collection.GROUP_USERS, parts.get(1)))
                        : within(collection, parts.subList(1, parts.size()));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    private boolean exists(OktaCall call) {
        return id.isEmpty()
                || switch (collection) {
                    case USERS -> call.state().has(User.USERS, new User.Id(id));
                    case GROUPS, GROUP_USERS -> call.state().has(Group.GROUPS, new Group.Id(id));
                    case APPS -> call.state().has(Application.APPS, new Application.Id(id));
                    case APP_NAME, AUTHORIZATION_SERVERS, CUSTOMIZATIONS, IDENTITY_PROVIDERS, POLICIES -> true;
                };
    }

    String orn(OktaCall call) {
        var whole = "orn:okta:" + collection.service + ":" + OktaOrg.id(call.tenant()) + ":" + collection.named;
        if (id.isEmpty()) {
            return whole;
        }
        return switch (collection) {
            case APPS -> whole + ":" + app(call).map(Application::name).orElse("unknown") + ":" + id;
            case GROUP_USERS -> whole + ":" + id + ":" + CONTAINED;
            default -> whole + ":" + id;
        };
    }

    private Optional<Application> app(OktaCall call) {
        return call.state().find(Application.APPS, new Application.Id(id));
    }

    String href(OktaCall call) {
        var whole = call.href(API + collection.folder);
        return switch (collection) {
            case APP_NAME -> whole + "?filter=name+eq+%22" + URLEncoder.encode(id, UTF_8) + "%22";
            case GROUP_USERS -> whole + "/" + id + "/users";
            default -> id.isEmpty() ? whole : whole + "/" + id;
        };
    }
}
