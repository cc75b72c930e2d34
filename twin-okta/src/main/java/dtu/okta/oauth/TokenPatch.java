package dtu.okta.oauth;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a token hook wants changed in one token, in the manner of a JSON Patch: all of it or nothing.
 *
 * @param claims of the token
 * @param lifetime in seconds; what it was when it stays
 */
record TokenPatch(Json claims, long lifetime) {
    private static final String CLAIMS = "/claims/";
    private static final String LIFETIME = "/token/lifetime/expiration";
    private static final long LIFETIME_MIN = 300;
    private static final long LIFETIME_MAX = 86_400;

    /** What neither token lets anybody change. */
    private static final Set<String> BOTH = Set.of("iss", "jti", "token_type", "ver", "iat", "exp", "cnf");

    private static final Set<String> ACCESS =
            Set.of("acr", "amr", "as_uri", "cid", "groups", "rpt", "rsi", "uid", "username", "scp", "auth_time");

    private static final Set<String> IDENTITY = Set.of(
            "sub",
            "aud",
            "active",
            "aid",
            "amr",
            "app_id",
            "app_type",
            "at_hash",
            "auth_time",
            "client_id",
            "client_ip",
            "client_req_id",
            "client_type",
            "client_user_agent",
            "c_hash",
            "device_compliance",
            "device_id",
            "device_known",
            "device_managed",
            "device_name",
            "device_trust",
            "did",
            "dst",
            "group",
            "groups",
            "hotk",
            "idp",
            "idp_iss",
            "mac_key",
            "may_act",
            "nonce",
            "oid",
            "okta_emailVerified",
            "okta_lastUpdated",
            "orig",
            "permissions",
            "purpose",
            "pwd_exp_days",
            "pwd_exp_time",
            "rid",
            "role",
            "scope",
            "scopes",
            "sid",
            "term",
            "user_ip");

    /** Which token is changed. */
    enum Kind {
        ACCESS("com.okta.access.patch", TokenPatch.ACCESS),
        IDENTITY("com.okta.identity.patch", TokenPatch.IDENTITY);

        private final String command;
        private final Set<String> reserved;

        Kind(String command, Set<String> reserved) {
            this.command = command;
            this.reserved = reserved;
        }

        boolean reserves(String claim) {
            return BOTH.contains(claim) || reserved.contains(claim);
        }
    }

    /** Whether those commands are for tokens that there are. */
    static boolean areKnown(List<Json> commands, List<Kind> kinds) {
        return commands.stream()
                .allMatch(command -> kinds.stream().anyMatch(kind -> kind.command.equals(type(command))));
    }

    private static String type(Json command) {
        return command.textAt("type").orElse("");
    }

    /** The same after the commands for a token of that kind; empty when one of them cannot be obeyed. */
    Optional<TokenPatch> after(List<Json> commands, Kind kind) {
        var patched = Optional.of(this);
        for (var command : commands) {
            if (type(command).equals(kind.command)) {
                for (var operation : command.at("value").map(Json::elements).orElse(List.of())) {
                    patched = patched.flatMap(so -> so.after(operation, kind));
                }
            }
        }
        return patched;
    }

    private Optional<TokenPatch> after(Json operation, Kind kind) {
        var path = operation.textAt("path").orElse("");
        var value = operation.at("value");
        var op = operation.textAt("op").orElse("");
        if (path.equals(LIFETIME)) {
            return value.filter(Json::isWhole)
                    .map(Json::asLong)
                    .filter(seconds -> op.equals("replace") && seconds >= LIFETIME_MIN && seconds <= LIFETIME_MAX)
                    .map(seconds -> new TokenPatch(claims, seconds));
        }
        var steps = List.of(
                        path.substring(Math.min(path.length(), CLAIMS.length())).split("/", -1))
                .stream()
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        if (!path.startsWith(CLAIMS) || kind.reserves(steps.getFirst())) {
            return Optional.empty();
        }
        var given = value.filter(one -> !one.isNull());
        var sound = op.equals("remove") ? given.isEmpty() : given.isPresent();
        return sound
                ? changed(claims, steps, op, given.orElse(Json.NULL)).map(so -> new TokenPatch(so, lifetime))
                : Optional.empty();
    }

    private static Optional<Json> changed(Json at, List<String> steps, String op, Json value) {
        var step = steps.getFirst();
        if (at.isArray()) {
            return changedList(at, steps, op, value);
        }
        if (!at.isObject() || step.isEmpty()) {
            return Optional.empty();
        }
        var present = at.at(step);
        if (steps.size() > 1) {
            return present.flatMap(inner -> changed(inner, steps.subList(1, steps.size()), op, value))
                    .map(inner -> at.with(step, inner));
        }
        return switch (op) {
            case "add" -> Optional.of(at.with(step, value));
            case "replace" -> present.map(former -> at.with(step, value));
            case "remove" -> present.map(former -> at.without(step));
            default -> Optional.empty();
        };
    }

    private static Optional<Json> changedList(Json list, List<String> steps, String op, Json value) {
        var all = new ArrayList<>(list.elements());
        var step = steps.getFirst();
        var index = step.equals("-") ? all.size() : step.matches("\\d{1,6}") ? Integer.parseInt(step) : -1;
        var last = op.equals("add") && steps.size() == 1 ? all.size() : all.size() - 1;
        if (index < 0 || index > last) {
            return Optional.empty();
        }
        if (steps.size() > 1) {
            return changed(all.get(index), steps.subList(1, steps.size()), op, value)
                    .map(inner -> {
                        all.set(index, inner);
                        return Json.array(all);
                    });
        }
        switch (op) {
            case "add" -> all.add(index, value);
            case "replace" -> all.set(index, value);
            case "remove" -> all.remove(index);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(Json.array(all));
    }
}
