/**
 * JSON in and out.
 *
 * <p>{@link dtu.twins.json.Json} is an immutable value for what a vendor treats as opaque;
 * {@link dtu.twins.json.JsonOut} writes answers straight to bytes; {@link dtu.twins.json.Fields} reads request bodies,
 * telling absent from null.
 */
@NullMarked
package dtu.twins.json;

import org.jspecify.annotations.NullMarked;
