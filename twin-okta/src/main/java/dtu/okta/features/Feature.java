package dtu.okta.features;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.state.EntityId;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;

/** Something that can be switched on. */
public record Feature(Id id, String name, String description, String stage, Status status) {
    static final Table<Id, Feature> FEATURES = Table.of("Feature", Feature::id);
    /** From a feature to those it needs. */
    static final Relation<Id, Id> NEEDS = Relation.of("FeatureDependency");

    private static final Ids<Id> IDS = OktaIds.of("ftr", Id::new);

    /** Twenty characters that begin with {@code ftr}. */
    record Id(String value) implements EntityId {}

    /** Whether it is on. */
    enum Status {
        ENABLED,
        DISABLED
    }

    /** The state with the features that every org can choose. */
    public static State founded(State state, Minting minting) {
        var monitoring = of(
                minting,
                "Import Monitoring Dashboard",
                "This feature lets you monitor the import jobs that are in progress or were started in the last 24"
                        + " hours",
                "BETA");
        var trust = of(
                minting,
                "Android Device Trust",
                "Collect a deeper set of device posture signals for Device Assurance by leveraging native Android "
                        + "Device Trust capabilities.",
                "EA");
        var signals = of(
                minting, "Advanced Posture Checks", "Evaluate custom device attributes in app sign-in policies.", "EA");
        return state.put(FEATURES, monitoring)
                .put(FEATURES, trust)
                .put(FEATURES, signals)
                .link(NEEDS, signals.id(), trust.id());
    }

    private static Feature of(Minting minting, String name, String description, String stage) {
        return new Feature(minting.next(IDS), name, description, stage, Status.DISABLED);
    }

    Feature switched(Status to) {
        return new Feature(id, name, description, stage, to);
    }

    /** This feature as the system log names it. */
    Event.Target target() {
        return new Event.Target("Feature", id.value(), "unknown", name);
    }
}
