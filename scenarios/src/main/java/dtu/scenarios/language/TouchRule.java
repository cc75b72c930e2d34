package dtu.scenarios.language;

/**
 * A kind of change the app is allowed.
 *
 * @param pattern its type is an entity type: any change to it is meant
 */
public record TouchRule(Pattern pattern) {
    public String entity() {
        return pattern.type();
    }
}
