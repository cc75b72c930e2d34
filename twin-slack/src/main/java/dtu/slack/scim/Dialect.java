package dtu.slack.scim;

import dtu.slack.SlackCall;
import dtu.twins.json.Json;
import java.util.List;

/** The two versions of the protocol: the same resources under other names. */
enum Dialect {
    V1(
            "v1",
            "urn:scim:schemas:core:1.0",
            "urn:scim:schemas:core:1.0",
            "urn:scim:schemas:extension:enterprise:1.0",
            "urn:scim:schemas:extension:slack:guest:1.0",
            "urn:scim:schemas:extension:slack:profile:1.0"),
    V2(
            "v2",
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:ietf:params:scim:schemas:extension:slack:guest:2.0:User",
            "urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User");

    /** The extensions as resources are kept, whatever the version. */
    static final String ENTERPRISE = "enterprise";

    static final String GUEST = "guest";
    static final String PROFILE = "profile";
    static final List<String> EXTENSIONS = List.of(ENTERPRISE, GUEST, PROFILE);
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final String path;
    private final String user;
    private final String group;
    private final List<String> extensions;

    Dialect(String path, String user, String group, String enterprise, String guest, String profile) {
        this.path = path;
        this.user = user;
        this.group = group;
        this.extensions = List.of(enterprise, guest, profile);
    }

    String userSchema() {
        return user;
    }

    String groupSchema() {
        return group;
    }

    String listSchema() {
        return this == V1 ? user : LIST;
    }

    String urn(String extension) {
        return extensions.get(EXTENSIONS.indexOf(extension));
    }

    String location(SlackCall call, String kind, String id) {
        return call.request().origin() + "/scim/" + path + "/" + kind + "/" + id;
    }

    /** A resource with its extensions under the names they are kept by. */
    Json read(Json given) {
        var read = given.without("schemas");
        for (var extension : EXTENSIONS) {
            var urn = urn(extension);
            var value = read.at(urn);
            read = read.without(urn);
            if (value.isPresent()) {
                read = read.with(extension, value.get());
            }
        }
        return read;
    }

    /** A path of a change, with an extension's own name in the place of its long one. */
    String read(String path) {
        for (var extension : EXTENSIONS) {
            var urn = urn(extension);
            if (path.equals(urn)) {
                return extension;
            }
            if (path.startsWith(urn + ":") || path.startsWith(urn + ".")) {
                return extension + "." + path.substring(urn.length() + 1);
            }
        }
        return path.startsWith(user + ":") ? path.substring(user.length() + 1) : path;
    }
}
