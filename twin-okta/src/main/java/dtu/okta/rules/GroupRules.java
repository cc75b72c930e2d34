package dtu.okta.rules;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.RULED_GROUP_ROLE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.GROUPS_MANAGE;
import static dtu.okta.OktaScope.GROUPS_READ;
import static dtu.okta.rules.GroupRule.HOLDS;
import static dtu.okta.rules.GroupRule.RULES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.expression.BadExpression;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.okta.roles.Assignee;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.rules.GroupRule.Status;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's Group Rules API. */
public final class GroupRules {
    private static final String PATH = "/api/v1/groups/rules";
    private static final String ONE = PATH + "/{groupRuleId}";
    private static final int LIMIT = 50;
    private static final int LIMIT_MAX = 200;
    private static final int NAME_MAX = 50;
    private static final String TYPE = "group_rule";
    private static final String LANGUAGE = "urn:okta:expression:1.0";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listGroupRules",      GET,    PATH,                          GROUPS_READ,   GroupRules::list),
        write("createGroupRule",     POST,   PATH,                          GROUPS_MANAGE, GroupRules::create),
        read ("getGroupRule",        GET,    ONE,                           GROUPS_READ,   GroupRules::get),
        write("replaceGroupRule",    PUT,    ONE,                           GROUPS_MANAGE, GroupRules::replace),
        write("deleteGroupRule",     DELETE, ONE,                           GROUPS_MANAGE, GroupRules::delete),
        write("activateGroupRule",   POST,   ONE + "/lifecycle/activate",   GROUPS_MANAGE, GroupRules::activate),
        write("deactivateGroupRule", POST,   ONE + "/lifecycle/deactivate", GROUPS_MANAGE, GroupRules::deactivate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(RULES, HOLDS);

    private GroupRules() {}

    /** {@code search} is any part of the name. There are few rules, so all are looked at. */
    private static Response list(OktaCall call) {
        var wanted = Group.key(call.query("search").orElse(""));
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = new GroupRule.Id(call.query("after").orElse(""));
        var rules = call.state().scan(RULES, Range.after(after)).stream()
                .filter(rule -> Group.key(rule.terms().name()).contains(wanted))
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call,
                rules,
                limit,
                rule -> rule.id().value(),
                (json, rule) -> json.value(object -> members(call, object, rule)));
    }

    private static Commit create(OktaCall call) {
        var terms = terms(call);
        refuseTaken(call, terms, new GroupRule.Id(""));
        var groups = groups(call);
        var rule = GroupRule.create(call.mint(GroupRule.IDS), terms, groups, call.stamp());
        return Commit.commit(call.state().put(RULES, rule)).answer(ok(call, rule));
    }

    private static Response get(OktaCall call) {
        return ok(call, rule(call));
    }

    private static Commit replace(OktaCall call) {
        var rule = rule(call);
        if (rule.status() == Status.ACTIVE) {
            throw VALIDATION_FAILED.because("Active group rules cannot be edited", "status");
        }
        if (rule.status() == Status.INVALID) {
            throw VALIDATION_FAILED.because("Invalid group rules can only be deleted", "status");
        }
        if (!groups(call).equals(rule.groups())) {
            throw VALIDATION_FAILED.because("actions: The actions of a group rule cannot be changed", "actions");
        }
        var terms = terms(call);
        refuseTaken(call, terms, rule.id());
        var changed = rule.onTerms(terms, call.stamp());
        return Commit.commit(call.state().put(RULES, changed)).answer(ok(call, changed));
    }

    /** With {@code removeUsers=true} the rule's people go with it. */
    private static Commit delete(OktaCall call) {
        var rule = rule(call);
        var evaluation = new Evaluation(call);
        if (call.flag("removeUsers").orElse(false)) {
            evaluation.releaseAll(rule);
        }
        var commit = evaluation.commit();
        return commit.with(Evaluation.forget(commit.state(), rule).remove(RULES, rule.id()))
                .answer(Response.json(202, json -> {}));
    }

    private static Commit activate(OktaCall call) {
        var rule = rule(call);
        if (rule.status() == Status.INVALID) {
            throw VALIDATION_FAILED.because("Invalid group rules cannot be activated", "status");
        }
        if (rule.status() == Status.ACTIVE) {
            return Commit.commit(call.state());
        }
        var active = rule.moved(Status.ACTIVE, call.stamp());
        return call.logged(
                        call.state().put(RULES, active),
                        Event.of("group.user_membership.rule.trigger", active.target()))
                .later(call.now(), new RuleTask.Everybody(rule.id(), ""));
    }

