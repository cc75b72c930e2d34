package dtu.jira.permissions;

/** To whom the scheme gives something. */
enum Holder {
    /** The groups that administer the site. */
    SITE_ADMINISTRATORS,
    /** The group of everybody who may use Jira. */
    JIRA_USERS,
    /** The project's role of that name. */
    ADMINISTRATORS,
    MEMBERS,
    VIEWERS
}
