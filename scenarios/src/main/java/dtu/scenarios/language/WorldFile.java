package dtu.scenarios.language;

import java.util.List;
import java.util.Map;

/**
 * A world as data: how many people of which kinds there are, what they use, and what else the vendors' own operations
 * make.
 *
 * @param provisioning the services in which Okta keeps everybody's account: slack, jira, google
 * @param setup vendor operations that the world's administrator performs, in order
 */
public record WorldFile(
        String name,
        Company company,
        List<Named> named,
        List<App> apps,
        List<Channel> channels,
        List<String> provisioning,
        List<Setup> setup,
        Mark mark) {
    /** Hex SHA-256 over what it says: of equal hashes and seeds are equal worlds. */
    public String hash() {
        return Canon.hash(this);
    }

    /**
     * The people who are generated.
     *
     * @param departments name and share
     * @param contractors the share of people who are not employed
     * @param namesakes how many pairs of people have the same name
     * @param mixedCase the share of e-mail addresses that are written with capitals
     */
    public record Company(
            String domain,
            int people,
            Map<String, Double> departments,
            double contractors,
            int namesakes,
            double mixedCase,
            int files) {}

    /** A person the file itself names. */
    public record Named(Map<String, Value> fields, Mark mark) {
        /** A field as text; empty when it is not given. */
        public String text(String field) {
            return fields.get(field) instanceof Value.Literal(var literal) ? String.valueOf(literal) : "";
        }
    }

    /**
     * An application: an Okta group whose members may use it, an Okta application assigned to that group.
     *
     * @param owner a department, whose lead owns it
     * @param baseline the departments whose people need it from the first day
     */
    public record App(String name, boolean sensitive, String owner, List<String> baseline, Mark mark) {}

    /**
     * A chat channel.
     *
     * @param everybody everybody is in it, and the app too
     */
    public record Channel(String name, String purpose, boolean everybody, Mark mark) {}

    /**
     * One vendor operation.
     *
     * @param operation as {@code dtu routes} names it
     */
    public record Setup(String operation, Map<String, Value> with, Mark mark) {}
}
