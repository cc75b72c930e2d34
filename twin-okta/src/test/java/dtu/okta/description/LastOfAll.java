package dtu.okta.description;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Puts {@link DeviationsTest} behind all other classes of a run, and tells how many there are. */
public final class LastOfAll implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        Deviations.LISTED.planned(context.getClassDescriptors().size());
        context.getClassDescriptors().sort(Comparator.comparing(LastOfAll::last));
    }

    private static boolean last(ClassDescriptor descriptor) {
        return descriptor.getTestClass() == DeviationsTest.class;
    }
}
