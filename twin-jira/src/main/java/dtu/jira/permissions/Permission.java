package dtu.jira.permissions;

import static dtu.jira.permissions.Holder.ADMINISTRATORS;
import static dtu.jira.permissions.Holder.JIRA_USERS;
import static dtu.jira.permissions.Holder.MEMBERS;
import static dtu.jira.permissions.Holder.SITE_ADMINISTRATORS;
import static dtu.jira.permissions.Holder.VIEWERS;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Something one may be allowed to do, and to whom the scheme gives it. */
public enum Permission {
    // spotless:off - a table reads best as a table
    ADMINISTER                        ("0", Kind.GLOBAL, "Administer Jira",
            "Create and administer projects, issue types, fields, workflows, and schemes for all projects.", SITE_ADMINISTRATORS),
    SYSTEM_ADMIN                      ("44", Kind.GLOBAL, "Administer Jira system",
            "Ability to perform all administration functions.", SITE_ADMINISTRATORS),
    CREATE_SHARED_OBJECTS             ("22", Kind.GLOBAL, "Share dashboards and filters",
            "Share dashboards and filters with other users.", JIRA_USERS),
    MANAGE_GROUP_FILTER_SUBSCRIPTIONS ("24", Kind.GLOBAL, "Manage group filter subscriptions",
            "Create and delete group filter subscriptions.", JIRA_USERS),
    USER_PICKER                       ("27", Kind.GLOBAL, "Browse users and groups",
            "View and select users or groups from the user picker, and share issues.", JIRA_USERS),
    BULK_CHANGE                       ("33", Kind.GLOBAL, "Make bulk changes",
            "Modify collections of issues at once.", JIRA_USERS),
    ADMINISTER_PROJECTS               ("23", Kind.PROJECT, "Administer Projects",
            "Ability to administer a project in Jira.", ADMINISTRATORS),
    BROWSE_PROJECTS                   ("10", Kind.PROJECT, "Browse Projects",
            "Ability to browse projects and the issues within them.", JIRA_USERS, MEMBERS, VIEWERS),
    VIEW_READONLY_WORKFLOW            ("45", Kind.PROJECT, "View Read-Only Workflow",
            "Users with this permission may view a read-only version of a workflow.", JIRA_USERS, MEMBERS, VIEWERS),
    CREATE_ISSUES                     ("11", Kind.PROJECT, "Create Issues",
            "Ability to create issues.", JIRA_USERS, MEMBERS),
    EDIT_ISSUES                       ("12", Kind.PROJECT, "Edit Issues",
            "Ability to edit issues.", JIRA_USERS, MEMBERS),
    SCHEDULE_ISSUES                   ("28", Kind.PROJECT, "Schedule Issues",
            "Ability to view or edit an issue's due date.", JIRA_USERS, MEMBERS),
    MOVE_ISSUES                       ("25", Kind.PROJECT, "Move Issues",
            "Ability to move issues between projects or between workflows of the same project.", JIRA_USERS, MEMBERS),
    ASSIGN_ISSUES                     ("13", Kind.PROJECT, "Assign Issues",
            "Ability to assign issues to other people.", JIRA_USERS, MEMBERS),
    ASSIGNABLE_USER                   ("17", Kind.PROJECT, "Assignable User",
            "Users with this permission may be assigned to issues.", JIRA_USERS, MEMBERS),
    RESOLVE_ISSUES                    ("14", Kind.PROJECT, "Resolve Issues",
            "Ability to resolve and reopen issues.", JIRA_USERS, MEMBERS),
    CLOSE_ISSUES                      ("18", Kind.PROJECT, "Close Issues",
            "Ability to close issues.", JIRA_USERS, MEMBERS),
    TRANSITION_ISSUES                 ("46", Kind.PROJECT, "Transition Issues",
            "Ability to transition issues.", JIRA_USERS, MEMBERS),
    LINK_ISSUES                       ("21", Kind.PROJECT, "Link Issues",
            "Ability to link issues together and create linked issues.", JIRA_USERS, MEMBERS),
    MODIFY_REPORTER                   ("30", Kind.PROJECT, "Modify Reporter",
            "Ability to modify the reporter when creating or editing an issue.", ADMINISTRATORS),
    DELETE_ISSUES                     ("16", Kind.PROJECT, "Delete Issues",
            "Ability to delete issues.", ADMINISTRATORS),
    VIEW_VOTERS_AND_WATCHERS          ("31", Kind.PROJECT, "View Voters and Watchers",
            "Ability to view the voters and watchers of an issue.", JIRA_USERS, MEMBERS, VIEWERS),
    MANAGE_WATCHERS                   ("32", Kind.PROJECT, "Manage Watchers",
            "Ability to manage the watchers of an issue.", ADMINISTRATORS),
    ADD_COMMENTS                      ("15", Kind.PROJECT, "Add Comments",
            "Ability to comment on issues.", JIRA_USERS, MEMBERS),
    EDIT_ALL_COMMENTS                 ("34", Kind.PROJECT, "Edit All Comments",
            "Ability to edit all comments made on issues.", ADMINISTRATORS),
    EDIT_OWN_COMMENTS                 ("35", Kind.PROJECT, "Edit Own Comments",
            "Ability to edit own comments made on issues.", JIRA_USERS, MEMBERS),
    DELETE_ALL_COMMENTS               ("36", Kind.PROJECT, "Delete All Comments",
            "Ability to delete all comments made on issues.", ADMINISTRATORS),
    DELETE_OWN_COMMENTS               ("37", Kind.PROJECT, "Delete Own Comments",
            "Ability to delete own comments made on issues.", JIRA_USERS, MEMBERS),
    CREATE_ATTACHMENTS                ("19", Kind.PROJECT, "Create Attachments",
            "Users with this permission may create attachments.", JIRA_USERS, MEMBERS),
    DELETE_ALL_ATTACHMENTS            ("38", Kind.PROJECT, "Delete All Attachments",
            "Users with this permission may delete all attachments.", ADMINISTRATORS),
    DELETE_OWN_ATTACHMENTS            ("39", Kind.PROJECT, "Delete Own Attachments",
            "Users with this permission may delete own attachments.", JIRA_USERS, MEMBERS),
    WORK_ON_ISSUES                    ("20", Kind.PROJECT, "Work On Issues",
            "Ability to log work done against an issue.", JIRA_USERS, MEMBERS),
    EDIT_OWN_WORKLOGS                 ("40", Kind.PROJECT, "Edit Own Worklogs",
            "Ability to edit own worklogs made on issues.", JIRA_USERS, MEMBERS),
    EDIT_ALL_WORKLOGS                 ("41", Kind.PROJECT, "Edit All Worklogs",
            "Ability to edit all worklogs made on issues.", ADMINISTRATORS),
    DELETE_OWN_WORKLOGS               ("42", Kind.PROJECT, "Delete Own Worklogs",
            "Ability to delete own worklogs made on issues.", JIRA_USERS, MEMBERS),
    DELETE_ALL_WORKLOGS               ("43", Kind.PROJECT, "Delete All Worklogs",
            "Ability to delete all worklogs made on issues.", ADMINISTRATORS);
    // spotless:on

    private final String id;
    private final Kind kind;
    private final String label;
    private final String description;
    private final Set<Holder> holders;

    Permission(String id, Kind kind, String label, String description, Holder... holders) {
        this.id = id;
        this.kind = kind;
        this.label = label;
        this.description = description;
        this.holders = Set.of(holders);
    }

    /** Whether a permission is about the site or about one project. */
    enum Kind {
        GLOBAL,
        PROJECT
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    Set<Holder> holders() {
        return holders;
    }

    public static Optional<Permission> byKey(String key) {
        return Arrays.stream(values())
                .filter(permission -> permission.name().equals(key))
                .findFirst();
    }
}
