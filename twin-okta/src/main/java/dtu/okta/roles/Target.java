package dtu.okta.roles;

/** What a standard role is narrowed to. */
record Target(Kind kind, String id) {
    /** A group by its id, all apps of a kind by the name of the kind, or one app by its id. */
    enum Kind {
        GROUP,
        APP_NAME,
        APP
    }
}
