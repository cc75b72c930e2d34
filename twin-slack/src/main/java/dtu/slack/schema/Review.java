package dtu.slack.schema;

import java.util.ArrayList;
import java.util.List;

/** One structure being checked: what was found wrong so far. */
public class Review {
    private final List<Complaint> complaints = new ArrayList<>();

    public void complain(Complaint complaint) {
        complaints.add(complaint);
    }

    /** In the order in which they were found; rules may rearrange their own. */
    public List<Complaint> complaints() {
        return complaints;
    }

    public boolean isClean() {
        return complaints.isEmpty();
    }

    /** The lines that methods answer with. */
    public List<String> lines() {
        return complaints.stream().map(Complaint::line).toList();
    }
}
