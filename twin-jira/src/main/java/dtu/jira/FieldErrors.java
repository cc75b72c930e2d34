package dtu.jira;

import dtu.twins.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the fields of one request: Jira tells all of it in one answer and then changes nothing. */
public final class FieldErrors {
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** The first complaint about a field is the one that is told. */
    public FieldErrors add(String field, String message) {
        errors.putIfAbsent(field, message);
        return this;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public Map<String, String> all() {
        return errors;
    }

    /** Refuses if there is anything to complain about. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw new Refusal(JiraError.response(400, List.of(), errors));
        }
    }
}
