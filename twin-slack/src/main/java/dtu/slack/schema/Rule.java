package dtu.slack.schema;

import dtu.twins.json.Json;

/** What a value in a structure may be. */
public interface Rule {
    /** The value with what Slack adds to it; whatever is wrong goes into the review. */
    Json reviewed(Review review, String pointer, Json value);
}