    private static Commit deactivate(OktaCall call) {
        var rule = rule(call);
        if (rule.status() != Status.ACTIVE) {
            return Commit.commit(call.state());
        }
        var inactive = rule.moved(Status.INACTIVE, call.stamp());
        return call.logged(
                call.state().put(RULES, inactive),
                Event.of("group.user_membership.rule.deactivated", inactive.target()));
    }

    private static GroupRule rule(OktaCall call) {
        var id = call.path("groupRuleId", GroupRule.Id::new);
        return call.state().find(RULES, id).orElseThrow(NOT_FOUND.about(id.value(), "GroupRule"));
    }

    private static void refuseTaken(OktaCall call, GroupRule.Terms terms, GroupRule.Id self) {
        var holder = call.state().find(GroupRule.BY_NAME, Group.key(terms.name()));
        if (holder.isPresent() && !holder.get().id().equals(self)) {
            throw VALIDATION_FAILED.because("name: Policy rule name already in use", "name");
        }
    }

    private static GroupRule.Terms terms(OktaCall call) {
        if (!call.body().text("type").or(TYPE).equals(TYPE)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        var name = call.body().requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        var conditions = call.body().requiredObject("conditions");
        var given = conditions.requiredObject("expression");
        if (!given.text("type").or(LANGUAGE).equals(LANGUAGE)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "expression");
        }
        var expression = given.requiredText("value");
        try {
            Evaluation.condition(call, expression);
        } catch (BadExpression wrong) {
            throw VALIDATION_FAILED.because("expression: " + wrong.words(), "expression");
        }
        var people = conditions.objectOrEmpty("people");
        return new GroupRule.Terms(name, expression, excluded(people, "users"), excluded(people, "groups"));
    }

    private static List<String> excluded(Fields people, String kind) {
        return people.objectOrEmpty(kind).texts("exclude").or(List.of());
    }

    private static List<Group.Id> groups(OktaCall call) {
        var assigned = call.body().requiredObject("actions").requiredObject("assignUserToGroups");
        var ids = assigned.texts("groupIds").or(List.of());
        if (ids.isEmpty()) {
            throw VALIDATION_FAILED.because("groupIds: The field cannot be left blank", "groupIds");
        }
        for (var id : ids) {
            var group = call.state().find(Group.GROUPS, new Group.Id(id));
            if (group.isEmpty() || group.get().isBuiltIn()) {
                throw VALIDATION_FAILED.because("groupIds: Invalid group id " + id, "groupIds");
            }
            if (RoleAssignment.isAssigned(call.state(), Assignee.of(group.get().id()))) {
                throw RULED_GROUP_ROLE.refusal(group.get().name());
            }
        }
        return ids.stream().map(Group.Id::new).toList();
    }

    private static Response ok(OktaCall call, GroupRule rule) {
        return Response.json(200, json -> members(call, json, rule));
    }

    private static void members(OktaCall call, JsonOut json, GroupRule rule) {
        var terms = rule.terms();
        json.text("type", TYPE)
                .text("id", rule.id().value())
                .text("status", rule.status().name())
                .text("name", terms.name())
                .text("created", OktaTime.text(rule.created()))
                .text("lastUpdated", OktaTime.text(rule.lastUpdated()))
                .object("conditions", conditions -> conditions(conditions, terms))
                .object(
                        "actions",
                        actions -> actions.object(
                                "assignUserToGroups",
                                assigned -> assigned.texts(
                                        "groupIds",
                                        rule.groups().stream()
                                                .map(Group.Id::value)
                                                .toList())))
                .truth("allGroupsValid", rule.status() != Status.INVALID);
        if (call.query("expand").filter("groupIdToGroupNameMap"::equals).isPresent()) {
            json.object(
                    "_embedded",
                    embedded -> embedded.object(
                            "groupIdToGroupNameMap",
                            names -> rule.groups().stream()
                                    .flatMap(id -> call.state().find(Group.GROUPS, id).stream())
                                    .forEach(group -> names.text(group.id().value(), group.name()))));
        }
    }

    private static void conditions(JsonOut json, GroupRule.Terms terms) {
        json.object(
                        "people",
                        people -> people.object("users", users -> users.texts("exclude", terms.exceptUsers()))
                                .object("groups", groups -> groups.texts("exclude", terms.exceptGroups())))
                .object(
                        "expression",
                        expression ->
                                expression.text("value", terms.expression()).text("type", LANGUAGE));
    }
}
