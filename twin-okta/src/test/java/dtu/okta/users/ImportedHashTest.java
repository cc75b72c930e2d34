package dtu.okta.users;

import static dtu.okta.Org.error;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedHashTest {
    private static final String PBKDF2 = """
            "algorithm": "PBKDF2", "salt": "c2FsdHk=", "iterationCount": 4096, "keySize": 32,
            "digestAlgorithm": "SHA256_HMAC", "value": "gDicSdQf2Aai86niXolITRIFwNEy+kadYI7xoAF4L/k="
            """;
    private static final String BCRYPT = """
            "algorithm": "BCRYPT", "workFactor": 6, "salt": "DCq7YPn5Rq63x1Lad4cll.",
            "value": "TV4S6ytwfsfvkY8jIucDrjc8deX1s."
            """;

    private final Org okta = Org.inMemory();
    private int people;

    private Reply create(String hash) {
        people++;
        return okta.post("/api/v1/users", """
                {"profile": {"firstName": "I", "lastName": "M", "email": "p%1$d@acme.test", "login": "p%1$d@acme.test"},
                 "credentials": {"password": {"hash": {%2$s}}}}""".formatted(people, hash));
    }

    private Reply signIn(String password) {
        return okta.post("/api/v1/authn", """
                {"username": "p%d@acme.test", "password": "%s"}""".formatted(people, password));
    }

    private void works(String hash, String password) {
        create(hash).is(200);
        signIn(password).is(200);
        signIn(password + "x").is(401);
        signIn("").is(400);
    }

    private void isRefused(String hash, String field) {
        create(hash)
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: " + field,
                                field + ": The field has an invalid value"));
    }

    private static String digest(String algorithm, String text) {
        return Base64.getEncoder().encodeToString(Secret.digest(algorithm, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_bcrypt_hash_is_checked_at_sign_in() {
        // The empty password of the test vectors of jBCrypt is none in Okta: this is their third, for "a".
        works("""
                "algorithm": "BCRYPT", "workFactor": 6, "salt": "m0CrhHm10qJ3lXRY.5zDGO",
                "value": "3rS2KdeeWLuGmsfGlMfOxih58VYVfxe\"""", "a");
    }

    @Test
    void a_bcrypt_hash_that_is_none_is_refused() {
        isRefused(BCRYPT.replace("6,", "21,"), "workFactor");
        isRefused(BCRYPT.replace("6,", "0,"), "workFactor");
        isRefused(BCRYPT.replace("DCq7", "DCq"), "salt");
        isRefused(BCRYPT.replace("DCq7", "DC!7"), "salt");
        isRefused(BCRYPT.replace("TV4S", "TV4"), "value");
        create(BCRYPT.replace("\"workFactor\": 6,", ""))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: workFactor",
                                "workFactor: The field cannot be left blank"));
        create(BCRYPT.replace("\"salt\"", "\"pepper\""))
                .is(400, error("E0000001", "Api validation failed: salt", "salt: The field cannot be left blank"));
    }

    @Test
    void every_digest_is_checked_with_salt_before_after_or_without() {
        for (var algorithm : List.of("SHA-512", "SHA-256", "SHA-1", "MD5")) {
            var salted = "\"algorithm\": \"" + algorithm + "\", \"salt\": \"c2FsdA==\", ";
            works(
                    salted + "\"saltOrder\": \"PREFIX\", \"value\": \"" + digest(algorithm, "saltAbcd1234") + "\"",
                    "Abcd1234");
            works(
                    salted + "\"saltOrder\": \"POSTFIX\", \"value\": \"" + digest(algorithm, "Abcd1234salt") + "\"",
                    "Abcd1234");
            works(
                    "\"algorithm\": \"" + algorithm + "\", \"value\": \"" + digest(algorithm, "Abcd1234") + "\"",
                    "Abcd1234");
        }
    }

    @Test
    void a_digest_that_is_none_is_refused() {
        var value = digest("SHA-256", "Abcd1234");
        isRefused("\"algorithm\": \"SHA-512\", \"value\": \"" + value + "\"", "value");
        isRefused("\"algorithm\": \"SHA-256\", \"value\": \"not base 64\"", "value");
        isRefused("\"algorithm\": \"SHA-256\", \"salt\": \"!\", \"value\": \"" + value + "\"", "salt");
        var salted = "\"algorithm\": \"SHA-256\", \"salt\": \"c2FsdA==\", \"value\": \"" + value + "\"";
        isRefused(salted + ", \"saltOrder\": \"AROUND\"", "saltOrder");
        create(salted).is(400);
        isRefused("\"algorithm\": \"ROT13\", \"value\": \"x\"", "algorithm");
        create("\"algorithm\": \"MD5\"").is(400);
    }

    @Test
    void a_stretched_hash_is_checked_and_one_that_is_none_refused() {
        works(PBKDF2, "Abcd1234");
        isRefused(PBKDF2.replace("4096", "4095"), "iterationCount");
        isRefused(PBKDF2.replace("4096", "1000001"), "iterationCount");
        isRefused(PBKDF2.replace("32", "64"), "value");
        isRefused(PBKDF2.replace("32", "0"), "keySize");
        isRefused(PBKDF2.replace("SHA256_HMAC", "MD5_HMAC"), "digestAlgorithm");
        isRefused(PBKDF2.replace("c2FsdHk=", "="), "salt");
    }

    @Test
    void a_password_comes_in_one_way_only() {
        var body = """
                {"profile": {"firstName": "I", "lastName": "M", "email": "a@acme.test", "login": "a@acme.test"},
                 "credentials": {"password": {%s}}}""";
        okta.post("/api/v1/users", body.formatted("\"value\": \"Abcd1234\", \"hook\": {\"type\": \"default\"}"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: password",
                                "password: Only one of value, hash and hook can be specified"));
        okta.post("/api/v1/users", body.formatted("\"hook\": {\"type\": \"other\"}"))
                .is(400);
        okta.post("/api/v1/users", body.formatted("\"hook\": {}")).is(400);
    }
}
