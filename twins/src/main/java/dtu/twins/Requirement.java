package dtu.twins;

/** What a caller must have to use an operation: a scope, a permission, a role. Each vendor has its own. */
public interface Requirement {
    /** In the vendor's words. */
    String name();
}
