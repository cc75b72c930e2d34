package dtu.okta.words;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.apps.Assignments;
import dtu.okta.groups.Group;
import dtu.okta.rules.GroupRule;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.Relation;
import dtu.twins.words.Happening;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts in what distinguishes two states. */
public final class Happenings {
    static final String MEMBER_ADDED = "okta.member.added";
    static final String MEMBER_REMOVED = "okta.member.removed";
    static final String USER_STATUS = "okta.user.status";
    static final String USER_CREATED = "okta.user.created";
    static final String RULE_STATUS = "okta.rule.status";
    static final String USER_PROFILE = "okta.user.profile";

    private final OktaCall before;
    private final OktaCall after;
    private final List<Happening> found = new ArrayList<>();

    private Happenings(OktaCall before, OktaCall after) {
        this.before = before;
        this.after = after;
    }

    public static List<Happening> between(OktaCall before, OktaCall after) {
        var happenings = new Happenings(before, after);
        before.state().diff(after.state(), (shape, id, earlier, later) -> happenings.row(id, earlier, later));
        return happenings.found;
    }

    private void row(Object id, @Nullable Object earlier, @Nullable Object later) {
        if (earlier instanceof User was && later instanceof User is) {
            changed(was, is);
        } else if (later instanceof User is) {
            found.add(new Happening(
                    USER_CREATED,
                    Map.of("user", is.id().value(), "status", is.status().name(), "login", is.login())));
        } else if (earlier instanceof GroupRule was && later instanceof GroupRule is) {
            if (was.status() != is.status()) {
                found.add(rule(is));
            }
        } else if (later instanceof GroupRule is) {
            found.add(rule(is));
        } else if (id instanceof Relation.Pair<?, ?>(Group.Id group, User.Id user)) {
            found.add(
                    later == null
                            ? member(MEMBER_REMOVED, before, group, user)
                            : member(MEMBER_ADDED, after, group, user));
        }
    }

    private void changed(User was, User is) {
        if (was.status() != is.status()) {
            found.add(new Happening(
                    USER_STATUS,
                    Map.of(
                            "user", is.id().value(),
                            "from", was.status().name(),
                            "status", is.status().name(),
                            "login", is.login())));
        }
        if (!was.profile().equals(is.profile())) {
            found.add(new Happening(
                    USER_PROFILE, Map.of("user", is.id().value(), "changed", different(was.profile(), is.profile()))));
        }
    }

    private static Happening rule(GroupRule rule) {
        return new Happening(
                RULE_STATUS,
                Map.of("rule", rule.id().value(), "status", rule.status().name()));
    }

    private static List<String> different(Json was, Json is) {
        var names = new LinkedHashSet<>(was.names());
        names.addAll(is.names());
        return names.stream()
                .filter(name -> !was.at(name).equals(is.at(name)))
                .sorted()
                .toList();
    }

    private static Happening member(String type, OktaCall where, Group.Id id, User.Id user) {
        var name = where.state().find(Group.GROUPS, id).map(Group::name).orElse("");
        var app = Assignments.of(where.state(), id).stream().findFirst();
        return new Happening(
                type,
                Map.of(
                        "user", user.value(),
                        "group", id.value(),
                        "groupName", name,
                        "app", app.map(Application::label).orElse(""),
                        "sensitive", app.filter(Application::isSensitive).isPresent()));
    }
}
