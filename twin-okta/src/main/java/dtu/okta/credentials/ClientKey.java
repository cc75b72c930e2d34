package dtu.okta.credentials;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A public key of a client: a JSON Web Key that is kept with the settings of its application, and has an id, a status
 * and times beside the members it came with.
 */
record ClientKey(Json json) {
    private static final Ids<String> IDS = OktaIds.of("pks", text -> text);
    private static final String ACTIVE = "ACTIVE";
    private static final String STATUS = "status";
    private static final String UPDATED = "lastUpdated";
    private static final int KEYS_MAX = 50;
    private static final int BITS_MIN = 2048;
    private static final Set<String> KINDS = Set.of("RSA", "EC");

    /** What is kept of a key. */
    private static final List<String> MEMBERS = List.of(
            "id",
            "created",
            UPDATED,
            STATUS,
            "kid",
            "kty",
            "use",
            "alg",
            "key_ops",
            "e",
            "n",
            "crv",
            "x",
            "y",
            "x5c",
            "x5u",
            "x5t",
            "x5t#S256");

    /** Members that only the owner of a key should ever see. */
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "k");

    static List<ClientKey> of(Application app) {
        return app.oauth().at("jwks").flatMap(jwks -> jwks.at("keys")).map(Json::elements).orElse(List.of()).stream()
                .map(ClientKey::new)
                .toList();
    }

    /** The application with those keys in the place of its own. */
    static Application with(Application app, List<ClientKey> keys, OktaCall call) {
        var all = Json.array(keys.stream().map(ClientKey::json).toList());
        var jwks = Json.EMPTY_OBJECT.with("keys", all);
        return app.withOauth(app.oauth().with("jwks", jwks), call.stamp());
    }

    /** What was given, with everything in it that Okta adds. */
    static ClientKey registered(OktaCall call, Json all) {
        var stamp = OktaTime.text(call.stamp());
        var given = Json.EMPTY_OBJECT;
        for (var name : MEMBERS) {
            given = all.at(name).isPresent() ? given.with(name, all.at(name).orElseThrow()) : given;
        }
        var known = given.textAt("id").isPresent()
                ? given
                : given.with("id", call.mint(IDS)).with("created", stamp).with(UPDATED, stamp);
        return new ClientKey(known.textAt(STATUS).isPresent() ? known : known.with(STATUS, ACTIVE));
    }

    /** The application with all its keys registered; those it had already keep their ids. */
    static Application registered(OktaCall call, Application app, List<ClientKey> before) {
        var given = of(app);
        if (given.isEmpty()) {
            return app;
        }
        var keys = new ArrayList<ClientKey>();
        for (var key : given) {
            var same = before.stream()
                    .filter(old -> !old.kid().isEmpty() && old.kid().equals(key.kid()))
                    .findFirst();
            keys.add(registered(
                    call, same.map(old -> old.json().merged(key.json())).orElse(key.json())));
        }
        refuse(keys);
        return with(app, keys, call);
    }

    /** Refuses keys that cannot stand together, or are none. */
    static void refuse(List<ClientKey> keys) {
        problem(keys).ifPresent(problem -> {
            throw wrong(problem);
        });
    }

    static Optional<String> problem(List<ClientKey> keys) {
        if (keys.size() > KEYS_MAX) {
            return Optional.of("You can't create a new key. You have reached the maximum number of keys allowed (50). "
                    + "To add another key, you must first delete an existing one.");
        }
        var names = new HashSet<String>();
        for (var key : keys) {
            if (keys.size() > 1 && key.kid().isEmpty()) {
                return Optional.of("Each key should have a unique kid when adding multiple keys. Use the Apps API to "
                        + "update the JWKS to add a kid for the existing key, or delete the existing key and re-add "
                        + "the key with a kid using the JWKS APIs.");
            }
            if (!names.add(key.kid())) {
                return Optional.of("All keys in the 'jwks' must have a unique `kid`.");
            }
        }
        if (keys.stream().filter(key -> key.isActive() && key.encrypts()).count() > 1) {
            return Optional.of("The client can have only one active encryption key in the 'jwks'.");
        }
        return keys.stream().map(ClientKey::flaw).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> flaw() {
        var kind = json.textAt("kty").orElse("");
        if (!KINDS.contains(kind)) {
            return Optional.of("kty: The field has an invalid value");
        }
        if (PRIVATE.stream().anyMatch(name -> json.at(name).isPresent())) {
            return Optional.of("The key must be a public key.");
        }
        if (kind.equals("RSA") && bits() < BITS_MIN) {
            return Optional.of("RSA key length in the 'jwks' is less than '2,048' bits for the given key.");
        }
        var curve =
                Stream.of("crv", "x", "y").allMatch(name -> json.textAt(name).isPresent());
        return kind.equals("EC") && !curve ? Optional.of("crv: The field cannot be left blank") : Optional.empty();
    }

    static RuntimeException wrong(String cause) {
        return VALIDATION_FAILED.because(cause, "JsonWebKey");
    }

    private int bits() {
        try {
            var modulus = Base64.getUrlDecoder().decode(json.textAt("n").orElse(""));
            return new BigInteger(1, modulus).bitLength();
        } catch (IllegalArgumentException notBase64) {
            return 0;
        }
    }

    String id() {
        return json.textAt("id").orElse("");
    }

    String kid() {
        return json.textAt("kid").orElse("");
    }

    boolean isActive() {
        return json.textAt(STATUS).orElse(ACTIVE).equals(ACTIVE);
    }

    /** For ID tokens, not for assertions. */
    boolean encrypts() {
        return json.textAt("use").orElse("sig").equals("enc");
    }

    ClientKey moved(String status, OktaCall call) {
        return new ClientKey(json.with(STATUS, status).with(UPDATED, OktaTime.text(call.stamp())));
    }
}
