package dtu.okta.policies;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.expression.BadExpression;
import dtu.okta.users.UserType;
import dtu.okta.zones.Zone;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A rule as a client describes it, with whatever Okta fills in. */
final class GivenRule {
    private GivenRule() {}

    static PolicyRule.Terms terms(OktaCall call, Policy policy, Optional<PolicyRule> present) {
        var body = call.body();
        var type = policy.type();
        if (!body.text("type").or(type.ruleType()).equals(type.ruleType())) {
            throw VALIDATION_FAILED.because("type: The type of the rule must be " + type.ruleType(), "type");
        }
        var name = GivenPolicy.name(body);
        for (var other : call.state().scan(PolicyRule.BY_PLACE, Policies.ofPolicy(policy.id()))) {
            var same = present.filter(rule -> rule.id().equals(other.id())).isPresent();
            if (!same && other.terms().name().equalsIgnoreCase(name)) {
                throw VALIDATION_FAILED.because("name: Policy rule name already in use", "name");
            }
        }
        if (present.filter(PolicyRule::isSystem).isPresent()
                && !name.equals(present.get().terms().name())) {
            throw VALIDATION_FAILED.because("name: The name of a default rule cannot be changed", "name");
        }
        return new PolicyRule.Terms(name, conditions(call, type, present), actions(call, type, present));
    }

    private static Json conditions(OktaCall call, PolicyType type, Optional<PolicyRule> present) {
        var given = call.body().opaqueObject("conditions").toOptional();
        if (present.filter(PolicyRule::isSystem).isPresent()) {
            var own = present.get().terms().conditions();
            if (given.isPresent() && given.get().size() > 0 && !given.get().equals(own)) {
                throw VALIDATION_FAILED.because(
                        "conditions: The conditions of a default rule cannot be changed", "conditions");
            }
            return own;
        }
        if (given.isEmpty() && present.isPresent()) {
            return present.get().terms().conditions();
        }
        var usual = Defaults.of(type, "conditions");
        var conditions = Defaults.completed(usual, given.orElse(Json.EMPTY_OBJECT));
        Choices.check(conditions, Choices.CONDITIONS);
        GivenPolicy.refuseStrangers(call, conditions);
        refuseUnknownZones(call, name -> conditions.at("network").flatMap(network -> network.at(name)));
        refuseNonsense(call, conditions);
        return conditions;
    }

    private static void refuseUnknownZones(OktaCall call, Function<String, Optional<Json>> list) {
        for (var name : List.of("include", "exclude")) {
            for (var zone : list.apply(name).map(Json::elements).orElse(List.of())) {
                if (!zone.asText().equals("ALL_ZONES") && !Zone.exists(call.state(), zone.asText())) {
                    throw VALIDATION_FAILED.because(
                            "conditions.network." + name + ": Invalid network zone ID: " + zone.asText(), "conditions");
                }
            }
        }
    }

    private static void refuseNonsense(OktaCall call, Json conditions) {
        var expression = conditions
                .at("elCondition")
                .flatMap(condition -> condition.textAt("condition"))
                .orElse("");
        if (expression.isBlank()) {
            return;
        }
        try {
            var names = Set.copyOf(UserType.usual(call.state()).attributes());
            call.conditions().parse(Checks.asInGroupRules(expression), names);
        } catch (BadExpression wrong) {
            throw VALIDATION_FAILED.because("elCondition: " + wrong.words(), "elCondition");
        }
    }

    private static Json actions(OktaCall call, PolicyType type, Optional<PolicyRule> present) {
        var given = call.body().opaqueObject("actions").toOptional();
        if (given.isEmpty() && present.isPresent()) {
            return present.get().terms().actions();
        }
        var usual = Defaults.of(type, "actions");
        var sent = given.orElse(Json.EMPTY_OBJECT);
        for (var name : sent.names()) {
            if (usual.at(name).isEmpty()) {
                throw VALIDATION_FAILED.because(
                        "actions." + name + ": The field is not valid for this rule", "actions");
            }
        }
        var actions = Defaults.completed(usual, sent);
        Choices.check(actions, Choices.ACTIONS);
        refuseHalf(actions);
        actions.at("profileEnrollment").ifPresent(action -> new RegistrationTerms(action).refuseNonsense(call));
        return type == PolicyType.ACCESS_POLICY ? chained(actions, sent) : actions;
    }

    private static void refuseHalf(Json actions) {
        var signon = actions.at("signon").orElse(Json.EMPTY_OBJECT);
        var requires = signon.at("requireFactor").filter(Json::asTruth).isPresent();
        if (requires && signon.textAt("factorPromptMode").isEmpty()) {
            throw VALIDATION_FAILED.because("factorPromptMode: The field cannot be left blank", "factorPromptMode");
        }
    }

    /** A chain of methods says itself how many factors it takes. */
    private static Json chained(Json actions, Json sent) {
        var given = sent.at("appSignOn")
                .flatMap(signOn -> signOn.at("verificationMethod"))
                .filter(method -> method.textAt("type").orElse("").equals("AUTH_METHOD_CHAIN"));
        if (given.isEmpty()) {
            return actions;
        }
        if (given.get().at("chains").map(Json::size).orElse(0) == 0) {
            throw VALIDATION_FAILED.because("chains: The field cannot be left blank", "chains");
        }
        var signOn = actions.at("appSignOn").orElse(Json.EMPTY_OBJECT);
        return actions.with(
                "appSignOn", signOn.with("verificationMethod", given.get().without("factorMode")));
    }
}
