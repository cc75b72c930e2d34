package dtu.jira;

import dtu.twins.Requirement;

/** What a caller must be before an operation looks any further; what may be done to a project or issue comes later. */
public enum JiraNeed implements Requirement {
    /** Anyone, anonymous callers included: they see what anonymous people may see. */
    ANYONE,
    /** Somebody. */
    USER,
    /** Somebody who administers the site. */
    ADMIN
}
