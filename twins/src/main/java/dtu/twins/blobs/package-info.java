/**
 * Bytes too large to copy: content in hashed pieces that forks share and that vanish when nothing refers to them.
 *
 * <p>Start with {@link dtu.twins.blobs.Blob}.
 */
@NullMarked
package dtu.twins.blobs;

import org.jspecify.annotations.NullMarked;
