package dtu.okta.policies;

import java.util.Optional;

/** What a policy is about, and what that says about its ids, its order and its rules. */
public enum PolicyType {
    OKTA_SIGN_ON("SIGN_ON", Order.RANKED, Rules.RANKED),
    PASSWORD("PASSWORD", Order.RANKED, Rules.RANKED),
    MFA_ENROLL("MFA_ENROLL", Order.RANKED, Rules.RANKED),
    IDP_DISCOVERY("IDP_DISCOVERY", Order.ALONE, Rules.RANKED),
    ACCESS_POLICY("ACCESS_POLICY", Order.SIDE_BY_SIDE, Rules.BEFORE_CATCH_ALL),
    PROFILE_ENROLLMENT("PROFILE_ENROLLMENT", Order.SIDE_BY_SIDE, Rules.FIXED),
    DEVICE_SIGNAL_COLLECTION("DEVICE_SIGNAL_COLLECTION", Order.SIDE_BY_SIDE, Rules.BEFORE_CATCH_ALL),
    POST_AUTH_SESSION("POST_AUTH_SESSION", Order.ALONE, Rules.FIXED),
    ENTITY_RISK("ENTITY_RISK", Order.ALONE, Rules.BEFORE_CATCH_ALL),
    SESSION_VIOLATION_DETECTION("SESSION_VIOLATION_DETECTION", Order.ALONE, Rules.BEFORE_CATCH_ALL),
    CLIENT_UPDATE("CLIENT_UPDATE", Order.ALONE, Rules.FIXED),
    IDENTITY_CLAIM_SOURCING("IDENTITY_CLAIM_SOURCING", Order.ALONE, Rules.FIXED);

    private final String ruleType;
    private final Order order;
    private final Rules rules;

    PolicyType(String ruleType, Order order, Rules rules) {
        this.ruleType = ruleType;
        this.order = order;
        this.rules = rules;
    }

    /** How policies of one type stand to each other. */
    enum Order {
        /** Tried by priority, the default last. */
        RANKED,
        /** Each for the resources that are mapped to it. */
        SIDE_BY_SIDE,
        /** There is one, and there can be no other. */
        ALONE
    }

    /** How the rules of one policy stand to each other. */
    enum Rules {
        /** Numbered from 1 without gaps; the default's own rule last. */
        RANKED,
        /** Numbered as the client wants, before a catch-all rule with the number 99. */
        BEFORE_CATCH_ALL,
        /** Those that came with the policy, and no others; the catch-all rule last. */
        FIXED
    }

    static Optional<PolicyType> named(String name) {
        for (var type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What rules call themselves. */
    String ruleType() {
        return ruleType;
    }

    Order order() {
        return order;
    }

    Rules rules() {
        return rules;
    }

    /** The older kinds have {@code 00p} and {@code 0pr}, the others {@code rst} and {@code rul}. */
    boolean isOld() {
        return rules == Rules.RANKED;
    }
}
