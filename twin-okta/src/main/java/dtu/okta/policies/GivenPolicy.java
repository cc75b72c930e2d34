package dtu.okta.policies;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.policies.Standing.Status;
import dtu.okta.users.User;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A policy as a client describes it, with whatever Okta fills in. */
final class GivenPolicy {
    private static final int NAME_MAX = 255;

    private GivenPolicy() {}

    static PolicyType type(String name) {
        if (name.isEmpty()) {
            throw VALIDATION_FAILED.because("type: The field cannot be left blank", "type");
        }
        return PolicyType.named(name)
                .orElseThrow(() -> VALIDATION_FAILED.because("type: The field has an invalid value", "type"));
    }

    static Optional<Integer> priority(OktaCall call) {
        var priority = call.body().whole("priority").toOptional();
        if (priority.isPresent() && (priority.get() < 0 || priority.get() > Integer.MAX_VALUE)) {
            throw VALIDATION_FAILED.because("priority: The field has an invalid value", "priority");
        }
        return priority.map(Long::intValue);
    }

    static Optional<Status> status(OktaCall call) {
        return call.body().text("status").toOptional().map(text -> switch (text) {
            case "ACTIVE" -> Status.ACTIVE;
            case "INACTIVE" -> Status.INACTIVE;
            default -> throw VALIDATION_FAILED.because("status: The field has an invalid value", "status");
        });
    }

    static Policy.Terms terms(OktaCall call, PolicyType type, Optional<Policy> present) {
        var body = call.body();
        var name = name(body);
        status(call);
        var holder = call.state().find(Policy.BY_NAME, Policy.Name.of(type, name));
        if (holder.isPresent() && present.filter(holder.get()::equals).isEmpty()) {
            throw VALIDATION_FAILED.because("name: Policy name already in use", "name");
        }
        var conditions = conditions(call, type, present);
        if (present.filter(Policy::isSystem).isPresent()) {
            refuseOther(present.get(), name, conditions);
        }
        return new Policy.Terms(
                name,
                body.text("description").map(Json::text).or(Json.NULL),
                conditions,
                settings(call, type, present));
    }

    static String name(Fields body) {
        var name = body.requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        return name;
    }

    private static void refuseOther(Policy system, String name, Json conditions) {
        if (!name.equals(system.terms().name())) {
            throw VALIDATION_FAILED.because("name: The name of a default policy cannot be changed", "name");
        }
        if (!conditions.equals(system.terms().conditions())) {
            throw VALIDATION_FAILED.because(
                    "conditions: The conditions of a default policy cannot be changed", "conditions");
        }
    }

    /** Those that are not ranked are for nobody in particular and have none. */
    private static Json conditions(OktaCall call, PolicyType type, Optional<Policy> present) {
        var given = call.body().opaqueObject("conditions").toOptional();
        if (type.order() != PolicyType.Order.RANKED) {
            if (given.isPresent() && given.get().size() > 0) {
                throw VALIDATION_FAILED.because("conditions: The field must be empty", "conditions");
            }
            return Json.NULL;
        }
        if (given.isEmpty() && present.isPresent()) {
            return present.get().terms().conditions();
        }
        var everyone = call.state().scan(Group.BUILT_IN).first().orElseThrow().id();
        var usual = Defaults.conditions(type, everyone);
        var conditions = Defaults.completed(usual, given.orElse(Json.EMPTY_OBJECT));
        Choices.check(conditions, Choices.CONDITIONS);
        refuseStrangers(call, conditions);
        return conditions;
    }

    private static Json settings(OktaCall call, PolicyType type, Optional<Policy> present) {
        var given = call.body().opaqueObject("settings").toOptional();
        var usual = Defaults.of(type, "settings");
        if (usual.isNull()) {
            if (given.isPresent() && given.get().size() > 0) {
                throw VALIDATION_FAILED.because("settings: The field must be empty", "settings");
            }
            return Json.NULL;
        }
        if (given.isEmpty()) {
            return present.map(policy -> policy.terms().settings()).orElse(usual);
        }
        if (type == PolicyType.MFA_ENROLL) {
            return enrollment(usual, given.get());
        }
        var settings = Defaults.completed(usual, given.get());
        Choices.checkNumbers(settings);
        Choices.check(settings, Choices.SETTINGS);
        return settings;
    }

    /** Authenticators that are not named may not be enrolled; the old form names factors instead. */
    private static Json enrollment(Json usual, Json given) {
        Choices.check(given, Choices.SETTINGS);
        if (given.at("factors").isPresent()) {
            return given;
        }
        var named =
                new ArrayList<>(given.at("authenticators").map(Json::elements).orElse(List.of()));
        var keys = new HashSet<String>();
        for (var authenticator : named) {
            var key = authenticator.textAt("key").orElse("");
            if (key.isEmpty()) {
                throw VALIDATION_FAILED.because("key: The field cannot be left blank", "key");
            }
            keys.add(key);
            Choices.check(authenticator, Choices.SETTINGS);
        }
        for (var known : usual.at("authenticators").map(Json::elements).orElse(List.of())) {
            if (!keys.contains(known.textAt("key").orElse(""))) {
                named.add(known.with("enroll", Json.EMPTY_OBJECT.with("self", "NOT_ALLOWED")));
            }
        }
        return Json.EMPTY_OBJECT
                .with("type", given.textAt("type").orElse("AUTHENTICATORS"))
                .with("authenticators", Json.array(named));
    }

    /** Refuses people and groups that are not there. */
    static void refuseStrangers(OktaCall call, Json conditions) {
        var people = conditions.at("people").orElse(Json.NULL);
        for (var list : List.of("include", "exclude")) {
            for (var id : ids(people, "groups", list)) {
                if (!call.state().has(Group.GROUPS, new Group.Id(id))) {
                    throw VALIDATION_FAILED.because(
                            "conditions.people.groups." + list + ": Invalid group ID: " + id, "conditions");
                }
            }
            for (var id : ids(people, "users", list)) {
                if (!call.state().has(User.USERS, new User.Id(id))) {
                    throw VALIDATION_FAILED.because(
                            "conditions.people.users." + list + ": Invalid user ID: " + id, "conditions");
                }
            }
        }
    }

    private static List<String> ids(Json people, String kind, String list) {
        return people.at(kind).flatMap(all -> all.at(list)).map(Json::elements).orElse(List.of()).stream()
                .map(Json::asText)
                .toList();
    }
}
