package dtu.jira.permissions;

import dtu.jira.JiraCall;
import dtu.jira.JiraCaller;
import dtu.jira.groups.Group;
import dtu.jira.projects.Project;
import dtu.jira.projects.Role;
import dtu.jira.users.User;
import dtu.twins.state.State;

/** The permission scheme of all projects, applied. */
public final class Scheme {
    private Scheme() {}

    public static boolean allows(JiraCall call, Permission permission, Project project) {
        return switch (call.caller()) {
            case JiraCaller.Observer observer -> true;
            case JiraCaller.Person(var user) -> allows(call.state(), user, permission, project);
            case JiraCaller.Anonymous anonymous -> false;
        };
    }

    /** A permission that is about the site. */
    public static boolean allows(JiraCall call, Permission permission) {
        return switch (call.caller()) {
            case JiraCaller.Observer observer -> true;
            case JiraCaller.Person(var user) ->
                permission.holders().stream().anyMatch(holder -> holdsOnSite(call.state(), holder, user));
            case JiraCaller.Anonymous anonymous -> false;
        };
    }

    public static boolean allows(State state, User user, Permission permission, Project project) {
        return user.isActive() && permission.holders().stream().anyMatch(holder -> holds(state, holder, user, project));
    }

    /** Whether the caller sees every project, whatever its roles say. */
    public static boolean seesAll(JiraCall call) {
        return allows(call, Permission.BROWSE_PROJECTS);
    }

    private static boolean holds(State state, Holder holder, User user, Project project) {
        return switch (holder) {
            case SITE_ADMINISTRATORS, JIRA_USERS -> holdsOnSite(state, holder, user);
            case ADMINISTRATORS -> Role.ADMINISTRATORS.has(state, project, user);
            case MEMBERS -> Role.MEMBER.has(state, project, user);
            case VIEWERS -> Role.VIEWER.has(state, project, user);
        };
    }

    private static boolean holdsOnSite(State state, Holder holder, User user) {
        return switch (holder) {
            case SITE_ADMINISTRATORS ->
                Group.has(state, Group.ADMINISTRATORS, user.id()) || Group.has(state, Group.SITE_ADMINS, user.id());
            case JIRA_USERS -> Group.has(state, Group.JIRA_USERS, user.id());
            case ADMINISTRATORS, MEMBERS, VIEWERS -> false;
        };
    }
}
