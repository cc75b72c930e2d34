package dtu.okta.description;

import java.util.List;

/**
 * Something that an operation is said to take beside its path.
 *
 * @param values those that the description names, as a choice or as examples
 */
public record Parameter(Place place, String name, List<String> values) {

    /** Where it stands in a request. */
    public enum Place {
        QUERY,
        HEADER,
        FORM,
        JSON
    }
}
