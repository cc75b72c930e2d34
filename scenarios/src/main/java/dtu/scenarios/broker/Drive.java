package dtu.scenarios.broker;

import dtu.scenarios.broker.Access.Sharing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The broker's Drive: whose files are whose, and with whom they are shared. */
final class Drive {
    private static final int NOT_FOUND = 404;

    private final Wire wire;
    private final String url;
    private final Impersonation people;

    Drive(Wire wire, Map<String, String> variables, Impersonation people) {
        this.wire = wire;
        this.url = variables.getOrDefault("GOOGLE_API_ROOT", "").replaceFirst("/$", "");
        this.people = people;
    }

    /** A file by what it is called. */
    record File(String id, String name) {}

    /** The one file of an owner with that name, else with that id. */
    Optional<File> file(String owner, String nameOrId) {
        var name = nameOrId.replace("\\", "\\\\").replace("'", "\\'");
        var query = "'" + owner + "' in owners and trashed = false and name = '" + name + "'";
        var named = get(owner, "/drive/v3/files", Parameters.of("q", query, "fields", "files(id,name)"))
                .flatMap(answer -> answer.at("files"))
                .map(Json::elements)
                .orElse(List.of());
        if (!named.isEmpty()) {
            return named.size() == 1 ? Optional.of(file(named.getFirst())) : Optional.empty();
        }
        var path = "/drive/v3/files/" + Parameters.encoded(nameOrId);
        return get(owner, path, Parameters.of("fields", "id,name,ownedByMe"))
                .filter(found -> found.at("ownedByMe").map(Json::asTruth).orElse(false))
                .map(Drive::file);
    }

    private static File file(Json json) {
        return new File(json.textAt("id").orElse(""), json.textAt("name").orElse(""));
    }

    /** Shares a file with somebody, without the mail that Drive would send; the permission's id. */
    Optional<String> share(Sharing sharing, String email) {
        var body = Map.<String, Object>of("role", sharing.role().word(), "type", "user", "emailAddress", email);
        var query = Parameters.of("sendNotificationEmail", "false", "fields", "id");
        return send(sharing.owner(), Method.POST, permissions(sharing.file()), query, body)
                .filter(Response::isSuccess)
                .flatMap(response -> Json.written(response.body().bytes()).textAt("id"));
    }

    /** A file that is not shared any more is as good as one that has just been taken back. */
    boolean unshare(Sharing sharing) {
        if (sharing.permission().isEmpty()) {
            return true;
        }
        var path = permissions(sharing.file()) + "/" + sharing.permission();
        return send(sharing.owner(), Method.DELETE, path, Parameters.NONE, Map.of())
                .map(response -> response.isSuccess() || response.status() == NOT_FOUND)
                .orElse(false);
    }

    /** Every file of an owner, as that owner sees them. */
    List<String> ownedBy(String email) {
        var ids = new ArrayList<String>();
        var page = Optional.of("");
        while (page.isPresent()) {
            var query = Parameters.of(
                    "q", "'" + email + "' in owners", "pageSize", "100", "fields", "files(id),nextPageToken");
            var more = page.get();
            var answer = get(email, "/drive/v3/files", more.isEmpty() ? query : query.with("pageToken", more));
            answer.flatMap(json -> json.at("files"))
                    .ifPresent(files ->
                            files.elements().forEach(file -> file.textAt("id").ifPresent(ids::add)));
            page = answer.flatMap(json -> json.textAt("nextPageToken"));
        }
        return ids;
    }

    /** Makes somebody else the owner, and takes the former one's access away. */
    boolean handOver(String file, String from, String to) {
        var body = Map.<String, Object>of("role", "owner", "type", "user", "emailAddress", to);
        var path = permissions(file);
        var query = Parameters.of("transferOwnership", "true", "moveToNewOwnersRoot", "true");
        var given = send(from, Method.POST, path, query, body)
                .map(Response::isSuccess)
                .orElse(false);
        permission(to, file, from).ifPresent(id -> send(to, Method.DELETE, path + "/" + id, Parameters.NONE, Map.of()));
        return given;
    }

    /** The id of the permission that somebody has of a file. */
    Optional<String> permission(String as, String file, String email) {
        var query = Parameters.of("fields", "permissions(id,emailAddress)");
        return get(as, permissions(file), query)
                .flatMap(answer -> answer.at("permissions"))
                .flatMap(all -> all.elements().stream()
                        .filter(one -> email.equalsIgnoreCase(
                                one.textAt("emailAddress").orElse("")))
                        .findFirst())
                .flatMap(one -> one.textAt("id"));
    }

    private static String permissions(String file) {
        return "/drive/v3/files/" + file + "/permissions";
    }

    private Optional<Json> get(String as, String path, Parameters query) {
        return send(as, Method.GET, path, query, Map.of())
                .filter(Response::isSuccess)
                .map(response -> Json.written(response.body().bytes()));
    }

    private Optional<Response> send(String as, Method method, String path, Parameters query, Map<String, Object> body) {
        return people.token(as).flatMap(token -> {
            var bare = Request.of(method, path).from(url).header("Authorization", "Bearer " + token);
            var filled = body.isEmpty() ? bare : bare.json(Json.textOf(body));
            return wire.send(
                    Urls.absolute(new Request(method, filled.origin(), path, query, filled.headers(), filled.body())));
        });
    }
}
