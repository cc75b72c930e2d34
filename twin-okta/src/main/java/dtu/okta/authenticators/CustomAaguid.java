package dtu.okta.authenticators;

import dtu.twins.json.Json;
import dtu.twins.state.Table;

/**
 * A model of security keys that an administrator has described.
 *
 * @param characteristics what such keys are like, as given
 * @param certificates by which their makers sign them, with what Okta reads in each
 */
record CustomAaguid(Id id, String name, Json characteristics, Json certificates) {
    static final Table<Id, CustomAaguid> AAGUIDS = Table.of("CustomAaguid", CustomAaguid::id);

    /** The authenticator and the number of the model; the models of one authenticator stand together. */
    record Id(Authenticator.Id authenticator, String aaguid) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var first = authenticator.compareTo(other.authenticator);
            return first != 0 ? first : aaguid.compareTo(other.aaguid);
        }
    }
}
