package dtu.okta.authn;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;

/** An org that people want to get into by the Authentication API, and the policies that tests give it. */
final class Door {
    static final String LOGIN = "dade.murphy@acme.test";
    static final String PASSWORD = "Tr0ubad0ur!";

    final Org okta = Org.inMemory();
    final String user = okta.post("/api/v1/users?activate=true", """
            {"profile": {"firstName": "Dade", "lastName": "Murphy", "email": "%1$s", "login": "%1$s"},
             "credentials": {"password": {"value": "%2$s"},
               "recovery_question": {"question": "Who's a major player in the cowboy scene?",
                 "answer": "Cowboy Dan"}}}""".formatted(LOGIN, PASSWORD))
            .is(200)
            .at("id");

    /** Without any credential. */
    Reply post(String path, String json) {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/authn" + path).json(json));
    }

    /** With an administrator's token. */
    Reply trusted(String path, String json) {
        return okta.post("/api/v1/authn" + path, json);
    }

    Reply signIn(String password) {
        return signIn(password, "");
    }

    Reply signIn(String password, String more) {
        return post("", """
                {"username": "%s", "password": "%s"%s}""".formatted(LOGIN, password, more));
    }

    /** The next step of a transaction. */
    Reply step(Reply before, String path, String more) {
        return post(path, "{\"stateToken\": \"" + before.at("stateToken") + "\"" + more + "}");
    }

    String enroll(String type, String provider, String profile) {
        return okta.post("/api/v1/users/" + user + "/factors?activate=true", """
                {"factorType": "%s", "provider": "%s", "profile": {%s}}""".formatted(type, provider, profile))
                .is(200)
                .at("id");
    }

    /** A policy of everybody, with one rule. */
    void policy(String type, String settings, String ruleType, String actions) {
        var id = okta.post("/api/v1/policies", """
                {"type": "%s", "name": "Test", "priority": 1%s}""".formatted(type, settings))
                .is(200)
                .at("id");
        okta.post("/api/v1/policies/" + id + "/rules", """
                {"type": "%s", "name": "Rule", "actions": {%s}}""".formatted(ruleType, actions))
                .is(200);
    }

    /** Everybody has to give a second factor: {@code ALWAYS}, or once on each {@code DEVICE}. */
    void requireFactor(String mode) {
        policy("OKTA_SIGN_ON", "", "SIGN_ON", """
                "signon": {"access": "ALLOW", "requireFactor": true, "factorPromptMode": "%s"}""".formatted(mode));
    }

    /** Password settings of everybody. */
    void passwords(String password, String recovery, String actions) {
        policy(
                "PASSWORD",
                ", \"settings\": {\"password\": {%s}, \"recovery\": {\"factors\": {%s}}}".formatted(password, recovery),
                "PASSWORD",
                actions);
    }

    String lastCode() {
        return okta.mail().getLast().code();
    }

    static String next(Reply reply) {
        return at(reply.json(), "_links", "next").textAt("name").orElse("");
    }

    static Json at(Json json, String... path) {
        var found = json;
        for (var part : path) {
            found = found.at(part).orElseThrow();
        }
        return found;
    }
}
