package dtu.okta.policies;

import dtu.okta.OktaCall;
import dtu.okta.OktaLinks;
import dtu.okta.OktaTime;
import dtu.twins.json.JsonOut;

/** Policies and their rules as Okta shows them. */
final class PolicyView {
    private PolicyView() {}

    static Policy.Place place(Policy policy) {
        return new Policy.Place(policy.type(), policy.priority());
    }

    static Policy.Name name(Policy policy) {
        return Policy.Name.of(policy.type(), policy.terms().name());
    }

    static void members(OktaCall call, JsonOut json, Policy policy) {
        var terms = policy.terms();
        json.text("id", policy.id().value())
                .text("status", policy.standing().status().name())
                .text("name", terms.name())
                .json("description", terms.description())
                .number("priority", policy.priority())
                .truth("system", policy.isSystem())
                .json("conditions", terms.conditions())
                .text("created", OktaTime.text(policy.standing().created()))
                .text("lastUpdated", OktaTime.text(policy.standing().lastUpdated()))
                .json("settings", terms.settings().isNull() ? null : terms.settings())
                .object("_links", links -> links(call, links, policy))
                .text("type", policy.type().name());
    }

    private static void links(OktaCall call, JsonOut links, Policy policy) {
        var self = call.href(Policies.PATH + "/" + policy.id().value());
        if (!policy.isSystem()) {
            OktaLinks.hinted(links, "mappings", self + "/mappings", "GET", "POST");
        }
        if (policy.isSystem()) {
            OktaLinks.hinted(links, "self", self, "GET", "PUT");
        } else {
            OktaLinks.hinted(links, "self", self, "GET", "PUT", "DELETE");
        }
        OktaLinks.hinted(links, "rules", self + "/rules", "GET", "POST");
        if (!policy.isSystem()) {
            move(links, self, policy.isActive());
        }
    }

    /** Every rule of a policy, as they are embedded. */
    static void rules(OktaCall call, JsonOut json, Policy policy) {
        var rules = call.state().scan(PolicyRule.BY_PLACE, Policies.ofPolicy(policy.id()));
        json.array("rules", rules, (out, rule) -> out.value(object -> members(call, object, policy, rule)));
    }

    static void members(OktaCall call, JsonOut json, Policy policy, PolicyRule rule) {
        json.text("id", rule.id().value())
                .text("status", rule.standing().status().name())
                .text("name", rule.terms().name())
                .number("priority", rule.priority())
                .text("created", OktaTime.text(rule.standing().created()))
                .text("lastUpdated", OktaTime.text(rule.standing().lastUpdated()))
                .truth("system", rule.isSystem())
                .json("conditions", rule.terms().conditions())
                .json("actions", rule.terms().actions())
                .object("_links", links -> links(call, links, rule))
                .text("type", policy.type().ruleType());
    }

    private static void links(OktaCall call, JsonOut links, PolicyRule rule) {
        var self = call.href(Policies.PATH + "/" + rule.policy().value() + "/rules/"
                + rule.id().value());
        if (rule.isSystem()) {
            OktaLinks.hinted(links, "self", self, "GET", "PUT");
        } else {
            OktaLinks.hinted(links, "self", self, "GET", "PUT", "DELETE");
            move(links, self, rule.isActive());
        }
    }

    private static void move(JsonOut links, String self, boolean active) {
        var name = active ? "deactivate" : "activate";
        OktaLinks.hinted(links, name, self + "/lifecycle/" + name, "POST");
    }
}
