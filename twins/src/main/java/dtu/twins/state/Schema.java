package dtu.twins.state;

import java.util.HashSet;
import java.util.List;

/** The shapes a twin declares, in order. */
public final class Schema {
    private final List<Shape> shapes;

    private Schema(List<Shape> shapes) {
        this.shapes = shapes;
    }

    public static Schema of(List<? extends Shape> shapes) {
        var names = new HashSet<String>();
        var number = 0;
        for (var shape : shapes) {
            if (!names.add(shape.name())) {
                throw new IllegalArgumentException("two shapes are called " + shape.name());
            }
            shape.bind(number++);
        }
        return new Schema(List.copyOf(shapes));
    }

    public List<Shape> shapes() {
        return shapes;
    }
}
