package dtu.jira;

import dtu.twins.state.EntityId;

/** A decimal id as text, ordered as the number it is. */
public interface JiraId extends EntityId {
    @Override
    default int compareTo(EntityId other) {
        var byLength = Integer.compare(value().length(), other.value().length());
        return byLength != 0 ? byLength : value().compareTo(other.value());
    }
}
